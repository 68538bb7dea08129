import Facts
import Language

/// Parts of months and years, and weeks by one of their days.
extension DateReader {
  /// "first Friday of July", "last day of the month", "third week of May", "first nine months of 2020": a part of
  /// what stands behind "of". A week, or days, are told as the month that they lie in.
  ///
  /// - Parameters:
  ///   - number: which of the parts; -1 the last.
  ///   - behind: where the part itself is named.
  func partOfPeriod(_ input: SentenceView, at start: Int, number: Int, behind index: Int) -> DateMatch? {
    var place = index
    var count: Int?
    if let numeral = numerals.read(input.pieces, at: place), numeral.form == .cardinal, numeral.value < 12,
      numeral.value == numeral.value.rounded()
    {
      count = Int(numeral.value)
      place = numeral.pieces.upperBound
    }
    guard let piece = input[place], piece.glue == .space, let word = words[piece.hash],
      input.is(place + 1, .of) || input.is(place + 1, .in),
      let whole = whole(input, at: place + 2), (1...5).contains(number) || number == -1
    else { return nil }
    let range = start..<whole.end
    switch word {
    case .weekday(let weekday) where count == nil: return self.weekday(weekday, number, of: whole, range)
    case .unit(.day) where count == nil && !piece.lower.ends(.s): return day(number, of: whole, range)
    case .unit(.month) where (number == 1 || number == -1) && count != nil:
      return months(count ?? 1, isFirst: number == 1, of: whole, range)
    case .unit(.quarter) where number == -1:
      guard case .point(let point) = whole.meaning, point.month == nil, let year = point.year else {
        return nil
      }
      return DateMatch(pieces: range, meaning: .point(PartialDate.Point(year: year, month: 36)))
    case .unit(.day), .unit(.week), .unit(.month), .weekend:
      return whole.isUnit ? nil : DateMatch(pieces: range, meaning: whole.meaning)
    default: return nil
    }
  }

  /// A month or year behind "of".
  private struct Whole {
    var meaning: DateMeaning
    var end: Int
    /// "The month", "this year": how many months or years from this one.
    var months: Int?
    var years: Int?

    var isUnit: Bool { months != nil || years != nil }
  }

  private func whole(_ input: SentenceView, at index: Int) -> Whole? {
    let next = input.is(index, .the) ? index + 1 : index
    let isShifted = isShift(input[next])
    let unit = isShifted ? next + 1 : next
    if let piece = input[unit], case .unit(let found)? = words[piece.hash], !piece.lower.ends(.s),
      isShifted || next > index
    {
      var shift = 0
      if isShifted, let piece = input[next], case .shift(let value)? = words[piece.hash] { shift = value }
      switch found {
      case .month: return Whole(meaning: .unit(.month, shift), end: unit + 1, months: shift)
      case .year: return Whole(meaning: .unit(.year, shift), end: unit + 1, years: shift)
      default: return nil
      }
    }
    guard let piece = input[index],
      piece.isNumber || words[piece.hash].map(Self.isMonth) == true || isEdge(piece),
      let match = read(input, at: index), match.time == nil
    else { return nil }
    switch match.meaning {
    case .point(let point) where point.day == nil && point.unknownYearDigits == 0:
      return Whole(meaning: match.meaning, end: match.pieces.upperBound)
    case .contextMonth, .month:
      return Whole(meaning: match.meaning, end: match.pieces.upperBound)
    default: return nil
    }
  }

  private func weekday(_ weekday: Int, _ number: Int, of whole: Whole, _ range: Range<Int>) -> DateMatch? {
    if let months = whole.months {
      return DateMatch(pieces: range, meaning: .weekdayOfMonth(weekday, number, months))
    }
    guard case .point(let point) = whole.meaning, let month = point.month, (1...12).contains(month) else {
      return nil
    }
    let holiday = DateWords.Holiday.floating(month: month, weekday: weekday, number: number)
    return DateMatch(pieces: range, meaning: .holiday(holiday, year: point.year, shift: nil))
  }

  private func day(_ number: Int, of whole: Whole, _ range: Range<Int>) -> DateMatch? {
    if let months = whole.months {
      return DateMatch(pieces: range, meaning: .dayOfMonth(max(number, 0), months))
    }
    if let years = whole.years {
      guard abs(number) == 1 else { return nil }
      let holiday = DateWords.Holiday.fixed(month: number == 1 ? 1 : 12, day: number == 1 ? 1 : 31)
      return DateMatch(pieces: range, meaning: .holidayIn(holiday, years))
    }
    guard case .point(let point) = whole.meaning else { return nil }
    guard let month = point.month else {
      guard let year = point.year, abs(number) == 1 else { return nil }
      return DateMatch(
        pieces: range, meaning: Self.day(year: year, month: number == 1 ? 1 : 12, day: number == 1 ? 1 : 31))
    }
    guard (1...12).contains(month) else { return nil }
    return DateMatch(
      pieces: range,
      meaning: number == -1
        ? .lastDay(ofMonth: month, year: point.year) : Self.day(year: point.year, month: month, day: number))
  }

  /// "First nine months of 2020".
  private func months(_ count: Int, isFirst: Bool, of whole: Whole, _ range: Range<Int>) -> DateMatch? {
    if count == 6, let years = whole.years {
      return DateMatch(pieces: range, meaning: .half(isFirst ? 1 : 2, years))
    }
    guard case .point(let point) = whole.meaning, point.month == nil, let year = point.year,
      (1...11).contains(count)
    else { return nil }
    return DateMatch(
      pieces: range,
      meaning: .interval(
        PartialDate.Point(year: year, month: isFirst ? 1 : 13 - count),
        PartialDate.Point(year: year, month: isFirst ? count : 12)))
  }

  /// What the word between "week" and a day says of the day.
  private func weekSide(_ word: String) -> DateMeaning.WeekSide? {
    word.is(.of) ? .holds : word.is(.endingWord) ? .ends : word.is(.startingWord) ? .starts : nil
  }

  /// "Week of 10 January", "week ending Sunday".
  func weekOf(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard input.is(index, .week), let side = weekSide(input.lower(index + 1)) else { return nil }
    let next = input.is(index + 2, .on) || input.is(index + 2, .the) ? index + 3 : index + 2
    guard let match = read(input, at: next), match.time == nil, isDay(match) else { return nil }
    return DateMatch(pieces: index..<match.pieces.upperBound, meaning: .week(match.meaning, side))
  }

  /// "Weekend of 8 January".
  func weekendOf(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard input.is(index, .weekend), input.is(index + 1, .of) else { return nil }
    let next = input.is(index + 2, .the) ? index + 3 : index + 2
    guard let match = read(input, at: next), match.time == nil, isDay(match) else { return nil }
    return DateMatch(pieces: index..<match.pieces.upperBound, meaning: .week(match.meaning, .weekend))
  }

  /// Whether an expression means one day.
  func isDay(_ match: DateMatch) -> Bool {
    switch match.meaning {
    case .point(let point): point.day != nil
    case .weekday, .day, .holiday, .contextWeekday, .dayAlone, .holidayIn, .dayOfMonth, .weekdayOfMonth,
      .lastDay:
      true
    default: false
    }
  }
}
