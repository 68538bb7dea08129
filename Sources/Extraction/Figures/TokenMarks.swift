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
    let index = ranges[current].partitioningIndex { $0.upperBound > token }
    return index < current.upperBound && ranges[index].contains(token)
  }
}
