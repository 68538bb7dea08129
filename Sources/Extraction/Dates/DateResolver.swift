import Facts

/// Says what day an expression means: from the day of publication, the verb's tense and the dates
/// that the text has given before.
struct DateResolver: Sendable {
  /// Where the verb puts what happens.
  enum Tense: Sendable {
    case past, future
  }

  /// The day of publication.
  let published: CalendarDay?
  /// The last day, and the last year, that the text has given.
  private var lastDay: CalendarDay?
  private var lastYear: Int?

  init(published: CalendarDay?) {
    self.published = published
  }

  /// Remembers a resolved date for "two days later" and "that year".
  mutating func remember(_ date: PartialDate) {
    guard let point = date.start, let year = point.year, point.unknownYearDigits == 0 else { return }
    lastYear = year
    if point.day != nil, let bounds = point.bounds { lastDay = bounds.first }
  }

  /// What an expression means; nil when the text does not fix it.
  func resolve(_ match: DateMatch, tense: Tense) -> PartialDate? {
    guard var date = resolve(match.meaning, tense: tense) else { return nil }
    if let time = match.time, !date.isInterval, var start = date.start, start.day != nil {
      start.time = time
      date.start = start
    }
    date.isApproximate = match.isApproximate
    return date
  }

  private func resolve(_ meaning: DateMeaning, tense: Tense) -> PartialDate? {
    switch meaning {
    case .point(let point): return withYear(point, tense: tense).map { PartialDate($0) }
    case .interval(let first, let last):
      guard var first = withYear(first, tense: tense) else { return nil }
      var last = last
      if last.year == nil { last.year = first.year }
      if first.day != nil, first.day == last.day, first.month == last.month { first.time = nil }
      return PartialDate(from: first, to: last)
    case .weekday(let weekday, let shift):
      return day(weekday, shift: shift, tense: tense).map { PartialDate($0) }
    case .day(let offset): return published?.adding(days: offset).map { PartialDate($0) }
    case .unit(let unit, let shift): return published.flatMap { Self.unit(unit, shift, of: $0) }
    case .weekend(let shift): return weekend(shift, tense: tense)
    case .season(let season, let shift): return seasonPoint(season, shift).map { PartialDate($0) }
    case .offset(let count, let unit): return published.flatMap { Self.offset(count, unit, from: $0) }
    case .contextOffset(let count, let unit):
      return (lastDay ?? published).flatMap { Self.offset(count, unit, from: $0) }
    case .contextUnit(let unit): return contextUnit(unit)
    case .contextMonth(let month):
      return (lastYear ?? published?.year).map { PartialDate(PartialDate.Point(year: $0, month: month)) }
    case .contextDay(let day):
      guard let base = lastDay ?? published,
        let date = CalendarDay(year: base.year, month: base.month, day: day)
      else { return nil }
      return PartialDate(date)
    case .dayOfMonth(let day, let shift):
      guard let month = published.map({ Self.monthsLater(shift, from: $0) }) else { return nil }
      return CalendarDay(year: month.year, month: month.month, day: day).map { PartialDate($0) }
    case .weekdayOfMonth(let weekday, let number, let shift):
      guard let month = published.map({ Self.monthsLater(shift, from: $0) }) else { return nil }
      return Self.day(of: .floating(month: month.month, weekday: weekday, number: number), in: month.year)
        .map { PartialDate($0) }
    case .holiday(let holiday, let year, let shift): return self.holiday(holiday, year, shift, tense)
    case .unknown: return nil
    }
  }

  // MARK: Years

  /// The point with its year, by the day of publication and the tense; without either, as it is.
  private func withYear(_ point: PartialDate.Point, tense: Tense) -> PartialDate.Point? {
    guard point.year == nil, let month = point.month else { return point }
    guard let published else { return point }
    var result = point
    result.year = published.year
    guard (1...12).contains(month) else {
      if (33...36).contains(month), tense == .past, (month - 33) * 3 + 1 > published.month {
        result.year = published.year - 1
      }
      return result
    }
    guard let day = point.day else {
      if tense == .past, month > published.month { result.year = published.year - 1 }
      if tense == .future, month < published.month { result.year = published.year + 1 }
      return result
    }
    let candidates = [published.year - 1, published.year, published.year + 1].compactMap {
      CalendarDay(year: $0, month: month, day: day)
    }
    let nearest = candidates.min { left, right in
      Self.cost(of: left, from: published, tense) < Self.cost(of: right, from: published, tense)
    }
    guard let nearest else {
      let leap = stride(from: published.year, through: published.year - 8, by: -1)
        .first { CalendarDay(year: $0, month: month, day: day) != nil }
      result.year = leap
      return leap == nil ? nil : result
    }
    result.year = nearest.year
    return result
  }

