#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A client's end of a connection, for a probe, a test or a benchmark: calls wait, each up to a time limit.
package final class BlockingSocket {
  private let socket: Int32

  /// Connects; `seconds` limits this and every later call.
  package init(to address: SocketAddress, seconds: Double = 5) throws(SocketError) {
    let socket = try SystemSocket.create(for: address)
    var limit = timeval()
    limit.tv_sec = .init(seconds)
    limit.tv_usec = .init((seconds - seconds.rounded(.down)) * 1e6)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    SystemSocket.setNoDelay(socket)
    let result = address.withSystemAddress { connect(socket, $0, $1) }
    guard result == 0 else {
      let code = result == nil ? ENAMETOOLONG : errno
      SystemSocket.close(socket)
      throw SocketError("connect to", address, code: code)
    }
    // Only now: once it is whole, an object that fails to come about is closed by its `deinit` too, and closing a
    // descriptor twice may close somebody else's.
    self.socket = socket
  }

  deinit { SystemSocket.close(socket) }

  /// Sends all the bytes; false where the peer is gone or takes nothing within the time.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
        #if canImport(Glibc)
          return Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        #elseif canImport(Musl)
          return Musl.send(socket, rest.baseAddress, rest.count, MSG_NOSIGNAL)
        #else
          return Darwin.send(socket, rest.baseAddress, rest.count, 0)
        #endif
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// What has come, at most so many bytes; empty at the end; nil after the time or an error.
  package func receive(atMost limit: Int = 65_536) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = recv(socket, buffer.baseAddress, limit, 0)
      failed = count < 0
      count = max(count, 0)
    }
    return failed ? nil : bytes
  }

  private var failed = false

  /// Everything up to the end of the connection, or what came before the time was over.
  package func receiveAll() -> [UInt8] {
    var all: [UInt8] = []
    while let bytes = receive(), !bytes.isEmpty { all += bytes }
    return all
  }

  /// Says that nothing more will be sent.
  package func endOutput() { SystemSocket.endOutput(socket) }
}
