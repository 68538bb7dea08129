#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A system call on a socket that failed.
public struct SocketError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was tried, as in "listen on".
  public let operation: String

  /// Where; nil where it makes no difference.
  public let address: SocketAddress?

  /// The error number.
  public let code: Int32

  init(_ operation: String, _ address: SocketAddress? = nil, code: Int32 = errno) {
    self.operation = operation
    self.address = address
    self.code = code
  }

  /// One line: "cannot listen on 127.0.0.1:8080: Address already in use".
  public var description: String {
    let place = address.map { " \($0)" } ?? ""
    return "cannot \(operation)\(place): \(String(cString: strerror(code)))"
  }
}
