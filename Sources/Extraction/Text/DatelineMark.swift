/// Finds the dateline that opens a report: "OSLO, May 26 (Agency) - ", "Lagos, Nigeria (AGENCY) — ", "(Agency) -The",
/// "(Agency) _ ", "OSLO--(SERVICE)--", "OSLO: ".
enum DatelineMark {
  private static let longest = 80

  /// Where the story begins behind a dateline at the start of `range`; nil when there is none.
  ///
  /// A dateline is capitalized words, numbers and brackets up to a dash, and either its first word is in
  /// capitals or an agency in brackets stands right before the dash.
  static func end(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    guard var dash = dash(scalars, range) ?? colon(scalars, range),
      hasOnlyNames(scalars, range.lowerBound..<dash.lowerBound)
    else { return nil }
    if let service = service(scalars, dash.upperBound..<range.upperBound) { dash = dash.lowerBound..<service }
    var before = dash.lowerBound - 1
    while before > range.lowerBound, scalars[before].isSpace { before -= 1 }
    guard scalars[before] == ")" || startsInCapitals(scalars, range.lowerBound..<dash.lowerBound) else {
      return nil
    }
    var next = dash.upperBound
    while next < range.upperBound, scalars[next].isSpace { next += 1 }
    guard next < range.upperBound, !scalars[next].isLetter || scalars[next].isUpper else { return nil }
    return next
  }

  /// The first dash that parts words, within the longest dateline.
  private static func dash(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound + 1
    let limit = min(range.upperBound - 1, range.lowerBound + longest)
    while index < limit {
      let isLong = scalars[index] == "\u{2014}" || scalars[index] == "\u{2013}"
      if isLong || scalars[index] == "-" {
        var end = index + 1
        while end < limit, scalars[end] == "-" { end += 1 }
        if isLong || (scalars[index - 1].isSpace && scalars[end].isSpace) { return index..<end }
        if end - index > 1 || closesAgency(scalars, before: index, from: range.lowerBound) {
          return index..<end
        }
      }
      if scalars[index] == "_", scalars[index - 1].isSpace,
        closesAgency(scalars, before: index, from: range.lowerBound)
      {
        return index..<(index + 1)
      }
      index += 1
    }
    return nil
  }

  /// Whether an agency in brackets stands right before.
  private static func closesAgency(_ scalars: [Unicode.Scalar], before index: Int, from start: Int) -> Bool {
    var before = index - 1
    while before > start, scalars[before].isSpace { before -= 1 }
    return scalars[before] == ")"
  }

  /// The colon behind a city in capitals: "OSLO: Police said".
  private static func colon(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    let limit = min(range.upperBound - 1, range.lowerBound + 24)
    while index < limit, scalars[index].isUpper || scalars[index] == " " { index += 1 }
    guard index < limit, index - range.lowerBound >= 4, scalars[index] == ":", scalars[index + 1].isSpace,
      range.upperBound - index > longest
    else { return nil }
    return index..<(index + 1)
  }

  /// The end of a service in brackets between two dashes, "(SERVICE)--".
  private static func service(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound, scalars[index].isSpace { index += 1 }
    guard index < range.upperBound, scalars[index] == "(" else { return nil }
    let limit = min(range.upperBound, index + 40)
    while index < limit, scalars[index] != ")" { index += 1 }
    index += 1
    while index < limit, scalars[index].isSpace { index += 1 }
    let start = index
    while index < limit, scalars[index] == "-" || scalars[index] == "\u{2013}" || scalars[index] == "\u{2014}"
    { index += 1 }
    return index > start ? index : nil
  }

  private static func hasOnlyNames(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    var words = 0
    var index = range.lowerBound
    while index < range.upperBound {
      guard scalars[index].isLetter || scalars[index].isDigit else {
        switch scalars[index] {
        case "\"", "\u{201C}", "?", "!", ":", ";": return false
        default: index += 1
        }
        continue
      }
      words += 1
      let isName = !scalars[index].isLetter || scalars[index].isUpper
      guard isName, words <= 8 else { return false }
      while index < range.upperBound, scalars[index].isLetter || scalars[index].isDigit { index += 1 }
    }
    return words > 0
  }

  private static func startsInCapitals(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound, scalars[index].isLetter {
      guard scalars[index].isUpper else { return false }
      index += 1
    }
    return index - range.lowerBound >= 3
  }
}
