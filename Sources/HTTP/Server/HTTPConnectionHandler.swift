import Sockets
import Synchronization

/// Puts an `HTTPConnection` on an event loop: hands over its events, and has slow requests answered, and bodies made, in
/// lanes.
final class HTTPConnectionHandler: ConnectionHandler {
  /// Where a lane leaves what it made for the loop.
  private final class Slot: Sendable {
    enum Content: Sendable {
      case response(Response)
      case piece(StreamPiece)
      /// Another client took the place of the request.
      case refusal
    }

    private let content = Mutex<Content?>(nil)
    private let handle: ConnectionHandle

    init(_ handle: ConnectionHandle) { self.handle = handle }

    func fill(_ new: Content) {
      content.withLock { $0 = new }
      handle.wake()
    }

    func take() -> Content? { content.withLock { $0.take() } }
  }

  // Belongs to the loop's thread, like the whole object: no need to check at run time.
  @exclusivity(unchecked) private var connection: HTTPConnection
  /// Where streams are made whose route has no lane.
  private let streams: Lane
  private let handle: ConnectionHandle
  private var slot: Slot?

  init(connection: HTTPConnection, streams: Lane, handle: ConnectionHandle) {
    self.connection = connection
    self.streams = streams
    self.handle = handle
  }

  func accepted(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    connection.services.observer?.connectionOpened(from: connection.remoteAddress)
    return connection.firstStep
  }

  func received(_ bytes: Span<UInt8>, output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    perform(connection.received(bytes, output: &output, now: now), &output, now)
  }

  func inputEnded(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    perform(connection.inputEnded(output: &output, now: now), &output, now)
  }

  func outputTaken(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    perform(connection.outputTaken(output: &output, now: now), &output, now)
  }

  func woken(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    guard let content = slot?.take() else { return ConnectionStep(.wait) }
    slot = nil
    switch content {
    case .response(let response):
      return perform(connection.complete(response, output: &output, now: now), &output, now)
    case .piece(let piece):
      return perform(connection.pieceIsMade(piece, output: &output, now: now), &output, now)
    case .refusal:
      return perform(refuse(connection.exchange?.request, &output, now), &output, now)
    }
  }

  func deadlinePassed(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    perform(connection.deadlinePassed(output: &output, now: now), &output, now)
  }

  func stopping(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep {
    perform(connection.stopping(output: &output, now: now), &output, now)
  }

  func closed() { connection.services.observer?.connectionClosed(from: connection.remoteAddress) }

  @inline(__always)
  private func perform(
    _ action: HTTPConnection.Action, _ output: inout [UInt8], _ now: MonotonicTime
  ) -> ConnectionStep {
    if case .step(let step) = action { return step }
    return offload(action, &output, now)
  }

  /// Gives requests and pieces of answers to lanes; where there is no place for a request, answers 503 here and goes
  /// on.
  private func offload(
    _ first: HTTPConnection.Action, _ output: inout [UInt8], _ now: MonotonicTime
  ) -> ConnectionStep {
    var action = first
    while true {
      switch action {
      case .step(let step):
        return step
      case .perform(let request, let match, let lane):
        let slot = Slot(handle)
        let router = connection.services.router
        let isTaken = lane.run(for: ClientNetwork(request.clientAddress)) {
          slot.fill(.response(router.respond(to: request, match: match)))
        } refuse: {
          slot.fill(.refusal)
        }
        if isTaken {
          self.slot = slot
          return ConnectionStep(.wait)
        }
        action = refuse(request, &output, now)
      case .produce(let stream, let client, let lane):
        let slot = Slot(handle)
        self.slot = slot
        (lane ?? streams).runPiece(for: client) { slot.fill(.piece(StreamPiece(of: stream))) }
        return ConnectionStep(.wait)
      }
    }
  }

  /// Answers 503 to a request that there is no place for (RFC 9110 section 15.6.4).
  private func refuse(
    _ request: Request?, _ output: inout [UInt8], _ now: MonotonicTime
  ) -> HTTPConnection.Action {
    let busy = HTTPError.unavailable("Too many requests of this kind are waiting.", retryAfter: 1)
    let response = request.map { connection.services.router.refuse($0, busy) }
    return connection.complete(response ?? Response(ProblemDetails(busy)), output: &output, now: now)
  }
}
