import Foundation
import HTTP

/// Processor time of a request for a person, kept from before and not, with a log and without, beside nginx serving the
/// same bytes from a file with `access_log` on and off, in one run, rounds interleaved:
///
///     Benchmarks cost [--rounds 5] [--seconds 3]
enum CostBenchmark {
  private struct Row {
    var server: ServerProcess
    var unkept: Bool
    var name: String
    /// The row that it is compared with, and what it may cost in that.
    var baseline: Int?
    var limit = 0.0
    var least = Double.infinity
  }

  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    guard let wrk = Tool("wrk"), let nginx = Tool("nginx") else {
      throw BenchmarkOptions.Failure(
        description: "wrk and nginx are needed (Debian: apt-get install wrk nginx-light)")
    }
    let folder = NSTemporaryDirectory() + "/cost-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = options["path"] ?? "/v1/people/karim-masimov"
    let silent = try startOwn(port: 18_520, path: path, level: "error", log: nil)
    let logging = try startOwn(port: 18_521, path: path, level: "info", log: folder + "/dateline.log")
    let body = try LoopbackClient(to: silent.address).ask(path, keepsBody: true).body
    try Data(body).write(to: URL(fileURLWithPath: folder + "/answer.json"))
    let location = "root \(folder);"
    let nginxSilent = try HTTPBenchmark.startNginx("nginx", nginx, 18_522, folder, location)
    let nginxLogging = try HTTPBenchmark.startNginx(
      "nginx", nginx, 18_523, folder, location, log: folder + "/access.log")
    defer { for server in [silent, logging, nginxSilent, nginxLogging] { server.stop() } }
    print("\(path): \(body.count) bytes\n")
    var rows = [
      Row(server: nginxSilent, unkept: false, name: "nginx, file"),
      Row(server: nginxLogging, unkept: false, name: "nginx, file, with log"),
      Row(server: silent, unkept: false, name: "kept", baseline: 0, limit: 0.75),
      Row(server: logging, unkept: false, name: "kept, with log", baseline: 1, limit: 0.75),
      Row(server: silent, unkept: true, name: "not kept", baseline: 0, limit: 1.5),
      Row(server: logging, unkept: true, name: "not kept, with log", baseline: 1, limit: 1.5),
    ]
    let load = LoadGenerator(wrk: wrk, core: 1, seconds: options.int("seconds") ?? 3)
    for _ in 0..<(options.int("rounds") ?? 5) {
      for index in rows.indices {
        let measurement = try load.run(rows[index].server, connections: 64, unkept: rows[index].unkept)
        guard measurement.errors == 0 else {
          throw BenchmarkOptions.Failure(description: "\(rows[index].name): errors")
        }
        // The round with the least processor time was the least disturbed.
        rows[index].least = min(rows[index].least, measurement.microsecondsPerRequest)
      }
    }
    for row in rows { report(row, rows) }
  }

  private static func startOwn(
    port: UInt16, path: String, level: String, log: String?
  ) throws -> ServerProcess {
    if let log { _ = FileManager.default.createFile(atPath: log, contents: nil) }
    return try ServerProcess(
      "dateline", port: port, path: path, core: HTTPBenchmark.serverCore,
      command: Tool.besides("dateline"),
      ["serve", "--port", String(port), "--loops", "1", "--log-level", level, "--log-format", "json"],
      log: log)
  }

  private static func report(_ row: Row, _ rows: [Row]) {
    func number(_ value: Double) -> String { String(format: "%.2f", value) }
    var line = "  \(row.name): \(number(row.least)) us"
    if let baseline = row.baseline {
      let ratio = row.least / rows[baseline].least
      line += ", \(number(ratio)) of \(rows[baseline].name) (limit \(row.limit))"
      if ratio > row.limit { line += "  MISSED" }
    }
    print(line)
  }
}
