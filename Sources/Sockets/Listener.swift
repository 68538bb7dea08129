import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket that takes connections at an address.
public final class Listener: Sendable {
  /// Where it listens, with the port that was really taken where port 0 was asked for.
  public let address: SocketAddress

  let socket: Int32
  private let isClosed = Atomic(false)

  /// Opens, binds and listens. A Unix socket file that nobody listens behind any more is replaced.
  public init(_ requested: SocketAddress, backlog: Int32 = 1024) throws(SocketError) {
    let socket = try SystemSocket.create(for: requested)
    do throws(SocketError) {
      SystemSocket.set(socket, SOL_SOCKET, SO_REUSEADDR, 1)
      // Accepted sockets inherit this one's options.
      switch requested {
      case .ipv4: SystemSocket.setNoDelay(socket)
      case .ipv6:
        SystemSocket.setNoDelay(socket)
        // `::` takes IPv4 clients too.
        SystemSocket.set(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0)
      case .unix: break
      }
      SystemSocket.setNonBlocking(socket)
      try Self.bind(socket, to: requested)
      guard listen(socket, backlog) == 0 else { throw SocketError("listen on", requested) }
    } catch {
      SystemSocket.close(socket)
      throw error
    }
    self.socket = socket
    address = Self.boundAddress(of: socket, requested)
  }

  deinit { close() }

  /// Stops listening; connections that wait to be accepted are refused. Closing twice does nothing.
  public func close() {
    guard !isClosed.exchange(true, ordering: .relaxed) else { return }
    SystemSocket.close(socket)
    if case .unix(let path) = address { unlink(path) }
  }

  private static func bind(_ socket: Int32, to address: SocketAddress) throws(SocketError) {
    if try attempt(socket, address) { return }
    guard errno == EADDRINUSE, case .unix(let path) = address, isAbandoned(address) else {
      throw SocketError("listen on", address)
    }
    unlink(path)
    guard try attempt(socket, address) else { throw SocketError("listen on", address) }
  }

  private static func attempt(_ socket: Int32, _ address: SocketAddress) throws(SocketError) -> Bool {
    let result = address.withSystemAddress { pointer, length in
      #if canImport(Glibc)
        Glibc.bind(socket, pointer, length)
      #elseif canImport(Musl)
        Musl.bind(socket, pointer, length)
      #else
        Darwin.bind(socket, pointer, length)
      #endif
    }
    guard let result else { throw SocketError("listen on", address, code: ENAMETOOLONG) }
    return result == 0
  }

  /// Whether a Unix socket file is there without anybody who would accept.
  private static func isAbandoned(_ address: SocketAddress) -> Bool {
    guard let probe = try? SystemSocket.create(for: address) else { return false }
    defer { SystemSocket.close(probe) }
    let result = address.withSystemAddress { connect(probe, $0, $1) }
    return result != 0 && errno == ECONNREFUSED
  }

  private static func boundAddress(of socket: Int32, _ requested: SocketAddress) -> SocketAddress {
    if case .unix = requested { return requested }
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
    }
    return result == 0 ? SocketAddress(storage) : requested
  }
}
