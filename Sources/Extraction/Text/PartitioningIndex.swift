extension RandomAccessCollection where Index == Int {
  /// The first index whose element belongs to the second part, in a collection of which all elements that do stand
  /// behind all that do not; the end where none does. Logarithmic.
  @inline(__always)
  package func partitioningIndex(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
