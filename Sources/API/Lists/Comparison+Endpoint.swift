import HTTP
import Repository
import Wire

extension Comparison {
  private static let forms: [Representation] = [.json, .csv, .html]
  /// Of a series so many points are compared, the latest.
  private static let mostPoints = 1000

  private struct Query {
    var id: String?
    var sources: Terms?
    var presentation = Presentation()
  }

  private static let parameters: [Parameter<Query>] =
    [
      .text(
        "of", "The id of an event, or of a series.", example: "2022-01-05-government-resigns-e1",
        isRequired: true, \.id),
      sources,
    ] + Presentation.parameters(forms).map { $0.of(\.presentation) }

  /// Without a twin for what must not be.
  private static let sources = Parameter<Query>(
    "source",
    "The publishers, at most \(mostSides), separated by commas; the two with most reports unless said.",
    .texts,
    example: "Reuters"
  ) { value, query in
    guard let names = Terms.list(value), names.count <= mostSides else { return false }
    query.sources = Terms(any: names)
    return true
  }

  static func endpoint(_ service: Service) -> Endpoint {
    Endpoint(
      method: .get, path: path, operation: "compareSources", tag: .events,
      summary: "What publishers say of one event, or of one figure over time, side by side.",
      details: "A table has a row a report.",
      parameters: parameters.map(\.description), fields: Endpoint.readingFields,
      answers: [.record(component.name, forms), .moved, .notModified, .badParameter, .missing],
      options: .list(forms, service.lanes.reads.forAll)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: forms)
      let query = try parameters.read(request.parameters(for: form), into: Query())
      let snapshot = try service.snapshot()
      let tag = service.tag(of: snapshot, form)
      if let tag, request.alreadyHas(tag) { return .notModified(tag, headers: form.headersOfNotModified) }
      let scope = try ListScope(request)
      switch subject(query.id ?? "", snapshot) {
      case .found(let subject):
        let comparison = Comparison(subject, query.sources?.any, snapshot)
        let bytes = bytes(comparison, query, form, scope, snapshot)
        let response = Response(.ok, headers: form.headers, body: .bytes(bytes), eTag: tag)
        return try response.named(["compare", comparison.id], form, by: request)
      case .moved(let id):
        return .permanentRedirect(to: scope.target(.init([("of", id)])))
      case .missing:
        throw .missing("event or series", query.id ?? "")
      }
    }
  }

  private static func subject(_ id: String, _ snapshot: Snapshot) -> Lookup<Subject> {
    let event = snapshot.event(id).map(Subject.event)
    if case .missing = event { return snapshot.series(id: id, points: mostPoints).map(Subject.series) }
    return event
  }

  private static func bytes(
    _ comparison: Comparison, _ query: Query, _ form: Representation, _ scope: ListScope, _ snapshot: Snapshot
  ) -> [UInt8] {
    switch form {
    case .html: return ComparisonPage(comparison: comparison, scope: scope).html(snapshot, forms)
    case .csv: return comparison.csv
    default:
      var writer = JSONWriter(capacity: 1 << 14, pretty: query.presentation.isPretty)
      comparison.write(to: &writer)
      return writer.bytes
    }
  }
}
