import Foundation
import HTTP
import Repository
import Synchronization
import Testing

@testable import API

@Suite struct ObservabilityTests {
  @Test func requestsAreCountedByRouteMethodAndStatus() throws {
    let metrics = RequestMetrics(endpoints: [MetricsEndpoint.description])
    metrics.count(route: "/metrics", method: .get, status: .ok, nanoseconds: 90_000)
    metrics.count(route: "/metrics", method: .head, status: .ok, nanoseconds: 300_000)
    metrics.count(route: nil, method: nil, status: .badRequest, nanoseconds: 9_000_000_000)
    metrics.count(route: nil, method: .delete, status: .notFound, nanoseconds: 1)
    #expect(Array(metrics.lines.map(\.method).prefix(4)) == ["GET", "HEAD", "GET", "HEAD"])
    #expect(metrics.lines.last == RequestMetrics.Line(route: "none", method: "other"))
    let unmatched = try #require(
      metrics.lines.firstIndex(of: RequestMetrics.Line(route: "none", method: "DELETE")))
    #expect(metrics.requestCounts(ofLine: unmatched).map(\.status) == [404])
    #expect(metrics.requestCounts(ofLine: 0).map(\.count) == [1])
    let last = metrics.lines.count - 1
    #expect(metrics.requestCounts(ofLine: last).map(\.status) == [400])
    let (buckets, sum) = metrics.durations(ofLine: 1)
    #expect(buckets[2] == 1)
    #expect(buckets.reduce(0, +) == 1)
    #expect(sum == 300_000)
    #expect(metrics.durations(ofLine: last).buckets.last == 1)
  }

  @Test(arguments: [
    ("POST /v1/extract HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", "POST", 400),
    ("DELETE /v1 HTTP/1.1\r\n\r\n", "DELETE", 400), ("PUT /nowhere HTTP/1.1\r\nHost: a\r\n\r\n", "PUT", 404),
    ("PUT /v1/people HTTP/1.1\r\nHost: a\r\n\r\n", "PUT", 405),
    ("FROB / HTTP/1.1\r\nHost: a\r\n\r\n", "other", 501),
    ("nonsense\r\n", "other", 400),
  ])
  func whatHasNoRouteIsCountedByItsMethod(_ request: String, _ method: String, _ status: Int) throws {
    let api = ServiceAPI(repository: Repository(extractor: Client.extractor), extractor: Client.extractor)
    let router = try api.router()
    var connection = SimulatedConnection(router, observer: api.observer)
    connection.send(Array(request.utf8))
    let metrics = String(
      decoding: try router.respond(to: Request(.get, "/metrics")).collectBody(), as: UTF8.self)
    let lines = metrics.split(separator: "\n").filter { $0.hasPrefix("dateline_http_requests_total{") }
    #expect(
      lines == [#"dateline_http_requests_total{route="none",method="\#(method)",status="\#(status)"} 1"#])
  }

  @Test func theLogIsOneObjectALine() throws {
    let written = Mutex<[UInt8]>([])
    let log = EventLog(level: .info, format: .json) { bytes in written.withLock { $0 += bytes } }
    log.log(.debug, "unseen")
    log.log(
      .info, "request",
      [("target", .text("/a\"b\n")), ("status", .integer(200)), ("milliseconds", .number(0.25))])
    log.flush()
    let lines = written.withLock { String(decoding: $0, as: UTF8.self) }.split(separator: "\n")
    #expect(lines.count == 1)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(object["level"] as? String == "info")
    #expect(object["target"] as? String == "/a\"b\n")
    #expect(object["status"] as? Int == 200)
    #expect((object["time"] as? String)?.hasSuffix("Z") == true)
  }

  @Test func onATerminalNothingMovesTheCursor() {
    let written = Mutex<[UInt8]>([])
    let log = EventLog(level: .debug, format: .text) { bytes in written.withLock { $0 += bytes } }
    log.log(.warning, "request", [("target", .text("/\u{1B}[2J\r\n"))])
    log.flush()
    let line = written.withLock { String(decoding: $0, as: UTF8.self) }
    #expect(line.hasSuffix(" warning request target=/?[2J??\n"))
  }

  @Test func aFullLogDropsAndCounts() {
    let gate = DispatchSemaphore(value: 0)
    let log = EventLog(format: .text) { _ in gate.wait() }
    let long = String(repeating: "x", count: 1 << 18)
    for _ in 0..<8 { log.log(.info, "long", [("text", .text(long))]) }
    #expect(log.dropped >= 3)
    for _ in 0..<16 { gate.signal() }
    log.flush()
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (1_641_405_600_250, "2022-01-05T18:00:00.250Z"),
    (951_782_399_999, "2000-02-28T23:59:59.999Z"),
  ])
  func timesAreRFC3339(_ milliseconds: Int, _ text: String) {
    #expect(HTTPDate.rfc3339(millisecondsSince1970: milliseconds) == text)
  }
}
