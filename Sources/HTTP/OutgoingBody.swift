import Sockets

/// The part of an answer that is not in the output yet, and what is to be reported when it is.
struct OutgoingBody {
  /// Bytes of a piece: bodies up to this size are never here.
  static let pieceSize = 65_536

  enum Content {
    case bytes([UInt8], offset: Int)
    case stream(BodyStream, isChunked: Bool)
  }

  var content: Content
  var report: AnswerReport

  /// Appends the next piece; false when it was the last. Throws where a stream breaks off.
  mutating func appendPiece(to output: inout [UInt8]) throws(HTTPError) -> Bool {
    let start = output.count
    defer { report.bytesSent += output.count - start }
    switch content {
    case .bytes(let bytes, let offset):
      let end = min(offset + Self.pieceSize, bytes.count)
      output += bytes[offset..<end]
      content = .bytes(bytes, offset: end)
      return end < bytes.count
    case .stream(let stream, let isChunked):
      var hasMore = true
      while hasMore && output.count - start < Self.pieceSize {
        hasMore = isChunked ? try Self.appendChunk(of: stream, to: &output) : try stream.next(into: &output)
      }
      return hasMore
    }
  }

  /// `chunk = chunk-size CRLF chunk-data CRLF`, and the last chunk (RFC 9112 section 7.1).
  private static func appendChunk(
    of stream: BodyStream, to output: inout [UInt8]
  ) throws(HTTPError) -> Bool {
    var data: [UInt8] = []
    let hasMore = try stream.next(into: &data)
    if !data.isEmpty {
      output.append(hexadecimal: UInt64(data.count))
      output.append("\r\n")
      output += data
      output.append("\r\n")
    }
    if !hasMore { output.append("0\r\n\r\n") }
    return hasMore
  }
}

/// What an observer will be told of an answer when its last byte has been put out.
struct AnswerReport {
  var request: Request?
  var number: UInt64
  /// The head as far as it was read, where there is no request.
  var head: RequestHead?
  var reason: String?
  var status: Status
  var headers: Headers
  var started: MonotonicTime
  var bytesSent = 0
}
