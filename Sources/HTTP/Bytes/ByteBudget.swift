import Synchronization

/// A number of bytes that many hold parts of: what is held of what clients have sent, or made for them, all of it
/// together. From any thread.
public final class ByteBudget: Sendable {
  /// Bytes that may be held at once.
  public let limit: Int

  private let held = Atomic(0)
  private let refusals = Atomic<UInt64>(0)

  /// A budget of so many bytes.
  public init(limit: Int) { self.limit = limit }

  /// Bytes that are held now.
  public var used: Int { held.load(ordering: .relaxed) }

  /// How often somebody was refused for want of room.
  public var refused: UInt64 { refusals.load(ordering: .relaxed) }

  /// Whether so many bytes would fit now; counts a refusal where not.
  func hasRoom(for bytes: Int) -> Bool {
    if bytes <= limit - used { return true }
    refusals.add(1, ordering: .relaxed)
    return false
  }

  /// Takes bytes, or none and counts a refusal.
  fileprivate func take(_ bytes: Int) -> Bool {
    guard held.add(bytes, ordering: .relaxed).newValue > limit else { return true }
    held.subtract(bytes, ordering: .relaxed)
    refusals.add(1, ordering: .relaxed)
    return false
  }

  fileprivate func giveBack(_ bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
}

/// One holder's part of a budget, given back when nobody holds it any more. Changed by one thread at a time.
public final class ByteReservation: @unchecked Sendable {
  private let budget: ByteBudget
  private var bytes = 0

  /// A part of no bytes.
  public init(_ budget: ByteBudget) { self.budget = budget }

  deinit { budget.giveBack(bytes) }

  /// Makes it so many bytes; false, and unchanged, where there is no room for them.
  public func resize(to size: Int) -> Bool {
    guard size != bytes else { return true }
    if size < bytes {
      budget.giveBack(bytes - size)
    } else if !budget.take(size - bytes) {
      return false
    }
    bytes = size
    return true
  }
}
