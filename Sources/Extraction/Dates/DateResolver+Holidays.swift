import Facts

/// Seasons and holidays.
extension DateResolver {
  func seasonPoint(_ season: Int, _ shift: DateMeaning.Shift) -> PartialDate.Point? {
    guard let published else { return nil }
    guard case .named(let shift) = shift else {
      guard case .ofUnit(let years) = shift else { return nil }
      return PartialDate.Point(year: published.year + years, month: season)
    }
    let start = [21: 3, 22: 6, 23: 9, 24: 12][season] ?? 1
    var year = published.year
    if shift < 0 {
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

  func holiday(_ holiday: DateWords.Holiday, _ year: Int?, _ shift: Int?, _ direction: DateDirection)
    -> PartialDate?
  {
    if let year { return Self.day(of: holiday, in: year).map { PartialDate($0) } }
    guard let published else {
      guard case .fixed(let month, let day) = holiday, shift == nil else { return nil }
      return PartialDate(PartialDate.Point(month: month, day: day))
    }
    if let shift, shift < 0, let this = Self.day(of: holiday, in: published.year), this < published,
      case .fixed = holiday
    {
      return PartialDate(this)
    }
    if let shift { return Self.day(of: holiday, in: published.year + shift).map { PartialDate($0) } }
    let days = (-1...1).compactMap { Self.day(of: holiday, in: published.year + $0) }
    return Self.nearest(days, published, direction).map { PartialDate($0) }
  }

  /// A month of so many years from this one, or the last or next one of that name.
  func month(_ month: Int, _ shift: DateMeaning.Shift) -> PartialDate? {
    guard let published else { return nil }
    var year = published.year
    switch shift {
    case .ofUnit(let years): year += years
    case .named(let shift):
      if shift < 0, month >= published.month { year -= 1 }
      if shift > 0, month <= published.month { year += 1 }
    }
    return PartialDate(PartialDate.Point(year: year, month: month))
  }

  static func day(of holiday: DateWords.Holiday, in year: Int) -> CalendarDay? {
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
