import HTTP
import Repository

extension Series {
  private static let forms: [Representation] = [.json, .html]

  static func recordEndpoint(_ service: Service) -> Endpoint {
    let parameters = table.parameters
    return Endpoint(
      method: .get, path: "/v1/figures/series/{id}", operation: "getFigureSeries", tag: .figures,
      summary: "One figure over time.",
      details: "With its latest thousand points. The id of a series that has a new first day redirects.",
      pathParameters: [.id(of: "series", example: "00fba965d1c75de3~2022-01-05")],
      parameters: parameters.map(\.description),
      answers: [.record(table.schemaName, forms), .moved, .badParameter, .missing],
      options: .in(service.lanes.reads)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: forms)
      let selection = try parameters.read(request.parameters(for: form), into: Selection())
      let snapshot = try service.snapshot()
      let id = try request.parameter("id")
      switch snapshot.series(id: id) {
      case .found(let series):
        return response(Served(record: series, snapshot: snapshot), selection, form)
      case .moved(let newID):
        return .moved(to: path(of: newID), request)
      case .missing:
        throw .missing("series", id)
      }
    }
  }

  /// Where a series is.
  static func path(of id: String) -> String { "/v1/figures/series/\(PercentCoding.encode(id))" }

  private static func response(
    _ served: Served<FigureSeries>, _ selection: Selection, _ form: Representation
  ) -> Response {
    var bytes: [UInt8]
    if form == .html {
      let layout = PageLayout(
        title: served.record.of, section: "/v1/figures/series",
        alternates: [(.json, path(of: served.record.id))])
      bytes = layout.page { Rows.write(served, to: &$0) }
    } else {
      var writer = JSONWriter(capacity: 4096)
      table.selected(by: selection).write(served, to: &writer)
      bytes = writer.bytes
    }
    return Response(
      .ok, headers: form.headers, body: .bytes(bytes), eTag: RecordTag.tag(of: bytes, state: nil))
  }
}
