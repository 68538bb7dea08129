extension Cleaner {
  /// The lines that hold anything, with white space at both ends cut, and lines joined that were
  /// broken only to fit a width.
  static func lines(of scalars: [Unicode.Scalar]) -> [Line] {
    var lines: [Line] = []
    /// Lines without anything in them before each.
    var gaps: [Int] = []
    var start = 0
    var gap = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, !scalars[end].isLineBreak { end += 1 }
      if let range = trimmed(scalars, start..<end) {
        lines.append(Line(kind: .prose, range: range, group: 0))
        gaps.append(gap)
        gap = 0
      } else {
        gap += 1
      }
      start = end + 1
      if end + 1 < scalars.count, scalars[end] == "\r", scalars[end + 1] == "\n" { start += 1 }
    }
    let least = isDoubleSpaced(lines, gaps, scalars) ? 2 : 1
    var group = 0
    for index in lines.indices {
      if index > 0, gaps[index] >= least { group += 1 }
      lines[index].group = group
    }
    return joined(withoutRunningHeads(lines, scalars), scalars)
  }

  private static func trimmed(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    // Mail quotes a line with brackets before it.
    while low < high, scalars[low].isSpace || scalars[low] == ">" || WordFolding.isInvisible(scalars[low]) {
      low += 1
    }
    while high > low, scalars[high - 1].isSpace || WordFolding.isInvisible(scalars[high - 1]) { high -= 1 }
    return low < high ? low..<high : nil
  }

  /// Whether a blank line stands between any two lines of one paragraph: most lines go on in the next, which is alone
  /// between blank lines as they are.
  private static func isDoubleSpaced(_ lines: [Line], _ gaps: [Int], _ scalars: [Unicode.Scalar]) -> Bool {
    guard lines.count >= 6 else { return false }
    var alone = 0
    var goingOn = 0
    for index in lines.indices.dropFirst() where gaps[index] == 1 {
      alone += 1
      let first = scalars[lines[index].range.lowerBound]
      if first.isLetter && !first.isUpper { goingOn += 1 }
    }
    return alone * 10 >= (lines.count - 1) * 7 && goingOn * 2 >= alone
  }

  /// A line that stands at the head or foot of each page: it is furniture, and parts what is around it.
  private static func withoutRunningHeads(_ lines: [Line], _ scalars: [Unicode.Scalar]) -> [Line] {
    guard lines.count >= 12 else { return lines }
    var places: [UInt64: [Int]] = [:]
    for index in lines.indices where lines[index].range.count <= longestHead {
      guard let key = headKey(scalars, lines[index].range) else { continue }
      places[key, default: []].append(index)
    }
    var lines = lines
    for indices in places.values where indices.count >= fewestHeads && indices[1] - indices[0] > 3 {
      for index in indices { lines[index].kind = .furniture }
    }
    return lines
  }

  private static let longestHead = 70
  private static let fewestHeads = 3

  /// A hash of a line's letters that is the same on each page; nil for a sentence and for what has few letters.
  private static func headKey(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> UInt64? {
    let last = scalars[range.upperBound - 1]
    guard last != ".", last != "?", last != "!", last != "\"", last != "\u{201D}" else { return nil }
    var letters = 0
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range where scalars[index].isLetter {
      letters += 1
      hash = (hash ^ UInt64(scalars[index].value)) &* 0x0000_0100_0000_01b3
    }
    return letters >= 4 ? hash : nil
  }

  /// Joins a line to the one before it in its group when the page width broke them: the line before
  /// ends in no full stop, and either this one goes on in lower case or its first word would not
  /// have fitted there.
  private static func joined(_ lines: [Line], _ scalars: [Unicode.Scalar]) -> [Line] {
    let groups = Groups(lines, scalars)
    var result: [Line] = []
    var lastWidth = 0
    for line in lines {
      if let last = result.last, last.group == line.group, last.kind == .prose, line.kind == .prose,
        lastWidth >= 40 || groups.isColumn[line.group]
          || isCut(scalars, at: last.range.upperBound, before: line.range.lowerBound),
        isBroken(
          scalars, line: line.range, lastWidth: lastWidth,
          width: groups.widths[line.group])
      {
        result[result.count - 1].range = last.range.lowerBound..<line.range.upperBound
      } else {
        result.append(line)
      }
      lastWidth = line.range.count
    }
    return result
  }

  /// Whether a hyphen cuts a word there.
  private static func isCut(_ scalars: [Unicode.Scalar], at end: Int, before next: Int) -> Bool {
    end >= 2 && scalars[end - 1].isHyphen && scalars[end - 2].isLetter && scalars[next].isLetter
      && !scalars[next].isUpper
  }

  private static func isBroken(
    _ scalars: [Unicode.Scalar], line: Range<Int>, lastWidth: Int, width: Int
  ) -> Bool {
    let first = scalars[line.lowerBound]
    if first.isLetter && !first.isUpper { return true }
    guard width <= 110 else { return false }
    return lastWidth + 1 + firstWord(scalars, line) > width
  }

  private static func firstWord(_ scalars: [Unicode.Scalar], _ line: Range<Int>) -> Int {
    var count = 0
    while count < line.count, !scalars[line.lowerBound + count].isSpace { count += 1 }
    return count
  }

  /// What is common to the lines between two blank ones.
  private struct Groups {
    /// The longest line of each.
    var widths: [Int]
    /// Whether each is a column of text, however narrow: nearly every line is as full as the next word lets it be, and
    /// as many go on in lower case as do in running text.
    var isColumn: [Bool]

    init(_ lines: [Line], _ scalars: [Unicode.Scalar]) {
      let count = (lines.last?.group ?? -1) + 1
      widths = [Int](repeating: 0, count: count)
      isColumn = [Bool](repeating: false, count: count)
      for line in lines where line.kind == .prose {
        widths[line.group] = max(widths[line.group], line.range.count)
      }
      var breaks = [Int](repeating: 0, count: count)
      var full = [Int](repeating: 0, count: count)
      var low = [Int](repeating: 0, count: count)
      for index in lines.indices.dropFirst() where lines[index].group == lines[index - 1].group {
        let (line, last) = (lines[index], lines[index - 1])
        guard line.kind == .prose, last.kind == .prose else { continue }
        breaks[line.group] += 1
        let first = scalars[line.range.lowerBound]
        if first.isLetter && !first.isUpper { low[line.group] += 1 }
        if last.range.count + 1 + Cleaner.firstWord(scalars, line.range) > widths[line.group] {
          full[line.group] += 1
        }
      }
      let all = (breaks.reduce(0, +), full.reduce(0, +), low.reduce(0, +))
      // A short paragraph is a column where the text is one.
      let isAll = all.0 >= 8 && all.1 * 10 >= all.0 * 6 && all.2 * 2 >= all.0
      for group in 0..<count where widths[group] >= Self.narrowest {
        let isOwn =
          breaks[group] >= 3 && full[group] * 10 >= breaks[group] * 7 && low[group] * 2 >= breaks[group]
        isColumn[group] = isOwn || isAll
      }
    }

    private static let narrowest = 12
  }
}
