import Facts

extension DateReader {
  /// "2019", "1990s", "2007-2012", "2009-10".
  func year(_ input: Input, at index: Int) -> DateMatch? {
    guard let piece = input[index], piece.lower.utf8.count == 4, let year = Int(piece.lower),
      (1000...2100).contains(year)
    else { return nil }
    if let next = input[index + 1], next.glue == .joined || next.lower == "'s",
      next.lower == "s" || next.lower == "'s",
      year % 10 == 0, next.lower == "s" || isEdge(input[index - 1]) || input.lower(index - 1) == "the"
    {
      return DateMatch(
        pieces: index..<index + 2,
        meaning: .point(
          PartialDate.Point(year: year, unknownYearDigits: year % 100 == 0 && year < 2000 ? 2 : 1)))
    }
    if let next = input[index + 1], next.isNumber, next.glue == .hyphen, let last = Int(next.lower),
      input[index + 2]?.glue != .hyphen
    {
      let end = last < 100 && next.lower.utf8.count == 2 ? year / 100 * 100 + last : last
      guard end > year, end <= 2200, end - year < 300 else { return nil }
      return DateMatch(
        pieces: index..<index + 2,
        meaning: .interval(PartialDate.Point(year: year), PartialDate.Point(year: end)))
    }
    guard isYear(input, at: index, year: year) else { return nil }
    let isFiscal = input.lower(index - 1) == "fy"
    return DateMatch(
      pieces: (isFiscal ? index - 1 : index)..<index + 1, meaning: .point(PartialDate.Point(year: year)))
  }

  /// "'90s".
  func shortDecade(_ input: Input, at index: Int) -> DateMatch? {
    guard let digits = input[index + 1], digits.isNumber, digits.glue == .joined,
      digits.lower.utf8.count == 2,
      let number = Int(digits.lower), number % 10 == 0, input.lower(index + 2) == "s",
      input[index + 2]?.glue == .joined
    else { return nil }
    return DateMatch(
      pieces: index + 1..<index + 3,
      meaning: .point(PartialDate.Point(year: (number < 30 ? 2000 : 1900) + number, unknownYearDigits: 1)))
  }

  /// Whether four digits are a year and count nothing: by the words on both sides.
  private func isYear(_ input: Input, at index: Int, year: Int) -> Bool {
    let before = input.lower(index - 1)
    let next = input[index + 1]
    if let piece = input[index], piece.glue == .joined,
      input[index - 1].map({ $0.isMark && $0.lower != "(" && $0.lower != "\"" }) == true
    {
      return false
    }
    if let piece = input[index], piece.glue != .space, input[index - 1]?.isWord == true,
      !isEdge(input[index - 1]),
      !["fy", "pre", "post"].contains(before)
    {
      return false
    }
    if let next, next.glue == .hyphen, next.isWord { return year >= 1900 && Self.strongCues.contains(before) }
    let follows =
      next.map { $0.isWord && !$0.isCapitalized && $0.lower != "'s" && $0.glue == .space } ?? false
    let countsNext = follows && Plural.isPlural(next?.lower ?? "") && !Self.verbs.contains(next?.lower ?? "")
    if Self.strongCues.contains(before) { return !countsNext || year >= 1900 }
    if Self.hedges.contains(before) { return false }
    if next?.lower == "'s" { return true }
    if let next, numerals.words[next.hash] != nil || next.lower == "%" || next.lower == "percent" {
      return false
    }
    if Self.weakCues.contains(before) { return !countsNext && year >= 1500 }
    if Self.determiners.contains(before) { return next?.isWord == true && (1800...2100).contains(year) }
    return (1900...2100).contains(year) && !countsNext && next?.isNumber != true
  }

  private static let strongCues: Set<String> = [
    "in", "since", "until", "till", "during", "year", "fiscal", "fy", "early", "late", "mid", "circa",
    "summer",
    "winter", "spring", "autumn", "fall", "pre", "post",
  ]
  private static let weakCues: Set<String> = [
    "of", "from", "by", "before", "after", "through", "between", "and", "to", "or", "for", "around", "(", ",",
  ]
  private static let hedges: Set<String> = [
    "about", "some", "nearly", "almost", "over", "least", "than", "up", "approximately", "roughly", "only",
    "number", "no", "no.", "killed", "killing", "another", "additional", "estimated", "$", "£", "€",
  ]
  private static let determiners: Set<String> = [
    "the", "a", "an", "his", "her", "their", "its", "this", "that", "our", "my", "your", "'s", "any", "every",
  ]
  private static let verbs: Set<String> = ["was", "is", "has", "saw", "brings", "marks", "sees", "does"]

