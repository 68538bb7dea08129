import Synchronization

/// A fixed number of counters that any thread may add to without a lock.
final class AtomicCounters: @unchecked Sendable {
  // Allocated once, freed in deinit; the elements are atomic.
  private let counters: UnsafeMutablePointer<Atomic<UInt64>>
  let count: Int

  init(count: Int) {
    self.count = count
    counters = .allocate(capacity: count)
    for index in 0..<count { (counters + index).initialize(to: Atomic(0)) }
  }

  deinit {
    counters.deinitialize(count: count)
    counters.deallocate()
  }

  func add(_ amount: UInt64 = 1, at index: Int) {
    counters[index].wrappingAdd(amount, ordering: .relaxed)
  }

  func subtract(_ amount: UInt64 = 1, at index: Int) {
    counters[index].wrappingSubtract(amount, ordering: .relaxed)
  }

  subscript(index: Int) -> UInt64 { counters[index].load(ordering: .relaxed) }
}
