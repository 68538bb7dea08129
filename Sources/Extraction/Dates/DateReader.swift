import Facts
import Language

/// Reads one date expression at a place in a sentence, by small parsers for each way to write one.
struct DateReader: Sendable {
  let words: DateWords
  let numerals: NumeralReader
  /// The words that an expression can start with, besides digits.
  private let starters: Set<UInt64>
  /// The units that tell four digits with one from a year.
  let units = MeasureUnits.shared
  /// Words for people, in the singular.
  let people = WordClass.agentNoun.words.union(WordClass.plainPerson.words)

  init(numerals: NumeralReader) {
    self.numerals = numerals
    words = DateWords()
    starters = Set(words.hashes).union(numerals.words.hashes).union(
      WordClass.dateOpener.words.map { stableHash($0.utf8) })
  }

  /// Whether an expression can start with a piece; cheap, and for most pieces it is not so.
  func mayStart(_ piece: Piece) -> Bool { piece.isNumber || starters.contains(piece.hash) }

  /// No real expression lies deeper in others.
  private static let deepest = 4

  /// The longest date expression that starts at `index`.
  func read(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard input.depth < Self.deepest, let piece = input[index] else { return nil }
    let input = input.deeper
    if piece.isNumber {
      return numericDate(input, at: index) ?? clockTime(input, at: index) ?? dayBeforeMonth(input, at: index)
        ?? leadingPart(input, at: index) ?? ordinalPart(input, at: index) ?? counted(input, at: index)
        ?? year(input, at: index)
    }
    if let found = holiday(input, at: index) { return found }
    if let word = words[piece.hash], let match = read(word, input, at: index) { return match }
    switch piece.word {
    case .the, .that, .same: return contextual(input, at: index)
    case .q, .h: return trailingPart(input, at: index)
    case .fiscal, .financial, .fy: return fiscal(input, at: index)
    case .final, .opening, .closing:
      return partOfPeriod(
        input, at: index, number: input.is(index, .opening) ? 1 : -1, behind: index + 1)
    case .end, .start, .beginning, .middle, .close, .turn: return partOf(input, at: index)
    case .noon, .midnight: return clockTime(input, at: index)
    case .apostrophe: return shortYear(input, at: index)
    default: break
    }
    if let match = ordinalPart(input, at: index) ?? dayBeforeMonth(input, at: index) { return match }
    return counted(input, at: index)
  }

  private func read(_ word: DateWords.Word, _ input: SentenceView, at index: Int) -> DateMatch? {
    switch word {
    case .month(let month): return monthDate(input, at: index, month: month, isShort: false)
    case .shortMonth(let month): return monthDate(input, at: index, month: month, isShort: true)
    case .weekday(let weekday): return weekdayDate(input, at: index, weekday: weekday, isShort: false)
    case .shortWeekday(let weekday): return weekdayDate(input, at: index, weekday: weekday, isShort: true)
    case .day(let offset): return dayWord(input, at: index, offset: offset)
    case .shift(let shift): return shifted(input, at: index, shift: shift)
    case .season(let season): return seasonDate(input, at: index, season: season)
    case .edge: return edged(input, at: index)
    case .part: return clockTime(input, at: index)
    case .decade(let year):
      // "In her early forties" is an age.
      guard
        input.is(index - 1, .the)
          || isEdge(input[index - 1]) && input.tag(ofPiece: index - 2) != .prps
            && input.tag(ofPiece: index - 2) != .pos
      else { return nil }
      return DateMatch(
        pieces: index..<index + 1, meaning: .point(PartialDate.Point(year: year, unknownYearDigits: 1)))
    case .weekend:
      if let found = weekendOf(input, at: index) { return found }
      guard input.is(index - 1, .weekendOpener), !input.lower(index).ends(.s) else {
        return nil
      }
      return DateMatch(pieces: index..<index + 1, meaning: .weekend(nil))
    case .unit(.week): return weekOf(input, at: index)
    case .unit(.year): return yearEnd(input, at: index)
    case .unit, .zone, .holiday: return nil
    }
  }

  /// "Around *1750*", "about *two months ago*"; a clock time does not blur its day.
  func isApproximate(_ input: SentenceView, _ match: DateMatch) -> Bool {
    guard input.is(match.pieces.lowerBound - 1, .dateHedge), match.time == nil else {
      return false
    }
    switch match.meaning {
    case .point, .offset, .contextOffset, .holiday, .unit, .season: return true
    default: return false
    }
  }

  // MARK: Figures

