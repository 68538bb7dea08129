import Foundation
import Sockets
import Testing

/// A server whose connections take all the descriptors that they may have.
@Suite struct DescriptorTests {
  @Test func aCorpusIsWrittenAndScannedWhileConnectionsFillTheLimit() throws {
    let folder = try TemporaryFolder()
    try folder.write("one.txt", "Rain\n\nIt rained in Bergen.")
    let server = try RunningServer(
      ["--corpus", folder.path, "--write-token", "secret", "--scan-interval", "0", "--cache", "off"],
      descriptors: 80)
    let address = SocketAddress.ipv4(0x7F00_0001, port: server.port)
    let first = try BlockingSocket(to: address, seconds: 60)
    #expect(Self.ask(first, "GET /healthz").hasPrefix("HTTP/1.1 200"))
    var others: [BlockingSocket] = []
    var served = 0
    while others.count < 80 {
      let socket = try BlockingSocket(to: address, seconds: 60)
      others.append(socket)
      guard Self.ask(socket, "GET /healthz").hasPrefix("HTTP/1.1 200") else { break }
      served += 1
    }
    #expect((8..<64).contains(served))
    // More than there are descriptors: they wait to be accepted.
    for _ in 0..<80 { others.append(try BlockingSocket(to: address, seconds: 60)) }

    let body = #"{"id":"two","text":"It snowed in Oslo."}"#
    let stored = Self.ask(
      first, "POST /v1/articles", "Authorization: Bearer secret\r\nContent-Type: application/json\r\n", body)
    #expect(stored.hasPrefix("HTTP/1.1 201"), "\(stored)")
    try folder.write("three.txt", "Sun\n\nIt was dry in Voss.")
    kill(server.process.processIdentifier, SIGHUP)
    var answer = ""
    for _ in 0..<600 where !answer.hasPrefix("HTTP/1.1 200") {
      usleep(50_000)
      answer = Self.ask(first, "GET /v1/articles/three")
    }
    #expect(answer.hasPrefix("HTTP/1.1 200"))
    #expect(Self.ask(first, "GET /metrics").contains("process_open_fds"))
    withExtendedLifetime(others) {}
    #expect(server.stop() == 0)
  }

  /// One request on a connection that stays; the answer as far as it comes at once.
  private static func ask(
    _ socket: BlockingSocket, _ line: String, _ fields: String = "", _ body: String = ""
  ) -> String {
    let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
    socket.send(Array("\(line) HTTP/1.1\r\nHost: localhost\r\n\(fields)\(length)\r\n\(body)".utf8))
    var bytes: [UInt8] = []
    while let more = socket.receive(), !more.isEmpty {
      bytes += more
      let text = String(decoding: bytes, as: UTF8.self)
      guard let end = text.range(of: "\r\n\r\n") else { continue }
      let length = text.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) } ?? 0
      if text[end.upperBound...].utf8.count >= length { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
