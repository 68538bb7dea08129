import Synchronization

/// A clock that stands still until it is told to go on: for tests.
package final class ManualTime: TimeSource {
  private let nanoseconds: Mutex<UInt64>
  private let startSeconds: Int64

  /// A clock that starts at a calendar time.
  package init(secondsSince1970: Int64 = 1_641_000_000) {
    startSeconds = secondsSince1970
    nanoseconds = Mutex(1_000_000_000)
  }

  /// The time set.
  package func now() -> MonotonicTime { MonotonicTime(nanoseconds: nanoseconds.withLock { $0 }) }

  /// The calendar time, which goes on with the other.
  package func secondsSince1970() -> Int64 {
    startSeconds + Int64(nanoseconds.withLock { $0 } / 1_000_000_000) - 1
  }

  /// Goes on by so many seconds.
  package func advance(bySeconds seconds: Double) {
    nanoseconds.withLock { $0 += UInt64(seconds * 1e9) }
  }
}
