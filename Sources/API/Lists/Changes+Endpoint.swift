import HTTP
import Repository
import Wire

extension Changes {
  private static let forms: [Representation] = [.json, .ndjson, .csv]
  private static let standardLimit = 50
  /// How many changes of a stream are in memory at once.
  private static let streamedPage = 100

  private struct Query {
    var since: String?
    var slice = Slice()
    var selection = Selection()
  }

  static func endpoint(_ service: Service) -> Endpoint {
    let since = Parameter<Query>(
      "since",
      "The `next` of a page, or the `token` of a change. Without it all articles are listed, as added.",
      .text
    ) { value, query in
      query.since = value
      return !value.isEmpty
    }
    let parameters: [Parameter<Query>] =
      [since]
      + Slice.parameters(forms, standard: standardLimit).filter { $0.description.form != .cursor }
      .map { $0.of(\.slice) } + table.parameters.map { $0.of(\.selection) }
    return Endpoint(
      method: .get, path: "/v1/changes", operation: "listChanges", tag: .changes,
      summary: "What was added, changed and removed, in the order in which it was.",
      details:
        "`page.next` is there on every page: ask on while `page.more` is set, and come back with it another day. Whoever "
        + "applies the changes in turn has what the service has; one may come twice. The latest 10,000 are known.",
      parameters: parameters.map(\.description),
      fields: Endpoint.readingFields,
      answers: [
        Endpoint.Answer(
          status: .ok, about: "The changes.",
          content: forms.map { ($0.mediaType, $0 == .json ? .record(page.name) : nil) },
          headers: [(.eTag, "Of a page in JSON."), (.link, "Of a page in JSON: where to go on (RFC 8288).")]),
        .notModified, .badParameter,
        .problem(
          .gone, "What has changed since this token is not known any more: take all anew, without `since`."),
      ],
      options: .list(forms, service.lanes.reads.forAll)
    ) { request throws(HTTPError) in
      let form = try Representation.preferred(by: request, among: forms)
      let query = try parameters.read(request.parameters(for: form), into: Query())
      let snapshot = try service.snapshot()
      let response =
        switch form {
        case .csv:
          try csv(query, snapshot)
        case .ndjson:
          try stream(
            .ndjson, query, snapshot, head: [],
            RecordLines(fields: table.selected(by: query.selection)).append(_:to:))
        default:
          try page(query, snapshot, at: request.pathWithoutSuffix)
        }
      return try response.named(["changes"], form, by: request)
    }
  }

  private static func page(
    _ query: Query, _ snapshot: Snapshot, at path: String
  ) throws(HTTPError) -> Response {
    let limit = query.slice.limit ?? standardLimit
    let page = try changes(since: query.since, limit, snapshot)
    let fields = table.selected(by: query.selection)
    var writer = JSONWriter(capacity: 1 << 14, pretty: query.slice.presentation.isPretty)
    write(page, fields, limit: limit, snapshot, to: &writer)
    // What has changed depends on where the process began to listen, so that the content makes no tag.
    var response = Response(
      .ok, headers: Representation.json.headers, body: .bytes(writer.bytes),
      eTag: RecordTag.tag(of: writer.bytes, state: nil))
    response.headers.append(.link, "<\(path)?since=\(PercentCoding.encode(page.next))>; rel=\"next\"")
    return response
  }

  private static func csv(_ query: Query, _ snapshot: Snapshot) throws(HTTPError) -> Response {
    let lines = CSVLines(fields: table.tableFields(by: query.selection), isSafe: query.slice.isCSVSafe)
    return try stream(.csv, query, snapshot, head: lines.head, lines.append(_:to:))
  }

  /// All changes up to the snapshot, or as many as were asked for, a few at a time in memory.
  private static func stream(
    _ form: Representation, _ query: Query, _ snapshot: Snapshot, head: [UInt8],
    _ append: @escaping @Sendable (Served<Change>, inout [UInt8]) -> Void
  ) throws(HTTPError) -> Response {
    var remaining = query.slice.limit ?? .max
    // The first page is read now, so that a token that is too old is still a 410.
    var page: ChangePage? = try changes(since: query.since, min(remaining, streamedPage), snapshot)
    var pending = head
    let body = BodyStream { (bytes: inout [UInt8]) throws(HTTPError) -> Bool in
      bytes += pending
      pending = []
      while let current = page {
        for change in current.items { append(Served(record: change, snapshot: snapshot), &bytes) }
        remaining -= current.items.count
        page =
          current.hasMore && remaining > 0
          ? try changes(since: current.next, min(remaining, streamedPage), snapshot) : nil
        if bytes.count >= BodyStream.pieceSize { break }
      }
      return page != nil
    }
    return Response(.ok, headers: form.headers, body: .stream(body))
  }

  private static func changes(
    since token: String?, _ limit: Int, _ snapshot: Snapshot
  ) throws(HTTPError) -> ChangePage {
    do {
      return try snapshot.changes(since: token, limit: limit)
    } catch {
      switch error {
      case .malformed:
        throw .parameter(
          "since",
          "\"\((token ?? "").clipped)\" is no token: it takes the \"next\" of a page of changes, or the \"token\" of one, unchanged."
        )
      case .forgotten:
        throw HTTPError(
          .gone,
          "What has changed since this token is not known any more. Ask without \"since\": that lists all articles, and leads on to what changes then.",
          extensions: [.init("parameter", .string("since"))])
      }
    }
  }
}
