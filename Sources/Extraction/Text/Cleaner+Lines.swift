extension Cleaner {
  /// The lines that hold anything, with white space at both ends cut, and lines joined that were
  /// broken only to fit a width.
  static func lines(of scalars: [Unicode.Scalar]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var group = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, !scalars[end].isLineBreak { end += 1 }
      if let range = trimmed(scalars, start..<end) {
        lines.append(Line(kind: .prose, range: range, group: group))
      } else {
        group += 1
      }
      start = end + 1
      if end + 1 < scalars.count, scalars[end] == "\r", scalars[end + 1] == "\n" { start += 1 }
    }
    return joined(lines, scalars)
  }

  private static func trimmed(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, scalars[low].isSpace { low += 1 }
    while high > low, scalars[high - 1].isSpace { high -= 1 }
    return low < high ? low..<high : nil
  }

  /// Joins a line to the one before it in its group when the page width broke them: the line before
  /// ends in no full stop, and either this one goes on in lower case or its first word would not
  /// have fitted there.
  private static func joined(_ lines: [Line], _ scalars: [Unicode.Scalar]) -> [Line] {
    var widths: [Int: Int] = [:]
    for line in lines { widths[line.group] = max(widths[line.group] ?? 0, line.range.count) }
    var result: [Line] = []
    var lastWidth = 0
    for line in lines {
      if let last = result.last, last.group == line.group, lastWidth >= 40,
        isBroken(
          scalars, before: last.range.upperBound, line: line.range, lastWidth: lastWidth,
          width: widths[line.group] ?? 0)
      {
        result[result.count - 1].range = last.range.lowerBound..<line.range.upperBound
      } else {
        result.append(line)
      }
      lastWidth = line.range.count
    }
    return result
  }

  private static func isBroken(
    _ scalars: [Unicode.Scalar], before: Int, line: Range<Int>, lastWidth: Int, width: Int
  ) -> Bool {
    let first = scalars[line.lowerBound]
    if first.isLetter && !first.isUpper { return true }
    guard width <= 110 else { return false }
    var firstWord = 0
    while firstWord < line.count, !scalars[line.lowerBound + firstWord].isSpace { firstWord += 1 }
    return lastWidth + 1 + firstWord > width
  }
}
