import Dispatch
import HTTP
import Sockets
import Testing

/// The server over real sockets.
@Suite("Live server")
struct LiveServerTests {
  enum Transport: CaseIterable {
    case inProcess
    case live
  }

  @Test("answers the same in process and over a socket", arguments: Transport.allCases)
  func sameAnswers(_ transport: Transport) throws {
    let router = try ExampleRouter.make()
    let cases: [(String, Int, String)] = [
      ("/", 200, "root"), ("/echo/a%20b", 200, "a b"),
      ("/lines", 200, "{\"line\":1}\n{\"line\":2}\n{\"line\":3}\n"),
      ("/large", 200, String(repeating: "a", count: 200_000)), ("/slow", 200, "slow"), ("/tag", 200, "{}"),
      ("/nowhere", 404, ""), ("/refuse", 503, ""), ("/size", 405, ""),
    ]
    let server = transport == .live ? try LiveServer(router) : nil
    defer { server?.stop() }
    let socket = try server?.connect()
    for (path, status, body) in cases {
      let answer: WireAnswer
      if let socket {
        answer = try #require(socket.ask(path))
      } else {
        let response = try router.respond(to: Request(.get, path))
        answer = WireAnswer(
          status: Int(response.status.code), fields: [:],
          body: String(decoding: try response.collectBody(), as: UTF8.self))
      }
      #expect(answer.status == status, "\(path)")
      if status == 200 { #expect(answer.body == body, "\(path)") }
    }
  }

  @Test("serves 500 connections at once, again after they have been parked")
  func manyConnections() throws {
    let server = try LiveServer()
    defer { server.stop() }
    let sockets = try (0..<500).map { _ in try server.connect() }
    for round in 0..<3 {
      for (index, socket) in sockets.enumerated() {
        socket.send("GET /echo/\(round)-\(index) HTTP/1.1\r\nHost: a\r\n\r\n")
      }
      for (index, socket) in sockets.enumerated() {
        #expect(socket.receiveAnswers(1).first?.body == "\(round)-\(index)")
      }
      #expect(server.server.connectionCount == 500)
      // A loop parks what has been silent for one to two twentieths of a second; a fresh request does not wait for it.
      if round == 1 { for _ in 0..<30 { _ = try server.connect().ask("/slow") } }
    }
  }

  @Test("parks silent connections and hears them again")
  func parking() throws {
    let server = try LiveServer(loops: 1, time: ManualTime())
    defer { server.stop() }
    let sockets = try (0..<20).map { _ in try server.connect() }
    for round in 0..<5 {
      for socket in sockets { #expect(socket.ask("/echo/\(round)")?.body == "\(round)") }
      // Two looks without a sign of life in between: parked.
      for _ in 0..<3 {
        server.pass(seconds: 0.06)
        #expect(sockets[0].ask("/")?.body == "root")
      }
      for socket in sockets { #expect(socket.ask("/echo/x")?.body == "x") }
    }
  }

  @Test("closes idle connections, polled or parked, by its clock")
  func idle() throws {
    let server = try LiveServer(loops: 1, time: ManualTime())
    defer { server.stop() }
    let polled = try server.connect()
    #expect(polled.ask("/")?.status == 200)
    server.pass(seconds: 76)
    #expect(polled.receive() == [])

    let parked = try server.connect()
    let busy = try server.connect()
    #expect(parked.ask("/")?.status == 200)
    for _ in 0..<4 {
      server.pass(seconds: 0.06)
      #expect(busy.ask("/")?.status == 200)
    }
    server.pass(seconds: 40)
    #expect(busy.ask("/")?.status == 200)
    server.pass(seconds: 40)
    #expect(parked.receive() == [])
    #expect(busy.ask("/")?.status == 200)
  }

  @Test("tells a late request so, and cuts off a client that does not read")
  func slowClients() throws {
    let server = try LiveServer(loops: 1, time: ManualTime())
    defer { server.stop() }
    let late = try server.connect()
    #expect(late.ask("/")?.status == 200)
    late.send("GET / HT")
    let stuck = try server.connect()
    stuck.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(stuck.receive(atMost: 15) == Array("HTTP/1.1 200 OK".utf8))
    let busy = try server.connect()
    // As long as the system's buffers have room, there is progress, a piece at a time made on another thread.
    for _ in 0..<100_000 where server.server.connectionCount > 1 {
      server.pass(seconds: 16)
      #expect(busy.ask("/")?.status == 200)
    }
    #expect(server.server.connectionCount == 1)
    #expect(WireAnswer.parse(late.receiveAll()).map(\.status) == [408])
  }

  @Test("sends a slow reader everything it asked for")
  func slowReader() throws {
    let server = try LiveServer(loops: 1)
    defer { server.stop() }
    let socket = try server.connect()
    for _ in 0..<50 { socket.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n") }
    socket.endOutput()
    #expect(try server.connect().ask("/")?.status == 200)
    let answers = WireAnswer.parse(socket.receiveAll())
    #expect(answers.count == 50)
    #expect(answers.allSatisfy { $0.body.utf8.count == 200_000 })
  }

  @Test("answers after the client's end, and behind an error closes without losing the answer")
  func endings() throws {
    let server = try LiveServer()
    defer { server.stop() }
    let half = try server.connect()
    half.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi")
    half.endOutput()
    #expect(WireAnswer.parse(half.receiveAll()).map(\.body) == ["slow 2"])

    let wrong = try server.connect()
    wrong.send("GET / HTTP/1.1\r\nHost: a b\r\n\r\n" + String(repeating: "x", count: 300_000))
    #expect(WireAnswer.parse(wrong.receiveAll()).map(\.status) == [400])
  }

  @Test("keeps pipelined answers in order beside slow handlers")
  func order() throws {
    let server = try LiveServer()
    defer { server.stop() }
    let socket = try server.connect()
    let paths = (0..<200).map { $0.isMultiple(of: 7) ? "/slow" : "/echo/\($0)" }
    socket.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
    let bodies = socket.receiveAnswers(paths.count).map(\.body)
    #expect(bodies == paths.map { $0 == "/slow" ? "slow" : String($0.dropFirst(6)) })
  }

  @Test("says 503 to connections over the limit")
  func connectionLimit() throws {
    var limits = Limits()
    limits.connections = 3
    let server = try LiveServer(limits: limits)
    defer { server.stop() }
    let sockets = try (0..<3).map { _ in try server.connect() }
    for socket in sockets { #expect(socket.ask("/")?.status == 200) }
    let refused = try #require(WireAnswer.parse(try server.connect().receiveAll()).first)
    #expect(refused.status == 503)
    #expect(refused["Retry-After"] == "1")
    #expect(refused["Connection"] == "close")
    for socket in sockets { #expect(socket.ask("/")?.status == 200) }
  }

  @Test("answers others while a body is made, and sends what is kept though the lane is full")
  func lanes() throws {
    let gate = DispatchSemaphore(value: 0)
    let begun = DispatchSemaphore(value: 0)
    let lane = Lane("narrow", width: 1, places: 0)
    let options = Route.Options(cache: ResponseCache { 1 }, lane: { _ in lane })
    var builder = RouterBuilder()
    builder.get("/") { _ in .text("root") }
    builder.get("/kept", options) { _ in .json(Array("{}".utf8), eTag: ETag("t")) }
    builder.get("/new", options) { _ in .json(Array("[]".utf8), eTag: ETag("t")) }
    builder.get("/long", options) { _ in
      .stream(
        .ndjson,
        BodyStream { bytes in
          begun.signal()
          gate.wait()
          bytes += "{}\n".utf8
          return false
        })
    }
    let server = try LiveServer(builder.build(), loops: 1)
    defer { server.stop() }
    let other = try server.connect()
    // The thread is free a moment after its answer has come.
    func waitsUntilTheLaneIsFree() {
      while lane.figures.running > 0, other.ask("/")?.status == 200 {}
      #expect(lane.figures.running == 0)
    }
    #expect(other.ask("/kept")?.body == "{}")
    waitsUntilTheLaneIsFree()
    let reader = try server.connect()
    reader.send("GET /long HTTP/1.1\r\nHost: a\r\n\r\n")
    begun.wait()
    #expect(other.ask("/")?.status == 200)
    #expect(other.ask("/new")?.status == 503)
    #expect(other.ask("/kept")?.body == "{}")
    #expect(other.ask("/kept", "If-None-Match: \"t\"\r\n")?.status == 304)
    gate.signal()
    #expect(reader.receiveAnswers(1).map(\.body) == ["{}\n"])
    waitsUntilTheLaneIsFree()
    #expect(other.ask("/new")?.body == "[]")
  }

  @Test("keeps the order of answers where one made elsewhere comes while earlier ones wait for the client")
  func orderBehindPendingOutput() throws {
    let server = try LiveServer(loops: 1)
    defer { server.stop() }
    let socket = try server.connect()
    let other = try server.connect()
    for number in 0..<100 {
      socket.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n" + ConnectionTests.get("/slow"))
      if number % 2 == 0 { #expect(other.ask("/")?.status == 200) }
    }
    socket.endOutput()
    let answers = WireAnswer.parse(socket.receiveAll())
    #expect(answers.map(\.body.utf8.count) == (0..<200).map { $0 % 2 == 0 ? 200_000 : 4 })
  }

  @Test("says 503 to more slow requests than it takes, and stays")
  func workerLimit() throws {
    let gate = DispatchSemaphore(value: 0)
    let started = DispatchSemaphore(value: 0)
    var builder = RouterBuilder()
    builder.get("/wait", .in(Lane("waiting", width: 1, places: 0))) { _ in
      started.signal()
      gate.wait()
      return .text("done")
    }
    let server = try LiveServer(builder.build(), loops: 1)
    defer { server.stop() }
    let first = try server.connect()
    let second = try server.connect()
    first.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
    started.wait()
    let answer = try #require(second.ask("/wait"))
    #expect(answer.status == 503)
    #expect(answer["Retry-After"] == "1")
    #expect(second.ask("/nowhere")?.status == 404)
    gate.signal()
    #expect(first.receiveAnswers(1).map(\.body) == ["done"])
  }

  @Test("stops: closes what is idle, finishes what is in flight, refuses the rest")
  func shutdown() throws {
    let gate = DispatchSemaphore(value: 0)
    let started = DispatchSemaphore(value: 0)
    var builder = RouterBuilder()
    builder.get("/") { _ in .text("root") }
    builder.get("/wait", .in(Lane("waiting", width: 1, places: 0))) { _ in
      started.signal()
      gate.wait()
      return .text("done")
    }
    let server = try LiveServer(builder.build(), loops: 1)
    let idle = try server.connect()
    #expect(idle.ask("/")?.status == 200)
    let inFlight = try server.connect()
    inFlight.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
    started.wait()
    server.server.shutDown()
    #expect(idle.receive() == [])
    #expect(throws: SocketError.self) { try server.connect() }
    gate.signal()
    let answer = try #require(WireAnswer.parse(inFlight.receiveAll()).first)
    #expect(answer.body == "done")
    #expect(answer["Connection"] == "close")
    server.server.waitUntilStopped()
    #expect(server.server.connectionCount == 0)
  }

  @Test("cuts off at the deadline what has not finished")
  func hardDeadline() throws {
    var limits = Limits()
    limits.shutdownSeconds = 5
    let server = try LiveServer(loops: 1, limits: limits, time: ManualTime())
    let socket = try server.connect()
    socket.send("GET / HT")
    let busy = try server.connect()
    #expect(busy.ask("/")?.status == 200)
    server.server.shutDown()
    #expect(busy.receive() == [])
    server.pass(seconds: 6)
    server.server.waitUntilStopped()
    #expect((socket.receive() ?? []).isEmpty)
  }

  @Test("listens on IPv6 and on a Unix path")
  func addresses() throws {
    let six = try LiveServer(address: .ipv6(high: 0, low: 1, port: 0))
    #expect(try six.connect().ask("/")?.body == "root")
    #expect(six.server.address.description.hasPrefix("[::1]:"))
    six.stop()

    let path = "/tmp/http-test-\(UInt32.random(in: 0...(.max))).sock"
    let unix = try LiveServer(address: .unix(path: path))
    #expect(try unix.connect().ask("/")?.body == "root")
    #expect(unix.server.address.description == "unix:\(path)")
    #expect(try HTTPProbe.status(of: "/", at: unix.server.address) == .ok)
    unix.stop()
    #expect(throws: SocketError.self) { try unix.connect() }
  }

  @Test("says in one line that an address is taken")
  func addressInUse() throws {
    let server = try LiveServer()
    defer { server.stop() }
    let error = #expect(throws: SocketError.self) { try LiveServer(address: server.server.address) }
    #expect(error?.description == "cannot listen on \(server.server.address): Address already in use")
  }

  @Test("is probed")
  func probe() throws {
    let server = try LiveServer()
    let address = server.server.address
    #expect(try HTTPProbe.status(of: "/", at: address) == .ok)
    #expect(try HTTPProbe.status(of: "/refuse", at: address) == .serviceUnavailable)
    server.stop()
    #expect(throws: HTTPProbe.Failure.self) { try HTTPProbe.status(of: "/", at: address) }
  }
}
