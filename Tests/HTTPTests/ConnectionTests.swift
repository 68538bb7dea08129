import HTTP
import Sockets
import Testing

@Suite("Connection")
struct ConnectionTests {
  static func get(_ path: String, _ fields: String = "") -> String {
    "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
  }

  @Test("writes the exact bytes of an answer")
  func exactBytes() throws {
    var connection = SimulatedConnection(
      try ExampleRouter.make(), commonHeaders: Headers([(.xContentTypeOptions, "nosniff")]))
    let output = connection.send(Array(Self.get("/").utf8))
    #expect(
      String(decoding: output, as: UTF8.self) == """
        HTTP/1.1 200 OK\r
        Date: Sat, 01 Jan 2022 01:20:00 GMT\r
        X-Content-Type-Options: nosniff\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Length: 4\r
        \r
        root
        """)
  }

  @Test("writes an error's exact bytes")
  func exactErrorBytes() throws {
    var connection = SimulatedConnection(try ExampleRouter.make())
    let output = connection.send(Array("GET /\u{1} HTTP/1.1\r\n".utf8))
    #expect(
      String(decoding: output, as: UTF8.self) == """
        HTTP/1.1 400 Bad Request\r
        Date: Sat, 01 Jan 2022 01:20:00 GMT\r
        Content-Type: application/problem+json\r
        Content-Length: 120\r
        Connection: close\r
        \r
        {"type":"about:blank","title":"Bad Request","status":400,"detail":"The path holds a byte that must be percent-encoded."}
        """)
    #expect(connection.step.next == .linger)
  }

  @Test(
    "answers HEAD with the fields of GET and nothing else",
    arguments: ["/", "/large", "/lines", "/nowhere", "/tag"])
  func head(_ path: String) throws {
    let router = try ExampleRouter.make()
    var get = SimulatedConnection(router)
    var head = SimulatedConnection(router)
    let full = try #require(get.send(Self.get(path)).first)
    let bytes = head.send(Array("HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
    let answers = WireAnswer.parse(bytes, head: true)
    #expect(answers == [WireAnswer(status: full.status, fields: full.fields, body: "")])
  }

  @Test("keeps the order of pipelined answers when one is made elsewhere")
  func order() throws {
    var connection = SimulatedConnection(try ExampleRouter.make())
    connection.holdsOffloaded = true
    let first = connection.send(Self.get("/") + Self.get("/slow") + Self.get("/echo/x") + Self.get("/slow"))
    #expect(first.map(\.body) == ["root"])
    #expect(connection.step.next == .wait)
    #expect(WireAnswer.parse(connection.answerOffloaded()).map(\.body) == ["slow", "x"])
    #expect(WireAnswer.parse(connection.answerOffloaded()).map(\.body) == ["slow"])
    #expect(connection.step.next == .read)
  }

  @Test("goes ahead only when the client waits and the body is welcome")
  func expectation() throws {
    let router = try ExampleRouter.make()
    let fields = "HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
    var waits = SimulatedConnection(router)
    #expect(
      String(decoding: waits.send(Array("POST /size \(fields)".utf8)), as: UTF8.self)
        == "HTTP/1.1 100 Continue\r\n\r\n")
    #expect(waits.send("hi").map(\.body) == ["2"])

    var sends = SimulatedConnection(router)
    #expect(sends.send("POST /size \(fields)hi").map(\.status) == [200])

    var nowhere = SimulatedConnection(router)
    #expect(nowhere.send("POST /x \(fields)").map(\.status) == [404])
    #expect(nowhere.isClosed)

    var large = SimulatedConnection(router)
    let tooLarge = fields.replacing("Length: 2", with: "Length: 21")
    #expect(large.send("POST /size \(tooLarge)").map(\.status) == [413])
    #expect(large.isClosed)

    var old = SimulatedConnection(router)
    #expect(old.send("POST /size \(fields.replacing("HTTP/1.1", with: "HTTP/1.0"))").isEmpty)
    #expect(old.send("hi").map(\.status) == [200])
  }

  @Test("sends a stream in chunks, and to HTTP/1.0 until the end")
  func streams() throws {
    let router = try ExampleRouter.make()
    let lines = "{\"line\":1}\n{\"line\":2}\n{\"line\":3}\n"
    var connection = SimulatedConnection(router)
    let answer = try #require(connection.send(Self.get("/lines")).first)
    #expect(answer["Transfer-Encoding"] == "chunked")
    #expect(answer["Content-Length"] == nil)
    #expect(answer.body == lines)
    #expect(!connection.isClosed)

    var old = SimulatedConnection(router)
    let oldAnswer = try #require(old.send("GET /lines HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").first)
    #expect(oldAnswer["Transfer-Encoding"] == nil)
    #expect(oldAnswer["Connection"] == "close")
    #expect(oldAnswer.body == lines)
    #expect(old.isClosed)
  }

  @Test("breaks off a stream that fails, without the last chunk")
  func brokenStream() throws {
    var connection = SimulatedConnection(try ExampleRouter.make())
    let text = String(decoding: connection.send(Array(Self.get("/broken").utf8)), as: UTF8.self)
    #expect(text.hasSuffix("\r\n\r\n3\r\n{}\n\r\n"))
    #expect(connection.isClosed)
  }

  @Test("makes no more of a stream than the client takes")
  func backpressure() throws {
    var connection = SimulatedConnection(try ExampleRouter.make())
    connection.takesOutput = false
    connection.send(Self.get("/endless"))
    #expect(connection.step.next == .write)
    #expect(connection.output.count < 100_000)
    for _ in 0..<10 {
      let more = connection.takeOutput()
      #expect(more.count >= 65_536 && more.count < 100_000)
    }
    #expect(connection.send(Self.get("/")).isEmpty)
  }

  @Test("answers no more pipelined requests than fit into the output")
  func outputLimit() throws {
    var connection = SimulatedConnection(try ExampleRouter.make())
    connection.takesOutput = false
    let flood = String(repeating: Self.get("/echo/\(String(repeating: "a", count: 500))"), count: 2000)
    connection.send(flood)
    #expect(connection.step.next == .write)
    #expect(connection.output.count < Limits().pendingOutput + 2000)
    connection.takesOutput = true
    connection.takeOutput()
    #expect(WireAnswer.parse(connection.output).map(\.status) == Array(repeating: 200, count: 2000))
    #expect(connection.step.next == .read)
  }

  @Test("answers what was asked before the client's end")
  func halfClose() throws {
    let router = try ExampleRouter.make()
    var silent = SimulatedConnection(router)
    #expect(silent.endInput().isEmpty)
    #expect(silent.step.next == .close)

    var slow = SimulatedConnection(router)
    slow.holdsOffloaded = true
    slow.send(Self.get("/slow"))
    slow.endInput()
    #expect(WireAnswer.parse(slow.answerOffloaded()).map(\.body) == ["slow"])

    for text in ["GET /", Self.get("/", "X: y").dropLast(2).description] {
      var partial = SimulatedConnection(router)
      partial.send(text)
      #expect(WireAnswer.parse(partial.endInput()).map(\.status) == [400])
      #expect(partial.isClosed)
    }

    var body = SimulatedConnection(router)
    body.send("POST /size HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhi")
    #expect(WireAnswer.parse(body.endInput()).map(\.status) == [400])
  }

  @Test("finishes what is in flight when the server stops")
  func stopping() throws {
    let router = try ExampleRouter.make()
    var idle = SimulatedConnection(router)
    idle.send(Self.get("/"))
    idle.stop()
    #expect(idle.step.next == .close)

    var partial = SimulatedConnection(router)
    partial.send("GET / HTT")
    partial.stop()
    #expect(partial.step.next == .read)
    let answer = try #require(partial.send("P/1.1\r\nHost: a\r\n\r\n").first)
    #expect(answer.status == 200)
    #expect(answer["Connection"] == "close")
    #expect(partial.isClosed)

    var slow = SimulatedConnection(router)
    slow.holdsOffloaded = true
    slow.send(Self.get("/slow"))
    slow.stop()
    #expect(slow.step.next == .wait)
    #expect(WireAnswer.parse(slow.answerOffloaded()).first?["Connection"] == "close")
    #expect(slow.isClosed)
  }

  @Test("sends an error's own fields")
  func errorFields() throws {
    var connection = SimulatedConnection(try ExampleRouter.make())
    let answers = connection.send(Self.get("/refuse") + "PUT / HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(answers.first?["Retry-After"] == "7")
    #expect(answers.last?["Allow"] == "GET, HEAD, OPTIONS")
  }

  @Test("never gives one request's head to another")
  func headsAreNotShared() throws {
    final class Keeper: ServerObserver {
      nonisolated(unsafe) var kept: [Request] = []
      func connectionOpened(from address: SocketAddress) {}
      func connectionClosed(from address: SocketAddress) {}
      func requestFinished(_ record: RequestRecord) {
        if let request = record.request { kept.append(request) }
      }
    }
    let keeper = Keeper()
    var connection = SimulatedConnection(try ExampleRouter.make(), observer: keeper)
    for number in 0..<10 { connection.send(Self.get("/echo/\(number)")) }
    #expect(keeper.kept.map(\.path) == (0..<10).map { "/echo/\($0)" })
  }
}
