import API
import Foundation
import GeneratedNews
import HTTP

/// Who waits for whom: health checks and searches beside what takes long, each beside its limit.
///
///     Benchmarks lanes [--articles 5000]
///
/// Starts the `dateline` beside this program over generated news on this machine, with its usual configuration. The
/// load runs on the same cores.
struct LaneBenchmark {
  private static let textType = "Content-Type: text/plain\r\n"

  private let server: ServerProcess

  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let folder = NSTemporaryDirectory() + "/lane-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let count = max(100, min(options.int("articles") ?? 5000, 50_000))
    try write(articles: count, to: folder + "/facts.ndjson")
    let server = try ServerProcess(
      "dateline", port: 18_510, path: "/readyz", core: nil,
      command: Tool.besides("dateline"),
      [
        "serve", "--port", "18510", "--facts", folder + "/facts.ndjson", "--log-level", "off",
        "--trusted-proxies", "127.0.0.1",
      ])
    defer { server.stop() }
    print("\(count) generated articles")
    let benchmark = LaneBenchmark(server: server)
    try benchmark.measureHealth()
    try benchmark.measureSearch()
    try benchmark.measureShare()
    try benchmark.measureTables()
  }

  /// Writes the facts of so many generated articles to a file.
  static func write(articles count: Int, to path: String) throws {
    let news = GeneratedNews(articles: count)
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    guard let file = FileHandle(forWritingAtPath: path) else {
      throw BenchmarkOptions.Failure(description: "cannot write \(path)")
    }
    for number in 0..<count { try file.write(contentsOf: Data(news.facts(number).json() + [0x0A])) }
    try file.close()
  }

  // MARK: What is measured

  /// A health check beside clients that read long answers over and over.
  private func measureHealth() throws {
    let csv = "Accept: text/csv\r\n"
    let lines = "Accept: application/x-ndjson\r\n"
    let html = "Accept: text/html\r\n"
    print("\nthe slowest of 200 health checks, beside")
    for (name, clients, target, fields) in [
      ("nothing", 0, "/healthz", ""),
      ("50 tables of people", 50, "/v1/people", csv),
      ("50 tables of articles", 50, "/v1/articles", csv),
      ("4 lists of articles with all facts", 4, "/v1/articles?expand=people,events,figures,quotes", lines),
      ("50 lists of people", 50, "/v1/people", lines),
      ("50 pages of 500 articles with facts", 50, "/v1/articles?limit=500&expand=people,events", ""),
      ("50 pages for people", 50, "/v1/events?limit=500", html),
      ("50 searches", 50, "/v1/search?q=minister%20police&limit=100", ""),
    ] {
      let load = Load(clients: clients, of: server, target: target) {
        fields.isEmpty ? Load.unkept($0) : fields
      }
      let slowest = try slowest(of: 200, "/healthz")
      let answers = load.stop()
      report(name, milliseconds: slowest, limit: 50, "\(answers) of them answered")
    }
  }

  /// A search beside thirty texts of 200 KB.
  private func measureSearch() throws {
    print("\nthe slowest of 40, beside 30 extractions of 200 KB")
    let load = Load(clients: 30, of: server, target: "/v1/extract", body: Self.text(bytes: 200_000)) { _ in
      Self.textType
    }
    let search = try slowest(of: 40, "/v1/search?q=minister")
    let health = try slowest(of: 40, "/healthz")
    let answers = load.stop()
    report("searches", milliseconds: search, limit: 500, "\(answers) texts answered")
    report("health checks", milliseconds: health, limit: 50, "")
  }

  /// A text of one client beside a hundred of another.
  private func measureShare() throws {
    let text = Self.text(bytes: 20_000)
    let client = try LoopbackClient(to: server.address)
    func ask() throws -> Double {
      let fields = Self.textType + "X-Forwarded-For: 192.0.2.1\r\n"
      return try client.ask("/v1/extract", method: "POST", fields: fields, body: text).seconds * 1000
    }
    let alone = try (0..<5).map { _ in try ask() }.min() ?? 0
    let load = Load(clients: 100, of: server, target: "/v1/extract", body: text) { _ in
      Self.textType + "X-Forwarded-For: 192.0.2.2\r\n"
    }
    usleep(500_000)
    let beside = try (0..<5).map { _ in try ask() }.max() ?? 0
    _ = load.stop()
    print("\nthe slowest of 5 texts of 20 KB of one client (the fastest alone: \(number(alone)) ms), beside")
    report("100 of another client", milliseconds: beside, limit: max(alone * 10, 100), "")
  }

  /// What a table costs beside the same list as lines.
  private func measureTables() throws {
    let client = try LoopbackClient(to: server.address)
    func cost(_ list: String, _ accept: String) throws -> Double {
      var least = Double.infinity
      for _ in 0..<5 {
        let before = server.processorSeconds
        _ = try client.ask("/v1/\(list)", fields: "Accept: \(accept)\r\n")
        least = min(least, server.processorSeconds - before)
      }
      return least
    }
    print("\nprocessor time of a whole list as a table, in that of the same as lines")
    for list in ["people", "organizations", "places", "events", "figures", "quotes", "articles"] {
      let table = try cost(list, "text/csv")
      let lines = try cost(list, "application/x-ndjson")
      let ratio = table / lines
      print(
        "  \(list): \(number(ratio)) (\(number(table * 1000)) and \(number(lines * 1000)) ms; limit 1.2)"
          + (ratio > 1.2 ? "  MISSED" : ""))
    }
  }

  // MARK: Details

  /// The longest that one of so many requests in a row took, in milliseconds.
  private func slowest(of count: Int, _ target: String) throws -> Double {
    let client = try LoopbackClient(to: server.address)
    // The load has to get going first.
    usleep(500_000)
    var slowest = 0.0
    for number in 0..<count {
      let answer = try client.ask(target, fields: Load.unkept(-1 - number))
      guard answer.status == 200 else {
        throw BenchmarkOptions.Failure(description: "status \(answer.status)")
      }
      slowest = max(slowest, answer.seconds)
      usleep(5000)
    }
    return slowest * 1000
  }

  private func report(_ name: String, milliseconds: Double, limit: Double, _ note: String) {
    print(
      "  \(name): \(number(milliseconds)) ms (limit \(number(limit)))\(note.isEmpty ? "" : ", \(note)")"
        + (milliseconds > limit ? "  MISSED" : ""))
  }

  private func number(_ value: Double) -> String { String(format: "%.2f", value) }

  private static func text(bytes: Int) -> [UInt8] {
    let sentences = [
      "Police in Oslo arrested 120 people on Friday after a protest outside parliament.",
      "\"We will not give way,\" Prime Minister Ana Lima said in a statement to Reuters.",
      "The ministry put the damage at about $4.5 million, twice the figure of last year.",
    ]
    var text = ""
    var number = 0
    while text.utf8.count < bytes {
      text += sentences[number % sentences.count] + (number % 7 == 6 ? "\n\n" : " ")
      number += 1
    }
    return Array(text.utf8.prefix(bytes))
  }
}
