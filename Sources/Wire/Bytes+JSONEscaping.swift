extension [UInt8] {
  /// Appends UTF-8 with what JSON forbids in a string escaped: controls, quotation mark, backslash
  /// (RFC 8259 section 7). Eight bytes at a time while there is nothing to escape.
  package mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    var index = 0
    while index < text.count {
      if index + 8 <= text.count, !ByteWord(text, at: index).needsEscape {
        index += 8
        continue
      }
      let end = Swift.min(index + 8, text.count)
      while index < end {
        let byte = text[index]
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<index]))
          appendEscape(byte)
          clean = index + 1
        }
        index += 1
      }
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[clean...]))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(0x62)
    case 0x09: append(0x74)
    case 0x0A: append(0x6E)
    case 0x0C: append(0x66)
    case 0x0D: append(0x72)
    default:
      append("u00")
      append(byte >> 4 == 0 ? 0x30 : 0x31)
      let digit = byte & 15
      append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
