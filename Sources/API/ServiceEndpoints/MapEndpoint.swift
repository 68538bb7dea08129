import Facts
import HTTP
import Repository
import Wire

/// What there is, with links: `GET /v1`.
enum MapEndpoint {
  static func endpoint(_ service: Service) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1", operation: "getMap", tag: .service,
      summary: "What there is, with links: counts, examples, and what was left out when the corpus was read.",
      answers: [Endpoint.Answer(status: .ok, about: "The map.", content: [(.json, .record("Map"))])],
      options: .in(service.lanes.other)
    ) { request throws(HTTPError) in
      try request.refuseParameters()
      return response(try service.snapshot(), service)
    }
  }

  /// The map of a snapshot. No tag: what was left out may change without the snapshot.
  static func response(_ snapshot: Snapshot, _ service: Service) -> Response {
    var response = Response(
      .ok, headers: Representation.json.headers, body: .bytes(json(snapshot, service)))
    response.headers.append(.link, "</openapi.json>; rel=\"service-desc\"")
    return response
  }

  static let component = Component(
    "Map", about: "What there is.",
    members: [
      .init(name: "name", about: "The service.", schema: .text),
      .init(name: "version", about: "The version of the program.", schema: .text),
      .init(name: "counts", about: "How many records of each kind.", schema: .map(of: .integer(minimum: 0))),
      .init(name: "links", about: "The lists and documents.", schema: .map(of: .formatted("uri-reference"))),
      .init(name: "examples", about: "Queries that work.", schema: .map(of: .formatted("uri-reference"))),
      .init(name: "corpus", about: "What was read.", schema: .map(of: .integer(minimum: 0))),
      .init(
        name: "skipped", about: "What was left out or not read as it stands, and why.",
        schema: .list(of: .record("Skip"))),
    ], required: ["name", "version", "counts", "links", "examples", "corpus", "skipped"])

  private static let links: [(StaticString, StaticString)] = [
    ("self", "/v1"), ("articles", "/v1/articles"), ("people", "/v1/people"),
    ("organizations", "/v1/organizations"), ("places", "/v1/places"), ("events", "/v1/events"),
    ("figures", "/v1/figures"), ("series", "/v1/figures/series"), ("quotes", "/v1/quotes"),
    ("connections", "/v1/connections"), ("compare", "/v1/compare"), ("map", "/map"),
    ("search", "/v1/search"), ("changes", "/v1/changes"), ("extract", "/v1/extract"),
    ("openapi", "/openapi.json"),
    ("health", "/healthz"), ("ready", "/readyz"), ("metrics", "/metrics"), ("pages", "/"),
  ]

  private static func json(_ snapshot: Snapshot, _ service: Service) -> [UInt8] {
    let counts = snapshot.counts
    let report = snapshot.report
    var writer = JSONWriter(capacity: 4096)
    writer.object { writer in
      writer.member("name", "Dateline")
      writer.member("version", service.settings.version)
      writer.key("counts")
      writer.object { writer in
        writer.member("articles", counts.articles)
        writer.member("people", counts.people)
        writer.member("organizations", counts.organizations)
        writer.member("places", counts.places)
        writer.member("events", counts.events)
        writer.member("figures", counts.figures)
        writer.member("quotes", counts.quotes)
      }
      writer.key("links")
      writer.object { writer in
        for (name, target) in links { writer.member(name, target.description) }
      }
      writer.key("examples")
      writer.object { writer in
        for example in examples(snapshot) { writer.member(example.name, example.target) }
      }
      writer.key("corpus")
      writer.object { writer in
        writer.member("files", report.files)
        writer.member("articles", report.articles)
        writer.member("words", report.words)
        writer.member("skipped", report.lost)
      }
      writer.key("skipped")
      writer.array(report.skippedBelowSources) { $1.write(to: &$0) }
    }
    return writer.bytes
  }

  /// Queries about what this corpus has, so that each gives an answer.
  private static func examples(_ snapshot: Snapshot) -> [(name: StaticString, target: String)] {
    let one = PageRequest(limit: 1)
    var examples: [(name: StaticString, target: String)] = []
    if let person = try? snapshot.people(page: one).items.first?.person {
      let id = PercentCoding.encode(person.id)
      examples.append(("person", "/v1/people/\(id)"))
      examples.append(("eventsOfPerson", "/v1/people/\(id)/events"))
      examples.append(("quotesOfPerson", "/v1/quotes?speaker=\(id)"))
      examples.append(("search", "/v1/search?q=\(PercentCoding.encode(person.name))"))
    }
    if let place = try? snapshot.places(page: one).items.first?.place {
      examples.append(("eventsInPlace", "/v1/events?place=\(PercentCoding.encode(place.id))"))
    }
    if let series = try? snapshot.series(page: one).items.first {
      examples.append(("series", "/v1/figures/series?of=\(PercentCoding.encode(series.of))"))
    }
    if let article = try? snapshot.articles(page: one).items.first {
      examples.append(
        ("article", "/v1/articles/\(PercentCoding.encode(article.id))?expand=people,events,figures"))
    }
    return examples
  }
}

extension IngestReport.Skip: JSONRecord {
  static let schemaName = "Skip"
  static let about = "Input that was left out."

  static let fields: [Field<IngestReport.Skip>] = [
    .text("file", "The file, as a path below the corpus.") { $0.file },
    .integer(ifKnown: "line", "The line, from 1.", from: 1) { $0.line },
    .text("reason", "Why.") { $0.explanation },
  ]

  var cell: String { description }
}
