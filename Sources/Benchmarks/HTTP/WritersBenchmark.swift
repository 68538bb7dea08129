import Foundation
import HTTP
import Sockets
import Synchronization
import Wire

/// Whether writers get in each other's way, each count beside its limit:
///
///     Benchmarks writers [--edits 60] [--rounds 150]
///
/// Four clients that each edit an article of their own with `If-Match`; readers that come back with a tag; two servers of one
/// folder, and two clients of one server, that race for one new id with the last bytes of their requests sent together.
struct WritersBenchmark {
  private static let token = "Authorization: Bearer benchmark\r\nContent-Type: application/json\r\n"
  private static let writers = 4

  private let folder: String
  private let first: ServerProcess
  private let second: ServerProcess

  static func run(_ arguments: [String]) throws {
    let options = BenchmarkOptions(arguments)
    let folder = NSTemporaryDirectory() + "/writers-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = try start(18_540, folder)
    defer { first.stop() }
    let second = try start(18_541, folder)
    defer { second.stop() }
    let benchmark = WritersBenchmark(folder: folder, first: first, second: second)
    try benchmark.measureEdits(max(writers, min(options.int("edits") ?? 60, 10_000)))
    try benchmark.measureReaders()
    let rounds = max(1, min(options.int("rounds") ?? 150, 10_000))
    try benchmark.measureRace("two servers", rounds, first.address, second.address)
    try benchmark.measureRace("two clients of one server", rounds, first.address, first.address)
  }

  private static func start(_ port: UInt16, _ folder: String) throws -> ServerProcess {
    return try ServerProcess(
      "dateline", port: port, path: "/readyz", core: nil,
      command: Tool.besides("dateline"),
      [
        "serve", "--port", String(port), "--corpus", folder, "--write-token", "benchmark", "--cache", "off",
        "--log-level", "error",
      ])
  }

  private static func article(_ id: String, _ text: String) -> [UInt8] {
    Array(#"{"id":"\#(id)","title":"Report","text":"\#(text)"}"#.utf8)
  }

  // MARK: What is measured

  /// Writers that each edit an article of their own, as it was when they read it.
  private func measureEdits(_ edits: Int) throws {
    for writer in 0..<Self.writers { try put("own-\(writer)", "Anna Keller met \(writer) people in Oslo.") }
    let address = first.address
    let refused = Atomic(0)
    let failed = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: Self.writers) { writer in
      guard let client = try? LoopbackClient(to: address) else { return }
      for edit in 0..<edits / Self.writers {
        let target = "/v1/articles/own-\(writer)"
        let tag = (try? client.ask(target))?.tag ?? ""
        let body = Self.article(
          "own-\(writer)", "Anna Keller met \(writer) people in Oslo, says edit \(edit).")
        let answer = try? client.ask(
          target, method: "PUT", fields: Self.token + "If-Match: \(tag)\r\n", body: body)
        if answer?.status == 412 { refused.add(1, ordering: .relaxed) }
        if answer?.status != 200 { failed.add(1, ordering: .relaxed) }
      }
    }
    let count = edits / Self.writers * Self.writers
    report("\(count) edits of \(Self.writers) writers: false 412", refused.load(ordering: .relaxed))
    report("\(count) edits of \(Self.writers) writers: not done", failed.load(ordering: .relaxed))
  }

  /// Readers of single records that come back after a write elsewhere.
  private func measureReaders() throws {
    let client = try LoopbackClient(to: first.address)
    var targets: [String] = ["/v1/articles/own-0", "/v1/articles/own-0?expand=people,events,figures"]
    for list in ["people", "places", "events", "figures"] {
      let answer = try client.ask("/v1/\(list)?limit=5&fields=id", keepsBody: true)
      for part in String(decoding: answer.body, as: UTF8.self).components(separatedBy: #""id":""#).dropFirst()
      {
        targets.append("/v1/\(list)/\(part.prefix { $0 != "\"" })")
      }
    }
    let tags = try targets.map { try client.ask($0).tag ?? "" }
    try put("elsewhere", "Otto Brandt left Vienna.")
    let lost = try zip(targets, tags).count { target, tag in
      try client.ask(target, fields: "If-None-Match: \(tag)\r\n").status != 304
    }
    report("\(targets.count) records read again after a write elsewhere: not 304", lost)
  }

  /// Two requests that add an article with the same new id, of which one may win.
  private func measureRace(
    _ name: String, _ rounds: Int, _ one: SocketAddress, _ other: SocketAddress
  ) throws {
    var wrong = 0
    for round in 0..<rounds {
      let id = "\(name.split(separator: " ").last ?? "")-\(round)"
      let texts = ["One came in round \(round).", "Two left in round \(round)."]
      let sockets = try zip([one, other], texts).map { address, text in
        let body = Self.article(id, text)
        let socket = try BlockingSocket(to: address, seconds: 30)
        let head =
          "POST /v1/articles HTTP/1.1\r\nHost: localhost\r\n\(Self.token)Content-Length: \(body.count)\r\n\r\n"
        socket.send(Array(head.utf8) + body.dropLast())
        return socket
      }
      usleep(2000)
      for socket in sockets { socket.send([0x7D]) }
      let statuses = sockets.map { socket in
        String(decoding: socket.receive() ?? [], as: UTF8.self).split(separator: " ").dropFirst().first ?? ""
      }
      let stored = (try? String(contentsOfFile: "\(folder)/\(id).json", encoding: .utf8)) ?? ""
      let isRight = zip(statuses, texts).allSatisfy { status, text in
        status == (stored.contains(text) ? "201" : "409")
      }
      if !isRight || Set(statuses).count != 2 { wrong += 1 }
    }
    report("\(rounds) races of \(name) for an id: not one 201 with its text, one 409", wrong)
  }

  // MARK: Details

  private func put(_ id: String, _ text: String) throws {
    let answer = try LoopbackClient(to: first.address).ask(
      "/v1/articles/\(id)", method: "PUT", fields: Self.token, body: Self.article(id, text))
    guard answer.status == 201 || answer.status == 200 else {
      throw BenchmarkOptions.Failure(description: "status \(answer.status)")
    }
  }

  private func report(_ name: String, _ count: Int) {
    print("\(name): \(count) (limit 0)\(count > 0 ? "  MISSED" : "")")
  }
}