  /// Days between, those on the wrong side of the tense counted threefold.
  private static func cost(of day: CalendarDay, from published: CalendarDay, _ tense: Tense) -> Int {
    let days = day.daysSinceEpoch - published.daysSinceEpoch
    let isWrong = tense == .past ? days > 0 : days < 0
    return abs(days) * (isWrong ? 3 : 1)
  }

  // MARK: Days and weeks

  private func day(_ weekday: Int, shift: Int?, tense: Tense) -> CalendarDay? {
    guard let published else { return nil }
    let difference = weekday - published.weekday
    switch shift {
    case nil:
      switch tense {
      case .past: return published.adding(days: difference > 0 ? difference - 7 : difference)
      case .future: return published.adding(days: difference < 0 ? difference + 7 : difference)
      }
    case .some(let shift) where shift > 50:
      return published.adding(days: difference + (shift - 100) / 2 * 7)
    case .some(0): return published.adding(days: difference)
    case .some(let shift) where shift < 0:
      return published.adding(days: difference >= 0 ? difference - 7 : difference)
    default: return published.adding(days: difference <= 0 ? difference + 7 : difference)
    }
  }

  private func weekend(_ shift: Int?, tense: Tense) -> PartialDate? {
    guard let published else { return nil }
    var saturday = 6 - published.weekday
    switch shift {
    case nil:
      if tense == .past, published.weekday < 6 { saturday -= 7 }
    case .some(let shift) where shift < 0: saturday -= 7
    case .some(let shift) where shift > 0: saturday += published.weekday >= 6 ? 7 : 0
    default: break
    }
    guard let first = published.adding(days: saturday), let last = first.adding(days: 1) else { return nil }
    return PartialDate(from: PartialDate.Point(first), to: PartialDate.Point(last))
  }

  // MARK: Units

  /// The whole unit that lies so many from the one that holds `day`.
  static func unit(_ unit: DateWords.Unit, _ shift: Int, of day: CalendarDay) -> PartialDate? {
    switch unit {
    case .second, .minute, .hour, .fortnight: return nil
    case .day: return day.adding(days: shift).map { PartialDate($0) }
    case .week:
      guard let first = day.adding(days: 1 - day.weekday + 7 * shift), let last = first.adding(days: 6) else {
        return nil
      }
      return PartialDate(from: PartialDate.Point(first), to: PartialDate.Point(last))
    case .month:
      let (year, month) = monthsLater(shift, from: day)
      return checked(PartialDate.Point(year: year, month: month))
    case .quarter:
      let index = day.year * 4 + (day.month - 1) / 3 + shift
      return checked(PartialDate.Point(year: index / 4, month: 33 + index % 4))
    case .year: return checked(PartialDate.Point(year: day.year + shift))
    case .decade: return checked(PartialDate.Point(year: (day.year / 10 + shift) * 10, unknownYearDigits: 1))
    case .century:
      return checked(PartialDate.Point(year: (day.year / 100 + shift) * 100, unknownYearDigits: 2))
    }
  }

  /// A date so many units from `day`, as precise as the unit.
  private static func offset(_ count: Int, _ unit: DateWords.Unit, from day: CalendarDay) -> PartialDate? {
    guard abs(count) <= 10_000 else { return nil }
    switch unit {
    case .second, .minute: return nil
    case .hour: return nil
    case .day: return day.adding(days: count).map { PartialDate($0) }
    case .week: return day.adding(days: 7 * count).map { PartialDate($0) }
    case .fortnight: return day.adding(days: 14 * count).map { PartialDate($0) }
    case .month:
      let (year, month) = monthsLater(count, from: day)
      return checked(PartialDate.Point(year: year, month: month))
    case .quarter:
      let (year, month) = monthsLater(3 * count, from: day)
      return checked(PartialDate.Point(year: year, month: month))
    case .year: return checked(PartialDate.Point(year: day.year + count))
    case .decade: return checked(PartialDate.Point(year: day.year + 10 * count), isApproximate: true)
    case .century: return checked(PartialDate.Point(year: day.year + 100 * count), isApproximate: true)
    }
  }

