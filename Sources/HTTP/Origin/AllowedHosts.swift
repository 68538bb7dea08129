import Sockets

/// The hosts that a server answers for; a request for another was not meant for it (421, RFC 9110 section 7.4).
///
/// A page whose name has been made to point at this machine ("DNS rebinding") asks under its own name: that is how a
/// private server tells it from its owner.
public struct AllowedHosts: Sendable, Equatable {
  /// This machine, as it calls itself: `localhost` and the loopback addresses, whatever the port.
  public static let loopback = AllowedHosts(hosts: [], takesLoopback: true)

  private struct Host: Equatable {
    /// In lower case, without a dot at its end.
    var name: [UInt8]
    /// Digits; nil for any.
    var port: [UInt8]?
  }

  private let hosts: [Host]
  private let takesLoopback: Bool

  private init(hosts: [Host], takesLoopback: Bool) {
    self.hosts = hosts
    self.takesLoopback = takesLoopback
  }

  /// These hosts: a name or an address, and a port where only that one will do. Nil where one is none of these; a
  /// pattern is not.
  public init?(_ names: [String]) {
    var hosts: [Host] = []
    for name in names {
      let bytes = Array(name.utf8)
      guard HostField.isValid(bytes.span) else { return nil }
      let parts = Self.split(bytes.span)
      guard bytes[0] == 0x5B || bytes[parts.name].allSatisfy(Self.isInName) else { return nil }
      let port = parts.port.isEmpty ? nil : Array(bytes[parts.port])
      hosts.append(Host(name: bytes[parts.name].map(ASCII.lowercased), port: port))
    }
    self.init(hosts: hosts, takesLoopback: false)
  }

  /// Whether the request is for one of them. One that names no host (HTTP/1.0) is: no page can send it.
  public func contain(_ request: Request) -> Bool {
    let head = request.head
    guard !head.authority.isEmpty else { return true }
    let bytes = head.bytes
    let authority = bytes.span.extracting(head.authority)
    let parts = Self.split(authority)
    let name = authority.extracting(parts.name)
    if takesLoopback && Self.isLoopback(name) { return true }
    return hosts.contains { host in
      guard Self.equal(host.name, name) else { return false }
      return host.port.map { Self.equal($0, authority.extracting(parts.port)) } ?? true
    }
  }

  /// Letters, digits, hyphen, dot, and the underscore that some networks have.
  private static func isInName(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte) || 0x61...0x7A ~= ASCII.lowercased(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
  }

  private static func isLoopback(_ name: Span<UInt8>) -> Bool {
    if name.equalsIgnoringCase("localhost") || name.equalsIgnoringCase("127.0.0.1") { return true }
    guard name.count > 0, name[0] == 0x5B || ASCII.isDigit(name[0]) else { return false }
    let text = String(decoding: name)
    let address = SocketAddress(numericHost: text.hasPrefix("[") ? String(text.dropFirst().dropLast()) : text)
    return address?.isLoopback ?? false
  }

  /// Where the name is, without the dot of a fully qualified one, and where the port is.
  private static func split(_ authority: Span<UInt8>) -> (name: Range<Int>, port: Range<Int>) {
    var colon = authority.count
    while colon > 0 && ASCII.isDigit(authority[colon - 1]) { colon -= 1 }
    guard colon > 0, authority[colon - 1] == ASCII.colon else {
      return (0..<dotless(authority, authority.count), authority.count..<authority.count)
    }
    return (0..<dotless(authority, colon - 1), colon..<authority.count)
  }

  private static func dotless(_ authority: Span<UInt8>, _ end: Int) -> Int {
    end > 1 && authority[end - 1] == 0x2E ? end - 1 : end
  }

  private static func equal(_ lowercased: [UInt8], _ bytes: Span<UInt8>) -> Bool {
    guard lowercased.count == bytes.count else { return false }
    for index in bytes.indices where ASCII.lowercased(bytes[index]) != lowercased[index] { return false }
    return true
  }
}
