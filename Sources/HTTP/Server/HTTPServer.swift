public import Sockets

/// An HTTP/1.1 server: a router behind a listening socket.
///
///     let server = try HTTPServer.start(router, ServerConfiguration(address: address))
///     print("listening on \(server.address)")
///     server.waitUntilStopped()
public final class HTTPServer: Sendable {
  private let server: SocketServer
  private let limits: Limits

  private init(server: SocketServer, limits: Limits) {
    self.server = server
    self.limits = limits
  }

  /// Listens and starts to serve. Throws where the address cannot be had: the error's description is one line that
  /// says why.
  public static func start(
    _ router: Router, _ configuration: ServerConfiguration, observer: (any ServerObserver)? = nil
  ) throws(SocketError) -> HTTPServer {
    let listener = try Listener(configuration.address)
    var sockets = SocketServer.Configuration()
    sockets.loops = configuration.loops
    sockets.connectionLimit = configuration.limits.connections
    sockets.writeStallSeconds = configuration.limits.writeStallSeconds
    sockets.time = configuration.time
    sockets.output = configuration.output
    let streams = Lane("streams", width: SystemThread.coreCount)
    let server = try SocketServer(listener, sockets) { _ in
      HTTPConnectionFactory(
        services: ConnectionServices(
          router: router, limits: configuration.limits, bodies: configuration.bodies,
          output: configuration.output,
          trustedProxies: configuration.trustedProxies, commonHeaders: configuration.commonHeaders,
          observer: observer, time: configuration.time),
        streams: streams)
    }
    return HTTPServer(server: server, limits: configuration.limits)
  }

  /// Where the server listens, with the port it got.
  public var address: SocketAddress { server.address }

  /// Connections there are now.
  public var connectionCount: Int { server.connectionCount }

  /// The number of event loops.
  public var loopCount: Int { server.loopCount }

  /// Stops: nothing new is accepted, what is idle is closed, what is in flight is finished with
  /// `Connection: close`, and what has not finished after `Limits.shutdownSeconds` is cut off. Returns at once.
  /// Safe to call from any thread, more than once.
  public func shutDown() { server.stop(within: limits.shutdownSeconds) }

  /// Waits until a shutdown is complete.
  public func waitUntilStopped() { server.waitUntilStopped() }

  /// Has every loop look at its clock: for tests that set the clock by hand.
  package func nudge() { server.nudge() }
}
