/// One header or trailer field line: `field-name ":" OWS field-value OWS` (RFC 9112 section 5).
enum FieldLine {
  static func parse(_ line: Range<Int>, of bytes: Span<UInt8>) throws(HTTPError) -> RequestHead.Field {
    var index = line.lowerBound
    while index < line.upperBound && ByteClass.token.contains(bytes[index]) { index += 1 }
    guard index < line.upperBound, index > line.lowerBound, bytes[index] == ASCII.colon else {
      throw nameError(line, of: bytes)
    }
    let nameEnd = index
    var start = nameEnd + 1
    var end = line.upperBound
    while start < end && isWhitespace(bytes[start]) { start += 1 }
    while end > start && isWhitespace(bytes[end - 1]) { end -= 1 }
    guard !holdsControl(bytes.extracting(start..<end)) else {
      // RFC 9110 section 5.5: CR, LF, NUL and the other controls are not field content.
      throw .badRequest("A header field value holds a control character.")
    }
    return RequestHead.Field(
      nameStart: UInt32(truncatingIfNeeded: line.lowerBound), nameEnd: UInt32(truncatingIfNeeded: nameEnd),
      valueStart: UInt32(truncatingIfNeeded: start), valueEnd: UInt32(truncatingIfNeeded: end))
  }

  private static func nameError(_ line: Range<Int>, of bytes: Span<UInt8>) -> HTTPError {
    let first = bytes[line.lowerBound]
    if isWhitespace(first) {
      // RFC 9112 section 5.2: obs-fold; and section 2.2: whitespace before the first field.
      return .badRequest("A header line starts with whitespace; line folding is obsolete.")
    }
    // RFC 9112 section 5.1: no whitespace between the name and the colon.
    return .badRequest("A header line is not \"name: value\" with a token as its name.")
  }

  @inline(__always)
  private static func isWhitespace(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.tab }

  /// Eight bytes at a time; a word with a low byte in it is looked at again, since HTAB is allowed.
  private static func holdsControl(_ value: Span<UInt8>) -> Bool {
    value.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count, !ByteWord(bytes, at: index).holdsControl {
          index += 8
          continue
        }
        let end = min(index + 8, bytes.count)
        while index < end {
          if ASCII.isForbiddenInValue(bytes[index]) { return true }
          index += 1
        }
      }
      return false
    }
  }
}
