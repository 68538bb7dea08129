import Facts

/// Dates and numbers as a reader likes them.
enum Wording {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  /// "5 January 2022", "January 2022", "3 to 7 January 2022" as "3 January 2022 to 7 January 2022".
  static func date(_ date: PartialDate) -> String {
    let words: String
    if date.isInterval {
      switch (date.start, date.end) {
      case (.some(let start), .some(let end)): words = "\(point(start)) to \(point(end))"
      case (.some(let start), nil): words = "since \(point(start))"
      case (nil, .some(let end)): words = "until \(point(end))"
      case (nil, nil): words = date.description
      }
    } else {
      words = date.start.map(point) ?? date.description
    }
    return date.isApproximate ? "about \(words)" : words
  }

  /// When an article was published: "5 January 2022, 10:00"; as it is written where that is no date.
  static func published(_ text: String) -> String {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard let day = parts.first, let date = PartialDate(edtf: String(day)) else { return text }
    return Wording.date(date) + (parts.count > 1 ? ", \(parts[1].prefix(5))" : "")
  }

  private static func point(_ point: PartialDate.Point) -> String {
    guard let month = point.month, (1...12).contains(month), point.unknownYearDigits == 0 else {
      return point.description
    }
    let year = point.year.map { " \($0)" } ?? ""
    guard let day = point.day else { return months[month - 1] + year }
    return "\(day) \(months[month - 1])\(year)" + (point.time.map { ", \($0)" } ?? "")
  }

  /// "7,939", "0.5".
  static func number(_ number: Double) -> String {
    guard let whole = Int(exactly: number), abs(whole) < 1_000_000_000_000_000 else { return "\(number)" }
    var digits = String(whole.magnitude)
    var groups: [String] = []
    while digits.utf8.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (whole < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// "7,939", "between 1,000 and 10,000".
  static func amount(_ amount: Figure.Amount) -> String {
    switch amount {
    case .value(let value): number(value)
    case .range(let min, let max): "\(number(min)) to \(number(max))"
    }
  }
}
