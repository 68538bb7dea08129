import Facts

/// Brings the times that articles, feeds and pages carry into RFC 3339, or a date alone.
enum PublicationTime {
  /// `2022-01-05T18:00:00+06:00` or `2022-01-05`; nil for what is no time: ISO 8601, RFC 5322 as it occurs, seconds or
  /// milliseconds since 1970, and dates in words.
  static func normalized(_ text: String) -> String? {
    let text = text.trimmed
    guard text.utf8.count <= 120 else { return nil }
    return iso8601(text) ?? sinceEpoch(text) ?? LooseTime(text).text
  }

  /// The time in a field of a page, which may have words around it.
  static func found(in text: String) -> String? { normalized(text) }

  /// The date in a line that a reader sees: one with its month in letters, or one that begins with its year.
  static func visible(in line: String) -> String? {
    guard line.utf8.count <= 240 else { return nil }
    return LooseTime(line, wantsSure: true).text
  }

  static func text(of date: CalendarDay) -> String {
    "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))"
  }

  static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Seconds since 1970, or milliseconds, of the times in which there is news to read.
  static func sinceEpoch(_ text: String) -> String? {
    let digits = text.split(separator: ".", maxSplits: 1).first ?? ""
    guard (9...13).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits)
    else { return nil }
    return sinceEpoch(digits.utf8.count > 11 ? number / 1_000 : number)
  }

  static func sinceEpoch(_ seconds: Int) -> String? {
    guard seconds > 0, let date = CalendarDay(daysSinceEpoch: seconds / 86_400) else { return nil }
    let rest = seconds % 86_400
    return "\(text(of: date))T\(pad(rest / 3_600, 2)):\(pad(rest / 60 % 60, 2)):\(pad(rest % 60, 2))Z"
  }

  /// Seconds since 1970 of a time that was brought into form; a date alone counts from its beginning.
  static func seconds(of normalized: String) -> Int? {
    guard let date = CalendarDay(iso8601: normalized.prefix(10)) else { return nil }
    var seconds = date.daysSinceEpoch * 86_400
    let bytes = Array(normalized.utf8)
    func number(_ start: Int) -> Int { Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30) }
    guard bytes.count >= 20 else { return seconds }
    seconds += number(11) * 3_600 + number(14) * 60 + number(17)
    if bytes.count == 25 {
      let offset = number(20) * 3_600 + number(23) * 60
      seconds -= bytes[19] == UInt8(ascii: "-") ? -offset : offset
    }
    return seconds
  }

  /// `2022-01-05`, `2022-01-05 18:00`, `2022-01-05T18:00:00.250Z`, `20220105T180000+0600`.
  private static func iso8601(_ text: String) -> String? {
    var scanner = ByteScanner(text)
    guard let year = scanner.digits(4) else { return nil }
    let hasHyphens = scanner.take("-")
    guard let month = scanner.digits(2), scanner.take("-") == hasHyphens, let day = scanner.digits(2),
      let date = CalendarDay(year: year, month: month, day: day)
    else { return nil }
    let dateText = self.text(of: date)
    if scanner.isAtEnd { return dateText }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" ") else { return nil }
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
    return TimeZoneName.suffix(scanner.rest).map { time + $0 }
  }
}
