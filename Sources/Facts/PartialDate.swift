/// A date as far as it is known, in EDTF (ISO 8601-2 level 1): `2022-01-05`, `2022-01`, `2022`,
/// `199X`, `-0043`, `XXXX-01-05`, `2022-01-05T18:30`, `2022-01-03/2022-01-07`, `../2019`, `2019~`.
public struct PartialDate: Hashable, Sendable {
  /// One end of a date: a year, month or day, each as far as known.
  public struct Point: Hashable, Sendable {
    /// The year; for a decade its first year, for a century likewise; 0 is 1 BC, -43 is 44 BC; nil when unknown.
    public var year: Int?
    /// How many of the year's last digits are unknown: 0 a year, 1 a decade, 2 a century.
    public var unknownYearDigits: Int
    /// The month, 1 to 12; or an EDTF season, 21 spring to 24 winter, 33 to 36 the quarters.
    public var month: Int?
    /// The day of the month.
    public var day: Int?
    /// The clock time and zone after the `T`: "18:30", "18:30Z", "18:30+06:00".
    public var time: String?

    /// A point; a day needs a month.
    public init(
      year: Int? = nil, unknownYearDigits: Int = 0, month: Int? = nil, day: Int? = nil,
      time: String? = nil
    ) {
      self.year = year
      self.unknownYearDigits = unknownYearDigits
      self.month = month
      self.day = month == nil ? nil : day
      self.time = self.day == nil ? nil : time
    }

    /// The whole day.
    public init(_ day: CalendarDay) {
      self.init(year: day.year, month: day.month, day: day.day)
    }
  }

  /// The date, or the first end of an interval; nil for an open start.
  public var start: Point?
  /// The last end of an interval; nil for an open end and for a single date.
  public var end: Point?
  /// Whether this is an interval, open ends included.
  public var isInterval: Bool
  /// Whether the date is approximate (`~`).
  public var isApproximate: Bool

  /// A single date.
  public init(_ point: Point, isApproximate: Bool = false) {
    start = point
    isInterval = false
    self.isApproximate = isApproximate
  }

  /// A whole day.
  public init(_ day: CalendarDay) {
    self.init(Point(day))
  }

  /// An interval; a missing end is open.
  public init(from start: Point?, to end: Point?, isApproximate: Bool = false) {
    self.start = start
    self.end = end
    isInterval = true
    self.isApproximate = isApproximate
  }

  /// The first and last day that the date may mean; nil when the year is unknown.
  public var bounds: (first: CalendarDay, last: CalendarDay)? {
    guard isInterval else { return start?.bounds }
    let first = start.map { $0.bounds?.first } ?? CalendarDay(year: 1, month: 1, day: 1)
    let last = end.map { $0.bounds?.last } ?? CalendarDay(year: 9999, month: 12, day: 31)
    guard let first, let last, first <= last else { return nil }
    return (first, last)
  }
}

extension PartialDate.Point {
  /// The first and last day that the point may mean; nil when the year is unknown.
  public var bounds: (first: CalendarDay, last: CalendarDay)? {
    guard let year else { return nil }
    let span = [1, 10, 100, 1000][min(max(unknownYearDigits, 0), 3)]
    var months = 1...12
    var lastYear = year + span - 1
    switch month {
    case .some(let value) where (1...12).contains(value): months = value...value
    case .some(let value) where (33...36).contains(value):
      months = (value - 33) * 3 + 1...(value - 33) * 3 + 3
    case 21: months = 3...5
    case 22: months = 6...8
    case 23: months = 9...11
    case 24:
      lastYear += 1
      months = 12...14
    default: break
    }
    let lastMonth = (months.upperBound - 1) % 12 + 1
    guard
      let first = CalendarDay(year: year, month: months.lowerBound, day: day ?? 1),
      let last = CalendarDay(
        year: lastYear, month: lastMonth,
        day: day ?? CalendarDay.daysInMonth(lastMonth, of: lastYear))
    else { return nil }
    return (first, last)
  }
}
