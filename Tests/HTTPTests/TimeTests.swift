import HTTP
import Sockets
import Testing

/// Every timeout, on a clock set by hand.
@Suite("Time")
struct TimeTests {
  private static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
  private static let post = "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"

  private static func make() throws -> SimulatedConnection { SimulatedConnection(try ExampleRouter.make()) }

  @Test("an idle connection is closed after 75 s, without a word")
  func idle() throws {
    var connection = try Self.make()
    #expect(connection.wait(seconds: 74.9).isEmpty)
    #expect(!connection.isClosed)
    connection.send(Self.get)
    connection.wait(seconds: 74.9)
    #expect(!connection.isClosed)
    #expect(connection.wait(seconds: 0.2).isEmpty)
    #expect(connection.step.next == .close)
  }

  @Test("a head must be complete 10 s after its first byte, however it drips")
  func header() throws {
    var connection = try Self.make()
    connection.wait(seconds: 60)
    connection.send("GET / HTTP/1.1\r\n")
    for _ in 0..<9 {
      connection.wait(seconds: 1)
      connection.send("X: y\r\n")
    }
    #expect(!connection.isClosed)
    let answers = WireAnswer.parse(connection.wait(seconds: 1.1))
    #expect(answers.map(\.status) == [408])
    #expect(answers.first?["Connection"] == "close")
    #expect(connection.isClosed)
  }

  @Test("the deadline of a second head starts anew")
  func secondHeader() throws {
    var connection = try Self.make()
    connection.send("GET / HTTP/1.1\r\n")
    connection.wait(seconds: 9)
    connection.send("Host: a\r\n\r\nGET")
    connection.wait(seconds: 9)
    #expect(connection.send(" / HTTP/1.1\r\nHost: a\r\n\r\n").map(\.status) == [200])
  }

  @Test("a body must keep its rate after 10 s")
  func bodyRate() throws {
    var stalled = try Self.make()
    stalled.send(Self.post)
    #expect(stalled.wait(seconds: 9.9).isEmpty)
    #expect(WireAnswer.parse(stalled.wait(seconds: 0.2)).map(\.status) == [408])
    #expect(stalled.isClosed)

    var dripping = try Self.make()
    dripping.send(Self.post)
    var answers: [WireAnswer] = []
    for _ in 0..<20 where answers.isEmpty {
      dripping.send("x")
      answers = WireAnswer.parse(dripping.wait(seconds: 1))
    }
    #expect(answers.map(\.status) == [408])

    var steady = try Self.make()
    steady.send(Self.post)
    for _ in 0..<99 {
      steady.send([UInt8](repeating: 0x61, count: 1000))
      steady.wait(seconds: 1)
    }
    #expect(steady.send(String(repeating: "a", count: 1000)).map(\.status) == [200])
  }

  @Test("a body that stands still ends after 30 s, however much of it has come")
  func bodyIdle() throws {
    let large = "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"
    var silent = try Self.make()
    silent.send(large)
    silent.send([UInt8](repeating: 0x61, count: 990_000))
    #expect(silent.wait(seconds: 29.9).isEmpty)
    #expect(WireAnswer.parse(silent.wait(seconds: 0.2)).map(\.status) == [408])

    var dripping = try Self.make()
    dripping.send(large)
    dripping.send([UInt8](repeating: 0x61, count: 990_000))
    var seconds = 0.0
    while !dripping.isClosed {
      dripping.send("x")
      dripping.wait(seconds: 0.5)
      seconds += 0.5
    }
    #expect(seconds == 30.5)

    var pausing = try Self.make()
    pausing.send(large)
    for _ in 0..<10 {
      pausing.send([UInt8](repeating: 0x61, count: 99_000))
      #expect(pausing.wait(seconds: 29.9).isEmpty)
    }
    #expect(pausing.send(String(repeating: "a", count: 10_000)).map(\.status) == [200])
  }

  @Test("a body may stand still for as long as the limit says")
  func bodyIdleLimit() throws {
    var limits = Limits()
    limits.bodyIdleSeconds = 3
    var connection = SimulatedConnection(try ExampleRouter.make(), limits: limits)
    connection.send(Self.post)
    connection.send([UInt8](repeating: 0x61, count: 50_000))
    connection.wait(seconds: 2.9)
    #expect(!connection.isClosed)
    #expect(WireAnswer.parse(connection.wait(seconds: 0.2)).map(\.status) == [408])
  }

  @Test("a slow handler has no deadline of the connection's")
  func offloaded() throws {
    var connection = try Self.make()
    connection.holdsOffloaded = true
    connection.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    connection.wait(seconds: 1000)
    #expect(WireAnswer.parse(connection.answerOffloaded()).map(\.status) == [200])
  }

  @Test("a handler that is slow for some requests leaves the loop for those alone")
  func offloadedForSome() throws {
    var connection = try Self.make()
    connection.holdsOffloaded = true
    #expect(connection.send("GET /some HTTP/1.1\r\nHost: a\r\n\r\n").map(\.status) == [200])
    #expect(connection.send("GET /some?all HTTP/1.1\r\nHost: a\r\n\r\n").isEmpty)
    #expect(WireAnswer.parse(connection.answerOffloaded()).map(\.status) == [200])
  }

  @Test("Date follows the clock, a second at a time")
  func date() throws {
    var connection = try Self.make()
    #expect(connection.send(Self.get).first?["Date"] == "Sat, 01 Jan 2022 01:20:00 GMT")
    connection.wait(seconds: 0.5)
    #expect(connection.send(Self.get).first?["Date"] == "Sat, 01 Jan 2022 01:20:00 GMT")
    connection.wait(seconds: 0.5)
    #expect(connection.send(Self.get).first?["Date"] == "Sat, 01 Jan 2022 01:20:01 GMT")
  }
}
