import Synchronization

/// Says yes once.
final class Once: Sendable {
  private let done = Atomic(false)

  /// Whether it has said yes.
  var isDone: Bool { done.load(ordering: .acquiring) }

  func isFirst() -> Bool {
    done.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
  }
}
