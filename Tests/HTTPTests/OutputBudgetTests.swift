import Foundation
import HTTP
import Sockets
import Testing

/// What the answers may take that clients do not take.
@Suite("Output budget")
struct OutputBudgetTests {
  private static func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }

  @Test(
    "refuses all but small answers while clients leave too much, and no longer",
    arguments: ["/large", "/lines"])
  func full(path: String) throws {
    let budget = OutputBudget(limit: 250_000)
    let router = try ExampleRouter.make()
    var slow = SimulatedConnection(router, output: budget)
    slow.takesOutput = false
    slow.send(Self.get("/large"))
    #expect(slow.output.starts(with: "HTTP/1.1 200".utf8))
    #expect(budget.used == 200_000)
    var other = SimulatedConnection(router, output: budget)
    let refusal = try #require(other.send(Self.get(path)).first)
    #expect(refusal.status == 503 && refusal["Retry-After"] == "1" && refusal["Connection"] == nil)
    #expect(budget.refused == 1)
    #expect(other.send(Self.get("/")).map(\.body) == ["root"])
    let head = other.send(Array("HEAD /large HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
    #expect(head.starts(with: "HTTP/1.1 200".utf8))
    while slow.step.next == .write { slow.takeOutput() }
    #expect(budget.used == 0)
    #expect(other.send(Self.get(path)).map(\.status) == [200])
    #expect(budget.used == 0)
  }

  @Test("lets one answer be longer than all of it, and forgets what a connection held that went away")
  func longer() throws {
    let budget = OutputBudget(limit: 100_000)
    let router = try ExampleRouter.make()
    for _ in 0..<3 {
      var connection = SimulatedConnection(router, output: budget)
      connection.takesOutput = false
      connection.send(Self.get("/large"))
      #expect(connection.output.starts(with: "HTTP/1.1 200".utf8))
      #expect(budget.used == 200_000)
    }
    #expect(budget.used == 0 && budget.refused == 0)
  }

  @Test("slows requests behind each other down, and answers them all")
  func pipelined() throws {
    let budget = OutputBudget(limit: 1000)
    budget.add(1000)
    var connection = SimulatedConnection(try ExampleRouter.make(), output: budget)
    connection.takesOutput = false
    let first = connection.send(Array(String(repeating: Self.get("/"), count: 1500).utf8))
    #expect((16_384..<20_000).contains(first.count))
    #expect(connection.step.next == .write)
    var pieces = [first.count]
    while connection.step.next == .write {
      // In between there is room, and is not.
      budget.add(pieces.count.isMultiple(of: 2) ? 1000 : -1000)
      pieces.append(connection.takeOutput().count)
    }
    #expect(connection.step.next == .read)
    #expect(WireAnswer.parse(connection.output).count == 1500)
  }

  @Test(
    "goes on with a body that waits behind answers, wanted or not, once these are taken",
    arguments: [
      ("POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 200),
      ("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 404),
      ("POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 200),
    ])
  func bodyBehind(post: String, status: Int) throws {
    var limits = Limits()
    // Reached by the answers, and by the head of the one in the middle as well.
    for pendingOutput in [1, 100, 200, 300, 400] {
      limits.pendingOutput = pendingOutput
      var connection = SimulatedConnection(try ExampleRouter.make(), limits: limits)
      connection.send(Array((Self.get("/") + post + Self.get("/tag")).utf8))
      #expect(WireAnswer.parse(connection.output).map(\.status) == [200, status, 200], "\(pendingOutput)")
      #expect(connection.step.next == .read)
    }
  }

  @Test("counts a long answer until the client has taken it or is gone", arguments: [true, false])
  func live(takes: Bool) throws {
    let size = 32 << 20
    let budget = OutputBudget(limit: 64 << 20)
    var builder = RouterBuilder()
    builder.get("/") { _ in Response(type: .plainText, [UInt8](repeating: 0x61, count: size)) }
    var configuration = ServerConfiguration(address: .ipv4(0x7F00_0001, port: 0))
    configuration.output = budget
    let server = try HTTPServer.start(try builder.build(), configuration)
    defer {
      server.shutDown()
      server.waitUntilStopped()
    }
    var client: BlockingSocket? = try BlockingSocket(to: server.address, seconds: 60)
    client?.send(Array(Self.get("/").utf8))
    #expect(client?.receive()?.isEmpty == false)
    #expect((size...size + 65_536).contains(budget.used))
    if takes {
      var taken = 0
      while taken < size - 200_000, let more = client?.receive(), !more.isEmpty { taken += more.count }
    }
    client = nil
    for _ in 0..<6000 where budget.used > 0 { usleep(10_000) }
    #expect(budget.used == 0)
  }
}