  private static func monthsLater(_ count: Int, from day: CalendarDay) -> (year: Int, month: Int) {
    let index = day.year * 12 + day.month - 1 + count
    return index < 0 ? (0, 1) : (index / 12, index % 12 + 1)
  }

  private static func checked(_ point: PartialDate.Point, isApproximate: Bool = false) -> PartialDate? {
    guard let year = point.year, (1...9999).contains(year) else { return nil }
    return PartialDate(point, isApproximate: isApproximate)
  }

  private func contextUnit(_ unit: DateWords.Unit) -> PartialDate? {
    switch unit {
    case .day: return lastDay.map { PartialDate($0) }
    case .year: return lastYear.map { PartialDate(PartialDate.Point(year: $0)) }
    default: return lastDay.flatMap { Self.unit(unit, 0, of: $0) }
    }
  }

  // MARK: Seasons and holidays

  private func seasonPoint(_ season: Int, _ shift: Int) -> PartialDate.Point? {
    guard let published else { return nil }
    if season > 30 { return PartialDate.Point(year: published.year + shift, month: season) }
    guard shift > 50 else { return PartialDate.Point(year: published.year + shift, month: season) }
    let start = [21: 3, 22: 6, 23: 9, 24: 12][season] ?? 1
    var year = published.year
    if shift < 100 {
      let endMonth = start + 2
      if season == 24 {
        year = published.month < 3 ? published.year - 2 : published.year - 1
      } else if endMonth >= published.month {
        year -= 1
      }
    } else if start <= published.month {
      year += 1
    }
    return PartialDate.Point(year: year, month: season)
  }

  private func holiday(_ holiday: DateWords.Holiday, _ year: Int?, _ shift: Int?, _ tense: Tense)
    -> PartialDate?
  {
    if case .fixed(let month, 0) = holiday { return monthOf(month, shift ?? 0) }
    if let year { return Self.day(of: holiday, in: year).map { PartialDate($0) } }
    guard let published else {
      guard case .fixed(let month, let day) = holiday, shift == nil else { return nil }
      return PartialDate(PartialDate.Point(month: month, day: day))
    }
    if let shift, shift < 0, let this = Self.day(of: holiday, in: published.year), this < published,
      case .fixed = holiday
    {
      return PartialDate(published.year == this.year && shift == -1 ? this : this)
    }
    if let shift { return Self.day(of: holiday, in: published.year + shift).map { PartialDate($0) } }
    let days = (-1...1).compactMap { Self.day(of: holiday, in: published.year + $0) }
    return days.min { Self.cost(of: $0, from: published, tense) < Self.cost(of: $1, from: published, tense) }
      .map { PartialDate($0) }
  }

  /// A month of so many years from this one, or the last or next one of that name.
  private func monthOf(_ month: Int, _ shift: Int) -> PartialDate? {
    guard let published else { return nil }
    guard shift > 50 else {
      return PartialDate(PartialDate.Point(year: published.year + shift, month: month))
    }
    var year = published.year
    if shift < 100, month >= published.month { year -= 1 }
    if shift > 100, month <= published.month { year += 1 }
    return PartialDate(PartialDate.Point(year: year, month: month))
  }

  private static func day(of holiday: DateWords.Holiday, in year: Int) -> CalendarDay? {
    switch holiday {
    case .fixed(let month, let day): return CalendarDay(year: year, month: month, day: day)
    case .floating(let month, let weekday, let number):
      guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
      let offset = (weekday - first.weekday + 7) % 7
      if number > 0 { return first.adding(days: offset + 7 * (number - 1)) }
      let days = CalendarDay.daysInMonth(month, of: year)
      return first.adding(days: offset + (days - 1 - offset) / 7 * 7)
    case .easter(let offset): return easter(year)?.adding(days: offset)
    case .lunar: return nil
    }
  }

  /// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
  private static func easter(_ year: Int) -> CalendarDay? {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
    let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
    return CalendarDay(year: year, month: f / 31, day: f % 31 + 1)
  }
}
