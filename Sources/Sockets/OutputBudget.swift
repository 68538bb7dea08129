import Synchronization

/// A number of bytes that may wait, in all connections together, for peers to take them. Sockets count what the system
/// would not take yet; whoever makes output asks for room first. From any thread.
public final class OutputBudget: Sendable {
  /// Bytes that may wait at once. It is exceeded by what was begun while there was room, and by what is small.
  public let limit: Int

  private let waiting = Atomic(0)
  private let refusals = Atomic<UInt64>(0)

  /// A budget of so many bytes.
  public init(limit: Int) { self.limit = limit }

  /// Bytes that wait now.
  public var used: Int { waiting.load(ordering: .relaxed) }

  /// How often somebody was refused for want of room.
  public var refused: UInt64 { refusals.load(ordering: .relaxed) }

  /// Whether nothing has room.
  package var isFull: Bool { used >= limit }

  /// Whether so many bytes may be made; counts a refusal where not. What is longer than half of the whole may be made
  /// while half is free.
  package func hasRoom(for bytes: Int) -> Bool {
    if used + min(bytes, limit / 2) <= limit { return true }
    refusals.add(1, ordering: .relaxed)
    return false
  }

  /// Counts bytes that wait, or with a negative number that they do no more.
  package func add(_ bytes: Int) { waiting.add(bytes, ordering: .relaxed) }
}
