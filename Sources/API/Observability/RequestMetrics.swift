import HTTP

/// Counts the requests of every endpoint by status and by time. Adding takes no lock.
final class RequestMetrics: Sendable {
  /// Upper bounds of the histogram's buckets in nanoseconds, and in seconds as Prometheus writes them.
  static let buckets: [(nanoseconds: UInt64, label: String)] = [
    (100_000, "0.0001"), (250_000, "0.00025"), (500_000, "0.0005"), (1_000_000, "0.001"),
    (2_500_000, "0.0025"), (5_000_000, "0.005"), (10_000_000, "0.01"), (25_000_000, "0.025"),
    (50_000_000, "0.05"), (100_000_000, "0.1"), (250_000_000, "0.25"), (500_000_000, "0.5"),
    (1_000_000_000, "1"), (2_500_000_000, "2.5"),
  ]

  /// What the endpoints answer; everything else is counted as 0.
  private static let statuses: [UInt16] = [
    200, 201, 204, 304, 308, 400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 414, 415, 417, 421, 422, 429,
    431,
    500, 501, 503, 505, 507, 0,
  ]

  /// What stands for the route of paths without one.
  private static let noRoute = "none"

  /// One method of one route; the last stands for methods that are not known.
  struct Line: Sendable, Hashable {
    var route: String
    var method: String
  }

  let lines: [Line]
  private let indexOfLine: [Line: Int]
  private let requests: AtomicCounters
  /// For each line its buckets, what lies above them, and the sum of nanoseconds.
  private let durations: AtomicCounters
  private static var width: Int { buckets.count + 2 }

  /// Counters for these endpoints; with GET comes HEAD.
  init(endpoints: [Endpoint]) {
    lines =
      endpoints.flatMap { endpoint in
        let methods: [HTTP.Method] = endpoint.method == .get ? [.get, .head] : [endpoint.method]
        return methods.map { Line(route: endpoint.path, method: $0.rawValue) }
      } + HTTP.Method.allCases.map { Line(route: Self.noRoute, method: $0.rawValue) }
      + [Line(route: Self.noRoute, method: "other")]
    indexOfLine = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($1, $0) })
    requests = AtomicCounters(count: lines.count * Self.statuses.count)
    durations = AtomicCounters(count: lines.count * Self.width)
  }

  /// Counts an answered request.
  func count(route: String?, method: HTTP.Method?, status: Status, nanoseconds: UInt64) {
    let line = Line(route: route ?? Self.noRoute, method: method?.rawValue ?? "other")
    let index = indexOfLine[line] ?? lines.count - 1
    let column = Self.statuses.firstIndex(of: status.code) ?? Self.statuses.count - 1
    requests.add(at: index * Self.statuses.count + column)
    let bucket = Self.buckets.firstIndex { nanoseconds <= $0.nanoseconds } ?? Self.buckets.count
    durations.add(at: index * Self.width + bucket)
    durations.add(nanoseconds, at: index * Self.width + Self.buckets.count + 1)
  }

  /// How many requests of a line had each status; 0 stands for any other.
  func requestCounts(ofLine line: Int) -> [(status: UInt16, count: UInt64)] {
    Self.statuses.enumerated().compactMap { column, status in
      let count = requests[line * Self.statuses.count + column]
      return count > 0 ? (status, count) : nil
    }
  }

  /// How many requests of a line fell into each bucket, what lies above them last; and the sum of their time.
  func durations(ofLine line: Int) -> (buckets: [UInt64], nanoseconds: UInt64) {
    let start = line * Self.width
    return ((0...Self.buckets.count).map { durations[start + $0] }, durations[start + Self.buckets.count + 1])
  }
}
