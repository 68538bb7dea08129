public import Sockets

/// Who counts as one client where clients share something: an address without its port; of IPv6 the network of
/// 64 bits, since one host has all of it.
public enum ClientNetwork: Sendable, Hashable {
  /// An IPv4 address.
  case ipv4(UInt32)
  /// The first half of an IPv6 address.
  case ipv6(UInt64)
  /// Whoever comes over a Unix socket, and requests made in process.
  case local

  /// The client at an address.
  public init(_ address: SocketAddress?) {
    self =
      switch address {
      case .ipv4(let number, _): .ipv4(number)
      case .ipv6(let high, _, _): .ipv6(high)
      case .unix, nil: .local
      }
  }
}
