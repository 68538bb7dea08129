import Wire

/// Decodes a request body from bytes that may come in any pieces: a length's worth, or chunks
/// (RFC 9112 sections 6 and 7.1). Never looks at a byte twice, and holds nothing but the line it is in.
struct BodyDecoder {
  enum Outcome: Equatable {
    /// All bytes were taken and there have to be more.
    case needMore
    /// The body ended; this many of the bytes belonged to it.
    case finished(Int)
    /// The body is malformed or too large; the connection cannot be used any further.
    case failed(HTTPError)
  }

  private enum Stage {
    /// Bytes of a body with a known length.
    case counted(Int)
    /// The line with the size of the next chunk.
    case chunkLine
    /// Bytes of a chunk.
    case chunkData(Int)
    /// The CR LF behind a chunk's data.
    case chunkEnd
    /// The trailer section.
    case trailer
  }

  private var stage: Stage
  private let limit: Int
  private let chunkLineLimit: Int
  private let chunkExtensionLimit: Int
  private let trailerLimit: Int
  private var received = 0
  private var extensionBytes = 0
  private var trailerBytes = 0
  private var line: [UInt8] = []

  /// A decoder for a body of that framing and of at most `limit` bytes. Nil where there is no body.
  init?(_ framing: RequestHead.Framing, limit: Int, limits: Limits) {
    switch framing {
    case .none, .length(0): return nil
    case .length(let length): stage = .counted(length)
    case .chunked: stage = .chunkLine
    }
    self.limit = limit
    chunkLineLimit = limits.chunkLine
    chunkExtensionLimit = limits.chunkExtensions
    trailerLimit = limits.trailer
  }

  /// Appends to `body` what belongs to it; a nil body throws it away.
  mutating func decode(_ bytes: Span<UInt8>, into body: inout [UInt8]?) -> Outcome {
    do throws(HTTPError) {
      var position = 0
      while position < bytes.count {
        switch stage {
        case .counted(let remaining):
          let count = min(remaining, bytes.count - position)
          // Never more room than the whole takes.
          if let held = body?.count, let room = body?.capacity, held + count > room {
            body?.reserveCapacity(min(held + remaining, max(2 * room, held + count)))
          }
          body?.append(bytes.extracting(position..<position + count))
          position += count
          if count == remaining { return .finished(position) }
          stage = .counted(remaining - count)
        case .chunkData(let remaining):
          let count = min(remaining, bytes.count - position)
          body?.append(bytes.extracting(position..<position + count))
          position += count
          stage = count == remaining ? .chunkEnd : .chunkData(remaining - count)
        case .chunkLine, .chunkEnd, .trailer:
          if try takeLine(bytes, at: &position) { return .finished(position) }
        }
      }
      return .needMore
    } catch {
      return .failed(error)
    }
  }

  /// Collects the current line and, when it is complete, acts on it; true at the end of the body.
  private mutating func takeLine(_ bytes: Span<UInt8>, at position: inout Int) throws(HTTPError) -> Bool {
    let end = bytes.firstIndex(of: ASCII.lineFeed, from: position)
    let stop = end.map { $0 + 1 } ?? bytes.count
    try checkLine(line.count + stop - position)
    line.append(bytes.extracting(position..<stop))
    position = stop
    guard end != nil else { return false }
    guard line.count >= 2, line[line.count - 2] == ASCII.carriageReturn else {
      throw .badRequest("A line of the chunked body ends in LF without CR.")
    }
    line.removeLast(2)
    defer { line.removeAll(keepingCapacity: true) }
    switch stage {
    case .chunkLine:
      let chunk = try ChunkLine(line.span)
      extensionBytes += chunk.extensionBytes
      guard extensionBytes <= chunkExtensionLimit else {
        throw .badRequest("The chunk extensions are larger than \(chunkExtensionLimit) bytes.")
      }
      received += min(chunk.size, Int.max / 2)
      guard received <= limit else { throw .contentTooLarge(limit: limit) }
      stage = chunk.size == 0 ? .trailer : .chunkData(chunk.size)
    case .chunkEnd:
      guard line.isEmpty else { throw .badRequest("A chunk is longer than its size says.") }
      stage = .chunkLine
    default:
      if line.isEmpty { return true }
      // RFC 9112 section 7.1.2: trailer fields may be dropped; they are, once they are known to be fields.
      _ = try FieldLine.parse(0..<line.count, of: line.span)
    }
    return false
  }

  private mutating func checkLine(_ length: Int) throws(HTTPError) {
    switch stage {
    case .chunkLine:
      guard length <= chunkLineLimit else {
        throw .badRequest("A chunk size line is longer than \(chunkLineLimit) bytes.")
      }
    case .chunkEnd:
      guard length <= 2 else { throw .badRequest("A chunk is longer than its size says.") }
    default:
      trailerBytes += length - line.count
      guard trailerBytes <= trailerLimit else {
        throw HTTPError(
          .requestHeaderFieldsTooLarge, "The trailer section is larger than \(trailerLimit) bytes.")
      }
    }
  }
}
