public import Sockets

/// One POST over a connection of its own, for what a service tells another: no keep-alive, no redirects, a time limit.
public enum HTTPPost {
  /// The status of the answer to a POST of JSON; each step takes at most `seconds`.
  ///
  /// - Parameters:
  ///   - path: the path, with a query where there is one, as it stands in a request line.
  ///   - host: what stands in `Host`.
  ///   - fields: fields beside those of the connection and the body.
  public static func status(
    of body: [UInt8], to path: String, host: String, at address: SocketAddress,
    fields: [(name: String, value: String)] = [], seconds: Double = 10
  ) throws(HTTPProbe.Failure) -> Status {
    var head = "POST \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
    head += "Content-Type: application/json\r\nContent-Length: \(body.count)\r\n"
    for field in fields { head += "\(field.name): \(field.value)\r\n" }
    return try HTTPProbe.exchange(Array((head + "\r\n").utf8) + body, at: address, seconds: seconds)
  }
}
