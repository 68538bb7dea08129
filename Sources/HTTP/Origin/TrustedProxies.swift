public import Sockets

/// The proxies that are believed when they say for whom they ask: `Forwarded` (RFC 7239), or the older
/// `X-Forwarded-For` and `X-Forwarded-Proto`.
///
/// Each proxy adds the address it was asked from, so the list is read from its end, for as long as the address there
/// is a trusted proxy's; whatever stands before the first that is not was written by a client. A node that is no
/// address ("unknown", or a made-up name) ends it too. Where a request brings both forms and they do not agree,
/// neither is believed: a proxy that writes one passes the other on as the client sent it.
public struct TrustedProxies: Sendable {
  /// No proxy: who connects is the client.
  public static let none = TrustedProxies([])

  private let ranges: [AddressRange]

  /// The proxies at these addresses.
  public init(_ ranges: [AddressRange]) { self.ranges = ranges }

  /// Who asks, for whom, and over which scheme as far as a proxy says so. Costs nothing for a peer that is no proxy.
  func origin(of head: RequestHead, from peer: SocketAddress) -> RequestOrigin {
    guard !ranges.isEmpty, isTrusted(peer) else { return RequestOrigin(client: peer) }
    let standard = head.hasField(.forwarded) ? standard(head, peer) : nil
    let older = head.hasField(.xForwardedFor) || head.hasField(.xForwardedProto) ? older(head, peer) : nil
    // A scheme by itself says nothing of the client that could disagree.
    guard let standard, let older, head.hasField(.xForwardedFor) else {
      return standard ?? older ?? RequestOrigin(client: peer)
    }
    return standard.client.host == older.client.host ? standard : RequestOrigin(client: peer)
  }

  private func isTrusted(_ address: SocketAddress) -> Bool { ranges.contains { $0.contains(address) } }

  private func standard(_ head: RequestHead, _ peer: SocketAddress) -> RequestOrigin? {
    guard let hops = ForwardedHop.parse(head.values(of: .forwarded).joined(separator: ",")) else {
      return nil
    }
    let (client, depth) = client(of: hops.map(\.node), from: peer)
    let scheme = depth > 0 ? hops[hops.count - depth].scheme : hops.last?.scheme
    return RequestOrigin(client: client, scheme: scheme)
  }

  private func older(_ head: RequestHead, _ peer: SocketAddress) -> RequestOrigin {
    let (client, depth) = client(of: Self.list(head, .xForwardedFor).map(ForwardedHop.node), from: peer)
    let schemes = Self.list(head, .xForwardedProto)
    // A proxy writes the scheme over, or adds to the list as with the addresses.
    let index = max(0, schemes.count - max(depth, 1))
    let scheme = index < schemes.count ? RequestOrigin.Scheme(rawValue: schemes[index].lowercased()) : nil
    return RequestOrigin(client: client, scheme: scheme)
  }

  /// Goes from the peer to what it says, and on while that is a proxy; says how many nodes it went.
  private func client(of nodes: [SocketAddress?], from peer: SocketAddress) -> (SocketAddress, depth: Int) {
    var client = peer
    var depth = 0
    for node in nodes.reversed() {
      guard isTrusted(client), let node else { break }
      client = node
      depth += 1
    }
    return (client, depth)
  }

  private static func list(_ head: RequestHead, _ name: FieldName) -> [String] {
    head.values(of: name).flatMap { value in
      value.split(separator: ",").map { element in
        var scanner = FieldScanner(String(element))
        scanner.skipWhitespace()
        return scanner.take { $0 != ASCII.space && $0 != ASCII.tab } ?? ""
      }
    }
  }
}
