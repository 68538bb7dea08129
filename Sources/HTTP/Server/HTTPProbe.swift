public import Sockets

/// One GET over a connection of its own, for a health check: no keep-alive, no redirects, a time limit.
public enum HTTPProbe {
  /// Why there was no status.
  public enum Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// Nobody answers there.
    case unreachable(SocketError)
    /// What came is not an HTTP answer, or did not come in time.
    case noAnswer

    /// One line that says what happened.
    public var description: String {
      switch self {
      case .unreachable(let error): error.description
      case .noAnswer: "no HTTP answer in time"
      }
    }
  }

  /// The status of the answer to a GET; each step takes at most `seconds`.
  public static func status(
    of path: String, at address: SocketAddress, seconds: Double = 5
  ) throws(Failure) -> Status {
    let host = if case .unix = address { "localhost" } else { address.description }
    let request = "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
    return try exchange(Array(request.utf8), at: address, seconds: seconds)
  }

  /// The status of the answer to a whole request.
  static func exchange(
    _ request: [UInt8], at address: SocketAddress, seconds: Double
  ) throws(Failure) -> Status {
    let socket: BlockingSocket
    do throws(SocketError) {
      socket = try BlockingSocket(to: address, seconds: seconds)
    } catch {
      throw .unreachable(error)
    }
    socket.send(request)
    var answer: [UInt8] = []
    // "HTTP/1.1 200" is all that matters.
    while answer.count < 12, let bytes = socket.receive(), !bytes.isEmpty { answer += bytes }
    let digits = answer.dropFirst(9).prefix(3)
    guard answer.starts(with: "HTTP/1.".utf8), answer.count >= 12, digits.allSatisfy(ASCII.isDigit),
      let status = Status(code: digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    else { throw .noAnswer }
    return status
  }
}
