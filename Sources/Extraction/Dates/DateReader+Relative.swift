import Facts
import Language

extension DateReader {
  /// "Tuesday", "Tuesday, January 5, 2022", "last Tuesday", "Tuesday night", "Tuesday of next week".
  func weekdayDate(_ input: SentenceView, at index: Int, weekday: Int, isShort: Bool) -> DateMatch? {
    guard let piece = input[index], piece.isCapitalized || !isShort else { return nil }
    var next = index + 1
    if isShort {
      if input.lower(next) == "." { next += 1 }
      let after = input[input.lower(next) == "," ? next + 1 : next]
      guard let after, after.isNumber || after.isCapitalized, words[after.hash] != nil || after.isNumber
      else {
        return nil
      }
    }
    let date = input.lower(next) == "," ? next + 1 : next
    let start = input.is(date, .the) ? date + 1 : date
    if let piece = input[start], piece.isNumber || words[piece.hash].map(Self.isMonth) == true,
      let match = numericOrMonth(input, at: start)
    {
      return DateMatch(pieces: index..<match.pieces.upperBound, meaning: match.meaning, time: match.time)
    }
    if date < start, let day = dayNumber(input, at: start), input[index]?.isCapitalized == true {
      return DateMatch(pieces: index..<day.end, meaning: .dayAlone(day.number, weekday: weekday))
    }
    if isShort, next == index + 1 { return nil }
    let shiftAt = input.is(next, .of) ? next + 1 : next
    if let piece = input[shiftAt], case .shift(let shift)? = words[piece.hash],
      input.is(shiftAt + 1, .week)
    {
      return DateMatch(pieces: index..<shiftAt + 2, meaning: .weekday(weekday, shift: .ofUnit(shift)))
    }
    if piece.lower.ends(.s), !isShort { return nil }
    // "Sunday week": seven days behind the next one.
    if input.is(index + 1, .week), input[index + 1]?.glue == .space,
      input[index + 2].map({ $0.isMark || $0.isWord && input.tag(ofPiece: index + 2)?.isNoun != true })
        ?? true
    {
      return DateMatch(
        pieces: index..<index + 2, meaning: .from(.weekday(weekday, shift: .named(1)), 7, .day))
    }
    let link = input.lower(index + 1)
    if link.is(.before) || link.is(.after), let other = dateBehind(input, at: index + 2),
      !other.isWeekday
    {
      return DateMatch(
        pieces: index..<index + 1, meaning: .weekdayNear(weekday, other, isAfter: link.is(.after)))
    }
    return withPart(input, DateMatch(pieces: index..<index + 1, meaning: .weekday(weekday, shift: nil)))
  }

  private func numericOrMonth(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let match = read(input, at: index) else { return nil }
    if case .point(let point) = match.meaning, point.day != nil { return match }
    if case .unknown = match.meaning, match.time == nil { return match }
    return nil
  }

  static func isMonth(_ word: DateWords.Word) -> Bool {
    switch word {
    case .month, .shortMonth: true
    default: false
    }
  }

  /// "yesterday", "tomorrow night", "the day before yesterday" (from its "the").
  func dayWord(_ input: SentenceView, at index: Int, offset: Int) -> DateMatch? {
    withPart(input, DateMatch(pieces: index..<index + 1, meaning: .day(offset)))
  }

