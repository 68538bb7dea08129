import Synchronization

/// Says yes once.
final class Once: Sendable {
  private let done = Atomic(false)

  func isFirst() -> Bool {
    done.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
  }
}
