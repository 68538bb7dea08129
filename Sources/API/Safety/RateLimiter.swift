import HTTP
import Sockets
import Synchronization

/// A token bucket for each client address: a request takes a token, and tokens come back over time.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var time: MonotonicTime
  }

  /// Clients that are remembered at once. Beyond it those whose bucket is full again are forgotten; where none
  /// is, all are: a limit that forgets is better than one that grows.
  private static let capacity = 65_536

  private let perSecond: Double
  private let burst: Double
  private let time: any TimeSource
  private let buckets = Mutex<[ClientNetwork: Bucket]>([:])

  /// - Parameters:
  ///   - perSecond: how many tokens come back each second.
  ///   - burst: how many a client has that has not asked for long.
  init(perSecond: Double, burst: Int, time: any TimeSource = SystemTime()) {
    self.perSecond = max(perSecond, 0.001)
    self.burst = Double(burst)
    self.time = time
  }

  /// Takes a token for a request; the seconds to wait where there is none.
  func take(for address: SocketAddress?) -> Int? {
    let client = ClientNetwork(address)
    let now = time.now()
    return buckets.withLock { buckets in
      if buckets.count >= Self.capacity { forget(&buckets, now) }
      var bucket = buckets[client] ?? Bucket(tokens: burst, time: now)
      bucket.tokens = refilled(bucket, now)
      bucket.time = now
      defer { buckets[client] = bucket }
      guard bucket.tokens >= 1 else {
        return max(1, Int(((1 - bucket.tokens) / perSecond).rounded(.up)))
      }
      bucket.tokens -= 1
      return nil
    }
  }

  private func refilled(_ bucket: Bucket, _ now: MonotonicTime) -> Double {
    min(burst, bucket.tokens + Double(now.nanoseconds(since: bucket.time)) / 1e9 * perSecond)
  }

  private func forget(_ buckets: inout [ClientNetwork: Bucket], _ now: MonotonicTime) {
    buckets = buckets.filter { refilled($0.value, now) < burst }
    if buckets.count >= Self.capacity { buckets.removeAll() }
  }
}