  /// "19th century", "third quarter of 2004", "first half of 2009", "second week of January".
  func ordinalPart(_ input: Input, at index: Int) -> DateMatch? {
    guard let piece = input[index], piece.isNumber || numerals.words[piece.hash] != nil,
      let numeral = numerals.read(input.pieces, at: index), numeral.form == .ordinal || numeral.value == 0.5
    else { return nil }
    let end = numeral.pieces.upperBound
    let number = Int(min(max(numeral.value, 0), 1000))
    switch input.lower(end) {
    case "century":
      guard (1...30).contains(number) else { return nil }
      return DateMatch(
        pieces: index..<end + 1,
        meaning: .point(PartialDate.Point(year: (number - 1) * 100, unknownYearDigits: 2)))
    case "quarter":
      guard (1...4).contains(number) else { return nil }
      return yearPart(input, index, end + 1, from: number * 3 - 2, to: number * 3, season: 32 + number)
    case "half":
      guard (1...2).contains(number) else { return nil }
      return yearPart(input, index, end + 1, from: number * 6 - 5, to: number * 6, season: nil)
    default: return nil
    }
  }

  /// "Q3", "Q3 2021".
  func quarter(_ input: Input, at index: Int) -> DateMatch? {
    guard let digits = input[index + 1], digits.isNumber, digits.glue == .joined,
      let number = Int(digits.lower),
      (1...4).contains(number)
    else { return nil }
    return yearPart(input, index, index + 2, from: number * 3 - 2, to: number * 3, season: 32 + number)
  }

  /// A quarter or half of the year that follows, of last or this year, or of the nearest.
  private func yearPart(_ input: Input, _ start: Int, _ end: Int, from first: Int, to last: Int, season: Int?)
    -> DateMatch?
  {
    var (year, after) = yearAfter(input, at: end)
    var shift: Int?
    if year == nil {
      if let found = yearShift(input, at: end) {
        shift = found.shift
        after = found.end
      } else if input.lower(end) == "of", input.lower(end + 1) == "the", input.lower(end + 2) == "year" {
        shift = 0
        after = end + 3
      }
    }
    if year == nil, shift == nil {
      guard season != nil else { return nil }
    }
    if let season {
      if let shift {
        return DateMatch(pieces: start..<after, meaning: .season(season, shift))
      }
      return DateMatch(pieces: start..<after, meaning: .point(PartialDate.Point(year: year, month: season)))
    }
    guard let year else { return DateMatch(pieces: start..<after, meaning: .unit(.year, shift ?? 0)) }
    return DateMatch(
      pieces: start..<after,
      meaning: .interval(
        PartialDate.Point(year: year, month: first), PartialDate.Point(year: year, month: last)))
  }

  /// "summer of 2016", "summer 2016"; alone only behind "this" and the like.
  func seasonDate(_ input: Input, at index: Int, season: Int) -> DateMatch? {
    let (year, end) = yearAfter(input, at: index + 1)
    if let year {
      return DateMatch(pieces: index..<end, meaning: .point(PartialDate.Point(year: year, month: season)))
    }
    if let (shift, end) = yearShift(input, at: index + 1) {
      return DateMatch(pieces: index..<end, meaning: .season(season, shift))
    }
    return nil
  }

  /// "Christmas", "New Year's Day 2022", "last Christmas".
  func holiday(_ input: Input, at index: Int) -> DateMatch? {
    guard let (holiday, count) = words.holidays.match(input.pieces, at: index),
      input[index]?.isCapitalized == true || input[index]?.isNumber == true
    else { return nil }
    let (year, end) = yearAfter(input, at: index + count)
    if year == nil, let (shift, end) = yearShift(input, at: index + count) {
      return DateMatch(pieces: index..<end, meaning: .holiday(holiday, year: nil, shift: shift))
    }
    return DateMatch(
      pieces: index..<(year == nil ? index + count : end), meaning: .holiday(holiday, year: year, shift: nil))
  }

  func isEdge(_ piece: Piece?) -> Bool {
    if let piece, case .edge? = words[piece.hash] { return true }
    return false
  }

  func isShift(_ piece: Piece?) -> Bool {
    if let piece, case .shift? = words[piece.hash] { return true }
    return false
  }
}
