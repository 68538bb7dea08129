/// What a client would like to get, from its `Accept` field (RFC 9110 section 12.5.1).
///
/// Elements that do not parse are passed over; without any that does, everything is acceptable.
public struct AcceptHeader: Sendable {
  private struct MediaRange {
    /// Type, subtype and parameters; `*` stands for any.
    var pattern: MediaType
    /// The weight in thousandths.
    var quality: Int

    /// How precisely the range fits the type: 0 for `*/*`, 1 for `type/*`, 2 for the exact type, one more
    /// for each parameter; nil where it does not fit.
    func specificity(for type: MediaType) -> Int? {
      if pattern.type == "*" { return pattern.subtype == "*" ? 0 : nil }
      guard pattern.type == type.type else { return nil }
      if pattern.subtype == "*" { return 1 }
      guard pattern.subtype == type.subtype else { return nil }
      for parameter in pattern.parameters
      where type[parameter: parameter.name]?.lowercased() != parameter.value.lowercased() {
        return nil
      }
      return 2 + pattern.parameters.count
    }
  }

  private var ranges: [MediaRange] = []

  /// Reads the value of the field; nil means that there was none.
  public init(_ value: String?) {
    guard let value else { return }
    var scanner = FieldScanner(value)
    scanner.skipToListElement()
    while !scanner.isAtEnd {
      if let pattern = MediaType(scanning: &scanner), scanner.isAtEnd || scanner.peek == ASCII.comma,
        let range = Self.range(from: pattern)
      {
        ranges.append(range)
      }
      scanner.skipListElement()
      scanner.skipToListElement()
    }
  }

  private static func range(from pattern: MediaType) -> MediaRange? {
    guard let weight = pattern.parameters.firstIndex(where: { $0.name == "q" }) else {
      return MediaRange(pattern: pattern, quality: 1000)
    }
    guard let quality = quality(pattern.parameters[weight].value) else { return nil }
    return MediaRange(pattern: pattern.keepingParameters(before: weight), quality: quality)
  }

  /// The thousandths of a `qvalue`: 0 to 1 with at most three decimals (RFC 9110 section 12.4.2).
  private static func quality(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first == 0x30 || first == 0x31, bytes.count <= 5 else { return nil }
    if bytes.count > 1 && bytes[1] != 0x2E { return nil }
    var thousandths = first == 0x31 ? 1000 : 0
    var unit = 100
    for byte in bytes.dropFirst(2) {
      guard ASCII.isDigit(byte) else { return nil }
      thousandths += Int(byte - 0x30) * unit
      unit /= 10
    }
    return thousandths <= 1000 ? thousandths : nil
  }

  /// The weight of a type in thousandths, by the most specific range that fits it; 0 is "not acceptable".
  public func quality(of type: MediaType) -> Int {
    guard !ranges.isEmpty else { return 1000 }
    var best = (specificity: -1, quality: 0)
    for range in ranges {
      if let specificity = range.specificity(for: type), specificity > best.specificity {
        best = (specificity, range.quality)
      }
    }
    return best.quality
  }

  /// The type the client likes best; among equals the first. Nil where it accepts none of them.
  public func preferred(among types: [MediaType]) -> MediaType? {
    var best: (type: MediaType, quality: Int)?
    for type in types {
      let quality = quality(of: type)
      if quality > (best?.quality ?? 0) { best = (type, quality) }
    }
    return best?.type
  }
}

extension MediaType {
  /// The type with only the parameters before an index: those behind `q` belong to the range, not the type.
  func keepingParameters(before index: Int) -> MediaType {
    MediaType(type: type, subtype: subtype, parameters: Array(parameters[..<index]))
  }
}
