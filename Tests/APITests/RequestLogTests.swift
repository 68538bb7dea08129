import Foundation
import HTTP
import Repository
import Sockets
import Synchronization
import Testing

@testable import API

/// The lines about requests, of a connection without a socket.
@Suite struct RequestLogTests {
  private final class Lines: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    func write(_ batch: [UInt8]) { bytes.withLock { $0 += batch } }
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  }

  /// What is answered to a request, and the lines about it.
  private static func ask(
    _ request: String, logging: RequestLogging = .all, level: EventLog.Level = .info,
    format: EventLog.Format = .json, isReady: Bool = true, ending: Bool = false, times: Int = 1
  ) throws -> (answer: String, lines: [[String: Any]], text: String) {
    let lines = Lines()
    let log = EventLog(level: level, format: format, delay: 1000) { lines.write($0) }
    let repository = Repository(extractor: Client.extractor)
    repository.insert(Fixture.all)
    var settings = ServiceSettings()
    settings.logRequests = logging
    let api = ServiceAPI(
      repository: repository, extractor: Client.extractor, settings: settings,
      status: ServiceStatus(isReady: isReady), log: log)
    let router = try api.router()
    var answer: [UInt8] = []
    for _ in 0..<times {
      var connection = SimulatedConnection(
        router, trustedProxies: TrustedProxies([try #require(AddressRange("10.0.0.1"))]),
        observer: api.observer,
        remoteAddress: .ipv4(0x0A00_0001, port: 9))
      answer = connection.send(Array(request.utf8))
      if ending { answer += connection.endInput() }
    }
    log.flush()
    let objects = lines.text.split(separator: "\n").compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    if format == .json { #expect(objects.count == lines.text.split(separator: "\n").count) }
    return (String(decoding: answer, as: UTF8.self), objects, lines.text)
  }

  private static func id(_ answer: String) -> String? {
    answer.components(separatedBy: "\r\n").first { $0.hasPrefix("X-Request-Id: ") }.map {
      String($0.dropFirst(14))
    }
  }

  @Test func aLineSaysEverythingInOrder() throws {
    let (answer, lines, text) = try Self.ask(
      "GET /v1/people?limit=1 HTTP/1.1\r\nHost: a\r\nUser-Agent: c\"d\\\r\nX-Forwarded-For: 192.0.2.7\r\n"
        + "X-Forwarded-Proto: https\r\ntraceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n\r\n"
    )
    let line = try #require(lines.first)
    #expect(line["level"] as? String == "info")
    #expect(line["status"] as? Int == 200)
    #expect(line["bytes"] as? Int == answer.utf8.count)
    let pattern = try Regex(
      #"^\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","level":"info","event":"request","method":"GET","target":"/v1/people\?limit=1","route":"/v1/people","status":200,"bytes":\d+,"milliseconds":\d+(\.\d{3})?,"client":"192\.0\.2\.7","scheme":"https","requestId":"[0-9a-f]{16}","traceId":"0af7651916cd43dd8448eb211c80319c","userAgent":"c\\"d\\\\"\}\n$"#
    )
    #expect(text.wholeMatch(of: pattern) != nil, "\(text)")
    #expect(line["requestId"] as? String == Self.id(answer))
  }

  @Test func aRequestsOwnIDStandsInItsLine() throws {
    let (answer, lines, _) = try Self.ask("GET /healthz HTTP/1.1\r\nHost: a\r\nX-Request-Id: abc-1\r\n\r\n")
    #expect(Self.id(answer) == "abc-1")
    #expect(lines.first?["requestId"] as? String == "abc-1")
    #expect(lines.first?["client"] as? String == "10.0.0.1")
  }

  @Test(arguments: [
    ("nonsense\r\n", 400, "The request line is not", nil, nil),
    ("GET /v1/\u{1} HTTP/1.1\r\n", 400, "percent-encoded", "GET", "/v1/\u{1}"),
    ("GET /v1 HTTP/1.1\r\n\r\n", 400, "no Host field", "GET", "/v1"),
    ("GET /v1/caf\u{E9} HTTP/1.1\r\n", 400, "percent-encoded", "GET", "/v1/caf\u{E9}"),
    ("GET /v1 HTTP/1.1\r\nHost: a\r\nX Y: z\r\n", 400, "A header line", "GET", "/v1"),
    ("GET /v1 HTTP/2.0\r\n", 505, "speaks HTTP/1.1", nil, nil),
    (String(repeating: "A", count: 9000), 501, "not implemented", nil, nil),
    ("GET /" + String(repeating: "a", count: 9000), 414, "longer than 8192", nil, nil),
    (
      "POST /v1/extract HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 400, "last transfer coding",
      "POST", "/v1/extract"
    ),
    (
      "POST /v1/extract HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
      400,
      "chunk", "POST", "/v1/extract"
    ),
    ("GET /v1 HTTP/1.1\r\nHo", 400, "not complete", "GET", "/v1"),
  ])
  func whatCannotBeReadHasALineWithTheReasonAndAnID(
    _ request: String, _ status: Int, _ reason: String, _ method: String?, _ target: String?
  ) throws {
    let (answer, lines, _) = try Self.ask(request, ending: reason == "not complete")
    let line = try #require(lines.first)
    #expect(lines.count == 1)
    #expect(line["status"] as? Int == status)
    #expect(line["level"] as? String == "info")
    #expect((line["reason"] as? String)?.contains(reason) == true, "\(line)")
    #expect(line["method"] as? String == method)
    #expect(line["target"] as? String == target)
    let id = try #require(Self.id(answer))
    #expect(id.utf8.count == 16)
    #expect(line["requestId"] as? String == id)
    #expect(answer.contains("\"requestId\":\"\(id)\""))
    #expect(answer.contains("Content-Security-Policy: "))
  }

  @Test(arguments: [
    ("GET /readyz", false, "info", 503), ("GET /v1/people", false, "warning", 503),
    ("GET /healthz", false, "info", 200),
    ("FROB /v1", true, "info", 501), ("GET /v1/nowhere", true, "info", 404),
  ])
  func onlyWhatTheServerDidNotDoMatters(_ request: String, _ isReady: Bool, _ level: String, _ status: Int)
    throws
  {
    let (_, lines, _) = try Self.ask("\(request) HTTP/1.1\r\nHost: a\r\n\r\n", isReady: isReady)
    #expect(lines.first?["level"] as? String == level)
    #expect(lines.first?["status"] as? Int == status)
    #expect(lines.first?["reason"] == nil)
    let (_, quiet, _) = try Self.ask(
      "\(request) HTTP/1.1\r\nHost: a\r\n\r\n", level: .warning, isReady: isReady)
    #expect(quiet.count == (level == "warning" ? 1 : 0))
  }

  @Test(arguments: [
    (RequestLogging.all, [1, 1, 1, 1]), (.errors, [0, 1, 1, 0]), (.none, [0, 0, 0, 0]),
    (.oneIn(1_000_000), [0, 0, 1, 0]),
  ])
  func someRequestsGetALine(_ logging: RequestLogging, _ counts: [Int]) throws {
    for (request, count) in zip(["GET /healthz", "GET /nowhere", "GET /v1/people", "GET /readyz"], counts) {
      let (_, lines, _) = try Self.ask(
        "\(request) HTTP/1.1\r\nHost: a\r\n\r\n", logging: logging, isReady: false)
      // One in a million may come with every millionth test run.
      #expect(lines.count == count, "\(request)")
    }
  }

  @Test func oneInTenSaysSo() throws {
    let (_, lines, _) = try Self.ask(
      "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", logging: .oneIn(10), times: 200)
    // Other tests count requests, too: which of these are tenths is not known, but about how many.
    #expect((1...100).contains(lines.count))
    #expect(lines.allSatisfy { $0["oneIn"] as? Int == 10 })
  }

  @Test func wordsSayTheSameAsJSON() throws {
    let (_, _, text) = try Self.ask(
      "GET /v1/nowhere HTTP/1.1\r\nHost: a\r\nUser-Agent: x\u{1F4F0}\r\n\r\n", format: .text)
    let pattern = try Regex(
      #"^\d\d:\d\d:\d\d\.\d{3} info request method=GET target=/v1/nowhere status=404 bytes=\d+ milliseconds=\d+\.\d+ client=10\.0\.0\.1 requestId=[0-9a-f]{16} userAgent=x📰\n$"#
    )
    #expect(text.wholeMatch(of: pattern) != nil, "\(text)")
  }

  @Test func aReaderThatStopsReadingKeepsNobodyFromEnding() {
    let mayRead = DispatchSemaphore(value: 0)
    let log = EventLog(format: .json, delay: 1000) { _ in mayRead.wait() }
    log.log(.warning, "a line that nobody reads")
    #expect(!log.flush(atMost: 0.001))
    let line = [(name: "text", value: EventLog.Value.text(String(repeating: "x", count: 100_000)))]
    for _ in 0..<20 { log.log(.info, "line", line) }
    #expect(log.dropped > 0 && log.dropped < 20)
    for _ in 0..<10 { mayRead.signal() }
    #expect(log.flush(atMost: 60))
  }

  @Test func linesAreWrittenTogether() throws {
    let batches = Mutex<[Int]>([])
    let written = DispatchSemaphore(value: 0)
    let log = EventLog(format: .json, delay: 1000) { bytes in
      batches.withLock { $0.append(bytes.count { $0 == 0x0A }) }
      written.signal()
    }
    for number in 0..<100 { log.log(.info, "line", [("number", .integer(number))]) }
    #expect(batches.withLock { $0 } == [])
    log.log(.warning, "at once")
    #expect(written.wait(timeout: .now() + 60) == .success)
    log.log(.info, "line")
    log.flush()
    #expect(batches.withLock { $0 } == [101, 1])
    let long = String(repeating: "x", count: 70_000)
    log.log(.info, "line", [("text", .text(long))])
    _ = written.wait(timeout: .now() + 60)
    #expect(written.wait(timeout: .now() + 60) == .success)
    #expect(batches.withLock { $0 } == [101, 1, 1])
    #expect(log.dropped == 0)
  }
}
