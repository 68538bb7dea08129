import Facts
import Language

extension DateReader {
  /// "2019", "1990s", "2007-2012", "2009-10".
  func year(_ input: SentenceView, at index: Int) -> DateMatch? {
    if let match = yearOfEra(input, at: index) ?? twoDigitDecade(input, at: index)
      ?? slashedYears(input, at: index)
    {
      return match
    }
    guard let piece = input[index], piece.lower.utf8.count == 4, let year = Int(piece.lower),
      (1000...2199).contains(year)
    else { return nil }
    if let next = input[index + 1], next.glue == .joined || next.lower == "'s",
      next.is(.s) || next.lower == "'s",
      year % 10 == 0, next.is(.s) || isEdge(input[index - 1]) || input.is(index - 1, .the)
    {
      return DateMatch(
        pieces: index..<index + 2,
        meaning: .point(
          PartialDate.Point(year: year, unknownYearDigits: year % 100 == 0 && year < 2000 ? 2 : 1)))
    }
    if let (last, end) = lastYear(input, of: year, at: index) {
      return DateMatch(
        pieces: index..<end,
        meaning: .interval(PartialDate.Point(year: year), PartialDate.Point(year: last)))
    }
    guard isYear(input, at: index, year: year) else { return nil }
    let isFiscal = input.is(index - 1, .fy)
    return DateMatch(
      pieces: (isFiscal ? index - 1 : index)..<index + 1, meaning: .point(PartialDate.Point(year: year)))
  }

  /// The year that a span from `year` on ends in: "2007*-2012*", "2009*-10*".
  func lastYear(_ input: SentenceView, of year: Int, at index: Int) -> (year: Int, end: Int)? {
    let isSpaced = ["-", "\u{2013}"].contains(input.lower(index + 1)) && input[index + 2]?.isNumber == true
    let second = isSpaced ? index + 2 : index + 1
    guard let next = input[second], next.isNumber, isSpaced || next.glue == .hyphen,
      let last = Int(next.lower),
      input[second + 1]?.glue != .hyphen
    else { return nil }
    let scale = next.lower.utf8.count == 1 ? 10 : next.lower.utf8.count == 2 ? 100 : 10_000
    let century = year / scale * scale + last
    let end = scale == 100 && century < year && last == (year + 1) % 100 ? century + 100 : century
    guard end > year, end <= 2200, end - year < 300 else { return nil }
    return (end, second + 1)
  }

  /// "2019/20": two years that follow each other.
  func slashedYears(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let piece = input[index], piece.lower.utf8.count == 7 || piece.lower.utf8.count == 9 else {
      return nil
    }
    let parts = piece.lower.split(separator: "/")
    guard parts.count == 2, parts[0].utf8.count == 4, let first = Int(parts[0]), let last = Int(parts[1]),
      (1500...2100).contains(first), last == (parts[1].utf8.count == 2 ? (first + 1) % 100 : first + 1)
    else { return nil }
    return DateMatch(
      pieces: index..<index + 1,
      meaning: .interval(PartialDate.Point(year: first), PartialDate.Point(year: first + 1)))
  }

  /// Whether what stands behind a year, or before it, is counted by seasons: "the 2011/12 *season*".
  func isYearOfSeason(_ input: SentenceView, behind index: Int) -> Bool {
    return input.is(index + 1, .seasonOfYear) || input.is(index - 1, .seasonOfYear)
      || input.is(index - 1, .year) && input.is(index - 2, .seasonOfYear)
  }

  /// "325 B.C.", "79 AD", "A.D. 1000". The year before 1 AD is 1 BC, and EDTF's year 0.
  private func yearOfEra(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let year = input[index].flatMap({ Int($0.lower) }), (1...5000).contains(year) else { return nil }
    if input.is(index - 1, .eraBeforeYear), input[index - 1]?.isCapitalized == true, year < 2200 {
      return DateMatch(pieces: index..<index + 1, meaning: .point(PartialDate.Point(year: year)))
    }
    guard let era = input[index + 1], era.isCapitalized || era.lower.hasSuffix(".") else { return nil }
    if isBeforeChrist(era) {
      return DateMatch(pieces: index..<index + 2, meaning: .point(PartialDate.Point(year: 1 - year)))
    }
    switch era.word {
    case .ad, .annoDomini, .ce, .commonEra:
      return DateMatch(pieces: index..<index + 2, meaning: .point(PartialDate.Point(year: year)))
    default: return nil
    }
  }

  private func isBeforeChrist(_ era: Piece) -> Bool {
    era.is(.eraBeforeChrist)
  }

