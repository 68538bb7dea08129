import Sockets
import Wire

/// The part of an answer that is not in the output yet, and what is to be reported when it is.
struct OutgoingBody {
  enum Content {
    case bytes([UInt8], offset: Int, WaitingBytes)
    case stream(BodyStream, isChunked: Bool)
  }

  var content: Content
  var report: AnswerReport
  /// Where the pieces of a stream are made; nil for wherever there is a place.
  var lane: Lane?

  /// Appends the next piece of bytes that are there; false when it was the last.
  mutating func appendBytes(to output: inout [UInt8]) -> Bool {
    guard case .bytes(let bytes, let offset, let waiting) = content else { return false }
    let end = min(offset + StreamPiece.size, bytes.count)
    output += bytes[offset..<end]
    report.bytesSent += end - offset
    content = .bytes(bytes, offset: end, waiting)
    return end < bytes.count
  }

  /// Appends a piece of the stream: where it goes out in chunks `chunk = chunk-size CRLF chunk-data CRLF`, and the last
  /// chunk behind the last piece, unless it is broken (RFC 9112 section 7.1).
  mutating func append(_ piece: StreamPiece, to output: inout [UInt8]) {
    guard case .stream(_, let isChunked) = content else { return }
    let start = output.count
    if isChunked {
      if !piece.bytes.isEmpty {
        output.append(hexadecimal: UInt64(piece.bytes.count))
        output.append("\r\n")
        output += piece.bytes
        output.append("\r\n")
      }
      if !piece.hasMore && !piece.isBroken { output.append("0\r\n\r\n") }
    } else {
      output += piece.bytes
    }
    report.bytesSent += output.count - start
  }
}

/// Bytes that wait, for as long as somebody holds this.
final class WaitingBytes: Sendable {
  private let count: Int
  private let budget: OutputBudget

  init(_ count: Int, of budget: OutputBudget) {
    self.count = count
    self.budget = budget
    budget.add(count)
  }

  deinit { budget.add(-count) }
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
