/// A parsed request head: its bytes, and where in them everything is.
///
/// One object, filled by the parser and read by everybody else; a connection uses it again for the next request
/// when nobody holds the last one any more. That is the only time it changes.
final class RequestHead: @unchecked Sendable {
  /// A header field as positions in `bytes`.
  struct Field {
    var nameStart: UInt32
    var nameEnd: UInt32
    var valueStart: UInt32
    var valueEnd: UInt32

    var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
  }

  /// How the end of the body is found (RFC 9112 section 6.3).
  enum Framing: Equatable {
    case none
    case length(Int)
    case chunked
  }

  /// What the `Expect` field asks for (RFC 9110 section 10.1.1).
  enum Expectation {
    case none
    case `continue`
    case unknown
  }

  /// The head as it came, from its first byte to the empty line.
  @exclusivity(unchecked) var bytes: [UInt8] = []
  @exclusivity(unchecked) var fields: [Field] = []

  /// A bit for each length of a field name that occurs: says of most fields that are not there that they are not.
  private var nameLengths: UInt64 = 0

  /// Nil for a token that is no method known here.
  var method: Method?
  var methodRange = 0..<0
  var target = 0..<0
  /// The host that is asked for, with the port where there is one: the target's, or else the `Host` field's
  /// (RFC 9112 section 3.2.2). Empty where neither is there.
  var authority = 0..<0
  var path = 0..<0
  /// Without the `?`; nil where there is none.
  var query: Range<Int>?
  /// Whether the target is `*` (RFC 9112 section 3.2.4).
  var isAsterisk = false
  /// Whether the path has to be decoded before segments are compared.
  var pathHasPercent = false

  /// Whether all of it has been read and found right.
  var isComplete = false
  var minorVersion = 1
  var framing = Framing.none
  var expectation = Expectation.none
  var wantsClose = false
  var wantsKeepAlive = false
  /// Whether the body has a content coding other than `identity`.
  var isEncoded = false

  /// Where the suffix of the path is that the matched route takes, without its dot; nil where the path has none.
  var suffix: Range<Int>?

  /// Where the path parameters of the matched route are, in the template's order.
  @exclusivity(unchecked) var parameters: [Range<Int>] = []

  /// Forgets everything but the room.
  func reset() {
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    parameters.removeAll(keepingCapacity: true)
    nameLengths = 0
    method = nil
    methodRange = 0..<0
    target = 0..<0
    authority = 0..<0
    path = 0..<0
    query = nil
    suffix = nil
    isAsterisk = false
    pathHasPercent = false
    isComplete = false
    minorVersion = 1
    framing = .none
    expectation = .none
    wantsClose = false
    wantsKeepAlive = false
    isEncoded = false
  }

  var methodText: String { text(methodRange) }
  var targetText: String { text(target) }

  /// Whether the target is these bytes.
  func targetEquals(_ other: [UInt8]) -> Bool {
    guard other.count == target.count else { return false }
    var index = target.lowerBound
    for byte in other {
      guard bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  /// The text of a range of the head.
  func text(_ range: Range<Int>) -> String {
    let bytes = bytes
    return String(decoding: bytes.span.extracting(range))
  }

  /// The text of a range of the head with its percent-encodings decoded; nil where they do not decode.
  func decodedText(_ range: Range<Int>) -> String? {
    let bytes = bytes
    // The parser lets nothing but ASCII through.
    if !pathHasPercent, range.upperBound <= path.upperBound {
      return String(decoding: bytes.span.extracting(range))
    }
    return PercentCoding.decode(bytes.span.extracting(range))
  }

  /// Where the segments of the path are.
  var pathSegments: [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = path.lowerBound + 1
    guard start <= path.upperBound else { return [] }
    for index in start..<path.upperBound where bytes[index] == ASCII.slash {
      segments.append(start..<index)
      start = index + 1
    }
    segments.append(start..<path.upperBound)
    return segments
  }

  /// Adds a field behind the others.
  func append(_ field: Field) {
    fields.append(field)
    nameLengths |= Self.lengthBit(field.name.count)
  }

  private static func lengthBit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// The fields of that name.
  func values(of name: FieldName) -> [String] {
    guard mayHaveField(name) else { return [] }
    var values: [String] = []
    let bytes = bytes
    for field in fields where name.matches(bytes.span.extracting(field.name)) {
      values.append(String(decoding: bytes.span.extracting(field.value)))
    }
    return values
  }

  /// Where the value of the first field of that name is.
  func firstValue(of name: FieldName) -> Range<Int>? {
    guard mayHaveField(name) else { return nil }
    let bytes = bytes
    for field in fields where name.matches(bytes.span.extracting(field.name)) { return field.value }
    return nil
  }

  private func mayHaveField(_ name: FieldName) -> Bool {
    nameLengths & Self.lengthBit(name.description.utf8.count) != 0
  }

  func hasField(_ name: FieldName) -> Bool {
    guard mayHaveField(name) else { return false }
    let bytes = bytes
    for field in fields where name.matches(bytes.span.extracting(field.name)) { return true }
    return false
  }
}
