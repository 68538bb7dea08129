import Facts

/// Says what day an expression means: from the day of publication, the verb's tense and the dates
/// that the text has given before.
struct DateResolver: Sendable {
  /// The day of publication.
  let published: CalendarDay?
  /// What the text has told of last, and when it was last said that somebody spoke.
  private(set) var told: PartialDate?
  /// The last day that the text has told of, as long as no other month was told of since.
  private(set) var toldDay: PartialDate?
  private(set) var reported: PartialDate?
  /// The last decade or century that the text has told of, as long as no year was told of since.
  private(set) var toldAge: PartialDate?
  /// How many sentences ago the last of it was told.
  private var age = 0

  init(published: CalendarDay?) {
    self.published = published
  }

  /// Remembers a resolved date for "two days later" and "that year".
  ///
  /// - Parameter isReport: whether it says when somebody spoke.
  mutating func remember(_ date: PartialDate, isReport: Bool) {
    guard let point = Self.last(of: date), point.year != nil else { return }
    guard point.unknownYearDigits == 0 else {
      toldAge = date
      return
    }
    guard !isReport else {
      reported = date
      return
    }
    told = date
    toldAge = nil
    age = 0
    if point.day != nil {
      toldDay = date
    } else if point.month != nil {
      toldDay = nil
    }
  }

  /// Goes on to the next sentence that may hold a date.
  mutating func advance() { age += 1 }

  static func last(of date: PartialDate) -> PartialDate.Point? { date.isInterval ? date.end : date.start }

  /// What an expression means; nil when the text does not fix it.
  func resolve(_ match: DateMatch, _ direction: DateDirection) -> PartialDate? {
    guard var date = resolve(match.meaning, direction) else { return nil }
    if let time = match.time, !date.isInterval, var start = date.start, start.day != nil {
      start.time = time
      date.start = start
    }
    date.isApproximate = date.isApproximate || match.isApproximate
    return date
  }

  private func resolve(_ meaning: DateMeaning, _ direction: DateDirection) -> PartialDate? {
    switch meaning {
    case .point(let point): return withYear(point, direction).map { PartialDate($0) }
    case .interval(let first, let last):
      guard var first = withYear(first, direction) else { return nil }
      var last = last
      if last.year == nil { last.year = first.year }
      if first.day != nil, first.day == last.day, first.month == last.month { first.time = nil }
      return PartialDate(from: first, to: last)
    case .weekday(let weekday, let shift):
      return day(weekday, shift: shift, direction).map { PartialDate($0) }
    case .dayAlone(let number, let weekday):
      return day(number, on: weekday, direction).map { PartialDate($0) }
    case .day(let offset): return published?.adding(days: offset).map { PartialDate($0) }
    case .unit(let unit, let shift): return published.flatMap { Self.unit(unit, shift, of: $0) }
    case .weekend(let shift): return weekend(shift, direction)
    case .month(let month, let shift): return self.month(month, shift)
    case .season(let season, let shift): return seasonPoint(season, shift).map { PartialDate($0) }
    case .offset(let count, let unit): return published.flatMap { Self.offset(count, unit, from: $0) }
    case .from(let other, let count, let unit):
      return resolve(other, direction)?.start?.wholeDay.flatMap { Self.offset(count, unit, from: $0) }
    case .contextOffset, .contextUnit, .contextPeriod, .contextMonth, .contextSeason, .contextWeekday:
      return inContext(meaning, direction)
    case .weekdayNear(let weekday, let other, let isAfter):
      guard let day = resolve(other, direction)?.start?.wholeDay else { return nil }
      let difference = weekday - day.weekday
      return day.adding(days: isAfter ? (difference + 6) % 7 + 1 : -((6 - difference) % 7 + 1))
        .map { PartialDate($0) }
    case .turnOfCentury:
      return published.flatMap {
        Self.checked(PartialDate.Point(year: $0.year / 100 * 100), isApproximate: true)
      }
    case .dayOfMonth(let day, let shift):
      guard let month = published.map({ Self.monthsLater(shift, from: $0) }) else { return nil }
      let number = day == 0 ? CalendarDay.daysInMonth(month.month, of: month.year) : day
      return CalendarDay(year: month.year, month: month.month, day: number).map { PartialDate($0) }
    case .lastDay(let month, let year):
      guard var point = withYear(PartialDate.Point(year: year, month: month), direction) else { return nil }
      point.day = point.year.map { CalendarDay.daysInMonth(month, of: $0) }
      return PartialDate(point)
    case .weekdayOfMonth(let weekday, let number, let shift):
      guard let month = published.map({ Self.monthsLater(shift, from: $0) }) else { return nil }
      return Self.day(of: .floating(month: month.month, weekday: weekday, number: number), in: month.year)
        .map { PartialDate($0) }
    case .holidayIn(let holiday, let shift):
      return published.flatMap { Self.day(of: holiday, in: $0.year + shift) }.map { PartialDate($0) }
    case .half(let number, let shift):
      guard let year = published.map({ $0.year + shift }) else { return nil }
      return resolve(DateReader.half(number, of: year), direction)
    case .week(let day, let side): return resolve(day, direction)?.start?.wholeDay.flatMap { week($0, side) }
    case .holiday(let holiday, let year, let shift): return self.holiday(holiday, year, shift, direction)
    case .unknown: return nil
    }
  }

  private func week(_ day: CalendarDay, _ side: DateMeaning.WeekSide) -> PartialDate? {
    let first: CalendarDay?
    switch side {
    case .holds: first = day.adding(days: 1 - day.weekday)
    case .starts: first = day
    case .ends: first = day.adding(days: -6)
    case .weekend: first = day.adding(days: 6 - day.weekday)
    }
    guard let first, let last = first.adding(days: side == .weekend ? 1 : 6) else { return nil }
    return PartialDate(from: PartialDate.Point(first), to: PartialDate.Point(last))
  }

