import HTTP
import Sockets
import Synchronization
import Testing

/// What is decided by a request's head, and what becomes of the body that nobody wants.
@Suite("Decision at the head")
struct DecisionTests {
  private static let unwanted = Limits().unwantedBody

  /// Routes that refuse by their heads; `asked` counts how often a handler was.
  private static func make(_ asked: Tally = Tally()) throws -> SimulatedConnection {
    var builder = RouterBuilder()
    builder.before { request throws(HTTPError) in
      if request.headers.contains(.userAgent) { throw .tooManyRequests(retryAfter: 3) }
      return nil
    }
    let guarded = Route.Options(
      bodyLimit: 100_000,
      admission: { request throws(HTTPError) in
        #expect(request.body.isEmpty)
        guard request.headers.contains(.authorization) else { throw .unauthorized("Who?") }
        guard request.headers[.contentType] == "text/plain" else { throw .unsupportedMediaType("What?") }
      })
    builder.post("/guarded", guarded) { request in
      asked.count()
      return .text("\(request.body.count)")
    }
    builder.get("/other") { _ in .text("other") }
    var bare = Route.Options(lane: { $0.rawQuery == nil ? nil : Lane("bare", width: 1) })
    bare.takesBody = false
    builder.get("/bare", bare) { request in .text("\(request.body.count)") }
    return SimulatedConnection(try builder.build())
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var target: String
    var fields: String
    var status: Int

    init(_ name: String, _ target: String, _ fields: String, _ status: Int) {
      (self.name, self.target, self.fields, self.status) = (name, target, fields, status)
    }
    var testDescription: String { name }
  }

  private static let right = "Authorization: x\r\nContent-Type: text/plain\r\n"

  static let cases: [Case] = [
    Case("rate", "POST /guarded", right + "User-Agent: many\r\n", 429),
    Case("rate before the route", "POST /nowhere", "User-Agent: many\r\n", 429),
    Case("unknown method", "FROB /guarded", right, 501),
    Case("no such route", "POST /nowhere", right, 404),
    Case("no such method here", "POST /other", right, 405),
    Case("no token", "POST /guarded", "", 401),
    Case("another type", "POST /guarded", "Authorization: x\r\nContent-Type: text/html\r\n", 415),
    Case("content coding", "POST /guarded", right + "Content-Encoding: gzip\r\n", 415),
  ]

  @Test("is made before a byte of the body has come; a small body is thrown away", arguments: cases)
  func small(_ example: Case) throws {
    var connection = try Self.make()
    let answers = connection.send(
      "\(example.target) HTTP/1.1\r\nHost: a\r\n\(example.fields)Content-Length: 10\r\n\r\n")
    #expect(answers.map(\.status) == [example.status])
    #expect(answers.first?["Connection"] == nil)
    #expect(connection.step.next == .read)
    #expect(connection.send("GET /other").isEmpty)
    #expect(connection.send("GET /other HTTP/1.1\r\nHost: a\r\n\r\n").map(\.body) == ["other"])
  }

  @Test("ends the connection where the body is large or has to be asked for", arguments: cases)
  func large(_ example: Case) throws {
    for field in ["Content-Length: \(Self.unwanted + 1)", "Content-Length: 10\r\nExpect: 100-continue"] {
      var connection = try Self.make()
      let answers = connection.send(
        "\(example.target) HTTP/1.1\r\nHost: a\r\n\(example.fields)\(field)\r\n\r\n")
      #expect(answers.map(\.status) == [example.status])
      #expect(answers.first?["Connection"] == "close")
      // Not at once: what the client still sends would reset the connection and could destroy the answer.
      #expect(connection.step.next == .linger)
    }
  }

