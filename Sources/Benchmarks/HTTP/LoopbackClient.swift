import Sockets

/// A connection to a server on this machine that asks one request after the other.
struct LoopbackClient {
  /// What came back.
  struct Answer {
    var status = 0
    /// The status line and the fields.
    var head = ""
    /// Bytes of the body, its framing included.
    var bytes = 0
    /// Seconds from the request to the last byte.
    var seconds = 0.0
    /// The body, its framing included, where it was asked for.
    var body: [UInt8] = []

    /// The entity tag.
    var tag: String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("etag: ") }.map {
        String($0.dropFirst(6))
      }
    }
  }

  private let socket: BlockingSocket
  private let time = SystemTime()

  /// Connects; every later call takes at most `seconds` for each piece of an answer.
  init(to address: SocketAddress, seconds: Double = 60) throws {
    socket = try BlockingSocket(to: address, seconds: seconds)
  }

  /// Sends a request and reads its answer to the end.
  func ask(
    _ target: String, method: String = "GET", fields: String = "", body: [UInt8] = [], keepsBody: Bool = false
  ) throws -> Answer {
    let start = time.now()
    let length = body.isEmpty ? "" : "Content-Length: \(body.count)\r\n"
    let head = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(fields)\(length)\r\n"
    socket.send(Array(head.utf8) + body)
    var answer = Answer()
    var bytes: [UInt8] = []
    var end: Int?
    while end == nil {
      guard let piece = socket.receive(), !piece.isEmpty else { throw Self.noAnswer(to: target) }
      bytes += piece
      end = Self.end(ofHeadIn: bytes)
    }
    answer.head = String(decoding: bytes[..<(end ?? 0)], as: UTF8.self)
    let answered = answer.head.lowercased()
    answer.status = answered.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    bytes.removeFirst(end ?? 0)
    let expected = Self.length(in: answered)
    let isChunked = answered.contains("transfer-encoding: chunked")
    var tail = bytes.suffix(8)
    answer.bytes = bytes.count
    while isChunked ? !tail.ends(with: Self.lastChunk) : answer.bytes < expected {
      guard let piece = socket.receive(), !piece.isEmpty else { throw Self.noAnswer(to: target) }
      answer.bytes += piece.count
      tail = (tail + piece.suffix(8)).suffix(8)
      if keepsBody { bytes += piece }
    }
    if keepsBody { answer.body = bytes }
    answer.seconds = Double(time.now().nanoseconds(since: start)) / 1e9
    return answer
  }

  private static let lastChunk = Array("\r\n0\r\n\r\n".utf8)

  private static func noAnswer(to target: String) -> BenchmarkOptions.Failure {
    BenchmarkOptions.Failure(description: "no answer to \(target)")
  }

  private static func end(ofHeadIn bytes: [UInt8]) -> Int? {
    let separator = Array("\r\n\r\n".utf8)
    return bytes.indices.first { bytes[$0...].starts(with: separator) }.map { $0 + separator.count }
  }

  private static func length(in head: String) -> Int {
    guard let line = head.split(separator: "\r\n").first(where: { $0.hasPrefix("content-length: ") }) else {
      return 0
    }
    return Int(line.dropFirst("content-length: ".count)) ?? 0
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with bytes: [UInt8]) -> Bool { suffix(bytes.count).elementsEqual(bytes) }
}