  /// "'90s", "in '98".
  func shortYear(_ input: SentenceView, at index: Int) -> DateMatch? {
    if let match = shortDecade(input, at: index) { return match }
    guard let digits = input[index + 1], digits.isNumber, digits.glue == .joined,
      digits.lower.utf8.count == 2,
      let number = Int(digits.lower), input.is(index - 1, .shortYearCue),
      input[index + 2]?.glue == .space || input[index + 2]?.isMark ?? true
    else { return nil }
    return DateMatch(
      pieces: index..<index + 2,
      meaning: .point(PartialDate.Point(year: Self.fullYear(number, isShort: true))))
  }

  private func shortDecade(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let digits = input[index + 1], digits.isNumber, digits.glue == .joined,
      digits.lower.utf8.count == 2,
      let number = Int(digits.lower), number % 10 == 0, input.is(index + 2, .s),
      input[index + 2]?.glue == .joined
    else { return nil }
    return DateMatch(
      pieces: index + 1..<index + 3,
      meaning: .point(PartialDate.Point(year: (number < 30 ? 2000 : 1900) + number, unknownYearDigits: 1)))
  }

  /// Whether four digits are a year and count nothing: by the words on both sides.
  private func isYear(_ input: SentenceView, at index: Int, year: Int) -> Bool {
    let before = input.lower(index - 1)
    let next = input[index + 1]
    if let next, next.is(.crossMark), input[index + 2]?.isNumber == true { return false }
    if isCount(input, at: index) || isMeasured(input, at: index) || isLevel(input, at: index) { return false }
    if let piece = input[index], piece.glue == .joined,
      input[index - 1].map({ $0.isMark && $0.lower != "(" && $0.lower != "\"" }) == true
    {
      return false
    }
    if let piece = input[index], piece.glue != .space, input[index - 1]?.isWord == true,
      !isEdge(input[index - 1]),
      !before.is(.yearPrefix)
    {
      return false
    }
    if let next, next.glue == .hyphen, next.isWord { return year >= 1900 && before.is(.strongYearCue) }
    let follows =
      next.map { $0.isWord && !$0.isCapitalized && $0.lower != "'s" && $0.glue == .space } ?? false
    let countsNext = follows && Plural.isPlural(next?.lower ?? "") && !(next?.lower ?? "").is(.verbLikePlural)
    let looksCounted = countsNext && (year % 100 == 0 || !(1900...2050).contains(year))
    if before.is(.strongYearCue) { return !countsNext || year >= 1900 }
    if before.is(.countHedge) {
      return !follows && (1800...2100).contains(year)
        && (input.is(index - 2, .strongYearCue)
          || input.is(index - 3, .strongYearCue))
    }
    if next?.lower == "'s" { return true }
    if let next, numerals.words[next.hash] != nil || next.lower == "%" || next.is(.percent) {
      return false
    }
    if before.is(.weakYearCue) { return !looksCounted && year >= 1500 }
    if before.is(.yearDeterminer) {
      return next?.isWord == true && year >= (next?.isCapitalized == true ? 1000 : 1800)
    }
    return (1900...2100).contains(year) && !looksCounted && next?.isNumber != true
  }

  /// "Hired *1985* Polish workers", "a crowd of *1999* people": four digits before the plural of what is counted. What
  /// years have ("2019 results") is counted by nothing, nor is anything behind "in" or an article.
  private func isCount(_ input: SentenceView, at index: Int) -> Bool {
    let before = input.lower(index - 1)
    if input.is(index + 1, .of), input.is(index + 2, .thoseWord) {
      return true
    }
    guard !before.is(.strongYearCue), !before.is(.yearDeterminer),
      let noun = pluralNoun(input, behind: index), !input.pieces[noun].is(.yearlyNoun)
    else { return false }
    if before.is(.of), index > 1 { return input.is(index - 2, .gatheringNoun) }
    if before.is(.of) { return people.contains(Plural.singular(input.pieces[noun].lower)) }
    if before.is(.listJoint), noun == index + 1, input.tag(ofPiece: index - 2) == .nns { return true }
    if people.contains(Plural.singular(input.pieces[noun].lower)) {
      return before.is(.around) || !before.is(.weakYearCue)
    }
    guard let tag = input.tag(ofPiece: index - 1), tag.isVerb else { return false }
    return !before.is(.formOfBe)
  }