  /// "last week", "this morning", "next Tuesday", "last summer", "last January", "this year".
  func shifted(_ input: SentenceView, at index: Int, shift: Int) -> DateMatch? {
    if input.is(index, .last),
      let match = partOfPeriod(input, at: index, number: -1, behind: index + 1)
    {
      return match
    }
    guard let next = input[index + 1], next.glue == .space, let word = words[next.hash] else { return nil }
    let lower = input.lower(index)
    if next.is(.fiscal), let unitPiece = input[index + 2],
      case .unit(let unit)? = words[unitPiece.hash],
      unit == .year || unit == .quarter
    {
      return DateMatch(pieces: index..<index + 3, meaning: .unit(unit, shift))
    }
    let range = index..<index + 2
    if let meaning = narrated(input, at: index, shift, word) {
      return DateMatch(pieces: range, meaning: meaning)
    }
    if lower.is(.narrativeShift) { return nil }
    switch word {
    case .unit(let unit):
      guard !next.lower.ends(.s) || next.is(.century) else { return nil }
      if lower.is(.past) || lower.is(.coming), unit != .week && unit != .quarter { return nil }
      if unit == .second || unit == .minute || unit == .hour || unit == .fortnight { return nil }
      if unit == .day {
        return lower.is(.next) ? DateMatch(pieces: range, meaning: .contextUnit(unit, shift)) : nil
      }
      return DateMatch(pieces: range, meaning: .unit(unit, shift))
    case .weekend:
      return DateMatch(pieces: range, meaning: .weekend(lower.is(.last) || lower.is(.past) ? -1 : shift))
    case .weekday(let weekday):
      return withPart(input, DateMatch(pieces: range, meaning: .weekday(weekday, shift: .named(shift))))
    case .month(let month), .shortMonth(let month):
      guard next.isCapitalized, input[index + 2]?.isNumber != true else { return nil }
      return DateMatch(pieces: range, meaning: .month(month, .named(shift)))
    case .season(let season):
      return DateMatch(pieces: range, meaning: .season(season, shift == 0 ? .ofUnit(0) : .named(shift)))
    case .part:
      guard lower.is(.this) || lower.is(.last) && next.is(.night) else { return nil }
      return DateMatch(pieces: range, meaning: .day(lower.is(.last) ? -1 : 0))
    case .holiday: return nil
    default:
      if let found = words.holidays.match(input.pieces, at: index + 1) {
        return DateMatch(
          pieces: index..<index + 1 + found.count, meaning: .holiday(found.value, year: nil, shift: shift))
      }
      return nil
    }
  }

  /// "The *following week*", "the *next year*", "the *previous May*": from where the story is.
  private func narrated(_ input: SentenceView, at index: Int, _ shift: Int, _ word: DateWords.Word)
    -> DateMeaning?
  {
    let lower = input.lower(index)
    let isNarrating = lower.is(.narrativeShift)
    let hasArticle = input.is(index - 1, .the)
    guard isNarrating || lower.is(.next) && hasArticle && !input.is(index - 2, .spanPreposition) else {
      return nil
    }
    switch word {
    case .unit(let unit):
      guard input[index + 1]?.lower.ends(.s) == false,
        [.day, .week, .month, .quarter, .year, .decade, .century].contains(unit)
      else { return nil }
      return .contextUnit(unit, shift)
    case .weekday(let weekday): return hasArticle ? .contextWeekday(weekday, shift) : nil
    case .month(let month), .shortMonth(let month): return hasArticle ? .contextMonth(month, shift) : nil
    case .season(let season): return hasArticle ? .contextSeason(season, shift) : nil
    case .part: return hasArticle ? .contextUnit(.day, shift) : nil
    default: return nil
    }
  }

  /// "early January", "late last year", "mid-1990s", "early on Tuesday", "earlier this month".
  func edged(_ input: SentenceView, at index: Int) -> DateMatch? {
    var next = index + 1
    if input.lower(next) == "-" { next += 1 }
    if !input.is(index, .mid) {
      if input.is(next, .onOrIn) { next += 1 }
      if input.is(next, .the) { next += 1 }
    }
    guard let piece = input[next], !isEdge(piece) else { return nil }
    let lower = input.lower(index)
    if lower.is(.earlier) || lower.is(.later) {
      guard case .shift? = words[piece.hash] else {
        if case .day? = words[piece.hash] { return extended(read(input, at: next), from: index) }
        if case .weekday? = words[piece.hash] { return extended(read(input, at: next), from: index) }
        if input.is(next - 1, .the), case .unit(let unit)? = words[piece.hash],
          [.day, .week, .month, .year].contains(unit)
        {
          return DateMatch(pieces: index..<next + 1, meaning: .unit(unit, 0))
        }
        if input.is(next, .that) { return extended(contextual(input, at: next), from: index) }
        if input.is(next - 1, .the), case .part? = words[piece.hash] {
          return DateMatch(pieces: index..<next + 1, meaning: .day(0))
        }
        return nil
      }
    }
    if case .part? = words[piece.hash] { return nil }
    return extended(read(input, at: next), from: index)
  }

  private func extended(_ match: DateMatch?, from start: Int) -> DateMatch? {
    guard var match else { return nil }
    match.pieces = start..<match.pieces.upperBound
    return match
  }

