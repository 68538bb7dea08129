#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a socket is: an IP address and port, or a path in the file system.
public enum SocketAddress: Sendable, Hashable, CustomStringConvertible {
  /// An IPv4 address, its four bytes as one number in network order, with a port.
  case ipv4(UInt32, port: UInt16)

  /// An IPv6 address, its sixteen bytes as two numbers in network order, with a port.
  case ipv6(high: UInt64, low: UInt64, port: UInt16)

  /// A Unix socket.
  case unix(path: String)

  /// An address from a numeric host, `localhost` or `*`, and a port; nil where `host` is none of these. Names are not
  /// looked up: a server binds to an address.
  public init?(host: String, port: UInt16) {
    var bare = host
    if bare.hasPrefix("[") && bare.hasSuffix("]") { bare = String(bare.dropFirst().dropLast()) }
    switch bare {
    case "localhost": bare = "127.0.0.1"
    case "*": bare = "0.0.0.0"
    default: break
    }
    self.init(numericHost: bare, port: port)
  }

  /// An address from an IPv4 or IPv6 address in its text form; nil where `host` is neither.
  public init?(numericHost host: String, port: UInt16 = 0) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, host, &four) == 1 {
      self = .ipv4(UInt32(bigEndian: four.s_addr), port: port)
    } else if inet_pton(AF_INET6, host, &six) == 1 {
      let words = withUnsafeBytes(of: &six) { bytes in
        (
          UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
          UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
      }
      self = .ipv6(high: words.0, low: words.1, port: port)
    } else {
      return nil
    }
  }

  /// The port; nil for a Unix socket.
  public var port: UInt16? {
    switch self {
    case .ipv4(_, let port), .ipv6(_, _, let port): port
    case .unix: nil
    }
  }

  /// The same address, as IPv4 where it is one within IPv6 (RFC 4291 section 2.5.5.2): a socket that listens on `::`
  /// sees IPv4 clients so.
  public var unmapped: SocketAddress {
    guard case .ipv6(high: 0, let low, let port) = self, low >> 32 == 0xFFFF else { return self }
    return .ipv4(UInt32(truncatingIfNeeded: low), port: port)
  }

  /// Whether only this machine can reach it: 127.0.0.0/8, `::1`, a Unix socket.
  public var isLoopback: Bool {
    switch unmapped {
    case .ipv4(let number, _): number >> 24 == 127
    case .ipv6(let high, let low, _): high == 0 && low == 1
    case .unix: true
    }
  }

  /// The numeric host without the port, or the path: what names a client.
  public var host: String {
    switch self {
    case .ipv4(let number, _):
      return "\(number >> 24).\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
    case .ipv6(let high, let low, _):
      var address = in6_addr()
      withUnsafeMutableBytes(of: &address) { bytes in
        bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
        bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      }
      return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
        guard inet_ntop(AF_INET6, &address, text.baseAddress!, socklen_t(text.count)) != nil else {
          return "::"
        }
        return String(cString: text.baseAddress!)
      }
    case .unix(let path):
      return path
    }
  }

  /// `127.0.0.1:8080`, `[::1]:8080` or `unix:/run/x.sock`.
  public var description: String {
    switch self {
    case .ipv4(_, let port): "\(host):\(port)"
    case .ipv6(_, _, let port): "[\(host)]:\(port)"
    case .unix(let path): "unix:\(path)"
    }
  }
}
