import Facts

/// Names a fact of an article, or a record, such that facts sort as they are listed by default: by an
/// order of 44 bits, mostly a date, then by the article's hash, then by their place in the article.
///
/// The order does not depend on when the article came in.
struct FactKey: Hashable, Comparable, Sendable {
  private static let indexBits: UInt64 = 24

  let high: UInt64
  let low: UInt64

  /// How many facts of one kind an article can have.
  static let maximumIndex = 1 << indexBits - 1

  init(order: UInt64, ownerHash: UInt64, index: Int = 0) {
    high = order << 20 | ownerHash >> 40
    low = ownerHash << Self.indexBits | UInt64(truncatingIfNeeded: index)
  }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  static let smallest = FactKey(high: 0, low: 0)
  static let largest = FactKey(high: .max, low: .max)

  /// The first 44 bits.
  var order: UInt64 { high >> 20 }

  /// The hash of the article whose fact it is; of what has no article, the hash of its own: a record, a name, a series.
  var ownerHash: UInt64 { (high & 0xF_FFFF) << 40 | low >> Self.indexBits }

  /// The place in the article.
  var index: Int { Int(low & 0xFF_FFFF) }

  /// The key right before this one.
  var predecessor: FactKey {
    low > 0 ? FactKey(high: high, low: low - 1) : FactKey(high: high &- 1, low: .max)
  }

  /// The same fact in another order.
  func with(order: UInt64) -> FactKey {
    FactKey(order: order, ownerHash: ownerHash, index: index)
  }

  @inline(__always)
  static func < (left: FactKey, right: FactKey) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }

  /// 60 bits of a hash of the text.
  static func hash(_ text: String, seed: UInt64 = 0) -> UInt64 {
    var hasher = StableHash(seed: seed)
    hasher.combine(text)
    return hasher.value >> 4
  }
}

/// Orders of `FactKey`.
enum FactOrder {
  private static let firstDay = 719_162  // Days from 0001-01-01 to 1970-01-01.

  /// What an order is counted in.
  enum Unit {
    /// That of articles.
    case seconds
    /// That of events, figures and quotes: two days, what happened first.
    case days

    /// The first order of a day.
    func start(of day: CalendarDay) -> UInt64 {
      self == .days ? FactOrder.start(of: day) : FactOrder.secondsStart(of: day)
    }

    /// The day that an order is of; nil for that of what has none.
    func day(of order: UInt64) -> CalendarDay? {
      let number = Int(self == .days ? order >> 22 : order / 86_400)
      // Days count from one; of seconds, those of the first day do.
      return number == 0 ? nil : CalendarDay(daysSinceEpoch: number - 1 - firstDay)
    }
  }

  /// A day, 22 bits; 0 for an unknown one.
  static func day(_ day: CalendarDay?) -> UInt64 {
    day.map { UInt64(max(0, $0.daysSinceEpoch + firstDay + 1)) } ?? 0
  }

  /// The day that `day` gave a number; nil for an unknown one.
  static func calendarDay(_ number: UInt64) -> CalendarDay? {
    number == 0 ? nil : CalendarDay(daysSinceEpoch: Int(number) - firstDay - 1)
  }

  /// The day of what happened, then the day of publication.
  static func days(_ date: CalendarDay?, published: CalendarDay?) -> UInt64 {
    day(date ?? published) << 22 | day(published)
  }

  /// The first order of a day.
  static func start(of day: CalendarDay) -> UInt64 { self.day(day) << 22 }

  /// The first order of a day, in seconds.
  static func secondsStart(of day: CalendarDay) -> UInt64 {
    UInt64(max(0, day.daysSinceEpoch + firstDay + 1) * 86_400)
  }

  /// A number, the smaller first, to 32 binary digits.
  static func value(_ number: Double) -> UInt64 {
    let bits = number.bitPattern
    return (bits >> 63 == 0 ? bits | 1 << 63 : ~bits) >> 20
  }

  /// Seconds, in UTC, of a time in RFC 3339 or a date; 0 for an unknown one.
  static func seconds(_ published: String?) -> UInt64 {
    guard let published, let day = CalendarDay(iso8601: published.prefix(10)) else { return 0 }
    var seconds = (day.daysSinceEpoch + firstDay + 1) * 86_400
    let clock = Array(published.utf8.dropFirst(11))
    func two(_ start: Int) -> Int {
      guard start + 1 < clock.count else { return 0 }
      return (Int(clock[start]) - 48) * 10 + Int(clock[start + 1]) - 48
    }
    guard clock.count >= 8 else { return UInt64(seconds) }
    seconds += two(0) * 3600 + two(3) * 60 + two(6)
    if let sign = clock.dropFirst(8).firstIndex(where: { $0 == 0x2B || $0 == 0x2D }) {
      let offset = two(sign + 1) * 3600 + two(sign + 4) * 60
      seconds += clock[sign] == 0x2B ? -offset : offset
    }
    return UInt64(max(0, seconds))
  }
}
