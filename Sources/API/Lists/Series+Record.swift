import HTTP
import Repository
import Wire

extension Series {
  private static let forms: [Representation] = [.json, .csv, .html]

  private struct Query {
    var selection = Selection()
    var presentation = Presentation()
  }

  static func recordEndpoint(_ service: Service) -> Endpoint {
    let parameters: [Parameter<Query>] =
      table.parameters.map { $0.of(\.selection) }
      + Presentation.parameters(forms).map { $0.of(\.presentation) }
    return Endpoint(
      method: .get, path: "/v1/figures/series/{id}", operation: "getFigureSeries", tag: .figures,
      summary: "One figure over time.",
      details:
        "With its latest thousand points; as a table a row a point. The id of a series that has a new first day redirects.",
      pathParameters: [.id(of: "series", example: "00fba965d1c75de3~2022-01-05")],
      parameters: parameters.map(\.description),
      answers: [.record(table.schemaName, forms), .moved, .badParameter, .missing],
      options: .in(service.lanes.reads)
    ) { request throws(HTTPError) in
      var form = try Representation.preferred(by: request, among: forms)
      let query = try parameters.read(request.parameters(for: form), into: Query())
      let snapshot = try service.snapshot()
      var id = try request.parameter("id")
      let named = Representation.named(behind: id, among: forms)
      if let named { (id, form) = named }
      switch snapshot.series(id: id) {
      case .found(let series):
        let response = response(Served(record: series, snapshot: snapshot), query, form)
        let words = ["figures", "series", id]
        return named == nil ? try response.named(words, form, by: request) : response.named(words, form)
      case .moved(let newID):
        return .moved(to: path(of: newID) + (named.map { ".\($0.form.word)" } ?? ""), request)
      case .missing:
        throw .missing("series", id)
      }
    }
  }

  private static func response(
    _ served: Served<FigureSeries>, _ query: Query, _ form: Representation
  ) -> Response {
    var bytes: [UInt8]
    switch form {
    case .html:
      let layout = PageLayout(
        title: served.record.of, section: "/v1/figures/series",
        alternates: [(.json, path(of: served.record.id))])
      bytes = layout.page { html in
        Rows.write(served, to: &html)
        TakeAway(forms: forms) { "\(path(of: served.record.id))?format=\($0.word)" }.write(to: &html)
      }
    case .csv:
      let fields = table.tableFields(by: query.selection)
      let lines = CSVLines(fields: fields)
      bytes = lines.head
      table.lines(lines, of: fields)(served, &bytes)
    default:
      var writer = JSONWriter(capacity: 4096, pretty: query.presentation.isPretty)
      table.selected(by: query.selection).write(served, to: &writer)
      bytes = writer.bytes
    }
    return Response(
      .ok, headers: form.headers, body: .bytes(bytes), eTag: RecordTag.tag(of: bytes, state: nil))
  }
}
