import Facts
import Language

extension DateReader {
  /// A clock time, with the day that stands behind it: "18:30", "5 p.m. on Tuesday", "0130 GMT".
  func clockTime(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let (clock, end) = clock(input, at: index) else { return nil }
    let (time, after) = zoned(input, clock, at: end)
    var next = after
    while input.is(next, .clockJoint) { next += 1 }
    if next - after <= 1, let piece = input[next], piece.isWord || piece.isNumber,
      let day = dayForClock(input, at: next), day.time == nil
    {
      return DateMatch(pieces: index..<day.pieces.upperBound, meaning: day.meaning, time: time)
    }
    return DateMatch(pieces: index..<after, meaning: .unknown, time: time)
  }

  /// A whole day, right behind a clock time.
  private func dayForClock(_ input: SentenceView, at index: Int) -> DateMatch? {
    guard let piece = input[index], clock(input, at: index) == nil else { return nil }
    if piece.isWord, words[piece.hash] == nil { return nil }
    guard let match = read(input, at: index) else { return nil }
    switch match.meaning {
    case .point(let point) where point.day != nil: return match
    case .weekday, .day, .holiday: return match
    default: return nil
    }
  }

  /// Adds the clock time that follows a day: "Tuesday at 5 p.m.", "5 January, 18:30".
  func withClock(_ input: SentenceView, _ match: DateMatch) -> DateMatch {
    switch match.meaning {
    case .point(let point) where point.day != nil: break
    case .weekday, .day, .holiday: break
    default: return match
    }
    guard match.time == nil else { return match }
    var next = match.pieces.upperBound
    if input.lower(next) == "," { next += 1 }
    if input.is(next, .at) { next += 1 }
    if input.is(next, .clockHedge) { next += 1 }
    guard let (clock, end) = clock(input, at: next) else { return match }
    let (time, after) = zoned(input, clock, at: end)
    var match = match
    match.pieces = match.pieces.lowerBound..<after
    match.time = time
    return match
  }

  /// Hours and minutes, and where they end.
  private func clock(_ input: SentenceView, at index: Int) -> (time: String, end: Int)? {
    guard let piece = input[index] else { return nil }
    if piece.is(.noon) || piece.is(.midday) { return ("12:00", index + 1) }
    if piece.is(.midnight) { return ("00:00", index + 1) }
    guard piece.isNumber else {
      guard let numeral = numerals.words[piece.hash], numeral.role == .small,
        (1...12).contains(numeral.value),
        let (half, end) = halfDay(input, at: index + 1)
      else { return nil }
      return Self.time(Int(numeral.value), 0, half).map { ($0, end) }
    }
    let separators: [Character] = [":", "."]
    for separator in separators where piece.lower.contains(separator) {
      let parts = piece.lower.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 2 || (parts.count == 3 && separator == ":"), parts[0].utf8.count <= 2,
        parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
        let minute = Int(parts[1])
      else { return nil }
      if let (half, end) = halfDay(input, at: index + 1) {
        return Self.time(hour, minute, half).map { ($0, end) }
      }
      guard separator == ":", (0...24).contains(hour), minute < 60 else { return nil }
      return Self.time(hour, minute, nil).map { ($0, index + 1) }
    }
    guard let number = Int(piece.lower), piece.lower.utf8.count <= 4 else { return nil }
    if let (half, end) = halfDay(input, at: index + 1), piece.lower.utf8.count <= 2 {
      return Self.time(number, 0, half).map { ($0, end) }
    }
    if piece.lower.utf8.count == 4, let zone = input[index + 1], case .zone? = words[zone.hash] {
      return Self.time(number / 100, number % 100, nil).map { ($0, index + 1) }
    }
    if piece.lower.utf8.count == 4, let day = input[index + 1], case .weekday? = words[day.hash],
      day.glue == .space, number / 100 < 24, number % 100 < 60
    {
      return Self.time(number / 100, number % 100, nil).map { ($0, index + 1) }
    }
    if piece.lower.utf8.count == 4, input.is(index + 1, .hoursWord),
      number / 100 < 24,
      number % 100 < 60, piece.lower.hasPrefix("0") || input.is(index - 1, .at)
    {
      return Self.time(number / 100, number % 100, nil).map { ($0, index + 1) }
    }
    return nil
  }

  /// "a.m.", "pm", "o'clock": 0 for the morning, 12 for the afternoon, nil for neither.
  private func halfDay(_ input: SentenceView, at index: Int) -> (half: Int?, end: Int)? {
    switch Word(input.lower(index)) {
    case .am, .anteMeridiem, .anteMeridiemShort: return (0, index + 1)
    case .pm, .postMeridiem, .postMeridiemShort: return (12, index + 1)
    case .oclock: return (nil, index + 1)
    default: return nil
    }
  }

  private static func time(_ hour: Int, _ minute: Int, _ half: Int?) -> String? {
    guard (0...24).contains(hour), (0...59).contains(minute) else { return nil }
    var hour = hour
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + half
    }
    if hour == 24 { hour = 0 }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return padded(hour) + ":" + padded(minute)
  }

  /// A clock time with the zone behind it.
  private func zoned(_ input: SentenceView, _ time: String, at index: Int) -> (time: String, end: Int) {
    var next = index
    let inBrackets = input.lower(next) == "("
    if inBrackets { next += 1 }
    if let piece = input[next], case .zone(let minutes)? = words[piece.hash],
      piece.isCapitalized || inBrackets
    {
      let end = inBrackets ? index : next + 1
      if minutes == 0 { return (time + "Z", end) }
      let size = abs(minutes)
      let hours = size / 60 < 10 ? "0\(size / 60)" : "\(size / 60)"
      let rest = size % 60 < 10 ? "0\(size % 60)" : "\(size % 60)"
      return (time + (minutes < 0 ? "-" : "+") + hours + ":" + rest, end)
    }
    if input.is(index, .local), input.is(index + 1, .time) { return (time, index + 2) }
    return (time, index)
  }
}
