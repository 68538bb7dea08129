import Wire

/// Date and time in the one format that HTTP writes, IMF-fixdate (RFC 9110 section 5.6.7).
public enum HTTPDate {
  /// `Sun, 06 Nov 1994 08:49:37 GMT` for seconds since 1970, without any formatter or time zone data.
  public static func format(secondsSince1970 seconds: Int64) -> String {
    var bytes: [UInt8] = []
    append(secondsSince1970: seconds, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the 29 bytes of the date.
  static func append(secondsSince1970 seconds: Int64, to bytes: inout [UInt8]) {
    // Clamped to the years 1970 to 9999, which have four digits.
    let seconds = Int(min(max(seconds, 0), 253_402_300_799))
    let days = seconds / 86_400
    let second = seconds % 86_400
    let date = civil(daysSince1970: days)
    bytes.append(weekdays[(days + 4) % 7])
    bytes.append(twoDigits: date.day)
    bytes.append(months[date.month - 1])
    bytes.append(twoDigits: date.year / 100)
    bytes.append(twoDigits: date.year % 100)
    bytes.append(ASCII.space)
    bytes.append(twoDigits: second / 3600)
    bytes.append(ASCII.colon)
    bytes.append(twoDigits: second / 60 % 60)
    bytes.append(ASCII.colon)
    bytes.append(twoDigits: second % 60)
    bytes.append(" GMT")
  }

  /// `2022-01-05T18:00:00.250Z` for milliseconds since 1970 (RFC 3339).
  public static func rfc3339(millisecondsSince1970 milliseconds: Int) -> String {
    var bytes: [UInt8] = []
    appendRFC3339(millisecondsSince1970: milliseconds, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a time as RFC 3339 has it, to the millisecond.
  static func appendRFC3339(millisecondsSince1970 milliseconds: Int, to bytes: inout [UInt8]) {
    let milliseconds = min(max(milliseconds, 0), 253_402_300_799_999)
    let second = milliseconds / 1000 % 86_400
    let date = civil(daysSince1970: milliseconds / 86_400_000)
    bytes.append(twoDigits: date.year / 100)
    bytes.append(twoDigits: date.year % 100)
    bytes.append(0x2D)
    bytes.append(twoDigits: date.month)
    bytes.append(0x2D)
    bytes.append(twoDigits: date.day)
    bytes.append(0x54)
    bytes.append(twoDigits: second / 3600)
    bytes.append(ASCII.colon)
    bytes.append(twoDigits: second / 60 % 60)
    bytes.append(ASCII.colon)
    bytes.append(twoDigits: second % 60)
    bytes.append(0x2E)
    let thousandths = milliseconds % 1000
    bytes.append(0x30 + UInt8(truncatingIfNeeded: thousandths / 100))
    bytes.append(twoDigits: thousandths % 100)
    bytes.append(0x5A)
  }

  private static let weekdays: [StaticString] = [
    "Sun, ", "Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, ",
  ]

  private static let months: [StaticString] = [
    " Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ", " Jul ", " Aug ", " Sep ", " Oct ", " Nov ",
    " Dec ",
  ]

  /// The Gregorian date of a day number, by counting years from 1 March of year 0 so that the leap day
  /// is the last of its year.
  private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
