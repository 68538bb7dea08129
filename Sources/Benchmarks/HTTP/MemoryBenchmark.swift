import Foundation
import HTTP

/// What texts made to cost much cost: the most memory that a server takes while three clients send one each at once,
/// beside the limit.
///
///     Benchmarks memory [--bytes 1040000]
///
/// Starts the `dateline` beside this program, with its usual configuration, once for each kind of text.
enum MemoryBenchmark {
  /// Megabytes.
  private static let limit = 300.0

  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let bytes = max(1_000, min(options.int("bytes") ?? 1_040_000, 1 << 20))
    print("the most memory that a server took, three texts of \(bytes) bytes sent at once")
    for (name, piece) in [
      ("nothing sent", ""), ("names joined by a verb", "Anna Berg met Erik Holm met Norden Group met "),
      ("sayings in sayings", "Anna Berg said that "), ("quotation marks", "\"He said \""), ("brackets", "("),
      ("numbers", "1,"), ("dates", "on Monday 4 May 2020 and "),
      ("news", "Police in Oslo arrested 120 people on Friday after a protest, Ana Lima told Reuters.\n\n"),
    ] {
      try measure(
        name, piece.isEmpty ? [] : Array(String(repeating: piece, count: bytes / piece.utf8.count).utf8))
    }
  }

  private static func measure(_ name: String, _ text: [UInt8]) throws {
    let server = try ServerProcess(
      "dateline", port: 18_511, path: "/readyz", core: nil, command: Tool.besides("dateline"),
      ["serve", "--port", "18511", "--log-level", "off"])
    defer { server.stop() }
    let address = server.address
    let answers = AnswerList()
    if !text.isEmpty {
      DispatchQueue.concurrentPerform(iterations: 3) { _ in
        let client = try? LoopbackClient(to: address, seconds: 300)
        let answer = try? client?.ask(
          "/v1/extract", method: "POST", fields: "Content-Type: text/plain\r\n", body: text)
        answers.add(answer.map { "\($0.status), \($0.bytes / 1_000) KB" } ?? "none")
      }
    }
    let peak = Double(server.peakKilobytes) / 1_024
    print(
      "  \(name): \(Int(peak)) MB (limit \(Int(limit)))  \(answers.sorted)" + (peak > limit ? "  MISSED" : "")
    )
  }

  /// What came back, from several threads.
  private final class AnswerList: @unchecked Sendable {
    private let lock = NSLock()
    private var list: [String] = []

    func add(_ answer: String) { lock.withLock { list.append(answer) } }
    var sorted: [String] { lock.withLock { list.sorted() } }
  }
}
