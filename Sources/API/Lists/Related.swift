import Facts
import HTTP
import Repository

/// What belongs to one person, organization or place: `/v1/people/{id}/events`, `/v1/people/{id}/connections` and
/// `/v1/people/{id}/mentions`.
struct Related: Sendable {
  /// The segment of the path: `people`.
  let collection: String
  let singular: String
  let kind: EntityReference.Kind
  let tag: Endpoint.Tag
  /// An id that the sample corpus has, for the documentation.
  let exampleID: String
  /// Whether there is such a record, or where it went.
  let find: @Sendable (Snapshot, String) -> Lookup<Void>

  static let all = [
    Related(
      collection: "people", singular: "person", kind: .person, tag: .people,
      exampleID: People.resource.exampleID
    ) {
      $0.person($1, detail: RecordDetail(mentions: 0, articles: 0)).presence
    },
    Related(
      collection: "organizations", singular: "organization", kind: .organization, tag: .organizations,
      exampleID: Organizations.resource.exampleID
    ) {
      $0.organization($1, detail: RecordDetail(mentions: 0, articles: 0)).presence
    },
    Related(
      collection: "places", singular: "place", kind: .place, tag: .places,
      exampleID: Places.resource.exampleID
    ) {
      $0.place($1, detail: RecordDetail(mentions: 0, articles: 0)).presence
    },
  ]

  func endpoints(_ service: Service) -> [Endpoint] {
    [eventsEndpoint(service), connectionsEndpoint(service), mentionsEndpoint(service)]
  }

  private func eventsEndpoint(_ service: Service) -> Endpoint {
    let events = Events.resource
    let parameters = events.listParameters
    return Endpoint(
      method: .get, path: "/v1/\(collection)/{id}/events",
      operation: "list\(singular.capitalizedFirst)Events", tag: tag,
      summary: "The events that the \(singular) has any part in.",
      pathParameters: [.id(of: singular, example: exampleID)],
      parameters: parameters.map(\.description),
      fields: Endpoint.readingFields,
      answers: [
        .list(of: events.table.schemaName, events.forms), .moved, .notModified, .badParameter,
        .missing,
      ],
      options: .list(events.forms, service.lanes.ofLists)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: events.forms)
      var query = try parameters.read(request.parameters(for: form), into: events.standard)
      let snapshot = try service.snapshot()
      let id = try request.parameter("id")
      if let redirect = try redirect(from: id, to: "events", request, snapshot) { return redirect }
      query.filter.participant = Terms(id)
      return try events.response(query, from: snapshot, to: request, form, service)
    }
  }

  private struct Query {
    var slice = Slice()
    var selection = Selection()
  }

  private func connectionsEndpoint(_ service: Service) -> Endpoint {
    endpoint(
      "connections", Connections.table,
      summary: "Who and what stands in the same events as the \(singular), the closest first.",
      title: "In the same events", row: { Rows.write($0, to: &$1) }, service
    ) { snapshot, id, page throws(QueryError) in
      try snapshot.connections(of: id, kind: kind, page: page)
    }
  }

  private func mentionsEndpoint(_ service: Service) -> Endpoint {
    endpoint(
      "mentions", Mentions.table,
      summary: "Every place where an article names the \(singular), the earliest article first.",
      title: "Where it is named", row: { Rows.write($0, to: &$1) }, service
    ) { snapshot, id, page throws(QueryError) in
      try snapshot.mentions(of: id, kind: kind, page: page)
    }
  }

  /// A list below a record.
  private func endpoint<Record>(
    _ name: String, _ table: RecordTable<Record>, summary: String, title: String,
    row: @escaping @Sendable (Served<Record>, inout HTMLWriter) -> Void, _ service: Service,
    fetch: @escaping @Sendable (Snapshot, String, PageRequest) throws(QueryError) -> Lookup<Page<Record>>
  ) -> Endpoint {
    let parameters: [Parameter<Query>] =
      Slice.parameters(Representation.ofTables).map { $0.of(\.slice) }
      + table.parameters.map { $0.of(\.selection) }
    return Endpoint(
      method: .get, path: "/v1/\(collection)/{id}/\(name)",
      operation: "list\(singular.capitalizedFirst)\(name.capitalizedFirst)", tag: tag, summary: summary,
      pathParameters: [.id(of: singular, example: exampleID)], parameters: parameters.map(\.description),
      fields: Endpoint.readingFields,
      answers: [
        .list(of: table.schemaName, Representation.ofTables), .moved, .notModified, .badParameter, .missing,
      ],
      options: .list(Representation.ofTables, service.lanes.reads.forAll)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: Representation.ofTables)
      let query = try parameters.read(request.parameters(for: form), into: Query())
      let snapshot = try service.snapshot()
      let id = try request.parameter("id")
      if let redirect = try redirect(from: id, to: name, request, snapshot) { return redirect }
      let list = RecordList(
        table: table, selection: query.selection, slice: query.slice, snapshot: snapshot,
        scope: try ListScope(request),
        display: ListPage(
          title: title, section: "/v1/\(collection)", parameters: [], forms: Representation.ofTables, row: row
        )
      ) { page throws(QueryError) in
        try fetch(snapshot, id, page).record ?? Page(items: [], total: 0)
      }
      return try list.response(form, to: request, service)
    }
  }

  /// The way to the record that this one was merged into; a 404 where there is none at all.
  private func redirect(
    from id: String, to list: String, _ request: Request, _ snapshot: Snapshot
  ) throws(HTTPError) -> Response? {
    switch find(snapshot, id) {
    case .found: return nil
    case .moved(let newID):
      return .moved(to: "/v1/\(collection)/\(PercentCoding.encode(newID))/\(list)", request)
    case .missing: throw .missing(singular, id)
    }
  }
}

extension Lookup {
  /// The same answer without the record.
  fileprivate var presence: Lookup<Void> {
    switch self {
    case .found: .found(())
    case .moved(let id): .moved(to: id)
    case .missing: .missing
    }
  }
}

extension Response {
  /// 308 with the query of the request.
  static func moved(to path: String, _ request: Request) -> Response {
    .permanentRedirect(to: path + (request.rawQuery.map { "?\($0)" } ?? ""))
  }
}

extension HTTPError {
  /// 404 for a record.
  static func missing(_ singular: String, _ id: String) -> HTTPError {
    .notFound("There is no \(singular) \"\(id.clipped)\".")
  }
}