  /// "Holds *1950* ml", "cost *2010* euros", "a *1980* km border": four digits before a unit of measure; a name of one
  /// has to be in the plural. Behind "in" they are a year's ("in *2010* dollars").
  private func isMeasured(_ input: SentenceView, at index: Int) -> Bool {
    guard let next = input[index + 1], next.glue == .space, !input.is(index - 1, .strongYearCue)
    else { return false }
    if let found = units.symbol(input.pieces, at: index + 1) {
      return !next.isCapitalized || input[found.end].map { !$0.isWord || !$0.isCapitalized } ?? true
    }
    guard !next.isCapitalized, let found = units.name(input.pieces, at: index + 1),
      found.unit.kind != .duration
    else { return false }
    return Plural.isPlural(input.lower(found.end - 1)) || found.unit.isCode
  }

  /// "From *1800* in 2010 to *1950* in 2020": a level, whose year stands behind it.
  private func isLevel(_ input: SentenceView, at index: Int) -> Bool {
    guard input.is(index - 1, .levelPreposition), input.is(index + 1, .in),
      let year = input[index + 2], year.isNumber, year.lower.utf8.count == 4
    else { return false }
    return Int(year.lower).map { (1500...2199).contains($0) } ?? false
  }

  /// The noun in the plural that stands behind a number, with at most three words between that describe it.
  private func pluralNoun(_ input: SentenceView, behind index: Int) -> Int? {
    for place in index + 1..<index + 5 {
      guard let piece = input[place], piece.isWord, piece.glue == .space, let tag = input.tag(ofPiece: place)
      else {
        return nil
      }
      let isNoun = tag == .nns || tag == .nnps || tag == .nn || tag.isProperNoun
      if isNoun, Plural.isPlural(piece.lower), words[piece.hash] == nil { return place }
      guard tag.isAdjective || tag == .nn || tag.isProperNoun || tag == .vbn, words[piece.hash] == nil else {
        return nil
      }
    }
    return nil
  }

  /// "19th century", "third quarter of 2004", "first half of 2009", "second week of January".
  func ordinalPart(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let piece = input[index], piece.isNumber || numerals.words[piece.hash] != nil,
      let numeral = numerals.read(input.pieces, at: index), numeral.form == .ordinal || numeral.value == 0.5
    else { return nil }
    let end = numeral.pieces.upperBound
    let number = Int(min(max(numeral.value, 0), 1000))
    if piece.isNumber, (1...31).contains(number), input.is(index - 1, .the),
      input.is(index - 2, .dayPreposition), input[end]?.isMark ?? true
    {
      return DateMatch(pieces: index..<end, meaning: .dayAlone(number, weekday: nil))
    }
    if let match = centuries(input, from: index, to: end, first: number) { return match }
    switch Word(input.lower(end)) {
    case .century:
      guard (1...30).contains(number) else { return nil }
      if let era = input[end + 1], era.isCapitalized || era.lower.hasSuffix("."), isBeforeChrist(era) {
        return DateMatch(pieces: index..<end + 2, meaning: .unknown)
      }
      return DateMatch(
        pieces: index..<end + 1,
        meaning: .point(PartialDate.Point(year: (number - 1) * 100, unknownYearDigits: 2)))
    case .quarter:
      guard (1...4).contains(number) else { return nil }
      return yearPart(input, index, end + 1, to: number * 3, season: 32 + number)
    case .half:
      guard (1...2).contains(number) else { return nil }
      return yearPart(input, index, end + 1, to: number * 6, season: nil)
    default: return partOfPeriod(input, at: index, number: number, behind: end)
    }
  }

  /// "19th and 20th centuries", "19th to 20th century".
  private func centuries(_ input: SentenceView, from start: Int, to end: Int, first: Int) -> DateMatch? {
    guard input.is(end, .centuryJoint),
      let second = numerals.read(input.pieces, at: input.is(end + 1, .the) ? end + 2 : end + 1),
      second.form == .ordinal, second.value <= 30, second.value > Double(first), first >= 1,
      input.is(second.pieces.upperBound, .centuryWord)
    else { return nil }
    return DateMatch(
      pieces: start..<second.pieces.upperBound + 1,
      meaning: .interval(
        PartialDate.Point(year: (first - 1) * 100, unknownYearDigits: 2),
        PartialDate.Point(year: (Int(second.value) - 1) * 100, unknownYearDigits: 2)))
  }