  /// "the same day", "that year", "that night", "the day before", "the day before yesterday", "the same period".
  func contextual(_ input: SentenceView, at index: Int) -> DateMatch? {
    let lower = input.lower(index)
    var next = index + 1
    let isSame = !lower.is(.the) || input.is(next, .same)
    if input.is(next, .same) { next += 1 }
    guard let piece = input[next], piece.glue == .space else { return nil }
    if isSame { return same(input, index..<next + 1, piece, isThat: lower.is(.that)) }
    guard case .unit(let unit)? = words[piece.hash], !piece.lower.ends(.s) else { return nil }
    let shift: Int
    switch Word(input.lower(next + 1)) {
    case .before, .earlier: shift = -1
    case .after, .later: shift = 1
    default: return nil
    }
    if let last = input[next + 2], case .day(let offset)? = words[last.hash], unit == .day {
      return DateMatch(pieces: index..<next + 3, meaning: .day(offset + shift))
    }
    if input.is(next + 1, .before) || input.is(next + 1, .after) {
      if let last = input[next + 2], case .shift(let other)? = words[last.hash],
        input.lower(next + 3) == piece.lower
      {
        return DateMatch(pieces: index..<next + 4, meaning: .unit(unit, shift + other))
      }
      if let last = input[next + 2], case .shift(let other)? = words[last.hash], other == shift,
        input.tag(ofPiece: next + 3)?.isNoun != true
      {
        return DateMatch(pieces: index..<next + 3, meaning: .unit(unit, 2 * shift))
      }
      if let other = dateBehind(input, at: next + 2), unit == .day {
        return DateMatch(pieces: index..<next + 2, meaning: .from(other, shift, unit))
      }
      if let following = input[next + 2], following.isWord, !input.is(next + 2, .and) { return nil }
    }
    return DateMatch(pieces: index..<next + 2, meaning: .contextUnit(unit, shift))
  }

  /// What is spoken of again: "that year", "the same night", "that Tuesday".
  private func same(_ input: SentenceView, _ range: Range<Int>, _ piece: Piece, isThat: Bool) -> DateMatch? {
    if piece.is(.period), !input.is(range.upperBound, .of), !input.is(range.upperBound, .in) {
      guard !isShift(input[range.upperBound]), !input.is(range.upperBound, .aOrOne) else {
        return nil
      }
      return DateMatch(pieces: range, meaning: .contextPeriod)
    }
    guard let word = words[piece.hash], !input.is(range.upperBound, .beforeOrAfter) else {
      return nil
    }
    switch word {
    case .unit(let unit):
      guard !piece.lower.ends(.s),
        [.day, .week, .month, .quarter, .year, .decade, .century].contains(unit)
      else { return nil }
      return DateMatch(pieces: range, meaning: .contextUnit(unit, 0))
    case .part: return DateMatch(pieces: range, meaning: .contextUnit(.day, 0))
    case .weekday(let weekday) where isThat:
      return DateMatch(pieces: range, meaning: .contextWeekday(weekday, 0))
    case .season(let season) where isThat: return DateMatch(pieces: range, meaning: .contextSeason(season, 0))
    case .month(let month) where isThat && piece.isCapitalized:
      return DateMatch(pieces: range, meaning: .contextMonth(month, 0))
    default: return nil
    }
  }

  /// A day that is named behind "after" or "before": "the 9 June" of "three days after the 9 June vote".
  private func dateBehind(_ input: SentenceView, at index: Int) -> DateMeaning? {
    let next = input.is(index, .theOrPossessive) ? index + 1 : index
    guard let piece = input[next],
      piece.isNumber || words[piece.hash] != nil || words.holidays[piece.hash] != nil,
      let match = read(input, at: next), isDay(match)
    else { return nil }
    return match.meaning
  }

  /// "two years ago", "a week later", "in two days' time", "10 days from now".
  func counted(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let (number, start) = count(input, at: index), let piece = input[start], piece.glue != .joined,
      case .unit(let unit)? = words[piece.hash]
    else { return nil }
    let end = start + 1
    switch Word(input.lower(end)) {
    case .ago: return counted(index..<end + 1, number.map { -$0 }, unit)
    case .earlier, .before, .previously, .prior:
      return told(input, index..<end + 1, number.map { -$0 }, unit)
    case .later, .afterwards, .after: return told(input, index..<end + 1, number, unit)
    case .possessive, .apostrophe:
      guard input.is(end + 1, .time), input.is(index - 1, .in) else { return nil }
      return counted(index..<end + 2, number, unit)
    case .time:
      guard input.is(index - 1, .in) else { return nil }
      return counted(index..<end + 1, number, unit)
    case .from:
      let next = input[end + 1]
      if next?.is(.now) == true || next?.is(.today) == true { return counted(index..<end + 2, number, unit) }
      if next?.is(.tomorrow) == true || next?.is(.yesterday) == true, unit == .day || unit == .week,
        let number
      {
        let days = (unit == .week ? 7 : 1) * number + (next?.is(.tomorrow) == true ? 1 : -1)
        return DateMatch(pieces: index..<end + 2, meaning: .day(days))
      }
      return weeksFrom(input, index..<end + 2, number, unit)
    case .on:
      // "Twelve years on, she came back"; "a week on Friday".
      if isClauseEnd(input, end + 1), input[end + 1] != nil {
        return told(input, index..<end + 1, number, unit)
      }
      return unit == .week ? weeksFrom(input, index..<end + 2, number, unit) : nil
    case .hence: return counted(index..<end + 1, number, unit)
    default:
      guard input.is(index - 1, .in), number != nil else { return nil }
      var match = counted(index..<end, number, unit)
      match.needsFuture = true
      return match
    }
  }

