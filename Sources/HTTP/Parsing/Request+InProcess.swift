public import Sockets
import Wire

extension Request {
  /// A request made in process, parsed by the same parser as one from the wire: for tests, and for asking a
  /// router without a socket. A `Host` field is added where `headers` has none. `client` is who asks, if anybody.
  public init(
    _ method: Method = .get, _ target: String, headers: Headers = Headers(), body: [UInt8] = [],
    client: SocketAddress? = nil
  ) throws(HTTPError) {
    var bytes: [UInt8] = []
    bytes.append(utf8: "\(method.rawValue) \(target) HTTP/1.1\r\n")
    if !headers.contains(.host) { bytes.append("Host: localhost\r\n") }
    bytes += headers.wire
    bytes.append("\r\n")
    var parser = RequestParser(limits: Limits())
    switch parser.parse(bytes.span) {
    case .parsed(bytes.count) where parser.head.method != nil:
      self.init(head: parser.head, method: method, body: body, remoteAddress: client)
    case .failed(let error):
      throw error
    default:
      throw .badRequest("The target or a field holds a line end.")
    }
  }
}
