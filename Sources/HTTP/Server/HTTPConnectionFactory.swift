import Sockets

/// Makes the HTTP connections of one event loop.
final class HTTPConnectionFactory: ConnectionHandlerFactory {
  private let services: ConnectionServices
  private let streams: Lane
  private var now = MonotonicTime(nanoseconds: 0)

  init(services: ConnectionServices, streams: Lane) {
    self.services = services
    self.streams = streams
    now = services.time.now()
  }

  func makeHandler(for handle: ConnectionHandle, remoteAddress: SocketAddress) -> any ConnectionHandler {
    HTTPConnectionHandler(
      connection: HTTPConnection(services: services, remoteAddress: remoteAddress, now: now),
      streams: streams, handle: handle)
  }

  func beginRound(now: MonotonicTime) {
    self.now = now
    services.writer.setDate(secondsSince1970: services.time.secondsSince1970())
  }

  /// 503 for a connection over the limit.
  var refusal: [UInt8] {
    let error = HTTPError.unavailable("Too many connections.", retryAfter: 1)
    let response = Response(ProblemDetails(error), headers: error.headers)
    guard case .bytes(let body) = response.body else { return [] }
    var bytes: [UInt8] = []
    services.writer.writeHead(response, .length(body.count), .close, to: &bytes)
    return bytes + body
  }

  func stop() { services.isStopping = true }
}
