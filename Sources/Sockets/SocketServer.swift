import Dispatch
import Synchronization

/// A listening socket served by event loops, each on a thread of its own. What is said on the connections is up to
/// the handlers.
public final class SocketServer: Sendable {
  /// How to serve.
  public struct Configuration: Sendable {
    /// Event loops; 0 is one for each core.
    public var loops = 0

    /// Connections at once; all servers of the process together have what it may open, less a reserve for files.
    public var connectionLimit = 16_384

    /// Seconds in which a peer must take at least a byte of what is waiting for it.
    public var writeStallSeconds = 30.0

    /// Counts what waits to be taken by peers. Several servers can share one.
    public var output = OutputBudget(limit: .max)

    /// The clock.
    public var time: any TimeSource = SystemTime()

    /// The defaults.
    public init() {}
  }

  /// Where the server listens.
  public let address: SocketAddress

  private let loops: [EventLoop]
  private let time: any TimeSource
  private let running = DispatchGroup()

  /// Prepares loops for a listener and starts serving. `makeFactory` is called once for each loop.
  public init(
    _ listener: Listener, _ configuration: Configuration,
    makeFactory: (Int) -> any ConnectionHandlerFactory
  ) throws(SocketError) {
    address = listener.address
    time = configuration.time
    let settings = EventLoop.Settings(
      time: configuration.time, writeStallSeconds: configuration.writeStallSeconds,
      output: configuration.output)
    let count = configuration.loops > 0 ? configuration.loops : SystemThread.coreCount
    var loops: [EventLoop] = []
    for index in 0..<count {
      loops.append(try EventLoop(settings: settings, factory: makeFactory(index)))
    }
    self.loops = loops
    let room = DescriptorRoom.connections(
      limit: SystemSocket.raiseDescriptorLimit(), open: DescriptorRoom.openNow(loops: count))
    let acceptor = Acceptor(
      listener: listener, loops: loops, limit: configuration.connectionLimit, room: room)
    loops[0].acceptor = acceptor
    acceptor.start(loops[0])
    for loop in loops {
      running.enter()
      try SystemThread.start { [running] in
        loop.run()
        running.leave()
      }
    }
  }

  /// Connections there are now.
  public var connectionCount: Int { loads.reduce(0, +) }

  /// Connections there are now on each loop.
  public var loads: [Int] { loops.map { $0.load.load(ordering: .relaxed) } }

  /// The number of event loops.
  public var loopCount: Int { loops.count }

  /// Stops: closes the listening socket and what is idle, finishes what is in flight, and cuts off what is not
  /// finished after `seconds`. Returns at once; a second call can only shorten the time.
  public func stop(within seconds: Double) {
    let deadline = time.now().advanced(bySeconds: seconds)
    for loop in loops { loop.mailbox.stop(by: deadline) }
  }

  /// Waits until the server has stopped.
  public func waitUntilStopped() { running.wait() }

  /// Has every loop look at its clock: for tests that set the clock by hand.
  package func nudge() {
    for loop in loops { loop.mailbox.nudge() }
  }
}