  @Test("throws chunks away up to a limit")
  func chunks() throws {
    let head = "POST /nowhere HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    var connection = try Self.make()
    #expect(connection.send(head).map(\.status) == [404])
    #expect(
      connection.send("5\r\nhello\r\n0\r\n\r\nGET /other HTTP/1.1\r\nHost: a\r\n\r\n").map(\.status) == [200])
    #expect(connection.send(head + "\(String(Self.unwanted, radix: 16))\r\n").map(\.status) == [404])
    connection.send([UInt8](repeating: 0x61, count: Self.unwanted))
    #expect(connection.step.next == .read)
    #expect(connection.send("\r\n1\r\n").isEmpty)
    #expect(connection.step.next == .linger)
  }

  @Test("throws the body of the last request on a connection away while it ends")
  func last() throws {
    for head in ["POST /nowhere HTTP/1.0", "POST /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close"] {
      var connection = try Self.make()
      #expect(connection.send("\(head)\r\nContent-Length: 10\r\n\r\n").map(\.status) == [404])
      #expect(connection.step.next == .linger)
    }
  }

  @Test("waits for a body that nobody wants no longer than for another")
  func patience() throws {
    var connection = try Self.make()
    connection.send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx")
    connection.wait(seconds: 9.9)
    #expect(!connection.isClosed)
    #expect(connection.wait(seconds: 0.2).isEmpty)
    #expect(connection.step.next == .close)

    var ended = try Self.make()
    ended.send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx")
    #expect(ended.endInput().isEmpty)
    #expect(ended.step.next == .close)

    var stopped = try Self.make()
    stopped.send("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx")
    #expect(stopped.stop().isEmpty)
    #expect(stopped.isClosed)
  }

  @Test("asks the handler once the body of an admitted request is there")
  func admitted() throws {
    let asked = Tally()
    var connection = try Self.make(asked)
    #expect(
      connection.send("POST /guarded HTTP/1.1\r\nHost: a\r\n\(Self.right)Content-Length: 5\r\n\r\nhel")
        .isEmpty)
    #expect(asked.value == 0)
    #expect(connection.send("lo").map(\.body) == ["5"])
    #expect(asked.value == 1)
    #expect(
      connection.send("POST /guarded HTTP/1.1\r\nHost: a\r\n\(Self.right)Content-Length: 100001\r\n\r\n").map(
        \.status) == [413])
  }

  @Test("answers without a body where the route takes none", arguments: ["/bare", "/bare?in=lane"])
  func withoutBody(target: String) throws {
    let head = "GET \(target) HTTP/1.1\r\nHost: a\r\n"
    for field in ["Content-Length: 10", "Content-Length: 10\r\nContent-Encoding: gzip"] {
      var connection = try Self.make()
      #expect(connection.send("\(head)\(field)\r\n\r\n").map(\.body) == ["0"])
      #expect(connection.send("0123456789\(head)\r\n").map(\.body) == ["0"])
    }
    for field in ["Content-Length: 10\r\nExpect: 100-continue", "Content-Length: 9000000"] {
      var connection = try Self.make()
      let answers = connection.send("\(head)\(field)\r\n\r\n")
      #expect(answers.map(\.body) == ["0"])
      #expect(answers.first?["Connection"] == "close" && connection.step.next == .linger)
    }
    var chunked = try Self.make()
    #expect(chunked.send("\(head)Transfer-Encoding: chunked\r\n\r\n5\r\nhel").map(\.status) == [200])
    #expect(chunked.send("lo\r\n0\r\n\r\n\(head)\r\n").map(\.status) == [200])
    // However long the answer took, the body has its time behind it.
    var slow = try Self.make()
    slow.holdsOffloaded = target.contains("?")
    slow.send("\(head)Content-Length: 10\r\n\r\n")
    slow.wait(seconds: 60)
    slow.answerOffloaded()
    if slow.holdsOffloaded {
      #expect(slow.step.next == .read && slow.wait(seconds: 9).isEmpty && !slow.isClosed)
    }
  }

  @Test("holds in process, too")
  func inProcess() throws {
    var builder = RouterBuilder()
    builder.post("/", Route.Options(admission: { _ throws(HTTPError) in throw .forbidden("No.") })) { _ in
      .text("yes")
    }
    let router = try builder.build()
    #expect(try router.respond(to: Request(.post, "/", body: [0x61])).status == .forbidden)
  }
}

/// A counter that closures share.
final class Tally: Sendable {
  private let number = Mutex(0)
  func count() { number.withLock { $0 += 1 } }
  var value: Int { number.withLock { $0 } }
}
