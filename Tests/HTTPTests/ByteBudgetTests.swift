import HTTP
import Sockets
import Testing

/// What the bodies of all requests under way may take together.
@Suite("Byte budget")
struct ByteBudgetTests {
  private static func post(_ path: String, _ length: Int) -> String {
    "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n"
  }
  private static func bytes(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x61, count: count) }

  @Test("holds what has come of a body, and lets go of it with the answer")
  func held() throws {
    let budget = ByteBudget(limit: 1_000_000)
    var connection = SimulatedConnection(try ExampleRouter.make(), bodies: budget)
    connection.send(Self.post("/body", 500_000))
    #expect(budget.used == 0)
    connection.send(Self.bytes(100_000))
    #expect((100_000...110_000).contains(budget.used))
    connection.send(Self.bytes(399_999))
    // Doubling would have taken nearly twice as much.
    #expect((499_999...520_000).contains(budget.used))
    #expect(connection.send("a").map(\.status) == [200])
    #expect(budget.used == 0)
    #expect(budget.refused == 0)
  }

  @Test("is held by a request until whoever works on it is done")
  func offloaded() throws {
    let budget = ByteBudget(limit: 1_000_000)
    var connection = SimulatedConnection(try ExampleRouter.make(), bodies: budget)
    connection.holdsOffloaded = true
    connection.send(Self.post("/slow", 200_000))
    connection.send(Self.bytes(150_000))
    connection.send(Self.bytes(50_000))
    #expect(budget.used >= 150_000)
    #expect(connection.step.next == .wait)
    connection.answerOffloaded()
    #expect(budget.used == 0)
  }

  @Test("refuses by the head a body that has no room, and takes it when there is some")
  func refusedAtHead() throws {
    let budget = ByteBudget(limit: 300_000)
    let router = try ExampleRouter.make()
    var first = SimulatedConnection(router, bodies: budget)
    first.send(Self.post("/body", 250_000))
    first.send(Self.bytes(200_000))
    var second = SimulatedConnection(router, bodies: budget)
    let refusal = try #require(second.send(Self.post("/body", 150_000)).first)
    #expect(refusal.status == 503)
    #expect(refusal["Retry-After"] == "1")
    #expect(refusal["Connection"] == "close")
    #expect(budget.refused == 1)
    var small = SimulatedConnection(router, bodies: budget)
    #expect(small.send(Self.post("/body", 2) + "hi").map(\.status) == [200])
    first.send(Self.bytes(50_000))
    var third = SimulatedConnection(router, bodies: budget)
    third.send(Self.post("/body", 150_000))
    #expect(WireAnswer.parse(third.send(Self.bytes(150_000))).map(\.status) == [200])
  }

  @Test("refuses the body that brings it over the limit, whose length nobody said, and forgets it")
  func refusedOnTheWay() throws {
    let budget = ByteBudget(limit: 300_000)
    var connection = SimulatedConnection(try ExampleRouter.make(), bodies: budget)
    connection.send("POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n80000\r\n")
    var answers: [WireAnswer] = []
    var sent = 0
    while answers.isEmpty && sent < 0x80000 {
      answers = WireAnswer.parse(connection.send(Self.bytes(16_384)))
      sent += 16_384
      #expect(budget.used <= 300_000)
    }
    #expect(answers.map(\.status) == [503])
    #expect(connection.step.next == .linger)
    #expect(budget.used == 0)
    #expect(budget.refused == 1)
  }

  @Test("counts a long head for as long as its body is under way")
  func longHead() throws {
    let budget = ByteBudget(limit: 50_000)
    let router = try ExampleRouter.make()
    let head =
      "POST /body HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: 30_000))\r\nContent-Length: 2\r\n\r\n"
    var connection = SimulatedConnection(router, bodies: budget)
    #expect(connection.send(head + "h").isEmpty)
    #expect((25_000...35_000).contains(budget.used))
    var another = SimulatedConnection(router, bodies: budget)
    let refusal = try #require(another.send(head + "h").first)
    #expect(refusal.status == 503 && refusal["Retry-After"] == "1")
    #expect(connection.send("i").map(\.body) == ["hi"])
    #expect(budget.used == 0)
  }

  @Test("counts what has come and waits to be read: heads in parts, and requests behind another")
  func waiting() throws {
    let budget = ByteBudget(limit: 50_000)
    let router = try ExampleRouter.make()
    var head = SimulatedConnection(router, bodies: budget)
    head.send("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: 30_000))")
    #expect(budget.used >= 30_000)
    var another = SimulatedConnection(router, bodies: budget)
    #expect(
      another.send("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: 25_000))").map(\.status)
        == [503])
    #expect(another.isClosed)
    head.send("\r\n\r\n")
    #expect(budget.used == 0)

    var slow = SimulatedConnection(router, bodies: budget)
    slow.holdsOffloaded = true
    let more = String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 2000)
    slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n" + more)
    #expect(budget.used == 0)
    let answers = WireAnswer.parse(slow.answerOffloaded())
    // What came behind had no room; the answer that was begun is the last on the connection.
    #expect(answers.map(\.body) == ["slow"])
    #expect(answers.first?["Connection"] == "close")
    #expect(slow.isClosed)
  }

  @Test("gets back what a connection held that went away")
  func gone() throws {
    let budget = ByteBudget(limit: 1_000_000)
    let router = try ExampleRouter.make()
    for _ in 0..<20 {
      var connection = SimulatedConnection(router, bodies: budget)
      connection.send(Self.post("/body", 400_000))
      connection.send(Self.bytes(200_000))
      #expect(budget.used >= 200_000)
    }
    #expect(budget.used == 0)
    #expect(budget.refused == 0)
  }
}
