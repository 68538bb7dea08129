import Facts

/// Compares figures and dates with the values of specification cases.
enum SpecificationMatch {
  // MARK: Figures

  static func agrees(_ figure: Figure, _ result: Specification.Result) -> Bool {
    if let timex = result.resolution?.values?.first?.timex ?? result.value?.timex {
      return overlaps(figure.span, result) && agrees(figure, duration: timex)
    }
    guard overlaps(figure.span, result), let value = result.resolution?.value else { return false }
    return agrees(figure, value: value)
  }

  private static func agrees(_ figure: Figure, value: String) -> Bool {
    if let bounds = bounds(value) {
      switch figure.amount {
      case .value(let number):
        if bounds.low == bounds.high { return isSame(bounds.low, number) }
        if bounds.high == nil {
          return isSame(bounds.low, number) && [.over, .atLeast].contains(figure.modifier)
        }
        return bounds.low == nil && isSame(bounds.high, number)
          && [.atMost, .almost].contains(figure.modifier)
      case .range(let low, let high): return isSame(bounds.low, low) && isSame(bounds.high, high)
      }
    }
    guard let number = Double(value.filter { $0 != "%" }) else { return false }
    switch figure.amount {
    case .value(let own): return isSame(number, own)
    case .range(let low, let high): return isSame(number, low) || isSame(number, high)
    }
  }

  private static func isSame(_ left: Double?, _ right: Double) -> Bool {
    guard let left else { return false }
    return abs(left - right) <= 1e-6 * max(1e-3, abs(left), abs(right))
  }

  /// "[20,30)", "(40,)".
  private static func bounds(_ value: String) -> (low: Double?, high: Double?)? {
    guard let first = value.first, first == "[" || first == "(" else { return nil }
    let parts = value.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return (Double(String(parts[0])), Double(String(parts[1])))
  }

  private static let durations: [Character: [String]] = [
    "Y": ["year", "decade", "century"], "M": ["month", "quarter", "minute"], "W": ["week", "fortnight"],
    "D": ["day"], "H": ["hour"], "S": ["second"],
  ]

  /// "P3D", "PT2H".
  private static func agrees(_ figure: Figure, duration timex: String) -> Bool {
    guard timex.hasPrefix("P"), let letter = timex.last, let units = durations[letter],
      let number = Double(timex.drop { $0 == "P" || $0 == "T" }.dropLast()), let unit = figure.unit,
      units.contains(unit), case .value(let own) = figure.amount
    else { return false }
    let scale =
      unit == "decade" ? 10.0 : unit == "century" ? 100 : unit == "quarter" ? 3 : unit == "fortnight" ? 2 : 1
    return isSame(number, own * scale)
  }

  // MARK: Dates

  static func agrees(_ date: DateMention, _ result: Specification.Result) -> Bool {
    guard overlaps(date.span, result) else { return false }
    var days: [(first: String, last: String?)] = []
    for value in result.resolution?.values ?? [] {
      if let first = value.value ?? value.start { days.append((first, value.end)) }
    }
    for resolution in [result.value?.future, result.value?.past] {
      if let day = resolution?["date"] ?? resolution?["startDate"] ?? resolution?["dateTime"] {
        days.append((day, resolution?["endDate"]))
      }
    }
    guard let bounds = date.date?.bounds else {
      return days.allSatisfy { !$0.first.contains("-") }
    }
    if days.isEmpty { return true }
    return days.contains { day in
      guard let first = CalendarDay(iso8601: day.first.prefix(10)), first == bounds.first else {
        return false
      }
      guard let end = day.last else { return true }
      guard let last = CalendarDay(iso8601: end.prefix(10)) else { return false }
      return last == bounds.last || last == bounds.last.adding(days: 1)
    }
  }

  private static func overlaps(_ span: Span, _ result: Specification.Result) -> Bool {
    guard let start = result.start else { return true }
    return span.start < start + result.text.unicodeScalars.count && start < span.end
  }
}
