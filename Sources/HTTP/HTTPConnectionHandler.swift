import Sockets
import Synchronization

/// Puts an `HTTPConnection` on an event loop: hands over its events, and has slow requests answered by workers.
final class HTTPConnectionHandler: ConnectionHandler {
  /// Where a worker leaves an answer for the loop.
  private final class Slot: Sendable {
    let response = Mutex<Response?>(nil)
  }

  // Belongs to the loop's thread, like the whole object: no need to check at run time.
  @exclusivity(unchecked) private var connection: HTTPConnection
  private let workers: WorkerPool
  private let handle: ConnectionHandle
  private var slot: Slot?

  init(connection: HTTPConnection, workers: WorkerPool, handle: ConnectionHandle) {
    self.connection = connection
    self.workers = workers
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
    guard let response = slot?.response.withLock({ $0.take() }) else { return ConnectionStep(.wait) }
    slot = nil
    return perform(connection.complete(response, output: &output, now: now), &output, now)
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

  /// Gives requests to a worker; where there are too many already, answers 503 here and goes on.
  private func offload(
    _ first: HTTPConnection.Action, _ output: inout [UInt8], _ now: MonotonicTime
  ) -> ConnectionStep {
    var action = first
    while case .perform(let request, let match) = action {
      let slot = Slot()
      let router = connection.services.router
      let isTaken = workers.run { [handle] in
        let response = router.respond(to: request, match: match)
        slot.response.withLock { $0 = response }
        handle.wake()
      }
      if isTaken {
        self.slot = slot
        return ConnectionStep(.wait)
      }
      let busy = HTTPError.unavailable("Too many requests of this kind are being worked on.", retryAfter: 1)
      action = connection.complete(router.refuse(request, busy), output: &output, now: now)
    }
    guard case .step(let step) = action else { return ConnectionStep(.close) }
    return step
  }
}
