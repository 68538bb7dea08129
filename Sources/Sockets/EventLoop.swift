import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread that serves connections: it polls those that are active, and parks those that are silent.
///
/// A busy connection costs one `recv` and one `send` for a request, and its share of one `poll`. One that has been
/// silent for a moment leaves the poll set; a dispatch source watches it and hands it back when bytes come, so that
/// ten thousand silent ones cost the busy ones nothing. With nothing to do, the thread sleeps in `poll`.
///
/// Everything here but the mailbox belongs to the loop's thread.
final class EventLoop: @unchecked Sendable {
  /// What is the same for every loop of a server.
  struct Settings: Sendable {
    var time: any TimeSource
    var writeStallSeconds: Double
    var output: OutputBudget
  }

  /// Seconds of silence after which a connection is parked: between one and two of these.
  private static let parkingInterval = 0.05
  /// Deadlines are looked at no more often than this.
  private static let sweepInterval = 0.25
  /// Seconds to go on reading from a client that has been told that the connection ends.
  private static let lingerSeconds = 2.0
  private static let readSize = 65_536
  private static let largestIdleOutput = 1 << 20

  let mailbox: Mailbox
  /// Connections of this loop, for whoever spreads new ones.
  let load = Atomic(0)

  let settings: Settings
  let factory: any ConnectionHandlerFactory
  /// Takes new connections; only the first loop of a server has one.
  var acceptor: Acceptor?

