import Sockets

/// One step of a request through proxies: an element of `Forwarded` (RFC 7239 section 4).
struct ForwardedHop: Equatable {
  /// Who asked; nil where it is not said, or no address.
  var node: SocketAddress?
  var scheme: RequestOrigin.Scheme?

  /// The elements of the field in order; nil where it is not `pair *( ";" pair )`, separated by commas.
  static func parse(_ field: String) -> [ForwardedHop]? {
    var scanner = FieldScanner(field)
    var hops: [ForwardedHop] = []
    scanner.skipToListElement()
    while !scanner.isAtEnd {
      guard let hop = parseElement(&scanner) else { return nil }
      hops.append(hop)
      scanner.skipWhitespace()
      guard scanner.isAtEnd || scanner.skip(ASCII.comma) else { return nil }
      scanner.skipToListElement()
    }
    return hops
  }

  private static func parseElement(_ scanner: inout FieldScanner) -> ForwardedHop? {
    var hop = ForwardedHop()
    var seen: Set<String> = []
    repeat {
      scanner.skipWhitespace()
      guard let name = scanner.token()?.lowercased(), seen.insert(name).inserted, scanner.skip(0x3D),
        let value = scanner.quotedString() ?? scanner.token()
      else { return nil }
      if name == "for" { hop.node = node(value) }
      if name == "proto" { hop.scheme = RequestOrigin.Scheme(rawValue: value.lowercased()) }
      scanner.skipWhitespace()
    } while scanner.skip(0x3B)
    return hop
  }

  /// `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]`, `[2001:db8::1]:80`, and `2001:db8::1` as X-Forwarded-For has it.
  static func node(_ text: String) -> SocketAddress? {
    if let address = SocketAddress(numericHost: text) { return address.unmapped }
    var host = text[...]
    var port: UInt16 = 0
    if let colon = text.lastIndex(of: ":"), text[..<colon].last == "]" || !text[..<colon].contains(":") {
      let digits = text[text.index(after: colon)...]
      guard !digits.isEmpty, digits.utf8.allSatisfy(ASCII.isDigit), let number = UInt16(digits) else {
        return nil
      }
      port = number
      host = text[..<colon]
    }
    if host.first == "[" {
      guard host.last == "]" else { return nil }
      host = host.dropFirst().dropLast()
      guard host.contains(":") else { return nil }
    }
    return SocketAddress(numericHost: String(host), port: port)?.unmapped
  }
}
