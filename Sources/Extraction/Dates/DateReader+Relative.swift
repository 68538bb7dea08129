import Facts

extension DateReader {
  /// "Tuesday", "Tuesday, January 5, 2022", "last Tuesday", "Tuesday night", "Tuesday of next week".
  func weekdayDate(_ input: Input, at index: Int, weekday: Int, isShort: Bool) -> DateMatch? {
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
    let start = input.lower(date) == "the" ? date + 1 : date
    if let piece = input[start], piece.isNumber || words[piece.hash].map(Self.isMonth) == true,
      let match = numericOrMonth(input, at: start)
    {
      return DateMatch(pieces: index..<match.pieces.upperBound, meaning: match.meaning, time: match.time)
    }
    if date < start, let day = dayNumber(input, at: start), input[index]?.isCapitalized == true {
      return DateMatch(pieces: index..<day.end, meaning: .point(PartialDate.Point()))
        .with(dayOfMonth: day.number)
    }
    if isShort, next == index + 1 { return nil }
    let shiftAt = input.lower(next) == "of" ? next + 1 : next
    if let piece = input[shiftAt], case .shift(let shift)? = words[piece.hash],
      input.lower(shiftAt + 1) == "week"
    {
      return DateMatch(pieces: index..<shiftAt + 2, meaning: .weekday(weekday, shift: shift * 2 + 100))
    }
    if piece.lower.hasSuffix("s"), !isShort { return nil }
    return withPart(input, DateMatch(pieces: index..<index + 1, meaning: .weekday(weekday, shift: nil)))
  }

