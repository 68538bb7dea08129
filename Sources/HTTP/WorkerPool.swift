import Dispatch
import Synchronization

/// Threads for handlers that are too slow for an event loop; takes only so many at a time.
final class WorkerPool: Sendable {
  private let queue = DispatchQueue(label: "request workers", attributes: .concurrent)
  private let count = Atomic(0)
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Runs `work` soon; false, and nothing done, where there is too much to do already.
  func run(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard count.add(1, ordering: .relaxed).newValue <= limit else {
      count.subtract(1, ordering: .relaxed)
      return false
    }
    queue.async { [self] in
      work()
      count.subtract(1, ordering: .relaxed)
    }
    return true
  }
}
