import Facts
import HTTP
import Repository
import Wire

extension Networks {
  private static let forms: [Representation] = [.json, .csv, .graphML, .html]
  private static let limits = 1...1000
  private static let kinds: [EntityReference.Kind] = [.person, .organization, .place]

  private struct Query {
    var kinds: Set<EntityReference.Kind> = [.person, .organization]
    var minEvents = 2
    var limit = 100
    var filter = EventFilter()
    var slice = Slice()
  }

  private static let parameters: [Parameter<Query>] =
    [
      Parameter(
        "type", "Which kinds of records; people and organizations unless said.", .list(kinds.map(\.rawValue)),
        example: "person"
      ) { value, query in
        guard let words = ParameterValue.list(value, of: kinds.map(\.rawValue)) else { return false }
        query.kinds = Set(words.compactMap(EntityReference.Kind.init(rawValue:)))
        return true
      },
      .integer(
        "minEvents", "Two are joined by at least so many events.", in: 1...1_000_000, standard: 2, \.minEvents
      ),
      .integer(
        "limit", "At most so many edges, those with most events.", in: limits, standard: 100, \.limit),
      Parameter.choices("eventType", "Events of any of these types.", Event.Kind.self, \EventFilter.kinds)
        .of(\.filter),
      Parameter.names(
        "participant", "Events that the person, organization or place with this id has any part in.",
        example: "kassym-jomart-tokayev", \EventFilter.participant
      ).of(\.filter),
      Parameter.from("from", "Events on or after this day.", \EventFilter.from).of(\.filter),
      Parameter.to("to", "Events on or before this day.", \EventFilter.to).of(\.filter),
      Parameter.names(
        "place", "Events at the place with this id or name, or one in it.", example: "almaty",
        \EventFilter.place
      ).of(\.filter),
      Parameter.names(
        "source", "Events that this publisher reports.", example: "Reuters", \EventFilter.source
      ).of(\.filter),
      Slice.csvSafe.of(\.slice),
    ] + Presentation.parameters(forms).map { $0.of(\.slice.presentation) }

  static func endpoint(_ service: Service) -> Endpoint {
    Endpoint(
      method: .get, path: path, operation: "getNetwork", tag: .events,
      summary: "Who stands in the same events as whom, as nodes and edges.",
      details:
        "The edges with most events, and their ends; CSV has the edges, GraphML both. The latest 20,000 events that the "
        + "filters leave are looked at.",
      parameters: parameters.map(\.description), fields: Endpoint.readingFields,
      answers: [.record(component.name, forms), .notModified, .badParameter],
      options: .list(forms, service.lanes.reads.forAll)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: forms)
      let query = try parameters.read(request.parameters(for: form), into: Query())
      let snapshot = try service.snapshot()
      let tag = service.tag(of: snapshot, form)
      if let tag, request.alreadyHas(tag) { return .notModified(tag, headers: form.headersOfNotModified) }
      let scope = try ListScope(request)
      let bytes = try bytes(query, form, snapshot, scope)
      let response = Response(.ok, headers: form.headers, body: .bytes(bytes), eTag: tag)
      return try response.named(Download.words(scope), form, by: request)
    }
  }

  private static func bytes(
    _ query: Query, _ form: Representation, _ snapshot: Snapshot, _ scope: ListScope
  ) throws(HTTPError) -> [UInt8] {
    let network: Network
    do {
      network = try snapshot.network(
        query.filter, of: query.kinds, minEvents: query.minEvents, limit: query.limit)
    } catch {
      // Nothing here has a cursor.
      throw .internalError
    }
    switch form {
    case .graphML: return graphML(network)
    case .html:
      let page = NetworkPage(network: network, scope: scope, parameters: parameters.map(\.description))
      // What is taken away is not cut where the page is.
      return page.html(snapshot, [.json, .csv, .graphML]) { form in
        scope.target(.init([("limit", "\(limits.upperBound)"), ("format", form.word)]))
      }
    case .csv:
      let lines = CSVLines(fields: edges.fields, isSafe: query.slice.isCSVSafe)
      var bytes = lines.head
      for edge in network.edges { lines.append(Served(record: edge, snapshot: snapshot), to: &bytes) }
      return bytes
    default:
      var writer = JSONWriter(capacity: 1 << 14, pretty: query.slice.presentation.isPretty)
      write(network, limit: query.limit, snapshot, to: &writer)
      return writer.bytes
    }
  }
}
