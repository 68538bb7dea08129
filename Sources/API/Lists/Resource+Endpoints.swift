import HTTP
import Repository
import Wire

extension Resource where Record: ViewedRecord {
  /// The endpoints of the resource: its list, and one record.
  func endpoints(_ service: Service) -> [Endpoint] { [listEndpoint(service), recordEndpoint(service)] }

  private func listEndpoint(_ service: Service) -> Endpoint {
    let parameters = listParameters
    return Endpoint(
      method: .get, path: "/v1/\(name)", operation: "list\(name.capitalizedFirst)", tag: tag,
      summary: "All \(name), or those that the filters leave.",
      parameters: parameters.map(\.description),
      fields: Endpoint.readingFields,
      answers: [.list(of: table.schemaName, forms), .notModified, .badParameter],
      options: .list(forms, service.lanes.ofLists)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: forms)
      let query = try parameters.read(request.parameters(for: form), into: standard)
      return try response(query, from: service.snapshot(), to: request, form, service)
    }
  }

  /// The list that a query asks for.
  func response(
    _ query: ListQuery<Filter, Key>, from snapshot: Snapshot, to request: Request, _ form: Representation,
    _ service: Service
  ) throws(HTTPError) -> Response {
    let list = RecordList(
      table: table, selection: query.selection, slice: query.slice, counts: query.counts,
      facets: facets.of(query.filter, in: snapshot), snapshot: snapshot, scope: try ListScope(request),
      display: display, linkedData: Record.view.linkedData, feed: feed
    ) { page throws(QueryError) in
      try self.list(snapshot, query.filter, query.sort, page)
    }
    return try list.response(form, to: request, service)
  }

  /// The list as a page.
  private var display: ListPage<Record> {
    ListPage(
      title: name.capitalizedFirst, section: "/v1/\(name)", parameters: listParameters.map(\.description),
      forms: forms,
      row: Record.view.row, rows: Record.view.rows)
  }

  /// What is asked of one record.
  private struct RecordQuery: Sendable {
    var selection = Selection()
    var presentation = Presentation()
  }

  private func recordEndpoint(_ service: Service) -> Endpoint {
    let forms = Representation.ofRecords
    let parameters: [Parameter<RecordQuery>] =
      table.parameters.map { $0.of(\.selection) }
      + Presentation.parameters(forms).map { $0.of(\.presentation) }
    return Endpoint(
      method: .get, path: "/v1/\(name)/{id}", operation: "get\(singular.capitalizedFirst)", tag: tag,
      summary: "One \(singular).", pathParameters: [.id(of: singular, example: exampleID)],
      parameters: parameters.map(\.description),
      fields: Endpoint.readingFields,
      answers: [.record(table.schemaName, forms), .moved, .notModified, .badParameter, .missing],
      options: Route.Options(lane: service.lanes.ofRecords { isLong($0, service) })
    ) { request throws(HTTPError) in
      var form = try Representation.preferred(by: request, among: forms)
      let query = try parameters.read(request.parameters(for: form), into: RecordQuery())
      let snapshot = try service.snapshot()
      var id = try request.parameter("id")
      var found = find(snapshot, id)
      var suffix = ""
      // An id may end like a path with the name of a form behind it: it comes first.
      if found.record == nil, let named = Representation.named(behind: id, among: forms) {
        try Representation.check(request.query["format"], behind: named.form.word)
        (id, form) = named
        found = find(snapshot, id)
        suffix = ".\(form.word)"
      }
      switch found {
      case .found(let record):
        let served = Served(record: record, snapshot: snapshot)
        let response = response(served, query, form, LinkedData(request))
        let words = [singular, id]
        guard suffix.isEmpty else { return response.named(words, form) }
        return try response.named(words, form, by: request)
      case .moved(let newID):
        return .moved(to: path(of: newID) + suffix, request)
      case .missing:
        throw .missing(singular, id)
      }
    }
  }

  /// Whether the record that is asked for is a long one.
  private func isLong(_ request: Request, _ service: Service) -> Bool {
    guard let isLong, let id = try? request.parameter("id") else { return false }
    return isLong(service.repository.snapshot, id)
  }

  /// A record in one of its forms. A condition of the request is the router's to check: the tag takes the whole answer.
  private func response(
    _ served: Served<Record>, _ query: RecordQuery, _ form: Representation, _ words: LinkedData
  ) -> Response {
    let bytes = bytes(served, query, form, words)
    let tag = RecordTag.tag(of: bytes, state: state?(served.record))
    return Response(.ok, headers: form.headers, body: .bytes(bytes), eTag: tag)
  }

  private func bytes(
    _ served: Served<Record>, _ query: RecordQuery, _ form: Representation, _ words: LinkedData
  ) -> [UInt8] {
    var writer = JSONWriter(capacity: 4096, pretty: query.presentation.isPretty)
    switch form {
    case .html:
      let layout = PageLayout(
        title: title(served.record), section: "/v1/\(name)",
        alternates: [.json, .linkedDataJSON].map { ($0, path(of: id(served.record))) })
      return layout.page { html in
        Record.view.page(served, &html)
        TakeAway(forms: Representation.ofRecords) { "\(path(of: id(served.record)))?format=\($0.word)" }
          .write(to: &html)
      }
    case .csv:
      let lines = CSVLines(fields: table.tableFields(by: query.selection))
      var bytes = lines.head
      lines.append(served, to: &bytes)
      return bytes
    case .linkedData:
      writer.object { writer in
        LinkedData.writeContext(to: &writer)
        Record.view.linkedData(words, served, &writer)
      }
    case .json, .ndjson, .atom, .graphML:
      table.selected(by: query.selection).write(served, to: &writer)
    }
    return writer.bytes
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