  /// "2022-01-05", "5/1/2022", "05.01.2022".
  private func numericDate(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let piece = input[index] else { return nil }
    if let fields = hyphenated(input, at: index) {
      return point(input, fields.numbers, fields.isYearFirst, index..<index + 3)
    }
    if let match = slashedMonth(input, at: index) { return match }
    let separator: Character = piece.lower.contains("/") ? "/" : "."
    let parts = piece.lower.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3 || (parts.count == 2 && separator == "/"),
      parts.allSatisfy({ (1...4).contains($0.utf8.count) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    if numbers.count == 2, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2 {
      return dayAndMonth(input, at: index, numbers[0], numbers[1])
    }
    if numbers.count == 2 {
      guard parts[0].utf8.count == 4, (1...12).contains(numbers[1]), (1500...2100).contains(numbers[0]),
        !isYearOfSeason(input, behind: index) || numbers[1] != numbers[0] % 100 + 1
      else { return nil }
      return DateMatch(
        pieces: index..<index + 1, meaning: .point(PartialDate.Point(year: numbers[0], month: numbers[1])))
    }
    guard
      parts[0].utf8.count == 4 || parts[2].utf8.count == 4 || (separator == "/" && parts[2].utf8.count == 2)
    else { return nil }
    return point(input, numbers, parts[0].utf8.count == 4, index..<index + 1)
  }

  /// "29/Nov/2016".
  private func slashedMonth(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let first = input[index], let day = Int(first.lower), input.lower(index + 1) == "/",
      let name = input[index + 2], name.glue == .joined, let word = words[name.hash],
      let month = Self.month(word), input.lower(index + 3) == "/", let last = input[index + 4], last.isNumber,
      last.glue == .joined, last.lower.utf8.count == 4 || last.lower.utf8.count == 2,
      let number = Int(last.lower)
    else { return nil }
    return DateMatch(
      pieces: index..<index + 5,
      meaning: Self.day(
        year: Self.fullYear(number, isShort: last.lower.utf8.count == 2), month: month, day: day))
  }

  /// The number of a month's name.
  static func month(_ word: DateWords.Word) -> Int? {
    switch word {
    case .month(let number), .shortMonth(let number): number
    default: nil
    }
  }

  /// A year of two digits is one from 1950 to 2049.
  static func fullYear(_ number: Int, isShort: Bool) -> Int {
    isShort ? number + (number < 50 ? 2000 : 1900) : number
  }

  /// "22/04" behind "on": where one number can be no month, or the source tells the order.
  private func dayAndMonth(_ input: SentenceView, at index: Int, _ first: Int, _ second: Int) -> DateMatch? {
    guard input.is(index - 1, .on), (1...31).contains(first), (1...31).contains(second) else {
      return nil
    }
    let isDayFirst = first > 12 ? true : second > 12 ? false : input.grammar.isDayFirst
    guard let isDayFirst else { return DateMatch(pieces: index..<index + 1, meaning: .unknown) }
    let (day, month) = isDayFirst ? (first, second) : (second, first)
    guard month <= 12 else { return nil }
    return DateMatch(pieces: index..<index + 1, meaning: Self.day(year: nil, month: month, day: day))
  }

  private func hyphenated(_ input: SentenceView, at index: Int) -> (numbers: [Int], isYearFirst: Bool)? {
    guard let first = input[index], let second = input[index + 1], let third = input[index + 2],
      second.isNumber, third.isNumber, second.glue == .hyphen, third.glue == .hyphen,
      let a = Int(first.lower), let b = Int(second.lower), let c = Int(third.lower),
      first.lower.utf8.count == 4 || third.lower.utf8.count == 4, first.lower.utf8.count <= 4,
      second.lower.utf8.count <= 2, third.lower.utf8.count <= 4
    else { return nil }
    return ([a, b, c], first.lower.utf8.count == 4)
  }

  private func point(_ input: SentenceView, _ numbers: [Int], _ isYearFirst: Bool, _ range: Range<Int>)
    -> DateMatch?
  {
    var (year, month, day) = (numbers[2], numbers[1], numbers[0])
    if isYearFirst {
      (year, month, day) = (numbers[0], numbers[1], numbers[2])
    } else if month > 12 || input.grammar.isDayFirst == false && day <= 12 {
      (month, day) = (day, month)
    } else if day <= 12, month != day, input.grammar.isDayFirst == nil {
      return DateMatch(pieces: range, meaning: .unknown)
    }
    year = Self.fullYear(year, isShort: year < 100)
    guard (1...31).contains(day), (1...12).contains(month), (1000...2999).contains(year) else { return nil }
    return DateMatch(pieces: range, meaning: Self.day(year: year, month: month, day: day))
  }

  static func day(year: Int?, month: Int, day: Int) -> DateMeaning {
    guard day >= 1, day <= CalendarDay.daysInMonth(month, of: year ?? 2000) else { return .unknown }
    return .point(PartialDate.Point(year: year, month: month, day: day))
  }

  // MARK: Day, month and year in words

  /// "January", "Jan. 5", "January 5th, 2022", "January 6-9", "January 2022", "May of that year".
  private func monthDate(_ input: SentenceView, at index: Int, month: Int, isShort: Bool) -> DateMatch? {
    guard let piece = input[index] else { return nil }
    if let match = joinedMonths(input, at: index, month: month) { return match }
    var next = index + 1
    if isShort, input.lower(next) == "." { next += 1 }
    if input.is(next, .the) { next += 1 }
    if let day = dayNumber(input, at: next), isMonthLike(piece) || day.end > next {
      let (year, end) = yearAfter(input, at: day.end)
      if let last = lastDay(input, at: day.end), last.number > day.number {
        let (year, end) = yearAfter(input, at: last.end)
        return interval(index..<end, year, month, day.number, last.number)
      }
      return DateMatch(
        pieces: index..<end, meaning: Self.day(year: year, month: month, day: day.number))
    }
    next = index + 1
    if isShort, input.lower(next) == "." { next += 1 }
    if let end = thatYear(input, at: next) {
      return DateMatch(pieces: index..<end, meaning: .contextMonth(month, 0))
    }
    if let (shift, end) = yearShift(input, at: next) {
      return DateMatch(pieces: index..<end, meaning: .month(month, .ofUnit(shift)))
    }
    let (year, end) = yearAfter(input, at: next)
    if year != nil {
      return DateMatch(
        pieces: index..<end, meaning: .point(PartialDate.Point(year: year, month: month)))
    }
    guard isMonthAlone(input, at: index, isShort: isShort) else { return nil }
    // "An August night in 1998": the year stands behind the part of the day.
    if let part = input[next], part.glue == .space, words[part.hash].map(Self.isPart) == true,
      input.is(next + 1, .ofOrIn), case (let year?, let end) = yearAfter(input, at: next + 2)
    {
      return DateMatch(
        pieces: index..<end, meaning: .point(PartialDate.Point(year: year, month: month)))
    }
    return DateMatch(pieces: index..<next, meaning: .point(PartialDate.Point(month: month)))
  }

  private static func isPart(_ word: DateWords.Word) -> Bool {
    switch word {
    case .part, .weekend, .unit(.day): true
    default: false
    }
  }

  /// "Year-end" behind "by" and the like, or before a year.
  private func yearEnd(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard input.is(index, .year), input.is(index + 1, .end), input[index + 1]?.glue == .hyphen
    else {
      return nil
    }
    if case (let year?, let end) = yearAfter(input, at: index + 2) {
      return DateMatch(pieces: index..<end, meaning: .point(PartialDate.Point(year: year)))
    }
    guard input.is(index - 1, .momentPreposition),
      input[index + 2].map({ $0.isMark || input.tag(ofPiece: index + 2)?.isNoun != true }) ?? true
    else { return nil }
    return DateMatch(pieces: index..<index + 2, meaning: .unit(.year, 0))
  }

  /// "Jan-Mar 2022", "April-June": months in one word.
  private func joinedMonths(_ input: SentenceView, at index: Int, month: Int) -> DateMatch? {
    guard let piece = input[index], let other = input[index + 1], other.glue == .hyphen, piece.isCapitalized,
      other.isCapitalized, let last = words[other.hash].flatMap(Self.month), last > month
    else { return nil }
    let (year, end) = yearAfter(input, at: index + 2)
    return DateMatch(
      pieces: index..<end,
      meaning: .interval(
        PartialDate.Point(year: year, month: month), PartialDate.Point(year: year, month: last)))
  }

  /// "of that year", "that year", "of the same year" behind a month.
  func thatYear(_ input: SentenceView, at index: Int) -> Int? {
    var next = input.is(index, .of) ? index + 1 : index
    let word = input.lower(next)
    guard word.is(.that) || word.is(.the) && next > index else { return nil }
    next += 1
    if input.is(next, .same) { next += 1 }
    return input.is(next, .year) ? next + 1 : nil
  }

  /// "of last year", "this year", "next year" behind a month or holiday.
  func yearShift(_ input: SentenceView, at index: Int) -> (shift: Int, end: Int)? {
    let start = input.is(index, .of) || input.lower(index) == "," ? index + 1 : index
    guard let piece = input[start], case .shift(let shift)? = words[piece.hash],
      input.is(start + 1, .year)
    else { return nil }
    return (shift, start + 2)
  }

  /// Whether the word can be nothing but a month in front of a number: "may 5" can.
  private func isMonthLike(_ piece: Piece) -> Bool {
    piece.isCapitalized || (!piece.is(.may) && !piece.is(.march) && !piece.is(.mar))
  }

  /// Whether a month's name without a day or year is meant as one.
  private func isMonthAlone(_ input: SentenceView, at index: Int, isShort: Bool) -> Bool {
    guard let piece = input[index], piece.isCapitalized else { return false }
    let before = input.lower(index - 1)
    let isCued = before.is(.monthCue) || input[index - 1].map { isEdge($0) || isShift($0) } == true
    if isShort || piece.is(.may) || piece.is(.march) { return isCued }
    if isCued { return true }
    if let next = input[index + 1], next.isCapitalized, next.isWord, words[next.hash] == nil { return false }
    return !(input[index - 1]?.isCapitalized == true && input[index - 1]?.isFirst == false)
  }

  /// "5 January 2022", "the 5th of January", "6-9 January", "6 to 9 January".
  private func dayBeforeMonth(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let first = dayNumber(input, at: index) else { return nil }
    var end = first.end
    var last: (number: Int, end: Int)?
    if let found = lastDay(input, at: end), found.number > first.number {
      last = found
      end = found.end
    }
    if input.is(end, .of) {
      end += 1
      if let match = dayOfMonthShift(input, index, end, day: first.number) { return match }
    }
    if input.lower(end) == "." && input[end]?.glue == .joined { end += 1 }
    guard let piece = input[end], isMonthLike(piece), let word = words[piece.hash] else { return nil }
    let month: Int
    switch word {
    case .month(let number): month = number
    case .shortMonth(let number):
      month = number
      if input.lower(end + 1) == ".", input[end + 2]?.isNumber == true { end += 1 }
    default: return nil
    }
    let (year, after) = yearAfter(input, at: end + 1)
    if let last { return interval(index..<after, year, month, first.number, last.number) }
    if year == nil, let (shift, after) = yearShift(input, at: end + 1) {
      return DateMatch(
        pieces: index..<after,
        meaning: .holidayIn(.fixed(month: month, day: first.number), shift))
    }
    return DateMatch(
      pieces: index..<after, meaning: Self.day(year: year, month: month, day: first.number))
  }

  private func interval(_ range: Range<Int>, _ year: Int?, _ month: Int, _ first: Int, _ last: Int)
    -> DateMatch
  {
    guard last <= CalendarDay.daysInMonth(month, of: year ?? 2000) else {
      return DateMatch(pieces: range, meaning: .unknown)
    }
    return DateMatch(
      pieces: range,
      meaning: .interval(
        PartialDate.Point(year: year, month: month, day: first),
        PartialDate.Point(year: year, month: month, day: last)))
  }

  /// The day of a month in figures, or as an ordinal.
  func dayNumber(_ input: SentenceView, at index: Int) -> (number: Int, end: Int)? {
    guard let piece = input[index] else { return nil }
    if piece.isNumber {
      guard piece.lower.utf8.count <= 2, let number = Int(piece.lower), (1...31).contains(number) else {
        return nil
      }
      if let next = input[index + 1], next.glue == .joined, next.isWord {
        return next.is(.ordinalEnding) ? (number, index + 2) : nil
      }
      return (number, index + 1)
    }
    guard let numeral = numerals.read(input.pieces, at: index), numeral.form == .ordinal,
      numeral.value >= 1, numeral.value <= 31
    else { return nil }
    return (Int(numeral.value), numeral.pieces.upperBound)
  }

  /// The last day of a range that goes on at `index`: "-9", "to 9".
  private func lastDay(_ input: SentenceView, at index: Int) -> (number: Int, end: Int)? {
    guard let piece = input[index] else { return nil }
    if piece.isNumber, piece.glue == .hyphen { return dayNumber(input, at: index) }
    guard piece.is(.dayRangeLink) else { return nil }
    let next = input.is(index + 1, .the) ? index + 2 : index + 1
    guard input[next]?.isNumber == true else { return nil }
    return dayNumber(input, at: next)
  }

  /// A year behind a month or day, with or without a comma.
  func yearAfter(_ input: SentenceView, at index: Int) -> (year: Int?, end: Int) {
    var next = index
    if input.lower(next) == "," || input.is(next, .of) || input.is(next, .in) { next += 1 }
    if input.lower(next) == "'", let digits = input[next + 1], digits.isNumber, digits.glue == .joined,
      digits.lower.utf8.count == 2, let year = Int(digits.lower),
      input[next + 2]?.glue != .joined || input[next + 2]?.isMark == true
    {
      return (Self.fullYear(year, isShort: true), next + 2)
    }
    guard let piece = input[next], piece.isNumber, piece.lower.utf8.count == 4, let year = Int(piece.lower),
      (1000...2999).contains(year),
      input[next + 1].map({ $0.glue == .joined && $0.isWord }) != true
        || input.lower(next + 1).hasPrefix("'")
    else { return (nil, index) }
    return (year, next + 1)
  }
}
