import Wire

/// Reads the parts that field values are made of: tokens, quoted strings, separators
/// (RFC 9110 section 5.6). Every call moves forward or leaves the position where it was.
struct FieldScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  init(_ span: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.append(span)
    bytes = copy
  }

  var isAtEnd: Bool { position == bytes.count }

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipWhitespace() {
    while let byte = peek, byte == ASCII.space || byte == ASCII.tab { position += 1 }
  }

  /// Moves behind `byte` if it is next.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  mutating func token() -> String? {
    take { ByteClass.token.contains($0) }
  }

  /// The longest non-empty run of bytes that fulfil `condition`.
  mutating func take(while condition: (UInt8) -> Bool) -> String? {
    let start = position
    while let byte = peek, condition(byte) { position += 1 }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A quoted string without its quotes and escapes (RFC 9110 section 5.6.4).
  mutating func quotedString() -> String? {
    guard peek == ASCII.quote else { return nil }
    var content: [UInt8] = []
    var index = position + 1
    while index < bytes.count {
      switch bytes[index] {
      case ASCII.quote:
        position = index + 1
        return String(decoding: content, as: UTF8.self)
      case ASCII.backslash where index + 1 < bytes.count:
        content.append(bytes[index + 1])
        index += 2
      default:
        content.append(bytes[index])
        index += 1
      }
    }
    return nil
  }

  /// Moves behind the next comma that is not inside a quoted string, or to the end.
  mutating func skipListElement() {
    while let byte = peek, byte != ASCII.comma {
      if byte == ASCII.quote && quotedString() != nil { continue }
      position += 1
    }
    _ = skip(ASCII.comma)
  }

  /// Moves over whitespace and commas to the next list element (RFC 9110 section 5.6.1.2).
  mutating func skipToListElement() {
    while let byte = peek, byte == ASCII.comma || byte == ASCII.space || byte == ASCII.tab {
      position += 1
    }
  }
}
