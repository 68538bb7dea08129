/// A set of ASCII bytes as two bit masks: membership is a shift and an and, without a table in memory.
///
/// Bytes from 0x80 up are in no class.
struct ByteClass: Sendable {
  let low: UInt64
  let high: UInt64

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let mask = byte < 64 ? low : byte < 128 ? high : 0
    return (mask >> UInt64(byte & 63)) & 1 == 1
  }

  /// Whether every byte of the span is in the class; true for an empty span.
  @inline(__always)
  func containsAll(of bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where !contains(bytes[index]) { return false }
    return true
  }

  /// `tchar` of RFC 9110 section 5.6.2.
  static let token = ByteClass(low: 0x03ff_6cfa_0000_0000, high: 0x57ff_ffff_c7ff_fffe)

  /// `pchar`, `/` and `%` of RFC 3986 section 3.3.
  static let path = ByteClass(low: 0x2fff_fff2_0000_0000, high: 0x47ff_fffe_87ff_ffff)

  /// `query` of RFC 3986 section 3.4, and the ASCII punctuation that browsers leave unencoded in a query.
  static let query = ByteClass(low: 0xafff_fff2_0000_0000, high: 0x7fff_ffff_ffff_ffff)

  /// `reg-name` of RFC 3986 section 3.2.2, `%` included.
  static let registeredName = ByteClass(low: 0x2bff_7ff2_0000_0000, high: 0x47ff_fffe_87ff_fffe)

  /// The bytes of an IPv6 literal between its brackets.
  static let ipv6 = ByteClass(low: 0x07ff_4000_0000_0000, high: 0x0000_007e_0000_007e)

  /// `unreserved` of RFC 3986 section 2.3.
  static let unreserved = ByteClass(low: 0x03ff_6000_0000_0000, high: 0x47ff_fffe_87ff_fffe)
}

/// The bytes that have a name in the grammar.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let percent: UInt8 = 0x25
  static let comma: UInt8 = 0x2C
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let equals: UInt8 = 0x3D
  static let questionMark: UInt8 = 0x3F
  static let backslash: UInt8 = 0x5C

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The value of a hexadecimal digit, or nil.
  @inline(__always)
  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte &- 0x30
    case 0x41...0x46: byte &- 0x37
    case 0x61...0x66: byte &- 0x57
    default: nil
    }
  }

  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// Whether a byte may not stand in a field value: a control other than HTAB (RFC 9110 section 5.5).
  @inline(__always)
  static func isForbiddenInValue(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != tab) || byte == 0x7F
  }
}

extension Span<UInt8> {
  /// Whether the bytes are `text`, which is lower-case ASCII, whatever their own case.
  @inline(__always)
  func equalsIgnoringCase(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let start = text.utf8Start
    for index in indices where ASCII.lowercased(self[index]) != start[index] { return false }
    return true
  }

  /// The first position of `byte` at or after `start`.
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
