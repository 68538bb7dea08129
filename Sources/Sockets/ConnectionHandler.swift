/// The protocol spoken on one connection: takes bytes and time, appends what to send, and says what to wait for.
///
/// One object a connection; all calls come from the thread of its event loop. It does no I/O and must not block.
public protocol ConnectionHandler: AnyObject {
  /// The connection is there; the first call.
  func accepted(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep

  /// Bytes have come. They are gone when the call returns: keep a copy of what cannot be used yet.
  func received(_ bytes: Span<UInt8>, output: inout [UInt8], now: MonotonicTime) -> ConnectionStep

  /// The peer will send nothing more; it may still be reading.
  func inputEnded(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep

  /// All the output has been taken by the system, after a step that asked to `write`.
  func outputTaken(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep

  /// Somebody called `ConnectionHandle.wake`.
  func woken(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep

  /// The deadline of the last step has passed.
  func deadlinePassed(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep

  /// The server stops: finish what has begun, begin nothing new.
  func stopping(output: inout [UInt8], now: MonotonicTime) -> ConnectionStep

  /// The connection is closed; the last call.
  func closed()
}

/// What a connection waits for next.
public struct ConnectionStep: Sendable, Equatable {
  /// What happens once the output of the call has been written.
  public enum Next: Sendable, Equatable {
    /// Wait for bytes.
    case read
    /// Read nothing; call `outputTaken` when there is room for more.
    case write
    /// Read nothing; wait for `ConnectionHandle.wake`.
    case wait
    /// Close.
    case close
    /// End the output and throw away what still comes, for two seconds at most, then close: closing at once
    /// with bytes unread would reset the connection and could destroy the last answer on its way
    /// (RFC 9112 section 9.6).
    case linger
  }

  /// What to wait for.
  public var next: Next

  /// When to call `deadlinePassed` if that has not come. A connection that waits to `write` has the server's own
  /// deadline instead, and is closed.
  public var deadline: MonotonicTime

  /// A step.
  public init(_ next: Next, until deadline: MonotonicTime = .distantFuture) {
    self.next = next
    self.deadline = deadline
  }
}

/// Makes the handlers of one event loop's connections; lives on that loop's thread.
public protocol ConnectionHandlerFactory: AnyObject {
  /// A handler for a connection that has just been accepted.
  func makeHandler(for handle: ConnectionHandle, remoteAddress: SocketAddress) -> any ConnectionHandler

  /// Called once before every round of events, with the time of the round.
  func beginRound(now: MonotonicTime)

  /// What a connection over the limit is told before it is closed.
  var refusal: [UInt8] { get }

  /// Called once when the server stops, before the `stopping` of any connection.
  func stop()
}

/// Names a connection to other threads.
public struct ConnectionHandle: Sendable {
  let mailbox: Mailbox
  let id: ConnectionID

  /// Has the loop call the connection's `woken` soon; nothing where it is closed by then. From any thread.
  public func wake() { mailbox.wake(id) }
}

/// A place in a loop's table, and how often it had been used before: a late message cannot reach a successor.
struct ConnectionID: Sendable, Equatable {
  var index: UInt32
  var generation: UInt32
}
