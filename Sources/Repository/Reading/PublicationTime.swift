import Facts

/// Brings the times that articles and feeds carry into RFC 3339, or a date alone.
enum PublicationTime {
  /// `2022-01-05T18:00:00+06:00` or `2022-01-05`; nil for what is neither ISO 8601 nor RFC 5322.
  static func normalized(_ text: String) -> String? {
    let text = text.trimmed
    return iso8601(text) ?? rfc5322(text)
  }

  /// `2022-01-05`, `2022-01-05 18:00`, `2022-01-05T18:00:00.250Z`, `20220105T180000+0600`.
  private static func iso8601(_ text: String) -> String? {
    var scanner = ByteScanner(text)
    guard let year = scanner.digits(4) else { return nil }
    let hasHyphens = scanner.take("-")
    guard let month = scanner.digits(2), scanner.take("-") == hasHyphens, let day = scanner.digits(2),
      let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    let dateText = "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))"
    if scanner.isAtEnd { return dateText }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" ") else { return nil }
    return clock(&scanner).map { "\(dateText)T\($0)" }
  }

  /// `Wed, 05 Jan 2022 18:00:00 +0600`, as RSS has it (RFC 5322 section 3.3).
  private static func rfc5322(_ text: String) -> String? {
    let afterWeekday = text.split(separator: ",", maxSplits: 1).last.map(String.init) ?? text
    let parts = afterWeekday.split(separator: " ").map(String.init)
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard parts.count >= 3, let day = number(parts[0], upTo: 2),
      let month = months.firstIndex(of: String(parts[1].prefix(3)).lowercased()),
      var year = number(parts[2], upTo: 4)
    else { return nil }
    if year < 100 { year += year < 50 ? 2000 : 1900 }
    guard let date = CalendarDay(year: year, month: month + 1, day: day) else { return nil }
    let dateText = "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))"
    guard parts.count > 3 else { return dateText }
    var scanner = ByteScanner(parts[3...].joined())
    return clock(&scanner).map { "\(dateText)T\($0)" }
  }

  /// `18:00`, `18:00:00.5Z`, `180000+0600`, `18:00 GMT`; a clock without a zone counts as UTC.
  private static func clock(_ scanner: inout ByteScanner) -> String? {
    guard let hour = scanner.digits(2), hour < 24 else { return nil }
    let hasColons = scanner.take(":")
    guard let minute = scanner.digits(2), minute < 60 else { return nil }
    var second = 0
    if hasColons ? scanner.take(":") : scanner.isAtDigit {
      guard let value = scanner.digits(2), value <= 60 else { return nil }
      second = value
      if scanner.take(".") || scanner.take(",") {
        guard scanner.isAtDigit else { return nil }
        scanner.skipDigits()
      }
    }
    let time = "\(pad(hour, 2)):\(pad(minute, 2)):\(pad(min(second, 59), 2))"
    scanner.skipSpaces()
    if scanner.isAtEnd { return time + "Z" }
    for name in ["Z", "z", "GMT", "UTC", "UT"] where scanner.rest == name { return time + "Z" }
    let northAmerica = [
      "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    ]
    if let offset = northAmerica[scanner.rest] { return time + "-\(pad(-offset, 2)):00" }
    let isEast = scanner.take("+")
    guard isEast || scanner.take("-"), let hours = scanner.digits(2), hours < 24 else { return nil }
    _ = scanner.take(":")
    let minutes = scanner.isAtEnd ? 0 : scanner.digits(2)
    guard let minutes, minutes < 60, scanner.isAtEnd else { return nil }
    return "\(time)\(isEast ? "+" : "-")\(pad(hours, 2)):\(pad(minutes, 2))"
  }

  private static func number(_ text: String, upTo digits: Int) -> Int? {
    guard (1...digits).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
