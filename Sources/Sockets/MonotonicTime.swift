#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A point on a clock that never goes back: nanoseconds since some moment before the process started.
public struct MonotonicTime: Sendable, Hashable, Comparable {
  /// Nanoseconds since the clock's own beginning.
  public var nanoseconds: UInt64

  /// The point that many nanoseconds after the clock's beginning.
  public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

  /// A point that is never reached.
  public static let distantFuture = MonotonicTime(nanoseconds: .max)

  /// Whether `left` comes before `right`.
  public static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The point so many seconds later; the distant future where that is beyond it.
  public func advanced(bySeconds seconds: Double) -> MonotonicTime {
    guard seconds > 0 else { return self }
    guard seconds < 1e9 else { return .distantFuture }
    let (sum, overflow) = nanoseconds.addingReportingOverflow(UInt64(seconds * 1e9))
    return overflow ? .distantFuture : MonotonicTime(nanoseconds: sum)
  }

  /// Nanoseconds from an earlier point to this one; 0 where that one is later.
  public func nanoseconds(since earlier: MonotonicTime) -> UInt64 {
    nanoseconds > earlier.nanoseconds ? nanoseconds - earlier.nanoseconds : 0
  }
}

/// Where time comes from; handed in, so that tests need not wait.
public protocol TimeSource: Sendable {
  /// The present on the clock that never goes back.
  func now() -> MonotonicTime

  /// The calendar's present, in seconds since 1970.
  func secondsSince1970() -> Int64
}

/// The time of the machine.
public struct SystemTime: TimeSource {
  /// The machine's clocks.
  public init() {}

  /// The present of `CLOCK_MONOTONIC`.
  public func now() -> MonotonicTime {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
  }

  /// The present of `CLOCK_REALTIME`.
  public func secondsSince1970() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec)
  }
}
