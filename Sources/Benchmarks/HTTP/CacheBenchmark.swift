import Foundation

/// What the answers that a server keeps take in memory, beside the limit, after many targets that are all different:
///
///     Benchmarks cache [--count 60000]
enum CacheBenchmark {
  /// Megabytes that the process may grow by: the 4 MiB that the cache may keep, and as much for the work itself.
  private static let limit = 8.0

  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let count = max(1, min(options.int("count") ?? 60_000, 1_000_000))
    let server = try HTTPBenchmark.startOwn(options, port: 18_500)
    defer { server.stop() }
    let client = try LoopbackClient(to: server.address)
    // The first answers make the program's tables; they are no part of what the cache takes.
    for _ in 0..<100 { _ = try client.ask("/v1/events?limit=50") }
    let before = server.ownKilobytes
    var bytes = 0
    for number in 0..<count {
      let answer = try client.ask("/v1/events?from=\(1000 + number / 100)&limit=\(1 + number % 100)")
      guard answer.status == 200 else {
        throw BenchmarkOptions.Failure(description: "status \(answer.status)")
      }
      bytes += answer.bytes
    }
    let growth = Double(server.ownKilobytes - before) / 1024
    print("\(count) different targets, \(bytes / 1_000_000) MB of answers")
    let verdict = growth <= limit ? "" : "  MISSED"
    print("own memory grew by \(String(format: "%.1f", growth)) MB (limit \(limit))\(verdict)")
    let metrics = try client.ask("/metrics", keepsBody: true)
    for line in String(decoding: metrics.body, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("dateline_answer_cache") {
      print("  \(line)")
    }
  }
}
