public import Sockets

/// Where changes are sent: `http://127.0.0.1:9000/news?from=dateline`.
///
/// Plain HTTP to a numeric host or `localhost`: names are not looked up, and what has to leave the machine goes through a
/// proxy on it that speaks TLS.
public struct WebhookTarget: Sendable, Equatable {
  /// The address that is connected to.
  public let address: SocketAddress
  /// What stands in `Host`.
  public let host: String
  /// The path with its query, as it stands in the request line.
  public let path: String

  /// The target that an address of this form names; nil for any other.
  public init?(_ url: String) {
    let scheme = "http://"
    // What is no visible ASCII, and a fragment, cannot stand in a request.
    guard url.hasPrefix(scheme), url.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "#") }) else {
      return nil
    }
    let rest = url.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let path = rest[authority.endIndex...]
    var name = authority
    var port: UInt16 = 80
    if let colon = authority.lastIndex(of: ":"), authority.last != "]" {
      let digits = authority[authority.index(after: colon)...]
      guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = UInt16(digits), number > 0 else {
        return nil
      }
      (name, port) = (authority[..<colon], number)
    }
    // An IPv6 address stands in brackets (RFC 3986 section 3.2.2).
    guard name.contains(":") == name.hasPrefix("["), name != "*",
      let address = SocketAddress(host: String(name), port: port)
    else { return nil }
    self.address = address
    host = String(authority)
    self.path = path.hasPrefix("/") ? String(path) : "/" + path
  }
}
