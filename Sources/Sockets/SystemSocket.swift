#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system calls on sockets, each in the one form that is used here, and the differences between systems.
///
/// Nothing blocks: `MSG_DONTWAIT` on every call saves the `fcntl` for each connection, and `MSG_NOSIGNAL` (or
/// `SO_NOSIGPIPE`) keeps a peer that went away from killing the process.
enum SystemSocket {
  // Closed in child processes from its first moment where the system can do that: a child started on another thread in
  // between would keep a listening socket open.
  #if canImport(Darwin)
    static let stream = SOCK_STREAM
    static let sendFlags = MSG_DONTWAIT
  #elseif canImport(Musl)
    static let stream = SOCK_STREAM | SOCK_CLOEXEC
    static let sendFlags = MSG_DONTWAIT | MSG_NOSIGNAL
  #else
    static let stream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    static let sendFlags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
  #endif

  #if canImport(Glibc)
    static let receiveFlags = Int32(MSG_DONTWAIT)
  #else
    static let receiveFlags = MSG_DONTWAIT
  #endif

  /// What a read or a write came to.
  enum Transfer: Equatable {
    case bytes(Int)
    /// Nothing for now.
    case blocked
    /// The connection is of no more use.
    case failed
  }

  static func create(for address: SocketAddress) throws(SocketError) -> Int32 {
    let family =
      switch address {
      case .ipv4: AF_INET
      case .ipv6: AF_INET6
      case .unix: AF_UNIX
      }
    let socket = socket(family, stream, 0)
    guard socket >= 0 else { throw SocketError("open a socket for", address) }
    #if canImport(Darwin)
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      set(socket, SOL_SOCKET, SO_NOSIGPIPE, 1)
    #endif
    return socket
  }

  static func set(_ socket: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
    var value = value
    setsockopt(socket, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Sends small writes at once, instead of waiting for the peer's acknowledgement of the one before.
  static func setNoDelay(_ socket: Int32) { set(socket, Int32(IPPROTO_TCP), TCP_NODELAY, 1) }

  static func setNonBlocking(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  @inline(__always)
  static func receive(_ socket: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
    while true {
      let count = recv(socket, buffer.baseAddress, buffer.count, receiveFlags)
      if count >= 0 { return .bytes(count) }
      if errno == EINTR { continue }
      return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .failed
    }
  }

  @inline(__always)
  static func send(_ socket: Int32, _ bytes: UnsafeRawBufferPointer) -> Transfer {
    while true {
      #if canImport(Glibc)
        let count = Glibc.send(socket, bytes.baseAddress, bytes.count, sendFlags)
      #elseif canImport(Musl)
        let count = Musl.send(socket, bytes.baseAddress, bytes.count, sendFlags)
      #else
        let count = Darwin.send(socket, bytes.baseAddress, bytes.count, sendFlags)
      #endif
      if count >= 0 { return .bytes(count) }
      if errno == EINTR { continue }
      return errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .failed
    }
  }

  /// Says to the peer that nothing more will come.
  static func endOutput(_ socket: Int32) { shutdown(socket, Int32(SHUT_WR)) }

  static func close(_ socket: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(socket)
    #elseif canImport(Musl)
      _ = Musl.close(socket)
    #else
      _ = Darwin.close(socket)
    #endif
  }

  /// What `accept` came to.
  enum Accepted {
    case connection(Int32, SocketAddress)
    /// Nobody is waiting.
    case none
    /// The one who waited has gone; there may be others.
    case gone
    /// The process or the system is out of descriptors or memory.
    case exhausted
  }

  static func accept(_ listener: Int32) -> Accepted {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let socket = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        #if canImport(Glibc)
          Glibc.accept(listener, address, &length)
        #elseif canImport(Musl)
          Musl.accept(listener, address, &length)
        #else
          Darwin.accept(listener, address, &length)
        #endif
      }
    }
    guard socket < 0 else {
      #if canImport(Darwin)
        set(socket, SOL_SOCKET, SO_NOSIGPIPE, 1)
      #endif
      return .connection(socket, SocketAddress(storage).unmapped)
    }
    switch errno {
    case EAGAIN, EWOULDBLOCK: return .none
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
    default: return .gone
    }
  }

  /// Waits until something happens on one of the descriptors, or for so many milliseconds; -1 is for ever.
  @inline(__always)
  static func poll(_ descriptors: UnsafeMutableBufferPointer<pollfd>, milliseconds: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.poll(descriptors.baseAddress, nfds_t(descriptors.count), milliseconds)
    #elseif canImport(Musl)
      Musl.poll(descriptors.baseAddress, nfds_t(descriptors.count), milliseconds)
    #else
      Darwin.poll(descriptors.baseAddress, nfds_t(descriptors.count), milliseconds)
    #endif
  }

  /// The number of descriptors the process may have open, after raising it as far as it may be.
  static func raiseDescriptorLimit() -> Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return 1024 }
    if limit.rlim_cur < limit.rlim_max {
      var raised = limit
      raised.rlim_cur = min(limit.rlim_max, 1 << 20)
      if setrlimit(resource, &raised) == 0 { limit = raised }
    }
    return Int(min(limit.rlim_cur, 1 << 20))
  }
}
