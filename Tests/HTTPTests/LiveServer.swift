import HTTP
import Sockets
import Testing

/// A server on a port of its own for the time of a test.
struct LiveServer {
  let server: HTTPServer
  let time: ManualTime?

  /// Starts a server with the example routes; with `time` its clock stands still until it is set.
  init(
    _ router: Router? = nil, address: SocketAddress = .ipv4(0x7F00_0001, port: 0), loops: Int = 2,
    limits: Limits = Limits(), time: ManualTime? = nil
  ) throws {
    var configuration = ServerConfiguration(address: address)
    configuration.loops = loops
    configuration.limits = limits
    if let time { configuration.time = time }
    self.time = time
    server = try HTTPServer.start(router ?? ExampleRouter.make(), configuration)
  }

  func connect() throws -> BlockingSocket { try BlockingSocket(to: server.address, seconds: 20) }

  /// Lets time pass on the server's clock.
  func pass(seconds: Double) {
    time?.advance(bySeconds: seconds)
    server.nudge()
  }

  func stop() {
    server.shutDown()
    // With a clock that stands still, the end of the time for stopping has to be brought about.
    if time != nil { pass(seconds: 60) }
    server.waitUntilStopped()
  }
}

extension BlockingSocket {
  func send(_ text: String) { send(Array(text.utf8)) }

  /// Asks for a path and reads the whole answer; the connection stays.
  func ask(_ path: String, _ fields: String = "") -> WireAnswer? {
    send("GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
    return receiveAnswers(1).first
  }

  /// Reads until there are so many whole answers, or the connection ends.
  func receiveAnswers(_ count: Int) -> [WireAnswer] {
    var bytes: [UInt8] = []
    while true {
      let answers = WireAnswer.parse(bytes)
      if answers.count >= count && answers.allSatisfy({ $0.status > 0 }) { return answers }
      guard let more = receive(), !more.isEmpty else { return answers }
      bytes += more
    }
  }
}
