import Foundation
import HTTP
import Sockets

/// Processor time of a line of the log, beside the limit: the same requests to servers that write one for each, for one of a
/// hundred, and for none, rounds interleaved, without any tool that is not part of this package:
///
///     Benchmarks log [--rounds 5] [--requests 100000]
enum LogBenchmark {
  /// Microseconds: half of the 15 that a line took when each was written by itself.
  private static let limit = 7.5
  private static let connections = 64

  private struct Row {
    var name: String
    var server: ServerProcess
    /// Microseconds a request of the least disturbed round, kept from before and not.
    var kept = Double.infinity
    var unkept = Double.infinity
  }

  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let folder = NSTemporaryDirectory() + "/log-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var rows: [Row] = []
    defer { for row in rows { row.server.stop() } }
    for (number, logging) in ["none", "all", "1/100"].enumerated() {
      let log = "\(folder)/\(number).log"
      _ = FileManager.default.createFile(atPath: log, contents: nil)
      rows.append(Row(name: logging, server: try start(logging, port: 18_550 + UInt16(number), log)))
    }
    let rounds = max(1, min(options.int("requests") ?? 100_000, 10_000_000) / connections)
    for _ in 0..<(options.int("rounds") ?? 5) {
      for index in rows.indices {
        let server = rows[index].server
        rows[index].kept = min(rows[index].kept, try cost(server, rounds) { _ in "" })
        rows[index].unkept = min(rows[index].unkept, try cost(server, rounds, Load.unkept))
      }
    }
    print("\(rows[0].server.path), microseconds a request; an answer kept from before, and one that is not")
    for row in rows {
      print("  logRequests \(row.name): \(number(row.kept)), \(number(row.unkept))")
    }
    let line = max(rows[1].kept - rows[0].kept, rows[1].unkept - rows[0].unkept)
    print("a line: \(number(line)) us (limit \(limit))\(line > limit ? "  MISSED" : "")")
  }

  private static func start(_ logging: String, port: UInt16, _ log: String) throws -> ServerProcess {
    return try ServerProcess(
      "dateline", port: port, path: "/v1/people/karim-masimov", core: HTTPBenchmark.serverCore,
      command: Tool.besides("dateline"),
      [
        "serve", "--port", String(port), "--loops", "1", "--log-format", "json", "--log-requests", logging,
      ],
      log: log)
  }

  /// Asks so often over all connections at a time; gives the microseconds of the server's processor time for one request.
  private static func cost(
    _ server: ServerProcess, _ rounds: Int, _ fields: (Int) -> String
  ) throws -> Double {
    let sockets = try (0..<connections).map { _ in try BlockingSocket(to: server.address) }
    var asked = 0
    func ask(_ rounds: Int) throws {
      for _ in 0..<rounds {
        for socket in sockets {
          asked += 1
          socket.send(Array("GET \(server.path) HTTP/1.1\r\nHost: localhost\r\n\(fields(asked))\r\n".utf8))
        }
        for socket in sockets {
          guard let answer = socket.receive(), answer.starts(with: "HTTP/1.1 200".utf8) else {
            throw BenchmarkOptions.Failure(description: "not answered with 200")
          }
        }
      }
    }
    try ask(20)
    let before = server.processorSeconds
    try ask(rounds)
    return (server.processorSeconds - before) * 1e6 / Double(rounds * connections)
  }

  private static func number(_ value: Double) -> String { String(format: "%.2f", value) }
}
