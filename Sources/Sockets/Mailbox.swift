import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What other threads have to say to an event loop, and the pipe that wakes it up to hear it.
final class Mailbox: Sendable {
  /// A connection accepted for this loop.
  struct Newcomer {
    var socket: Int32
    var address: SocketAddress
    /// Whether it is over the limit.
    var isRefused: Bool
  }

  /// The messages of one round.
  struct Contents {
    var adopted: [Newcomer] = []
    /// Parked connections that are the loop's again.
    var returned: [ConnectionID] = []
    /// Connections somebody has woken.
    var woken: [ConnectionID] = []
    /// The order to stop, with the time by which to be done.
    var stopBy: MonotonicTime?
    /// Whether all newcomers have been sent that there will ever be.
    var hasAllNewcomers = false

    fileprivate var isSignalled = false
  }

  let readEnd: Int32
  private let writeEnd: Int32
  private let contents = Mutex(Contents())

  init() throws(SocketError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SocketError("open a pipe") }
    readEnd = ends[0]
    writeEnd = ends[1]
    for end in ends {
      SystemSocket.setNonBlocking(end)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    SystemSocket.close(readEnd)
    SystemSocket.close(writeEnd)
  }

  func adopt(_ newcomer: Newcomer) { post { $0.adopted.append(newcomer) } }

  func giveBack(_ id: ConnectionID) { post { $0.returned.append(id) } }

  func wake(_ id: ConnectionID) { post { $0.woken.append(id) } }

  func stop(by deadline: MonotonicTime) { post { $0.stopBy = min($0.stopBy ?? .distantFuture, deadline) } }

  /// Says that no newcomers come behind those that have been sent.
  func endAdoptions() { post { $0.hasAllNewcomers = true } }

  /// Has the loop look at its clock.
  func nudge() { post { _ in } }

  /// Takes what has come; called by the loop only, when the pipe is readable.
  func take() -> Contents {
    var byte: UInt64 = 0
    while read(readEnd, &byte, 8) > 0 {}
    return contents.withLock { contents in
      defer { contents = Contents() }
      return contents
    }
  }

  /// One byte in the pipe is enough, however many messages there are.
  private func post(_ change: (inout Contents) -> Void) {
    let mustSignal = contents.withLock { contents in
      change(&contents)
      defer { contents.isSignalled = true }
      return !contents.isSignalled
    }
    if mustSignal {
      var byte: UInt8 = 1
      _ = write(writeEnd, &byte, 1)
    }
  }
}
