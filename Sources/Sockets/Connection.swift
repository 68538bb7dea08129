import Dispatch

/// A connection as its event loop knows it. Belongs to the loop's thread.
final class Connection {
  /// Who watches the socket.
  enum Watch {
    /// The loop itself, in its poll set.
    case polled
    /// A dispatch source, which gives it back when bytes come or when it is cancelled.
    case parked
    /// Nobody: it waits to be woken.
    case unwatched
  }

  let socket: Int32
  let id: ConnectionID
  let handler: any ConnectionHandler

  var watch = Watch.unwatched
  /// The place in the poll set while polled.
  var slot = -1
  /// Whether something happened since the loop last looked for silent connections.
  var isFresh = true
  var inputHasEnded = false
  /// Whether the output has been ended and what comes is thrown away.
  var isLingering = false
  /// Whether it is to be closed as soon as the dispatch source has let go of it.
  var isDoomed = false

  var next = ConnectionStep.Next.read
  private var stepDeadline = MonotonicTime.distantFuture

  /// What the system would not take yet; empty nearly always.
  private(set) var pending: [UInt8] = []
  private var written = 0
  private var stallDeadline = MonotonicTime.distantFuture

  var source: (any DispatchSourceRead)?

  private let budget: OutputBudget

  init(socket: Int32, id: ConnectionID, handler: any ConnectionHandler, budget: OutputBudget) {
    self.socket = socket
    self.id = id
    self.handler = handler
    self.budget = budget
  }

  deinit { if !pending.isEmpty { budget.add(-pending.count) } }

  var hasPendingOutput: Bool { !pending.isEmpty }

  /// Whether a deadline that passes ends it without a word: the peer takes no output, or the connection is ending.
  var waitsForPeer: Bool { hasPendingOutput || next == .write || isLingering || isDoomed }

  /// When something has to be done about the connection if nothing happens.
  var deadline: MonotonicTime {
    get { pending.isEmpty ? stepDeadline : stallDeadline }
    set { stepDeadline = newValue }
  }

  /// Keeps what the system did not take of `output`.
  func keep(_ output: UnsafeRawBufferPointer, stallingAt deadline: MonotonicTime) {
    pending = Array(output)
    written = 0
    budget.add(pending.count)
    stallDeadline = deadline
  }

  /// Puts `output` behind what the system did not take yet.
  func keepAlso(_ output: UnsafeRawBufferPointer) {
    pending.append(contentsOf: output)
    budget.add(output.count)
  }

  /// Writes as much of the pending output as the system takes; false where the connection is broken.
  func flush(stallingAt deadline: MonotonicTime) -> Bool {
    let transfer = pending.withUnsafeBytes { bytes in
      SystemSocket.send(socket, UnsafeRawBufferPointer(rebasing: bytes[written...]))
    }
    switch transfer {
    case .failed: return false
    case .blocked: return true
    case .bytes(let count):
      written += count
      stallDeadline = deadline
      if written == pending.count {
        budget.add(-pending.count)
        pending = []
        written = 0
      }
      return true
    }
  }
}
