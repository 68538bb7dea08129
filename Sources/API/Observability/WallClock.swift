import Facts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time of day.
enum WallClock {
  /// Milliseconds since 1970.
  static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }

  /// `2022-01-05T18:00:00.250Z` (RFC 3339).
  static func rfc3339(milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    let day = CalendarDay(daysSinceEpoch: seconds / 86_400)
    let rest = seconds % 86_400
    let date = [(day?.year ?? 1970, 4), (day?.month ?? 1, 2), (day?.day ?? 1, 2)].map(padded)
    let time = [(rest / 3600, 2), (rest / 60 % 60, 2), (rest % 60, 2)].map(padded)
    return date.joined(separator: "-") + "T" + time.joined(separator: ":")
      + ".\(padded(milliseconds % 1000, 3))Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
