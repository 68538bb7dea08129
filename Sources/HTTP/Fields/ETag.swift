import Wire

/// An entity tag (RFC 9110 section 8.8.3).
public struct ETag: Sendable, Hashable, CustomStringConvertible {
  /// The tag without its quotes.
  public let opaque: String

  /// Whether the tag is weak: equivalent, not identical, representations share it.
  public let isWeak: Bool

  /// A tag from text; nil where a byte is not an `etagc`.
  public init?(_ opaque: String, isWeak: Bool = false) {
    guard opaque.utf8.allSatisfy(Self.isTagByte) else { return nil }
    self.opaque = opaque
    self.isWeak = isWeak
  }

  /// A strong tag for these bytes: equal in every process and on every machine.
  /// Costs about 0.2 ns a byte; 64 bits of a multiplicative hash, not cryptographic.
  public init(hashing bytes: [UInt8]) {
    self.init(number: ByteHash.hash(bytes.span))
  }

  /// A strong tag for a number that names a version, such as a snapshot's generation or a combined hash.
  public init(number: UInt64) {
    var digits: [UInt8] = []
    digits.append(hexadecimal: number)
    opaque = String(decoding: digits, as: UTF8.self)
    isWeak = false
  }

  /// The tag as it stands in a field.
  public var description: String { isWeak ? "W/\"\(opaque)\"" : "\"\(opaque)\"" }

  /// Whether both are strong and the same (RFC 9110 section 8.8.3.2).
  public func stronglyMatches(_ other: ETag) -> Bool {
    !isWeak && !other.isWeak && opaque == other.opaque
  }

  /// Whether both are the same, weak or not (RFC 9110 section 8.8.3.2).
  public func weaklyMatches(_ other: ETag) -> Bool { opaque == other.opaque }

  /// The tag of the same representation in gzip, which is a representation of its own (RFC 9110 section 8.8.3.3).
  var compressed: ETag? { ETag("\(opaque)-gzip", isWeak: isWeak) }

  static func isTagByte(_ byte: UInt8) -> Bool {
    byte == 0x21 || (byte >= 0x23 && byte != 0x7F)
  }
}

/// A list of entity tags, or `*`: the value of `If-Match` and `If-None-Match`
/// (RFC 9110 sections 13.1.1 and 13.1.2).
public enum ETagList: Sendable, Equatable {
  /// `*`: any representation that exists.
  case any

  /// The tags listed; what is not a tag is passed over.
  case tags([ETag])

  /// Reads the value of the field.
  public init(_ value: String) {
    var scanner = FieldScanner(value)
    scanner.skipToListElement()
    var tags: [ETag] = []
    var isAny = false
    while !scanner.isAtEnd {
      if scanner.skip(0x2A) {
        isAny = true
      } else if let tag = Self.tag(&scanner) {
        tags.append(tag)
      }
      scanner.skipListElement()
      scanner.skipToListElement()
    }
    self = isAny && tags.isEmpty ? .any : .tags(tags)
  }

  private static func tag(_ scanner: inout FieldScanner) -> ETag? {
    var isWeak = false
    if scanner.peek == 0x57 {
      _ = scanner.skip(0x57)
      guard scanner.skip(ASCII.slash) else { return nil }
      isWeak = true
    }
    guard scanner.skip(ASCII.quote) else { return nil }
    let opaque = scanner.take(while: ETag.isTagByte) ?? ""
    guard scanner.skip(ASCII.quote) else { return nil }
    return ETag(opaque, isWeak: isWeak)
  }

  /// Whether a representation with this tag is in the list by strong comparison, as `If-Match` asks.
  public func containsStrongly(_ tag: ETag) -> Bool {
    switch self {
    case .any: true
    case .tags(let tags): tags.contains { $0.stronglyMatches(tag) }
    }
  }

  /// Whether a representation with this tag is in the list by weak comparison, as `If-None-Match` asks.
  public func containsWeakly(_ tag: ETag) -> Bool {
    switch self {
    case .any: true
    case .tags(let tags): tags.contains { $0.weaklyMatches(tag) }
    }
  }
}
