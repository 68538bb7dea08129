import Language

/// Finds credits ("Source: Agency", "Photo by A. Person/Agency") and cuts them off the caption before them.
struct CreditMarks: Sendable {
  /// The line itself, or its caption and its credit.
  func split(_ line: Cleaner.Line, of scalars: [Unicode.Scalar]) -> [Cleaner.Line] {
    guard let start = creditStart(scalars, line.range) else { return [line] }
    let credit = Cleaner.Line(kind: .credit, range: start..<line.range.upperBound, group: line.group)
    var end = start
    while end > line.range.lowerBound,
      scalars[end - 1].isSpace || scalars[end - 1] == "(" || scalars[end - 1] == "["
        || scalars[end - 1] == "|"
    { end -= 1 }
    guard end > line.range.lowerBound else { return [credit] }
    return [Cleaner.Line(kind: .caption, range: line.range.lowerBound..<end, group: line.group), credit]
  }

  /// Where a credit begins that runs to the end of the line: at the line's start, or behind a full
  /// stop or bracket; at most 12 words long.
  private func creditStart(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    var index = range.upperBound - 1
    let floor = max(range.lowerBound, range.upperBound - 120)
    while index >= floor {
      if scalars[index] == ":", let start = openerStart(scalars, range, before: index),
        isPlausible(scalars, (index + 1)..<range.upperBound)
      {
        return start
      }
      index -= 1
    }
    return nil
  }

  /// The start of the opener that ends right before `colon`, when it stands where a credit can begin.
  private func openerStart(_ scalars: [Unicode.Scalar], _ range: Range<Int>, before colon: Int) -> Int? {
    var start = colon
    while start > range.lowerBound, colon - start < 24 {
      start -= 1
      let atEdge =
        start == range.lowerBound || scalars[start - 1].isSpace || scalars[start - 1] == "("
        || scalars[start - 1] == "["
      guard atEdge, String(String.UnicodeScalarView(scalars[start..<colon])).lowercased().is(.creditOpener)
      else { continue }
      var before = start - 1
      while before >= range.lowerBound, scalars[before].isSpace { before -= 1 }
      if before < range.lowerBound { return start }
      switch scalars[before] {
      case ".", "!", "?", ")", "(", "[", "|", "\"", "\u{201D}", "\u{2019}", "'": return start
      default: continue
      }
    }
    return nil
  }

  /// A credit is short, and names are all that is in it: no full stop but at its end, few small words.
  private func isPlausible(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    var words = 0
    var lower = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if scalars[index].isSpace {
        index += 1
        continue
      }
      words += 1
      if scalars[index].isLetter && !scalars[index].isUpper { lower += 1 }
      while index < range.upperBound, !scalars[index].isSpace { index += 1 }
    }
    return words > 0 && words <= 12 && lower * 2 <= words
  }
}
