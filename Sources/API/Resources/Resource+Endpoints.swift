import HTTP
import Repository

extension Resource {
  /// The endpoints of the resource: its list, and one record.
  func endpoints(_ service: Service) -> [Endpoint] { [listEndpoint(service), recordEndpoint(service)] }

  private func listEndpoint(_ service: Service) -> Endpoint {
    let parameters = listParameters
    return Endpoint(
      method: .get, path: "/v1/\(name)", operation: "list\(name.capitalizedFirst)", tag: tag,
      summary: "All \(name), or those that the filters leave.",
      parameters: parameters.map(\.description),
      answers: [.list(of: table.schemaName, Representation.ofLists), .badParameter],
      options: Route.Options(lane: service.lanes.ofLists)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: Representation.ofLists)
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
      display: display, linkedData: linkedData
    ) { page throws(QueryError) in
      try self.list(snapshot, query.filter, query.sort, page)
    }
    return try list.response(form, to: request, service)
  }

  /// The list as a page.
  private var display: ListPage<Record> {
    ListPage(
      title: name.capitalizedFirst, section: "/v1/\(name)", parameters: listParameters.map(\.description),
      row: row, rows: rows)
  }

  private func recordEndpoint(_ service: Service) -> Endpoint {
    let parameters = table.parameters
    return Endpoint(
      method: .get, path: "/v1/\(name)/{id}", operation: "get\(singular.capitalizedFirst)", tag: tag,
      summary: "One \(singular).", pathParameters: [.id(of: singular, example: exampleID)],
      parameters: parameters.map(\.description),
      answers: [.record(table.schemaName, Representation.ofRecords), .moved, .badParameter, .missing],
      options: Route.Options(lane: service.lanes.ofRecords { isLong($0, service) })
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: Representation.ofRecords)
      let selection = try parameters.read(request.parameters(for: form), into: Selection())
      let snapshot = try service.snapshot()
      let id = try request.parameter("id")
      switch find(snapshot, id) {
      case .found(let record):
        return response(Served(record: record, snapshot: snapshot), selection, form)
      case .moved(let newID):
        return .moved(to: path(of: newID), request)
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
    _ served: Served<Record>, _ selection: Selection, _ form: Representation
  ) -> Response {
    let bytes = bytes(served, selection, form)
    let tag = RecordTag.tag(of: bytes, state: state?(served.record))
    return Response(.ok, headers: form.headers, body: .bytes(bytes), eTag: tag)
  }

  private func bytes(_ served: Served<Record>, _ selection: Selection, _ form: Representation) -> [UInt8] {
    var writer = JSONWriter(capacity: 4096)
    switch form {
    case .html:
      let layout = PageLayout(
        title: title(served.record), section: "/v1/\(name)",
        alternates: [.json, .linkedDataJSON].map { ($0, path(of: id(served.record))) })
      return layout.page { page(served, &$0) }
    case .linkedData:
      writer.object { writer in
        writer.member("@context", LinkedData.context)
        linkedData(served, &writer)
      }
    case .json, .csv, .ndjson:
      table.selected(by: selection).write(served, to: &writer)
    }
    return writer.bytes
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
