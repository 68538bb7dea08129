import Facts

/// Dates that are told from where the story is: "two days later", "that year", "the following May".
extension DateResolver {
  /// What the text has told of last that is at least as precise; what was said, where nothing was told.
  private func base(_ isPrecise: (PartialDate.Point) -> Bool) -> PartialDate.Point? {
    for date in [told, toldDay, reported] {
      if let point = date.flatMap(Self.last), isPrecise(point) { return point }
    }
    return nil
  }

  func baseDay() -> CalendarDay? { base { $0.day != nil }?.wholeDay }

  func inContext(_ meaning: DateMeaning, _ direction: DateDirection) -> PartialDate? {
    switch meaning {
    case .contextPeriod: return told
    case .contextOffset(let count, let unit):
      guard told != nil || reported != nil else {
        return count < 0 ? published.flatMap { Self.offset(count, unit, from: $0) } : nil
      }
      return contextOffset(count, unit)
    case .contextUnit(.decade, 0) where toldAge?.start?.unknownYearDigits == 1: return toldAge
    case .contextUnit(.century, 0) where toldAge?.start?.unknownYearDigits == 2: return toldAge
    case .contextUnit(let unit, let shift):
      if shift > 0, direction == .future || direction == .present, told == nil {
        return published.flatMap { Self.unit(unit, shift, of: $0) }
      }
      return contextUnit(unit, shift)
    case .contextMonth(let month, let shift):
      guard let point = base({ $0.year != nil }), var year = point.year ?? published?.year else { return nil }
      let known = (1...12).contains(point.month ?? 0) ? point.month ?? 0 : shift < 0 ? 0 : 13
      if shift > 0, month <= known { year += 1 }
      if shift < 0, month >= known { year -= 1 }
      return PartialDate(PartialDate.Point(year: year, month: month))
    case .contextSeason(let season, let shift):
      guard shift != 0 else {
        return base { $0.year != nil }?.year.map { PartialDate(PartialDate.Point(year: $0, month: season)) }
      }
      // The next one is of that year or of the one behind: only a month tells.
      guard let point = base({ (1...12).contains($0.month ?? 0) }), let year = point.year,
        let month = point.month
      else { return nil }
      let start = (season - 20) * 3
      let other = shift > 0 ? (start > month ? year : year + 1) : (start < month ? year : year - 1)
      return PartialDate(PartialDate.Point(year: other, month: season))
    case .contextWeekday(let weekday, let shift):
      guard let day = baseDay() else { return nil }
      let difference = weekday - day.weekday
      let days = shift == 0 ? difference : shift > 0 ? (difference + 6) % 7 + 1 : -((-difference + 6) % 7 + 1)
      return day.adding(days: days).map { PartialDate($0) }
    default: return nil
    }
  }

  /// So many units from the last date, where that is as precise as the unit.
  private func contextOffset(_ count: Int, _ unit: DateWords.Unit) -> PartialDate? {
    switch unit {
    case .second, .minute, .hour: return nil
    case .day, .week, .fortnight: return baseDay().flatMap { Self.offset(count, unit, from: $0) }
    case .month:
      return base { (1...12).contains($0.month ?? 0) }?.bounds
        .flatMap { Self.offset(count, unit, from: $0.first) }
    case .quarter, .year, .decade, .century:
      guard let point = base({ $0.year != nil }), let year = point.year else { return nil }
      if unit == .year, let quarter = point.month, (33...36).contains(quarter) {
        return Self.checked(PartialDate.Point(year: year + count, month: quarter))
      }
      guard unit != .quarter else { return contextUnit(unit, count) }
      return CalendarDay(year: year, month: 1, day: 1).flatMap { Self.offset(count, unit, from: $0) }
    }
  }

  /// The unit of the last date, or so many from it, where that date is as precise as the unit.
  private func contextUnit(_ unit: DateWords.Unit, _ shift: Int) -> PartialDate? {
    switch unit {
    case .second, .minute, .hour, .fortnight: return nil
    case .day, .week: return baseDay().flatMap { Self.unit(unit, shift, of: $0) }
    case .month:
      return base { (1...12).contains($0.month ?? 0) }?.bounds.flatMap {
        Self.unit(unit, shift, of: $0.first)
      }
    case .quarter:
      return base { $0.month.map { (1...12).contains($0) || $0 > 32 } ?? false }?.bounds
        .flatMap { Self.unit(unit, shift, of: $0.first) }
    case .year, .decade, .century:
      return base { $0.year != nil }?.bounds.flatMap { Self.unit(unit, shift, of: $0.first) }
    }
  }
}