  // Belong to the loop's thread: no need to check at run time.
  @exclusivity(unchecked) var table = ConnectionTable()
  @exclusivity(unchecked) var pollSet = PollSet()
  private let parkingQueue = DispatchQueue(label: "parked connections")
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: readSize, alignment: 16)
  @exclusivity(unchecked) private var output: [UInt8] = []

  private(set) var now: MonotonicTime
  private var nextSweep = MonotonicTime.distantFuture
  private var nextParking = MonotonicTime.distantFuture
  private(set) var stopBy: MonotonicTime?
  /// Whether connections may still be handed to this loop.
  private var expectsNewcomers = true

  init(settings: Settings, factory: any ConnectionHandlerFactory) throws(SocketError) {
    self.settings = settings
    self.factory = factory
    mailbox = try Mailbox()
    now = settings.time.now()
    pollSet.watch(mailbox: mailbox.readEnd)
    prepareParking()
  }

  /// Watches something for a moment, so that dispatch opens the descriptors of its own that it needs: when it does so
  /// with the first connection that is parked and there are none left, it takes the process down.
  private func prepareParking() {
    let isWatched = DispatchSemaphore(value: 0)
    let source = DispatchSource.makeReadSource(fileDescriptor: mailbox.readEnd, queue: parkingQueue)
    source.setRegistrationHandler { isWatched.signal() }
    source.activate()
    isWatched.wait()
    let isReleased = DispatchSemaphore(value: 0)
    source.setCancelHandler { isReleased.signal() }
    source.cancel()
    isReleased.wait()
  }

  deinit { input.deallocate() }

  /// Serves until told to stop and all connections are closed.
  func run() {
    while !isDone {
      let ready = pollSet.wait(milliseconds: millisecondsToWait)
      now = settings.time.now()
      factory.beginRound(now: now)
      if ready > 0 { handleEvents(ready) }
      if now >= nextParking { parkSilent() }
      if now >= nextSweep { sweepDeadlines() }
      if let acceptor { acceptor.reconsider(self) }
      if let stopBy, now >= stopBy { closeAll() }
    }
    acceptor?.close()
    acceptor = nil
  }

  private var isDone: Bool { stopBy != nil && !expectsNewcomers && table.isEmpty }

  private var millisecondsToWait: Int32 {
    var until = min(nextSweep, acceptor?.resumesAt ?? .distantFuture)
    if !pollSet.isEmpty { until = min(until, nextParking) }
    if let stopBy { until = min(until, max(stopBy, now.advanced(bySeconds: 0.05))) }
    guard until < .distantFuture else { return -1 }
    // Rounded up: waking a moment too early would mean to spin until the time has come.
    return Int32(clamping: (until.nanoseconds(since: now) + 999_999) / 1_000_000)
  }

  private func handleEvents(_ ready: Int) {
    var ready = ready
    // Backwards, since removing a connection moves the last one into its place.
    var slot = pollSet.count - 1
    while slot >= 0 && ready > 0 {
      if slot < pollSet.count, pollSet.hasEvent(at: slot) {
        ready -= 1
        handleEvent(on: pollSet[slot])
      }
      slot -= 1
    }
    guard ready > 0 else { return }
    if pollSet.acceptorIsReady { acceptor?.accept(self) }
    if pollSet.mailboxIsReady { readMail() }
  }

  private func handleEvent(on connection: Connection) {
    connection.isFresh = true
    if connection.hasPendingOutput {
      flush(connection)
    } else if connection.next == .write && !connection.isLingering {
      act(on: connection, connection.handler.outputTaken(output: &output, now: now))
    } else {
      receive(on: connection)
    }
  }

  private func receive(on connection: Connection) {
    switch SystemSocket.receive(connection.socket, into: input) {
    case .blocked:
      break
    case .failed:
      close(connection)
    case .bytes(0):
      connection.inputHasEnded = true
      guard !connection.isLingering else { return close(connection) }
      act(on: connection, connection.handler.inputEnded(output: &output, now: now))
    case .bytes(let count):
      guard !connection.isLingering else { return }
      let bytes = UnsafeRawBufferPointer(rebasing: input[..<count]).bindMemory(to: UInt8.self)
      act(on: connection, connection.handler.received(bytes.span, output: &output, now: now))
    }
  }

  /// Sends what a handler has put out and arranges for what it waits for.
  private func act(on connection: Connection, _ step: ConnectionStep) {
    connection.next = step.next
    connection.deadline = step.deadline
    if !output.isEmpty {
      guard send(on: connection) else { return close(connection) }
    }
    if connection.watch == .parked {
      // It is the dispatch source's still, and will come back.
      if step.next != .read || connection.hasPendingOutput { connection.source?.cancel() }
      noteDeadline(of: connection)
    } else {
      proceed(connection)
    }
  }

  private func send(on connection: Connection) -> Bool {
    defer {
      if output.capacity > Self.largestIdleOutput {
        output = []
      } else {
        output.removeAll(keepingCapacity: true)
      }
    }
    return output.withUnsafeBytes { bytes in
      guard !connection.hasPendingOutput else {
        // It was woken while earlier output still waits.
        connection.keepAlso(bytes)
        return true
      }
      switch SystemSocket.send(connection.socket, bytes) {
      case .failed: return false
      case .blocked: connection.keep(bytes, stallingAt: stallDeadline)
      case .bytes(bytes.count): break
      case .bytes(let count):
        connection.keep(UnsafeRawBufferPointer(rebasing: bytes[count...]), stallingAt: stallDeadline)
      }
      return true
    }
  }

  private var stallDeadline: MonotonicTime { now.advanced(bySeconds: settings.writeStallSeconds) }

  private func flush(_ connection: Connection) {
    guard connection.flush(stallingAt: stallDeadline) else { return close(connection) }
    if !connection.hasPendingOutput { proceed(connection) }
  }

  /// Watches a connection for what it waits for, or ends it.
  private func proceed(_ connection: Connection) {
    if connection.hasPendingOutput {
      watch(connection, for: .output)
    } else {
      switch connection.next {
      case .read where connection.inputHasEnded: return close(connection)
      case .read: watch(connection, for: .input)
      case .write:
        connection.deadline = stallDeadline
        watch(connection, for: .output)
      case .wait: unwatch(connection)
      case .close: return close(connection)
      case .linger: linger(connection)
      }
    }
    noteDeadline(of: connection)
  }

  private func linger(_ connection: Connection) {
    guard !connection.inputHasEnded else { return close(connection) }
    if !connection.isLingering {
      connection.isLingering = true
      SystemSocket.endOutput(connection.socket)
      connection.deadline = now.advanced(bySeconds: Self.lingerSeconds)
    }
    watch(connection, for: .input)
  }

  private func watch(_ connection: Connection, for interest: PollSet.Interest) {
    if connection.watch == .polled {
      pollSet.change(connection, to: interest)
    } else {
      if pollSet.isEmpty { nextParking = now.advanced(bySeconds: Self.parkingInterval) }
      pollSet.add(connection, for: interest)
    }
  }

  private func unwatch(_ connection: Connection) {
    if connection.watch == .polled { pollSet.remove(connection) }
  }

  private func noteDeadline(of connection: Connection) {
    if connection.deadline < nextSweep { nextSweep = connection.deadline }
  }

  private func close(_ connection: Connection) {
    if connection.watch == .parked {
      // Closed when the source has let go of the descriptor.
      connection.isDoomed = true
      connection.source?.cancel()
      return
    }
    unwatch(connection)
    table.remove(connection)
    load.subtract(1, ordering: .relaxed)
    SystemSocket.close(connection.socket)
    DescriptorRoom.connections.subtract(1, ordering: .relaxed)
    connection.handler.closed()
  }
}

