import Dispatch
import Synchronization

/// Sorts large arrays with two cores or more: halves apart, then merged.
enum ParallelSort {
  static func sort<Element: Comparable & Sendable>(_ elements: inout [Element]) {
    let pieces = 4
    guard elements.count > 1 << 16 else { return elements.sort() }
    let size = (elements.count + pieces - 1) / pieces
    let input = elements
    let sorted = Mutex<[[Element]]>(Array(repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { number in
      let piece = input[min(input.count, number * size)..<min(input.count, (number + 1) * size)].sorted()
      sorted.withLock { $0[number] = piece }
    }
    let parts = sorted.withLock { $0 }
    elements = merge(merge(parts[0], parts[1]), merge(parts[2], parts[3]))
  }

  private static func merge<Element: Comparable>(_ left: [Element], _ right: [Element]) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(left.count + right.count)
    var first = 0
    var second = 0
    while first < left.count, second < right.count {
      if right[second] < left[first] {
        result.append(right[second])
        second += 1
      } else {
        result.append(left[first])
        first += 1
      }
    }
    result += left[first...]
    result += right[second...]
    return result
  }
}
