public import Sockets

/// How and where to serve.
public struct ServerConfiguration: Sendable {
  /// Where to listen. Port 0 takes a free one; `HTTPServer.address` says which.
  public var address: SocketAddress

  /// Event loops; 0 is one for each core.
  public var loops = 0

  /// The limits.
  public var limits = Limits()

  /// What the bodies of all requests under way may take together, and what else clients have sent that waits to be
  /// read: 64 MiB. Above it a request is answered 503. Several servers can share one.
  public var bodies = ByteBudget(limit: 64 << 20)

  /// What answers that clients do not take may take together, 64 MiB. While they do, answers that are not small are
  /// 503. Several servers can share one.
  public var output = OutputBudget(limit: 64 << 20)

  /// Proxies that say for whom they ask.
  public var trustedProxies = TrustedProxies.none

  /// Fields for every response, those to unreadable requests included.
  public var commonHeaders = Headers([(.xContentTypeOptions, "nosniff")])

  /// The clock.
  public var time: any TimeSource = SystemTime()

  /// The defaults at an address.
  public init(address: SocketAddress) { self.address = address }
}
