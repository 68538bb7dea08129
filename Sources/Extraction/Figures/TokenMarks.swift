/// Which tokens of a sentence belong to one of many ranges, asked sentence by sentence in text order.
struct TokenMarks {
  private let ranges: [Range<Int>]
  private var first = 0
  private var current: Range<Int> = 0..<0

  init(_ ranges: some Sequence<Range<Int>>) {
    self.ranges = Array(ranges)
  }

  /// Moves on to a sentence.
  mutating func advance(to sentence: Range<Int>) {
    while first < ranges.count, ranges[first].upperBound <= sentence.lowerBound { first += 1 }
    var last = first
    while last < ranges.count, ranges[last].lowerBound < sentence.upperBound { last += 1 }
    current = first..<last
  }

  /// Whether a token of the sentence belongs to a range.
  func contains(_ token: Int) -> Bool {
    var low = current.lowerBound
    var high = current.upperBound
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low < current.upperBound && ranges[low].contains(token)
  }
}
