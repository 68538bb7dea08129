/// `uri-host [ ":" port ]` (RFC 9110 section 7.2, RFC 3986 section 3.2.2).
enum HostField {
  static func isValid(_ value: Span<UInt8>) -> Bool {
    guard value.count > 0 else { return false }
    if value[0] == 0x5B {
      guard let bracket = value.firstIndex(of: 0x5D, from: 1), bracket > 2,
        ByteClass.ipv6.containsAll(of: value.extracting(1..<bracket))
      else { return false }
      return isPort(value.extracting(bracket + 1..<value.count))
    }
    let colon = value.firstIndex(of: ASCII.colon, from: 0) ?? value.count
    let name = value.extracting(0..<colon)
    return colon > 0 && ByteClass.registeredName.containsAll(of: name) && hasValidPercents(name)
      && isPort(value.extracting(colon..<value.count))
  }

  /// Nothing, or a colon and a number up to 65535, which may be empty (RFC 3986 section 3.2.3).
  private static func isPort(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0 else { return true }
    guard text[0] == ASCII.colon, text.count <= 6 else { return false }
    var port = 0
    for index in 1..<text.count {
      guard ASCII.isDigit(text[index]) else { return false }
      port = port * 10 + Int(text[index] - 0x30)
    }
    return port <= 65_535
  }

  private static func hasValidPercents(_ name: Span<UInt8>) -> Bool {
    for index in name.indices where name[index] == ASCII.percent {
      guard index + 2 < name.count, ASCII.hexValue(name[index + 1]) != nil,
        ASCII.hexValue(name[index + 2]) != nil
      else { return false }
    }
    return true
  }
}
