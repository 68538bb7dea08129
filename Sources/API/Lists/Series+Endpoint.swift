import HTTP
import Repository

extension Series {
  private struct Query {
    var filter = FigureFilter()
    var slice = Slice()
    var selection = Selection()
  }

  static func endpoint(_ service: Service) -> Endpoint {
    let parameters: [Parameter<Query>] =
      Figures.filters.flatMap(\.withTwin).map { $0.of(\.filter) }
      + Slice.parameters(Representation.ofTables).map { $0.of(\.slice) }
      + table.parameters.map { $0.of(\.selection) }
    return Endpoint(
      method: .get, path: "/v1/figures/series", operation: "listFigureSeries", tag: .figures,
      summary: "The same figure over time: what counts the same thing in the same place.",
      details: "The longest series first. A point says what it revises or contradicts.",
      parameters: parameters.map(\.description),
      fields: Endpoint.readingFields,
      answers: [.list(of: table.schemaName, Representation.ofTables), .notModified, .badParameter],
      options: .list(Representation.ofTables, service.lanes.reads.forAll)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: Representation.ofTables)
      let query = try parameters.read(request.parameters(for: form), into: Query())
      let snapshot = try service.snapshot()
      let list = RecordList(
        table: table, selection: query.selection, slice: query.slice, snapshot: snapshot,
        scope: try ListScope(request),
        display: ListPage(
          title: "Figures over time", section: "/v1/figures/series",
          parameters: parameters.map(\.description),
          forms: Representation.ofTables, row: { Rows.write($0, to: &$1) }, isList: false)
      ) { page throws(QueryError) in try snapshot.series(query.filter, page: page) }
      return try list.response(form, to: request, service)
    }
  }
}
