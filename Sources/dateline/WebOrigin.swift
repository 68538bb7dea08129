/// The origin of a page as browsers send it in `Origin` (RFC 6454 section 6.1).
enum WebOrigin {
  /// Whether this can be one: scheme, `://`, host and perhaps a port, in lower case, and nothing else. What is written
  /// in another way never matches what a browser sends.
  static func isValid(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return false }
    let scheme = text[..<colon].utf8
    guard let first = scheme.first, isLetter(first),
      scheme.allSatisfy({ isLetter($0) || isDigit($0) || [0x2B, 0x2D, 0x2E].contains($0) })
    else { return false }
    var rest = text[text.index(colon, offsetBy: 3)...]
    var host = rest[...]
    if rest.first == "[" {
      guard let end = rest.firstIndex(of: "]") else { return false }
      host = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      guard host.contains(":"),
        host.utf8.allSatisfy({ isDigit($0) || (0x61...0x66).contains($0) || $0 == 0x3A || $0 == 0x2E })
      else { return false }
    } else {
      host = rest.prefix { $0 != ":" }
      rest = rest[host.endIndex...]
      guard !host.isEmpty,
        host.utf8.allSatisfy({ isLetter($0) || isDigit($0) || [0x2D, 0x2E, 0x5F].contains($0) })
      else { return false }
    }
    guard !rest.isEmpty else { return true }
    let port = rest.dropFirst()
    return rest.first == ":" && !port.isEmpty && port.utf8.allSatisfy(isDigit) && UInt16(port) != nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
