/// A recursive-descent parser of JSON (RFC 8259): strict, one pass, at most `maximumDepth` levels deep.
package struct JSONParser {
  package static let maximumDepth = 512
  /// The reason of a text whose bytes are in another encoding.
  package static let notUTF8 = "not UTF-8"

  private struct Failure: Error {
    var reason: String
    var position: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  package static func parse(_ text: ArraySlice<UInt8>) throws(JSONError) -> JSONValue {
    let result: Result<JSONValue, JSONError> = text.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(bytes: bytes)
      do throws(Failure) {
        return .success(try parser.document())
      } catch {
        let before = bytes.prefix(error.position)
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return .failure(
          JSONError(
            reason: error.reason, byte: error.position, line: line, column: error.position - lineStart + 1))
      }
    }
    return try result.get()
  }

  private mutating func document() throws(Failure) -> JSONValue {
    skipSpace()
    let value = try self.value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw fail("something after the end of the value") }
    return value
  }

  private func fail(_ reason: String) -> Failure {
    Failure(reason: position >= bytes.count ? "unexpected end" : reason, position: position)
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.maximumDepth else { throw fail("nested more than \(Self.maximumDepth) deep") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    default: throw fail("expected a value")
    }
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard position + offset < bytes.count, bytes[position + offset] == word.utf8Start[offset] else {
        throw fail("expected \(word)")
      }
    }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fail("expected a member name in quotation marks") }
      let name = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw fail("expected ':'") }
      position += 1
      skipSpace()
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return .object(members)
      default: throw fail("expected ',' or '}'")
      }
    }
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return .array(elements)
      default: throw fail("expected ',' or ']'")
      }
    }
  }

  private mutating func number() throws(Failure) -> Double {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      position = start
      throw fail("a number out of range")
    }
    return value
  }

  private mutating func digits() throws(Failure) {
    guard (0x30...0x39).contains(next) else { throw fail("expected a digit") }
    while (0x30...0x39).contains(next) { position += 1 }
  }

  private mutating func string() throws(Failure) -> String {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C, bytes[position] >= 0x20 {
      position += 1
    }
    if next == 0x22, position < bytes.count {
      let plain = try text(bytes[start..<position], at: start)
      position += 1
      return plain
    }
    var unescaped = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x22:
        let result = try unescaped.withUnsafeBufferPointer { buffer throws(Failure) in
          try text(buffer[...], at: start)
        }
        position += 1
        return result
      case 0x5C: try escape(into: &unescaped)
      case ..<0x20: throw fail("a control character in a string")
      default:
        unescaped.append(byte)
        position += 1
      }
    }
    throw fail("unexpected end")
  }

  private func text(_ slice: Slice<UnsafeBufferPointer<UInt8>>, at start: Int) throws(Failure) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw Failure(
        reason: Self.notUTF8, position: start + (UTF8Check.firstInvalidByte(in: slice) ?? 0))
    }
    return text
  }

  private mutating func escape(into result: inout [UInt8]) throws(Failure) {
    position += 1
    let letter = next
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      result.append(contentsOf: try unicodeEscape())
      return
    default: throw fail("an unknown escape")
    }
    position += 1
  }

  /// RFC 8259 section 7: a character outside the basic plane is a pair of surrogates.
  private mutating func unicodeEscape() throws(Failure) -> String.UTF8View {
    var unit = try hexDigits()
    if (0xD800..<0xDC00).contains(unit), next == 0x5C, position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 1
      let low = try hexDigits()
      guard (0xDC00..<0xE000).contains(low) else { throw fail("half a surrogate pair") }
      unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(unit) else { throw fail("half a surrogate pair") }
    return String(Character(scalar)).utf8
  }

  private mutating func hexDigits() throws(Failure) -> UInt32 {
    position += 1
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(next)).hexDigitValue else {
        throw fail("expected four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
