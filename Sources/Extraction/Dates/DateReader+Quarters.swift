import Facts
import Language

/// Quarters, halves and business years.
extension DateReader {
  /// "Q3", "Q3 2021", "Q3 FY19", "H1 2016".
  func trailingPart(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let digits = input[index + 1], digits.isNumber, digits.glue == .joined,
      digits.lower.utf8.count == 1,
      let number = Int(digits.lower)
    else { return nil }
    return part(input, index, index + 2, isQuarter: input.is(index, .q), number: number)
  }

  /// "3Q", "3Q19", "4Q 2019", "1H19"; halves with their year only, for "2h" may be two hours.
  func leadingPart(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let digits = input[index], digits.lower.utf8.count == 1, let number = Int(digits.lower),
      let letter = input[index + 1], letter.glue == .joined, letter.isCapitalized || letter.is(.q)
    else { return nil }
    guard letter.is(.q) || letter.is(.h) else { return nil }
    return part(input, index, index + 2, isQuarter: letter.is(.q), number: number)
  }

  private func part(_ input: SentenceView, _ start: Int, _ end: Int, isQuarter: Bool, number: Int)
    -> DateMatch?
  {
    guard (1...(isQuarter ? 4 : 2)).contains(number) else { return nil }
    let months = isQuarter ? 3 : 6
    if let (year, after) = shortYearAfter(input, at: end) {
      let range = start..<after
      return isQuarter
        ? DateMatch(pieces: range, meaning: .point(PartialDate.Point(year: year, month: 32 + number)))
        : DateMatch(pieces: range, meaning: Self.half(number, of: year))
    }
    return yearPart(
      input, start, end, to: number * months, season: isQuarter ? 32 + number : nil)
  }

  static func half(_ number: Int, of year: Int) -> DateMeaning {
    .interval(
      PartialDate.Point(year: year, month: number * 6 - 5), PartialDate.Point(year: year, month: number * 6))
  }

  /// "19" of "3Q19", "FY19" and "FY2019" of "Q3 FY19".
  private func shortYearAfter(_ input: SentenceView, at index: Int) -> (year: Int, end: Int)? {
    let isFiscal = input.is(index, .fy) || input.is(index, .fiscal)
    let next = isFiscal ? index + 1 : index
    guard let digits = input[next], digits.isNumber, digits.glue == .joined || isFiscal,
      digits.lower.utf8.count == 2 || digits.lower.utf8.count == 4, let number = Int(digits.lower)
    else { return nil }
    let year = Self.fullYear(number, isShort: digits.lower.utf8.count == 2)
    return (1900...2100).contains(year) ? (year, next + 1) : nil
  }

  /// A quarter or half of the year that follows, of last or this year, or of the nearest.
  func yearPart(_ input: SentenceView, _ start: Int, _ end: Int, to last: Int, season: Int?)
    -> DateMatch?
  {
    var (year, after) = yearAfter(input, at: end)
    var shift: Int?
    if year == nil, let piece = input[end + 1], input.is(end, .of),
      piece.is(.fiscalWord),
      let match = fiscal(input, at: end + 1), case .point(let point) = match.meaning
    {
      (year, after) = (point.year, match.pieces.upperBound)
    }
    if year == nil {
      if let found = yearShift(input, at: end) {
        shift = found.shift
        after = found.end
      } else if input.is(end, .of), input.is(end + 1, .the), input.is(end + 2, .year) {
        shift = 0
        after = end + 3
      }
    }
    if year == nil, shift == nil {
      guard season != nil else { return nil }
    }
    if let season {
      if let shift {
        return DateMatch(pieces: start..<after, meaning: .season(season, .ofUnit(shift)))
      }
      return DateMatch(pieces: start..<after, meaning: .point(PartialDate.Point(year: year, month: season)))
    }
    let number = last / 6
    return DateMatch(
      pieces: start..<after, meaning: year.map { Self.half(number, of: $0) } ?? .half(number, shift ?? 0))
  }

  /// "fiscal 1989", "fiscal year 2008", "financial year 2019-20", "FY20".
  func fiscal(_ input: SentenceView, at index: Int) -> DateMatch? {
    var next = index + 1
    if input.is(next, .year) { next += 1 } else if input.is(index, .financial) { return nil }
    if let match = slashedYears(input, at: next) {
      return DateMatch(pieces: index..<match.pieces.upperBound, meaning: match.meaning)
    }
    if let (year, end) = shortYearAfter(input, at: next), input.is(index, .fy),
      input[next]?.lower.utf8.count == 2
    {
      if let (last, after) = lastYear(input, of: year, at: end - 1) {
        return DateMatch(
          pieces: index..<after,
          meaning: .interval(PartialDate.Point(year: year), PartialDate.Point(year: last)))
      }
      return DateMatch(pieces: index..<end, meaning: .point(PartialDate.Point(year: year)))
    }
    guard let piece = input[next], piece.isNumber, piece.lower.utf8.count == 4, let year = Int(piece.lower),
      (1900...2100).contains(year)
    else { return nil }
    if let (last, end) = lastYear(input, of: year, at: next) {
      return DateMatch(
        pieces: index..<end,
        meaning: .interval(PartialDate.Point(year: year), PartialDate.Point(year: last)))
    }
    return DateMatch(pieces: index..<next + 1, meaning: .point(PartialDate.Point(year: year)))
  }
}
