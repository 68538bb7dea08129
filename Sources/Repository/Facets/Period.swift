import Facts

/// A stretch of the calendar that facts are counted by.
enum Period: Sendable {
  case day, week, month

  /// The first day of the stretch that a day lies in.
  func start(of day: CalendarDay) -> CalendarDay {
    switch self {
    case .day: day
    case .week: day.adding(days: 1 - day.weekday) ?? day
    case .month: CalendarDay(year: day.year, month: day.month, day: 1) ?? day
    }
  }

  /// The stretch that begins with a day, in EDTF: `2022-01-05`, `2022-01`, and a week as the interval of its days.
  func text(from start: CalendarDay) -> String {
    let first = PartialDate(start).description
    return switch self {
    case .day: first
    case .week: "\(first)/\(PartialDate(start.adding(days: 6) ?? start).description)"
    case .month: String(first.prefix(7))
    }
  }
}
