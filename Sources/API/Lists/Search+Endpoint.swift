import HTTP
import Repository

extension Search {
  static func endpoint(_ service: Service) -> Endpoint {
    let parameters = parameters
    return Endpoint(
      method: .get, path: "/v1/search", operation: "search", tag: .search,
      summary:
        "What is relevant to some words: people, organizations, places, events, figures, quotes, articles.",
      details:
        "The best first. Names weigh more than text; a phrase stands in quotation marks; accents do not "
        + "matter.",
      parameters: parameters.map(\.description),
      fields: Endpoint.readingFields,
      answers: [.list(of: table.schemaName, Representation.ofTables), .notModified, .badParameter],
      options: .list(Representation.ofTables, service.lanes.reads.forAll)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: Representation.ofTables)
      let query = try parameters.read(request.parameters(for: form), into: Query())
      let snapshot = try service.snapshot()
      let words = query.words ?? ""
      let list = RecordList(
        table: table, selection: query.selection, slice: query.slice, standardLimit: standardLimit,
        snapshot: snapshot, scope: try ListScope(request),
        display: ListPage(
          title: "Search", section: "", parameters: parameters.map(\.description),
          forms: Representation.ofTables, row: { Rows.write($0, to: &$1) })
      ) { page throws(QueryError) in
        try snapshot.search(words, kinds: query.kinds.any, typeahead: query.typeahead, page: page)
      }
      return try list.response(form, to: request, service)
    }
  }
}
