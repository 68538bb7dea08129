import Sockets

/// Who a request is from, behind the proxies that are trusted.
struct RequestOrigin: Equatable {
  enum Scheme: String, Sendable {
    case http, https
  }

  var client: SocketAddress
  /// What the client used, where a proxy says so.
  var scheme: Scheme?
}
