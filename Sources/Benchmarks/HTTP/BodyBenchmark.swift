import Foundation
import Sockets

/// What clients may hold that send most of a body and then nothing, or ask for a long page and take nothing of it: memory,
/// and time until they are let go, with the usual configuration:
///
///     Benchmarks bodies [--clients 100]
enum BodyBenchmark {
  private static let declared = 1_000_000
  private static let sent = 990_000
  /// Megabytes that the process may grow by: the 64 MiB of `maxBodies`, and 16 for the connections and the answers.
  private static let memoryLimit = 80.0
  /// Seconds until the last is let go: the 30 of `bodyTimeout`, and 5 for what came before.
  private static let timeLimit = 35.0
  /// Megabytes that the process may grow by beside clients that take nothing: the 64 MiB of `maxOutput`, and 48 for the
  /// pages that are being made.
  private static let outputLimit = 112.0
  /// Milliseconds of a health check beside them.
  private static let healthLimit = 50.0

  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let count = max(1, min(options.int("clients") ?? 100, 1000))
    try measureBodies(count, options)
    try measurePages(count)
  }

  private static func measureBodies(_ count: Int, _ options: BenchmarkOptions) throws {
    let server = try HTTPBenchmark.startOwn(options, port: 18_530)
    defer { server.stop() }
    let health = try LoopbackClient(to: server.address)
    for _ in 0..<100 { _ = try health.ask("/healthz") }
    let before = server.ownKilobytes
    let head =
      "POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: \(declared)\r\n\r\n"
    let message = Array(head.utf8) + [UInt8](repeating: 0x61, count: sent)
    let start = SystemTime().now()
    let clients = try (0..<count).map { _ in
      let socket = try BlockingSocket(to: server.address, seconds: 90)
      socket.send(message)
      return socket
    }
    let growth = Double(server.ownKilobytes - before) / 1024
    var slowest = 0.0
    for _ in 0..<100 { slowest = max(slowest, try health.ask("/healthz").seconds * 1000) }
    var statuses: [String: Int] = [:]
    for client in clients {
      let answer = String(decoding: client.receive() ?? [], as: UTF8.self)
      statuses[answer.split(separator: " ").dropFirst().first.map(String.init) ?? "no answer", default: 0] +=
        1
    }
    let seconds = Double(SystemTime().now().nanoseconds(since: start)) / 1e9
    print("\(count) clients that sent \(sent) of \(declared) bytes, and then nothing")
    report("own memory grew by", growth, "MB", memoryLimit)
    report("the last was let go after", seconds, "s", timeLimit)
    report("the slowest of 100 health checks beside them took", slowest, "ms", healthLimit)
    for (status, count) in statuses.sorted(by: { $0.key < $1.key }) { print("  \(count) answered \(status)") }
  }

  private static func measurePages(_ count: Int) throws {
    let folder = NSTemporaryDirectory() + "/bodies-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try LaneBenchmark.write(articles: 1000, to: folder + "/facts.ndjson")
    let server = try ServerProcess(
      "dateline", port: 18_531, path: "/readyz", core: nil,
      command: Tool.besides("dateline"),
      ["serve", "--port", "18531", "--facts", folder + "/facts.ndjson", "--log-level", "error"])
    defer { server.stop() }
    let target = "/v1/articles?limit=500&expand=people,organizations,places,events,figures,quotes"
    let health = try LoopbackClient(to: server.address)
    let page = try health.ask(target)
    let before = server.ownKilobytes
    let clients = try (0..<count).map { _ in
      let socket = try BlockingSocket(to: server.address, seconds: 90)
      socket.send(Array("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
      return socket
    }
    var growth = 0.0
    var slowest = 0.0
    let start = SystemTime().now()
    while SystemTime().now().nanoseconds(since: start) < 20_000_000_000 {
      slowest = max(slowest, try health.ask("/healthz").seconds * 1000)
      growth = max(growth, Double(server.ownKilobytes - before) / 1024)
      usleep(100_000)
    }
    print("\(count) clients that ask for \(page.bytes) bytes, and take none")
    report("own memory grew by", growth, "MB", outputLimit)
    report("the slowest health check beside them took", slowest, "ms", healthLimit)
    withExtendedLifetime(clients) {}
  }

  private static func report(_ name: String, _ value: Double, _ unit: String, _ limit: Double) {
    let verdict = value <= limit ? "" : "  MISSED"
    print("  \(name) \(String(format: "%.1f", value)) \(unit) (limit \(limit))\(verdict)")
  }
}
