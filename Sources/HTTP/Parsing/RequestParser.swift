import Wire

/// Parses the head of an HTTP/1.1 request, strictly (RFC 9112), from bytes that may come in any pieces.
///
/// Give it all the bytes of the message so far; it answers in one of three ways and remembers how far it got,
/// so that no byte is looked at again. Lines end in CR LF and nothing else. Cost: linear, about 0.5 ns a byte.
struct RequestParser {
  enum Outcome: Equatable {
    /// The head is not complete; call again when there are more bytes behind these.
    case needMore
    /// The head is complete and took this many bytes; `head` has it.
    case parsed(Int)
    /// The head is wrong or over a limit; nothing behind it on the connection can be trusted.
    case failed(HTTPError)
  }

  private enum Stage { case start, requestLine, fields }

  let head: RequestHead
  let requestLineLimit: Int
  private let headerBlockLimit: Int
  private let headerFieldLimit: Int
  private var stage = Stage.start
  /// Where the line that is being read starts.
  private var lineStart = 0
  /// Up to where there is no line feed in that line.
  private var scanned = 0
  private var headerStart = 0
  private var framing = FramingFields()

  init(limits: Limits, head: RequestHead = RequestHead()) {
    requestLineLimit = limits.requestLine
    headerBlockLimit = limits.headerBlock
    headerFieldLimit = limits.headerFields
    self.head = head
  }

  /// Whether some byte of a request has been seen: a lone CR LF before it does not count.
  var hasBegun: Bool { stage != .start || scanned > lineStart }

  mutating func parse(_ bytes: Span<UInt8>) -> Outcome {
    do throws(HTTPError) {
      while let lineFeed = bytes.firstIndex(of: ASCII.lineFeed, from: scanned) {
        scanned = lineFeed + 1
        try checkLimit(upTo: lineFeed + 1, of: bytes)
        // RFC 9112 section 2.2: a lone LF may be taken as a line end; strictly read, it is an error.
        guard lineFeed > lineStart, bytes[lineFeed - 1] == ASCII.carriageReturn else {
          throw .badRequest("A line of the request ends in LF without CR.")
        }
        let line = lineStart..<lineFeed - 1
        lineStart = lineFeed + 1
        if try read(line, of: bytes) {
          try finish(bytes)
          return .parsed(lineStart)
        }
      }
      scanned = bytes.count
      try checkLimit(upTo: bytes.count, of: bytes)
      return .needMore
    } catch {
      keep(bytes)
      return .failed(error)
    }
  }

  /// Gives the head its bytes as far as it has been read, where it will not be complete: for what an answer and the
  /// log say of it.
  func keep(_ bytes: Span<UInt8>) {
    if head.bytes.isEmpty && lineStart <= bytes.count { head.bytes.append(bytes.extracting(0..<lineStart)) }
  }

  /// Takes one line; true when it was the empty line that ends the head.
  private mutating func read(_ line: Range<Int>, of bytes: Span<UInt8>) throws(HTTPError) -> Bool {
    switch stage {
    case .start where line.isEmpty:
      // RFC 9112 section 2.2: one empty line before the request line is passed over.
      stage = .requestLine
    case .start, .requestLine:
      try parseRequestLine(line, of: bytes)
      headerStart = lineStart
      stage = .fields
    case .fields where line.isEmpty:
      return true
    case .fields:
      guard head.fields.count < headerFieldLimit else {
        throw HTTPError(
          .requestHeaderFieldsTooLarge, "The request has more than \(headerFieldLimit) header fields.")
      }
      let field = try FieldLine.parse(line, of: bytes)
      head.append(field)
      try framing.note(field, of: bytes, in: head)
    }
    return false
  }

  private func checkLimit(upTo end: Int, of bytes: Span<UInt8>) throws(HTTPError) {
    switch stage {
    case .start, .requestLine:
      guard end - lineStart <= requestLineLimit + 2 else {
        throw overlongRequestLine(bytes.extracting(lineStart..<lineStart + requestLineLimit + 2))
      }
    case .fields:
      // RFC 6585 section 5.
      guard end - headerStart <= headerBlockLimit else {
        throw HTTPError(
          .requestHeaderFieldsTooLarge, "The header block is larger than \(headerBlockLimit) bytes.")
      }
    }
  }

  private mutating func finish(_ bytes: Span<UInt8>) throws(HTTPError) {
    try framing.finish(in: head)
    head.bytes.append(bytes.extracting(0..<lineStart))
    head.isComplete = true
  }
}
