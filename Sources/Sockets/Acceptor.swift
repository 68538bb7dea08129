import Synchronization

/// Takes new connections for a whole server and spreads them over its loops. Belongs to the first loop's thread.
final class Acceptor {
  /// Connections taken in one round, so that those there already get their turn.
  private static let batch = 64
  /// Seconds without accepting when descriptors or places have run out: the waiting connections keep `poll` ready,
  /// and asking again at once would spin.
  private static let pauseSeconds = 0.25

  private let listener: Listener
  private let loops: [EventLoop]
  /// Connections of this server that are served.
  private let limit: Int
  /// Connections of all servers of the process, those that are only refused included.
  private let room: Int
  private var nextLoop = 0
  private var isClosed = false

  /// When accepting goes on after a pause; nil where there is none.
  private(set) var resumesAt: MonotonicTime?

  init(listener: Listener, loops: [EventLoop], limit: Int, room: Int) {
    self.listener = listener
    self.loops = loops
    self.limit = limit
    self.room = room
  }

  func accept(_ loop: EventLoop) {
    for _ in 0..<Self.batch {
      guard total < limit + DescriptorRoom.refused(of: room), open < room else { return pause(loop) }
      switch SystemSocket.accept(listener.socket) {
      case .none: return
      case .gone: continue
      case .exhausted:
        return pause(loop)
      case .connection(let socket, let address):
        hand(socket, address, from: loop)
      }
    }
  }

  /// Watches the listening socket again when a pause is over.
  func reconsider(_ loop: EventLoop) {
    guard let time = resumesAt, loop.now >= time else { return }
    resumesAt = nil
    start(loop)
  }

  private func pause(_ loop: EventLoop) {
    resumesAt = loop.now.advanced(bySeconds: Self.pauseSeconds)
    loop.pollSet.watch(acceptor: -1)
  }

  func start(_ loop: EventLoop) {
    if !isClosed { loop.pollSet.watch(acceptor: listener.socket) }
  }

  /// Takes no more connections, and tells the loops so.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    resumesAt = nil
    listener.close()
    for loop in loops { loop.mailbox.endAdoptions() }
  }

  private var open: Int { DescriptorRoom.connections.load(ordering: .relaxed) }

  private var isFull: Bool { total >= limit || open >= room - DescriptorRoom.refused(of: room) }

  private var total: Int { loops.reduce(0) { $0 + $1.load.load(ordering: .relaxed) } }

  /// Gives a connection to the loop with the fewest, in turn where several have as few.
  private func hand(_ socket: Int32, _ address: SocketAddress, from own: EventLoop) {
    var best = nextLoop
    for offset in 1..<loops.count {
      let candidate = (nextLoop + offset) % loops.count
      if loops[candidate].load.load(ordering: .relaxed) < loops[best].load.load(ordering: .relaxed) {
        best = candidate
      }
    }
    nextLoop = (best + 1) % loops.count
    let loop = loops[best]
    let newcomer = Mailbox.Newcomer(socket: socket, address: address, isRefused: isFull)
    DescriptorRoom.connections.add(1, ordering: .relaxed)
    loop.load.add(1, ordering: .relaxed)
    if loop === own { own.adopt(newcomer) } else { loop.mailbox.adopt(newcomer) }
  }
}
