import HTTP

/// The address of a list: what a cursor is bound to, and what leads to its other pages.
struct ListScope: Sendable {
  private let path: String
  private let items: [QueryParameters.Item]

  /// The scope of a request for a list.
  init(_ request: Request) throws(HTTPError) {
    path = request.path
    items = try request.query.items.filter { $0.name != "cursor" }
  }

  /// What a cursor is bound to: the path, the filters and the order. How many records and which members a page
  /// has may change from one page to the next.
  var key: String {
    let bound = items.filter { !["limit", "fields", "expand", "csvSafe"].contains($0.name) }
    return path + "?" + bound.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
  }

  /// Where the page that starts at a cursor is; the first page without one.
  func target(_ cursor: Cursor? = nil) -> String {
    var pairs = items.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
    if let cursor { pairs.append("cursor=\(cursor.token)") }
    return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }
}