  private func numericOrMonth(_ input: Input, at index: Int) -> DateMatch? {
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
  func dayWord(_ input: Input, at index: Int, offset: Int) -> DateMatch? {
    withPart(input, DateMatch(pieces: index..<index + 1, meaning: .day(offset)))
  }

  /// "last week", "this morning", "next Tuesday", "last summer", "last January", "this year".
  func shifted(_ input: Input, at index: Int, shift: Int) -> DateMatch? {
    guard let next = input[index + 1], next.glue == .space, let word = words[next.hash] else { return nil }
    let lower = input.lower(index)
    if next.lower == "fiscal", let unitPiece = input[index + 2],
      case .unit(let unit)? = words[unitPiece.hash],
      unit == .year || unit == .quarter
    {
      return DateMatch(pieces: index..<index + 3, meaning: .unit(unit, shift))
    }
    let range = index..<index + 2
    switch word {
    case .unit(let unit):
      guard !next.lower.hasSuffix("s") || next.lower == "century" else { return nil }
      if lower == "previous" || lower == "following" || lower == "preceding" {
        return DateMatch(pieces: range, meaning: .contextOffset(shift, unit))
      }
      if lower == "past" || lower == "coming", unit != .week && unit != .quarter { return nil }
      if unit == .second || unit == .minute || unit == .hour || unit == .fortnight { return nil }
      if unit == .day {
        return lower == "next" ? DateMatch(pieces: range, meaning: .contextOffset(shift, unit)) : nil
      }
      return DateMatch(pieces: range, meaning: .unit(unit, shift))
    case .weekend:
      return DateMatch(pieces: range, meaning: .weekend(lower == "last" || lower == "past" ? -1 : shift))
    case .weekday(let weekday):
      return withPart(input, DateMatch(pieces: range, meaning: .weekday(weekday, shift: shift)))
    case .month(let month), .shortMonth(let month):
      guard next.isCapitalized, input[index + 2]?.isNumber != true else { return nil }
      return DateMatch(
        pieces: range, meaning: .holiday(.fixed(month: month, day: 0), year: nil, shift: shift * 2 + 100))
    case .season(let season):
      return DateMatch(pieces: range, meaning: .season(season, shift == 0 ? 0 : shift * 2 + 100))
    case .part:
      guard lower == "this" || lower == "last" && next.lower == "night" else { return nil }
      return DateMatch(pieces: range, meaning: .day(lower == "last" ? -1 : 0))
    case .holiday: return nil
    default:
      if let found = words.holidays.match(input.pieces, at: index + 1) {
        return DateMatch(
          pieces: index..<index + 1 + found.count, meaning: .holiday(found.value, year: nil, shift: shift))
      }
      return nil
    }
  }

  /// "early January", "late last year", "mid-1990s", "early on Tuesday", "earlier this month".
  func edged(_ input: Input, at index: Int) -> DateMatch? {
    var next = index + 1
    if input.lower(next) == "-" { next += 1 }
    if input.lower(index) != "mid" {
      if ["on", "in"].contains(input.lower(next)) { next += 1 }
      if input.lower(next) == "the" { next += 1 }
    }
    guard let piece = input[next], !isEdge(piece) else { return nil }
    let lower = input.lower(index)
    if lower == "earlier" || lower == "later" {
      guard case .shift? = words[piece.hash] else {
        if case .day? = words[piece.hash] { return extended(read(input, at: next), from: index) }
        if case .weekday? = words[piece.hash] { return extended(read(input, at: next), from: index) }
        if input.lower(next - 1) == "the", case .unit(let unit)? = words[piece.hash],
          [.day, .week, .month, .year].contains(unit)
        {
          return DateMatch(pieces: index..<next + 1, meaning: .unit(unit, 0))
        }
        if input.lower(next) == "that" { return extended(contextual(input, at: next), from: index) }
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

  /// "the same day", "that year", "the day before", "the following week", "the day before yesterday",
  /// "the end of the year".
  func contextual(_ input: Input, at index: Int) -> DateMatch? {
    let lower = input.lower(index)
    var next = index + 1
    let isSame = lower != "the" || input.lower(next) == "same"
    if input.lower(next) == "same" { next += 1 }
    guard let piece = input[next], piece.glue == .space, let word = words[piece.hash] else { return nil }
    if isSame {
      guard case .unit(let unit) = word, !piece.lower.hasSuffix("s"),
        unit == .day || unit == .week || unit == .month || unit == .year
      else {
        if case .weekday(let weekday) = word, lower == "that" {
          return DateMatch(pieces: index..<next + 1, meaning: .weekday(weekday, shift: nil))
        }
        return nil
      }
      if input.lower(next + 1) == "before" || input.lower(next + 1) == "after" { return nil }
      return DateMatch(pieces: index..<next + 1, meaning: .contextUnit(unit))
    }
    guard case .unit(let unit) = word, !piece.lower.hasSuffix("s") else { return nil }
    let shift: Int
    switch input.lower(next + 1) {
    case "before", "earlier": shift = -1
    case "after", "later": shift = 1
    default: return nil
    }
    if let last = input[next + 2], case .day(let offset)? = words[last.hash], unit == .day {
      return DateMatch(pieces: index..<next + 3, meaning: .day(offset + shift))
    }
    if input.lower(next + 1) == "before" || input.lower(next + 1) == "after" {
      if let last = input[next + 2], case .shift(let other)? = words[last.hash],
        input.lower(next + 3) == piece.lower
      {
        return DateMatch(pieces: index..<next + 4, meaning: .unit(unit, shift + other))
      }
      if let following = input[next + 2], following.isWord, input.lower(next + 2) != "and" { return nil }
    }
    return DateMatch(pieces: index..<next + 2, meaning: .contextOffset(shift, unit))
  }

  /// "two years ago", "a week later", "in two days' time", "10 days from now".
  func counted(_ input: Input, at index: Int) -> DateMatch? {
    guard let (number, start) = count(input, at: index), let piece = input[start], piece.glue != .joined,
      case .unit(let unit)? = words[piece.hash]
    else { return nil }
    let end = start + 1
    switch input.lower(end) {
    case "ago": return counted(index..<end + 1, number.map { -$0 }, unit)
    case "earlier", "before", "previously", "prior":
      guard input.lower(end) != "before" || isClauseEnd(input, end + 1) else { return nil }
      return DateMatch(pieces: index..<end + 1, meaning: number.map { .contextOffset(-$0, unit) } ?? .unknown)
    case "later", "afterwards", "after":
      guard input.lower(end) != "after" || isClauseEnd(input, end + 1) else { return nil }
      return DateMatch(pieces: index..<end + 1, meaning: number.map { .contextOffset($0, unit) } ?? .unknown)
    case "'s", "'":
      guard input.lower(end + 1) == "time", input.lower(index - 1) == "in" else { return nil }
      return counted(index..<end + 2, number, unit)
    case "time":
      guard input.lower(index - 1) == "in" else { return nil }
      return counted(index..<end + 1, number, unit)
    case "from":
      let next = input[end + 1]
      if next?.lower == "now" || next?.lower == "today" { return counted(index..<end + 2, number, unit) }
      if next?.lower == "tomorrow" || next?.lower == "yesterday", unit == .day || unit == .week, let number {
        let days = (unit == .week ? 7 : 1) * number + (next?.lower == "tomorrow" ? 1 : -1)
        return DateMatch(pieces: index..<end + 2, meaning: .day(days))
      }
      return nil
    case "hence": return counted(index..<end + 1, number, unit)
    default:
      guard input.lower(index - 1) == "in", number != nil else { return nil }
      var match = counted(index..<end, number, unit)
      match.needsFuture = true
      return match
    }
  }

  private func isClauseEnd(_ input: Input, _ index: Int) -> Bool {
    guard let piece = input[index] else { return true }
    return piece.isMark && piece.lower != "$"
  }

  private func counted(_ range: Range<Int>, _ number: Int?, _ unit: DateWords.Unit) -> DateMatch {
    DateMatch(pieces: range, meaning: number.map { .offset($0, unit) } ?? .unknown)
  }

  /// How many: a small number, "a", or "a few", which is no number; and where the unit stands.
  private func count(_ input: Input, at index: Int) -> (number: Int?, end: Int)? {
    guard let piece = input[index] else { return nil }
    if let numeral = numerals.read(input.pieces, at: index) {
      guard numeral.form == .cardinal, numeral.value <= 5000 else {
        return numeral.form == .order ? (nil, numeral.pieces.upperBound) : nil
      }
      let isWhole = numeral.value == numeral.value.rounded()
      return (isWhole ? Int(numeral.value) : nil, numeral.pieces.upperBound)
    }
    switch piece.lower {
    case "a", "an":
      switch input.lower(index + 1) {
      case "few": return (nil, index + 2)
      case "couple": return (2, input.lower(index + 2) == "of" ? index + 3 : index + 2)
      default: return (1, index + 1)
      }
    case "several", "some", "many": return (nil, index + 1)
    case "days", "weeks", "months", "years", "decades", "hours", "minutes", "centuries": return (nil, index)
    default: return nil
    }
  }

  /// Takes "morning" or "night" behind a day into its words.
  func withPart(_ input: Input, _ match: DateMatch) -> DateMatch {
    var match = match
    var end = match.pieces.upperBound
    if isEdge(input[end]) { end += 1 }
    if let piece = input[end], piece.glue == .space, case .part? = words[piece.hash] {
      match.pieces = match.pieces.lowerBound..<end + 1
    }
    return match
  }
}

extension DateMatch {
  /// A weekday with the day of its month.
  func with(dayOfMonth day: Int) -> DateMatch {
    var match = self
    match.meaning = .contextDay(day)
    return match
  }
}