// MARK: - Connections that come and go

extension EventLoop {
  /// Takes over a socket that was accepted for this loop.
  func adopt(_ newcomer: Mailbox.Newcomer) {
    let id = table.reserve()
    let handler: any ConnectionHandler
    if newcomer.isRefused {
      handler = RefusedConnectionHandler(refusal: factory.refusal)
    } else {
      let handle = ConnectionHandle(mailbox: mailbox, id: id)
      handler = factory.makeHandler(for: handle, remoteAddress: newcomer.address)
    }
    let connection = Connection(
      socket: newcomer.socket, id: id, handler: handler, budget: settings.output)
    table.insert(connection)
    act(on: connection, handler.accepted(output: &output, now: now))
    if stopBy != nil { conclude(connection) }
  }

  private func readMail() {
    let mail = mailbox.take()
    for newcomer in mail.adopted { adopt(newcomer) }
    for id in mail.returned {
      if let connection = table[id] { takeBack(connection) }
    }
    for id in mail.woken {
      if let connection = table[id] {
        act(on: connection, connection.handler.woken(output: &output, now: now))
      }
    }
    if let deadline = mail.stopBy { stop(by: deadline) }
    if mail.hasAllNewcomers { expectsNewcomers = false }
  }

  /// Gives a silent connection to a dispatch source. The source hands it back exactly once: when bytes come, or when
  /// it is cancelled because something else is to be done with the connection.
  private func park(_ connection: Connection) {
    pollSet.remove(connection)
    connection.watch = .parked
    let source = DispatchSource.makeReadSource(fileDescriptor: connection.socket, queue: parkingQueue)
    source.setEventHandler { source.cancel() }
    source.setCancelHandler { [mailbox, id = connection.id] in mailbox.giveBack(id) }
    connection.source = source
    source.activate()
  }

  private func takeBack(_ connection: Connection) {
    connection.source = nil
    connection.watch = .unwatched
    connection.isFresh = true
    guard !connection.isDoomed else { return close(connection) }
    let isForReading = connection.next == .read && !connection.hasPendingOutput
    proceed(connection)
    guard isForReading, connection.watch == .polled else { return }
    receive(on: connection)
    if stopBy != nil { sendStopping(to: connection) }
  }

  private func parkSilent() {
    for slot in stride(from: pollSet.count - 1, through: 0, by: -1) {
      let connection = pollSet[slot]
      if connection.isFresh {
        connection.isFresh = false
      } else if connection.next == .read && !connection.hasPendingOutput {
        park(connection)
      }
    }
    nextParking = now.advanced(bySeconds: Self.parkingInterval)
  }

  private func sweepDeadlines() {
    var earliest = MonotonicTime.distantFuture
    nextSweep = .distantFuture
    for connection in table.all {
      if connection.deadline > now {
        earliest = min(earliest, connection.deadline)
      } else if connection.waitsForPeer {
        close(connection)
      } else {
        act(on: connection, connection.handler.deadlinePassed(output: &output, now: now))
      }
    }
    nextSweep = max(min(earliest, nextSweep), now.advanced(bySeconds: Self.sweepInterval))
    if table.isEmpty { nextSweep = .distantFuture }
  }

  // MARK: Stopping

  private func stop(by deadline: MonotonicTime) {
    guard stopBy == nil else {
      stopBy = min(stopBy ?? deadline, deadline)
      return
    }
    if let acceptor {
      // Whoever has connected already is served.
      acceptor.accept(self)
      acceptor.close()
      pollSet.watch(acceptor: -1)
    }
    stopBy = deadline
    factory.stop()
    for connection in table.all {
      if connection.watch == .parked {
        connection.source?.cancel()
      } else {
        conclude(connection)
      }
    }
  }

  /// Hears once more a connection that is to end.
  private func conclude(_ connection: Connection) {
    guard table[connection.id] != nil else { return }
    if connection.next == .read && !connection.hasPendingOutput { receive(on: connection) }
    sendStopping(to: connection)
  }

  private func sendStopping(to connection: Connection) {
    guard table[connection.id] != nil, !connection.isLingering else { return }
    act(on: connection, connection.handler.stopping(output: &output, now: now))
  }

  private func closeAll() { for connection in table.all { close(connection) } }
}
