#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The descriptors that a loop polls: its mailbox, the listening socket, and its active connections, without gaps.
struct PollSet {
  /// What a connection is watched for.
  enum Interest {
    case input
    case output
  }

  /// Descriptors before the first connection's.
  private static let reserved = 2

  private var descriptors: ContiguousArray<pollfd>
  private var connections: ContiguousArray<Connection> = []

  init() {
    // A negative descriptor is passed over by `poll`.
    let nothing = pollfd(fd: -1, events: Int16(POLLIN), revents: 0)
    descriptors = [nothing, nothing]
  }

  var count: Int { connections.count }
  var isEmpty: Bool { connections.isEmpty }
  subscript(slot: Int) -> Connection { connections[slot] }

  var mailboxIsReady: Bool { descriptors[0].revents != 0 }
  var acceptorIsReady: Bool { descriptors[1].revents != 0 }

  mutating func watch(mailbox descriptor: Int32) { descriptors[0].fd = descriptor }

  /// Watches the listening socket, or none where the descriptor is negative.
  mutating func watch(acceptor descriptor: Int32) {
    descriptors[1].fd = descriptor
    descriptors[1].revents = 0
  }

  @inline(__always)
  func hasEvent(at slot: Int) -> Bool { descriptors[slot + Self.reserved].revents != 0 }

  mutating func add(_ connection: Connection, for interest: Interest) {
    connection.watch = .polled
    connection.slot = connections.count
    connections.append(connection)
    descriptors.append(pollfd(fd: connection.socket, events: Self.events(interest), revents: 0))
  }

  @inline(__always)
  mutating func change(_ connection: Connection, to interest: Interest) {
    descriptors[connection.slot + Self.reserved].events = Self.events(interest)
  }

  /// Takes a connection out; the last one moves into its place.
  mutating func remove(_ connection: Connection) {
    let slot = connection.slot
    connection.watch = .unwatched
    connection.slot = -1
    let last = connections.removeLast()
    let descriptor = descriptors.removeLast()
    guard last !== connection else { return }
    connections[slot] = last
    descriptors[slot + Self.reserved] = descriptor
    last.slot = slot
  }

  /// Waits; the number of descriptors with an event, 0 after the time or a signal.
  mutating func wait(milliseconds: Int32) -> Int {
    let ready = descriptors.withUnsafeMutableBufferPointer {
      SystemSocket.poll($0, milliseconds: milliseconds)
    }
    guard ready >= 0 else {
      // After an error the events of the last round are still there.
      for index in descriptors.indices { descriptors[index].revents = 0 }
      return 0
    }
    return Int(ready)
  }

  @inline(__always)
  private static func events(_ interest: Interest) -> Int16 {
    switch interest {
    case .input: Int16(POLLIN)
    case .output: Int16(POLLOUT)
    }
  }
}