  /// "Two weeks from *Monday*", "a week on *Friday*".
  private func weeksFrom(_ input: SentenceView, _ range: Range<Int>, _ number: Int?, _ unit: DateWords.Unit)
    -> DateMatch?
  {
    guard unit == .day || unit == .week, let number, let piece = input[range.upperBound - 1],
      piece.isCapitalized,
      case .weekday(let weekday)? = words[piece.hash]
    else { return nil }
    return DateMatch(pieces: range, meaning: .from(.weekday(weekday, shift: .named(1)), number, unit))
  }

  /// "Two years later", "a week before": from where the story is, or from a date right behind; where the year stands
  /// beside it ("eight years earlier, at the *1972* games"), that one.
  private func told(_ input: SentenceView, _ range: Range<Int>, _ number: Int?, _ unit: DateWords.Unit)
    -> DateMatch?
  {
    let end = range.upperBound
    let isPreposition = input.is(end - 1, .beforeOrAfter)
    if isPreposition, let number, !input.is(range.lowerBound - 1, .pluralPointer),
      let other = dateBehind(input, at: end)
    {
      return DateMatch(pieces: range, meaning: .from(other, number, unit))
    }
    if isPreposition, input.is(end, .that), isClauseEnd(input, end + 1) {
      return DateMatch(
        pieces: range.lowerBound..<end + 1, meaning: number.map { .contextOffset($0, unit) } ?? .unknown)
    }
    guard !isPreposition || isClauseEnd(input, end) else { return nil }
    if unit == .year, input.lower(end) == ",", input.is(end + 1, .spanOpener) {
      let place = input.is(end + 2, .the) ? end + 3 : end + 2
      if let match = input[place]?.isNumber == true ? year(input, at: place) : nil,
        case .point(let point) = match.meaning, point.unknownYearDigits == 0
      {
        return DateMatch(pieces: range, meaning: match.meaning)
      }
    }
    return DateMatch(pieces: range, meaning: number.map { .contextOffset($0, unit) } ?? .unknown)
  }

  private func isClauseEnd(_ input: SentenceView, _ index: Int) -> Bool {
    guard let piece = input[index] else { return true }
    return piece.isMark && piece.lower != "$"
  }

  private func counted(_ range: Range<Int>, _ number: Int?, _ unit: DateWords.Unit) -> DateMatch {
    DateMatch(pieces: range, meaning: number.map { .offset($0, unit) } ?? .unknown)
  }

  /// How many: a small number, "a", or "a few", which is no number; and where the unit stands.
  private func count(_ input: SentenceView, at index: Int) -> (number: Int?, end: Int)? {
    guard let piece = input[index] else { return nil }
    if let numeral = numerals.read(input.pieces, at: index) {
      guard numeral.form == .cardinal, numeral.value <= 5000 else {
        return numeral.form == .order ? (nil, numeral.pieces.upperBound) : nil
      }
      let isWhole = numeral.value == numeral.value.rounded()
      return (isWhole ? Int(numeral.value) : nil, numeral.pieces.upperBound)
    }
    switch piece.word {
    case .a, .an:
      switch Word(input.lower(index + 1)) {
      case .few: return (nil, index + 2)
      case .couple: return (2, input.is(index + 2, .of) ? index + 3 : index + 2)
      default: return (1, index + 1)
      }
    case .several, .someWord, .many: return (nil, index + 1)
    case .days, .weeks, .months, .years, .decades, .hours, .minutes, .centuries: return (nil, index)
    default: return nil
    }
  }

  /// Takes "morning" or "night" behind a day into its words.
  func withPart(_ input: SentenceView, _ match: DateMatch) -> DateMatch {
    var match = match
    var end = match.pieces.upperBound
    if isEdge(input[end]) { end += 1 }
    if let piece = input[end], piece.glue == .space, case .part? = words[piece.hash] {
      match.pieces = match.pieces.lowerBound..<end + 1
    }
    return match
  }
}