  // MARK: Years

  /// The point with its year, by the day of publication and the direction; without either, as it is.
  private func withYear(_ point: PartialDate.Point, _ direction: DateDirection) -> PartialDate.Point? {
    guard point.year == nil, let month = point.month else { return point }
    guard let published else { return point }
    var result = point
    if direction == .past, let year = narrated(month, published) {
      result.year = year
      return result
    }
    guard let day = point.day else {
      result.year = year(ofMonth: month, direction, published)
      return result
    }
    let candidates = [published.year - 1, published.year, published.year + 1].compactMap {
      CalendarDay(year: $0, month: month, day: day)
    }
    if let nearest = Self.nearest(candidates, published, direction) {
      result.year = nearest.year
      return result
    }
    let leap = stride(from: published.year, through: published.year - 8, by: -1)
      .first { CalendarDay(year: $0, month: month, day: day) != nil }
    result.year = leap
    return leap == nil ? nil : result
  }

  /// "In November 2004 they marched. *In December* they won": the year of a story that lies further back.
  private func narrated(_ month: Int, _ published: CalendarDay) -> Int? {
    guard age <= 1, (1...12).contains(month), let point = told.flatMap(Self.last), let year = point.year,
      let before = point.month, (1...12).contains(before), year < published.year - 1
    else { return nil }
    return month < before ? year + 1 : year
  }

  /// The year of a month or quarter that stands without one.
  private func year(ofMonth month: Int, _ direction: DateDirection, _ published: CalendarDay) -> Int {
    let isQuarter = (33...36).contains(month)
    guard isQuarter || (1...12).contains(month) else { return published.year }
    let own = isQuarter ? (month - 33) * 3 + 2 : month
    let distance = own - published.month
    switch direction {
    case .past:
      // A quarter is told of once half of it is over.
      return distance > 0 || isQuarter && distance == 0 && published.day < 15
        ? published.year - 1 : published.year
    case .future, .present: return distance < (isQuarter ? -1 : 0) ? published.year + 1 : published.year
    case .nearest:
      return distance >= 6 ? published.year - 1 : distance < -6 ? published.year + 1 : published.year
    }
  }

  /// The likeliest of some days: no later than publication in the past, in the future hardly earlier.
  static func nearest(
    _ days: [CalendarDay], _ published: CalendarDay, _ direction: DateDirection
  ) -> CalendarDay? {
    func cost(_ day: CalendarDay) -> Int {
      let days = day.daysSinceEpoch - published.daysSinceEpoch
      switch direction {
      case .past: return days > 0 ? 1_000_000 + days : -days
      case .future, .present: return days < -10 ? 1000 - days : days < 0 ? -3 * days : days
      case .nearest: return abs(days)
      }
    }
    return days.min { cost($0) < cost($1) }
  }

  // MARK: Days and weeks

  private func day(_ weekday: Int, shift: DateMeaning.Shift?, _ direction: DateDirection) -> CalendarDay? {
    guard let published else { return nil }
    let difference = weekday - published.weekday
    switch shift {
    case nil:
      switch direction {
      case .past: return published.adding(days: difference > 0 ? difference - 7 : difference)
      case .future, .present: return published.adding(days: difference < 0 ? difference + 7 : difference)
      case .nearest:
        return published.adding(
          days: difference > 3 ? difference - 7 : difference < -3 ? difference + 7 : difference)
      }
    case .ofUnit(let weeks): return published.adding(days: difference + weeks * 7)
    case .named(0): return published.adding(days: difference)
    case .named(let shift) where shift < 0:
      return published.adding(days: difference >= 0 ? difference - 7 : difference)
    case .named: return published.adding(days: difference <= 0 ? difference + 7 : difference)
    }
  }

  /// "The 25th", "Friday the 13th": in the likeliest month in which that day is that weekday.
  private func day(_ day: Int, on weekday: Int?, _ direction: DateDirection) -> CalendarDay? {
    guard let base = baseDay() ?? published else { return nil }
    let months = (-14...14).map { Self.monthsLater($0, from: base) }
    let days = months.compactMap { CalendarDay(year: $0.year, month: $0.month, day: day) }
    return Self.nearest(days.filter { weekday == nil || $0.weekday == weekday }, base, direction)
  }

  private func weekend(_ shift: Int?, _ direction: DateDirection) -> PartialDate? {
    guard let published else { return nil }
    var saturday = 6 - published.weekday
    switch shift {
    case nil:
      if direction == .past || direction == .nearest && published.weekday < 4, published.weekday < 6 {
        saturday -= 7
      }
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
  static func offset(_ count: Int, _ unit: DateWords.Unit, from day: CalendarDay) -> PartialDate? {
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

  static func monthsLater(_ count: Int, from day: CalendarDay) -> (year: Int, month: Int) {
    let index = day.year * 12 + day.month - 1 + count
    return index < 0 ? (0, 1) : (index / 12, index % 12 + 1)
  }

  static func checked(_ point: PartialDate.Point, isApproximate: Bool = false) -> PartialDate? {
    guard let year = point.year, (1...9999).contains(year) else { return nil }
    return PartialDate(point, isApproximate: isApproximate)
  }
}

extension PartialDate.Point {
  /// The day; nil where it is not known to the day.
  var wholeDay: CalendarDay? {
    guard let year, unknownYearDigits == 0, let month, let day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }
}
