import HTTP
import Repository
import Wire

/// A list as it was asked for, ready to be written in any form.
struct RecordList<Record: Sendable>: Sendable {
  let table: RecordTable<Record>
  let selection: Selection
  let slice: Slice
  /// What the page is to be counted by.
  var counts: [Facet.Name] = []
  /// What it can be counted by; nil for a list that is not counted.
  var facets: FacetSource?
  /// How many records a page has when nothing was asked for.
  var standardLimit = 50
  let snapshot: Snapshot
  let scope: ListScope
  let display: ListPage<Record>
  var linkedData: (@Sendable (LinkedData, Served<Record>, inout JSONWriter) -> Void)?
  var feed: (@Sendable (Record) -> FeedEntry)?
  let fetch: @Sendable (PageRequest) throws(QueryError) -> Page<Record>

  /// The list as a response.
  func response(
    _ form: Representation, to request: Request, _ service: Service
  ) throws(HTTPError) -> Response {
    let tag = service.tag(of: snapshot, form)
    if let tag, request.alreadyHas(tag) { return .notModified(tag, headers: form.headersOfNotModified) }
    let response =
      switch form {
      case .json: try jsonPage(tag: tag)
      case .ndjson: try stream(.ndjson, tag: tag, head: [], RecordLines(fields: fields).append(_:to:))
      case .csv: try tableOfAll(tag: tag)
      case .linkedData: try linkedDataPage(LinkedData(request), tag: tag)
      case .html: try htmlPage(tag: tag)
      case .atom: try feedPage(request, tag: tag)
      case .graphML: throw .internalError
      }
    return try response.named(Download.words(scope), form, by: request)
  }

  /// The members that are written.
  var fields: [Field<Served<Record>>] { table.selected(by: selection) }

  /// The page that was asked for.
  func page() throws(HTTPError) -> Page<Record> {
    try page(PageRequest(limit: slice.limit ?? standardLimit, cursor: startPosition()))
  }

  private func page(_ request: PageRequest) throws(HTTPError) -> Page<Record> {
    do {
      return try fetch(request)
    } catch {
      switch error {
      case .badCursor: throw .badCursor
      }
    }
  }

  private func startPosition() throws(HTTPError) -> String? {
    guard let cursor = slice.cursor else { return nil }
    guard let position = cursor.position(in: scope.key) else { throw .badCursor }
    return position
  }

  private func jsonPage(tag: ETag?) throws(HTTPError) -> Response {
    let page = try page()
    let next = page.next.map { Cursor($0, scope: scope.key) }
    let fields = fields
    var writer = JSONWriter(capacity: 1 << 15, pretty: slice.presentation.isPretty)
    writer.object { writer in
      writer.key("data")
      writer.array(page.items) { writer, record in
        fields.write(Served(record: record, snapshot: snapshot), to: &writer)
      }
      writer.key("page")
      writer.object { writer in
        writer.member("total", page.total)
        writer.member("limit", slice.limit ?? standardLimit)
        writer.member(ifPresent: "next", next?.token)
        page.writeNotes(to: &writer)
      }
      writeCounts(to: &writer)
    }
    var response = Response(.ok, headers: Representation.json.headers, body: .bytes(writer.bytes), eTag: tag)
    response.headers.append(.link, links(to: next))
    return response
  }

  private func writeCounts(to writer: inout JSONWriter) {
    guard let facets, !counts.isEmpty else { return }
    writer.key("counts")
    writer.object { writer in
      for facet in facets.count(counts) {
        writer.key(named: facet.name.rawValue)
        facet.write(scope, display.parameters, to: &writer)
      }
    }
  }

  private func linkedDataPage(_ words: LinkedData, tag: ETag?) throws(HTTPError) -> Response {
    guard let linkedData else { throw .internalError }
    let page = try page()
    var writer = JSONWriter(capacity: 1 << 15, pretty: slice.presentation.isPretty)
    writer.object { writer in
      LinkedData.writeContext(to: &writer)
      writer.key("@graph")
      writer.array(page.items) { writer, record in
        writer.object { linkedData(words, Served(record: record, snapshot: snapshot), &$0) }
      }
    }
    var response = Response(
      .ok, headers: Representation.linkedData.headers, body: .bytes(writer.bytes), eTag: tag)
    response.headers.append(.link, links(to: page.next.map { Cursor($0, scope: scope.key) }))
    return response
  }

  private func feedPage(_ request: Request, tag: ETag?) throws(HTTPError) -> Response {
    guard let feed else { throw .internalError }
    let narrowing = scope.filters.map(\.value).joined(separator: ", ")
    let title = narrowing.isEmpty ? display.title : "\(display.title): \(narrowing)"
    let writer = FeedWriter(
      title: "\(title) · Dateline", page: scope.target(ListScope.Setting([])), feed: scope.target(.atom),
      base: request.origin,
      snapshot: snapshot)
    let bytes = writer.bytes(try page().items.map(feed))
    return Response(.ok, headers: Representation.atom.headers, body: .bytes(bytes), eTag: tag)
  }

  private func htmlPage(tag: ETag?) throws(HTTPError) -> Response {
    let page = try page()
    let next = page.next.map { Cursor($0, scope: scope.key) }
    let html = display.html(
      page, snapshot, scope, next: next, facets: facets.map { $0.count($0.names) } ?? [])
    return Response(.ok, headers: Representation.html.headers, body: .bytes(html), eTag: tag)
  }

  /// The value of `Link` (RFC 8288).
  func links(to next: Cursor?) -> String {
    let first = "<\(scope.target())>; rel=\"first\""
    guard let next else { return first }
    return "\(first), <\(scope.target(next))>; rel=\"next\""
  }

  /// The list from its start, or from the cursor, to its end or limit, a page at a time in memory.
  private func stream(
    _ form: Representation, tag: ETag?, head: [UInt8],
    _ append: @escaping @Sendable (Served<Record>, inout [UInt8]) -> Void
  ) throws(HTTPError) -> Response {
    var request = PageRequest(limit: min(slice.limit ?? Self.streamedPage, Self.streamedPage))
    request.cursor = try startPosition()
    // The first page is read now, so that a bad cursor is still a 400.
    var page = try page(request)
    var remaining = slice.limit ?? .max
    var pending = head
    var position = 0
    let body = BodyStream { (bytes: inout [UInt8]) throws(HTTPError) -> Bool in
      bytes += pending
      pending = []
      while remaining > 0, position < page.items.count {
        append(Served(record: page.items[position], snapshot: snapshot), &bytes)
        position += 1
        remaining -= 1
        // Records that hold much go out a few at a time.
        if bytes.count >= BodyStream.pieceSize { return true }
      }
      guard remaining > 0, let next = page.next else { return false }
      position = 0
      request.cursor = next
      request.limit = min(request.limit, remaining)
      page = try self.page(request)
      return true
    }
    return Response(.ok, headers: form.headers, body: .stream(body), eTag: tag)
  }

  /// How many records of a stream are in memory at once.
  private static var streamedPage: Int { 100 }

  private func tableOfAll(tag: ETag?) throws(HTTPError) -> Response {
    let fields = table.tableFields(by: selection)
    let lines = CSVLines(fields: fields, isSafe: slice.isCSVSafe)
    return try stream(.csv, tag: tag, head: lines.head, table.lines(lines, of: fields))
  }
}

extension HTTPError {
  /// 400 for a cursor that was altered, or belongs to another list.
  static let badCursor = HTTPError.parameter(
    "cursor", "This cursor is none of this list's: it takes \(ParameterForm.cursor.expectation).")
}
