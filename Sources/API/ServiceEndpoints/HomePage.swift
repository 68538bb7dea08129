import Facts
import HTTP
import Repository

/// The front page: `/`.
enum HomePage {
  static func endpoint(_ service: Service) -> Endpoint {
    Endpoint(
      method: .get, path: "/", operation: "getHome", tag: .service,
      summary:
        "The front page, for people: what is in the corpus, and where to look; the map of `/v1` as JSON.",
      answers: [
        Endpoint.Answer(
          status: .ok, about: "The page, or the map.", content: [(.html, nil), (.json, .record("Map"))])
      ],
      options: .in(service.lanes.reads)
    ) { request throws(HTTPError) in
      try request.refuseParameters()
      let snapshot = try service.snapshot()
      guard try request.preferredType(among: [.html, .json]) == .html else {
        return MapEndpoint.response(snapshot, service)
      }
      let tag = service.tag(of: snapshot, .html)
      if let tag, request.alreadyHas(tag) {
        return .notModified(tag, headers: Representation.html.headersOfNotModified)
      }
      let page = PageLayout(title: "").page { write(snapshot, to: &$0) }
      return Response(.ok, headers: Representation.html.headers, body: .bytes(page), eTag: tag)
    }
  }

  private static func write(_ snapshot: Snapshot, to html: inout HTMLWriter) {
    html.element("h1", text: "What the news says, and who says so")
    html.element(
      "p",
      text: "People, organizations, places, events and figures, each with the exact words that support it.")
    html.element("ul", ("class", "counts")) { html in
      for (kind, count) in snapshot.counts.byKind {
        html.element("li") { html in
          html.element("a", ("href", "/v1/\(kind)")) { html in
            html.element("b", text: Wording.number(Double(count)))
            html.text(kind.description)
          }
        }
      }
    }
    if let series = try? snapshot.series(page: PageRequest(limit: 1)).items.first {
      html.element("section", ("aria-label", "A figure over time")) { html in
        Rows.write(Served(record: series, snapshot: snapshot), to: &html)
        html.element("p") { $0.element("a", ("href", "/v1/figures/series"), text: "All figures over time") }
      }
    }
    html.markup("<div class=\"columns\">")
    list("People", "/v1/people", try? snapshot.people(page: few).items, snapshot, Rows.write, to: &html)
    list(
      "Organizations", "/v1/organizations", try? snapshot.organizations(page: few).items, snapshot,
      Rows.write, to: &html)
    list("Places", "/v1/places", try? snapshot.places(page: few).items, snapshot, Rows.write, to: &html)
    html.markup("</div><div class=\"columns\">")
    list(
      "Latest events", "/v1/events", try? snapshot.events(page: few).items, snapshot, Rows.write, to: &html)
    list(
      "Latest articles", "/v1/articles", try? snapshot.articles(page: few).items, snapshot, Rows.write,
      to: &html)
    html.markup("</div>")
  }

  private static let few = PageRequest(limit: 8)

  private static func list<Record>(
    _ heading: StaticString, _ path: String, _ records: [Record]?, _ snapshot: Snapshot,
    _ row: (Served<Record>, inout HTMLWriter) -> Void, to html: inout HTMLWriter
  ) {
    html.element("section") { html in
      html.element("h2") { $0.element("a", ("href", path), text: heading.description) }
      html.element("ul", ("class", "rows")) { html in
        for record in records ?? [] {
          html.element("li") { row(Served(record: record, snapshot: snapshot), &$0) }
        }
      }
    }
  }
}