  /// "end of March", "beginning of next week", "end of the year".
  func partOf(_ input: SentenceView, at index: Int) -> DateMatch? {
    // "End-2027", "end-March".
    if let joined = input[index + 1], joined.glue == .hyphen, input.is(index, .endOrStart),
      let match = read(input, at: index + 1), match.time == nil
    {
      return DateMatch(pieces: index..<match.pieces.upperBound, meaning: match.meaning)
    }
    guard input.is(index + 1, .of) else { return nil }
    if input.is(index, .turn) { return turn(input, at: index) }
    var next = index + 2
    if input.is(next, .the) || input.is(next, .this) {
      if let piece = input[next + 1], case .unit(let unit)? = words[piece.hash], !piece.lower.ends(.s),
        [.week, .month, .quarter, .year, .decade, .century].contains(unit)
      {
        return DateMatch(pieces: index..<next + 2, meaning: .unit(unit, 0))
      }
      if input.is(next, .the) { next += 1 }
    }
    guard let piece = input[next], !isEdge(piece), !input.is(next + 1, .of) || words[piece.hash] != nil,
      let match = read(input, at: next), match.time == nil
    else { return nil }
    switch match.meaning {
    case .point, .unit, .season, .interval, .half, .weekend, .contextMonth, .contextUnit:
      return DateMatch(pieces: index..<match.pieces.upperBound, meaning: match.meaning)
    default: return nil
    }
  }

  /// "Turn of the century", "turn of the 20th century".
  private func turn(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard input.is(index + 2, .the) else { return nil }
    let lower = input.lower(index + 3)
    if lower.is(.century) || lower.is(.millennium) {
      return DateMatch(pieces: index..<index + 4, meaning: .turnOfCentury)
    }
    if lower.is(.year) { return DateMatch(pieces: index..<index + 4, meaning: .unit(.year, 0)) }
    guard let match = ordinalPart(input, at: index + 3), case .point(let point) = match.meaning,
      point.unknownYearDigits == 2, let year = point.year
    else { return nil }
    return DateMatch(
      pieces: index..<match.pieces.upperBound, meaning: .point(PartialDate.Point(year: year)),
      isApproximate: true)
  }

  /// "the 20th of next month".
  func dayOfMonthShift(_ input: SentenceView, _ start: Int, _ index: Int, day: Int) -> DateMatch? {
    guard let piece = input[index], case .shift(let shift)? = words[piece.hash],
      input.is(index + 1, .month)
    else { return nil }
    return DateMatch(pieces: start..<index + 2, meaning: .dayOfMonth(day, shift))
  }

  /// "the 70s": two digits are a decade behind "the".
  func twoDigitDecade(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let digits = input[index], digits.lower.utf8.count == 2, let number = Int(digits.lower),
      number % 10 == 0,
      let next = input[index + 1], next.glue == .joined, next.is(.s) || next.lower == "'s",
      input.is(index - 1, .the)
        || isEdge(input[index - 1]) && !input.is(index - 2, .possessivePronoun)
    else { return nil }
    return DateMatch(
      pieces: index..<index + 2,
      meaning: .point(PartialDate.Point(year: (number < 30 ? 2000 : 1900) + number, unknownYearDigits: 1)))
  }

  /// "summer of 2016", "summer 2016"; alone only behind "this" and the like.
  func seasonDate(_ input: SentenceView, at index: Int, season: Int) -> DateMatch? {
    let (year, end) = yearAfter(input, at: index + 1)
    if let year {
      return DateMatch(pieces: index..<end, meaning: .point(PartialDate.Point(year: year, month: season)))
    }
    if let (shift, end) = yearShift(input, at: index + 1) {
      return DateMatch(pieces: index..<end, meaning: .season(season, .ofUnit(shift)))
    }
    if let end = thatYear(input, at: index + 1) {
      return DateMatch(pieces: index..<end, meaning: .contextSeason(season, 0))
    }
    return nil
  }

  /// "Christmas", "New Year's Day 2022", "last Christmas".
  func holiday(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let (holiday, count) = words.holidays.match(input.pieces, at: index),
      input[index]?.isCapitalized == true || input[index]?.isNumber == true
    else { return nil }
    let (year, end) = yearAfter(input, at: index + count)
    // "The Christmas truce of 1914".
    if year == nil, input[index + count]?.isWord == true, input.tag(ofPiece: index + count)?.isNoun == true,
      input.is(index + count + 1, .ofOrIn),
      let known = yearAfter(input, at: index + count + 2).year
    {
      return DateMatch(
        pieces: index..<index + count, meaning: .holiday(holiday, year: known, shift: nil))
    }
    if year == nil, let (shift, end) = yearShift(input, at: index + count) {
      return DateMatch(pieces: index..<end, meaning: .holidayIn(holiday, shift))
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
