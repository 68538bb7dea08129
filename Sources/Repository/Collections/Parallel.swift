import Dispatch
import Synchronization

/// Work that all cores share.
enum Parallel {
  /// What each element becomes, in order, by all cores where there are more elements than in a piece.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], inPiecesOf size: Int = 512, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard elements.count > size else { return elements.map(transform) }
    let pieces = (elements.count + size - 1) / size
    let results = Mutex<[[Result]]>(Array(repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let part = elements[piece * size..<min(elements.count, (piece + 1) * size)].map(transform)
      results.withLock { $0[piece] = part }
    }
    return results.withLock { $0 }.flatMap { $0 }
  }

  /// Sorts; a large array in pieces, which are then merged.
  static func sort<Element: Comparable & Sendable>(_ elements: inout [Element]) {
    let pieces = 4
    guard elements.count > 1 << 16 else { return elements.sort() }
    let size = (elements.count + pieces - 1) / pieces
    let input = elements
    let parts = map(Array(0..<pieces), inPiecesOf: 1) { number in
      input[min(input.count, number * size)..<min(input.count, (number + 1) * size)].sorted()
    }
    let halves = map([0, 2], inPiecesOf: 1) { merge(parts[$0], parts[$0 + 1]) }
    elements = merge(halves[0], halves[1])
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

extension Collection where Index == Int {
  /// The elements in stretches of at most so many.
  func stretches(of size: Int) -> some Sequence<SubSequence> {
    stride(from: startIndex, to: endIndex, by: size).lazy.map { self[$0..<Swift.min(endIndex, $0 + size)] }
  }
}
