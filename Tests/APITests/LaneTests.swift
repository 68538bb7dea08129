import Facts
import Repository
import Testing

@testable import API
@testable import HTTP

@Suite struct LaneTests {
  private static let large = 300_000
  private static let often = 600

  /// A service with an article that is long and a person who is named often beside the fixture.
  private static func api() -> ServiceAPI {
    let repository = Repository(extractor: Client.extractor)
    let text = String(repeating: "Ana Lima. ", count: large / 10)
    let mentions = (0..<often).map {
      Facts.Span(article: "long", start: $0 * 10, end: $0 * 10 + 8, text: "Ana Lima")
    }
    let person = Person(id: "ana-lima", name: "Ana Lima", articles: ["long"], mentions: mentions)
    let long = ArticleFacts(article: Article(id: "long", text: text), people: [person])
    repository.insert(Fixture.all + [long])
    var settings = ServiceSettings()
    settings.token = "secret"
    return ServiceAPI(repository: repository, extractor: Client.extractor, settings: settings)
  }

  @Test(arguments: [
    ("GET /healthz", "", nil), ("GET /readyz", "", nil), ("GET /openapi.json", "", "other"),
    ("GET /v1/people/ola-hansen", "", nil), ("GET /v1/articles/2024-03-01-oslo?fields=id", "", nil),
    ("GET /v1/people/nobody", "", nil), ("GET /v1/events/x", "application/json", nil),
    ("GET /v1/people/ola-hansen", "text/html", "reads"),
    ("GET /v1/people/ana-lima", "", "reads"), ("GET /v1/articles/long", "", "reads"),
    ("GET /v1/articles/2024-03-01-oslo?expand=events", "", "reads"),
    ("GET /v1/people", "", "other"), ("GET /v1/people?limit=100", "application/json", "other"),
    ("GET /v1/people/ola-hansen/events", "", "other"),
    ("GET /v1/people?limit=101", "", "reads"), ("GET /v1/people?q=ola", "", "reads"),
    ("GET /v1/people", "text/csv", "reads"), ("GET /v1/people", "TEXT/CSV", "reads"),
    ("GET /v1/people", "application/x-ndjson", "reads"), ("GET /v1/people", "text/html", "reads"),
    ("GET /v1/articles?expand=people", "application/x-ndjson", "reads"),
    ("GET /v1/people/ola-hansen/events", "text/csv", "reads"),
    ("GET /v1/people/ola-hansen/connections", "", "reads"),
    ("GET /v1/search?q=oslo", "", "reads"), ("GET /v1/figures/series", "", "reads"), ("GET /", "", "reads"),
    ("GET /v1", "", "other"), ("GET /metrics", "", "other"),
    ("POST /v1/extract", "", "extraction"),
    ("POST /v1/articles", "", "writes"), ("PUT /v1/articles/a", "", "writes"),
    ("DELETE /v1/articles/a", "", "writes"),
  ])
  func everyRequestHasItsLane(_ line: String, _ accept: String, _ lane: String?) throws {
    let router = try Self.api().router()
    let parts = line.split(separator: " ").map(String.init)
    let known = HTTP.Method(rawValue: parts[0])
    let method = try #require(known)
    var request = try Request(
      method, parts[1], headers: accept.isEmpty ? Headers() : Headers([(.accept, accept)]))
    guard case .route(let route) = router.match(request.head, method: method) else {
      Issue.record("no route")
      return
    }
    request.template = route.template
    #expect(route.options.lane(request)?.name == lane)
  }

  @Test(arguments: [(1, 1, 1), (2, 1, 2), (8, 7, 8)])
  func extractionLeavesACore(_ cores: Int, _ texts: Int, _ reads: Int) {
    let lanes = Lanes(cores: cores)
    #expect([lanes.extraction, lanes.writes].map(\.width) == [texts, texts])
    #expect([lanes.reads, lanes.other].map(\.width) == [reads, reads])
  }

  @Test func everyLaneIsInTheMetrics() throws {
    let text = try Client(router: Self.api().router()).get("/metrics").text
    for lane in ["extraction", "reads", "writes", "other"] {
      for family in ["depth", "wait_seconds", "refused_total", "running"] {
        #expect(text.contains("dateline_lane_\(family){lane=\"\(lane)\"} 0"))
      }
    }
  }

  @Test(arguments: ["text/csv", "application/x-ndjson"])
  func aListOfLongRecordsGoesOutAFewAtATime(_ accept: String) throws {
    let repository = Repository(extractor: Client.extractor)
    let text = String(repeating: "rain, ", count: 1000)
    repository.insert(
      (0..<50).map { ArticleFacts(article: Article(id: "a\($0)", title: "T", text: text)) })
    let api = ServiceAPI(repository: repository, extractor: Client.extractor)
    let request = try Request(.get, "/v1/articles", headers: Headers([(.accept, accept)]))
    guard case .stream(let stream) = try api.router().respond(to: request).body else {
      Issue.record("no stream")
      return
    }
    var lines = 0
    var hasMore = true
    while hasMore {
      var piece: [UInt8] = []
      hasMore = try stream.next(into: &piece)
      #expect(piece.count < 16_384 + 8_000)
      lines += piece.count { $0 == 0x0A }
    }
    #expect(lines == (accept == "text/csv" ? 51 : 50))
  }

  @Test func everyKindOfMemberHasItsCell() {
    let span = Facts.Span(article: "a", start: 0, end: 2, text: "x,y")
    let fields: [Field<Int>] = [
      .text("a", "") { "t\($0)" }, .text(ifKnown: "b", "") { $0 > 1 ? "u" : nil },
      .texts("c", "") { (0..<$0).map { "c\($0)" } }, .integer("d", "") { -$0 },
      .integer(ifKnown: "e", "") { $0 > 1 ? $0 : nil }, .number("f", "") { Double($0) / 2 },
      .number(ifKnown: "g", "") { $0 > 1 ? 1 : nil }, .record("h", "") { _ in span },
      .record(ifKnown: "i", "") { $0 > 1 ? span : nil },
      .records("j", "") { Array(repeating: span, count: $0) },
    ]
    var bytes: [UInt8] = []
    for number in [1, 2] { CSVLines(fields: fields).append(number, to: &bytes) }
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        t1,,c0,-1,,0.5,,"x,y",0,2,,,,"x,y",0,2\r
        t2,u,c0; c1,-2,2,1,1,"x,y",0,2,"x,y",0,2,"x,y; x,y",0; 0,2; 2\r

        """)
  }
}
