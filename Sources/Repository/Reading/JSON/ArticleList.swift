import Wire

/// Finds the articles in a JSON value: it is one, lists some, or wraps them, as answers of services do.
enum ArticleList {
  private static let wrappers = [
    "articles", "items", "results", "docs", "hits", "data", "response", "entries", "posts", "stories", "news",
    "documents", "records", "feed", "edges", "node", "_source",
    "list", "rows", "article", "content", "payload", "result", "value", "json_feed",
  ]
  private static let deepest = 6

  /// The articles, in order; nil where the value is itself to be read as one.
  static func articles(in value: JSONValue) -> [JSONValue]? {
    var value = value
    var isWrapped = false
    for _ in 0..<deepest {
      if case .array(let values) = value { return values.map(unwrapped) }
      guard case .object(let members) = value, !ArticleFields.isArticle(value) else { break }
      var inner: JSONValue?
      for name in wrappers {
        guard let member = members.last(where: { $0.name.lowercased() == name }) else { continue }
        switch member.value {
        case .array(let values) where values.first.map({ $0.string == nil }) ?? true: inner = member.value
        case .object: inner = member.value
        default: continue
        }
        break
      }
      guard let inner else { break }
      value = inner
      isWrapped = true
    }
    if case .array(let values) = value { return values.map(unwrapped) }
    return isWrapped ? [value] : nil
  }

  /// An article without what a search engine or a graph wraps around each.
  private static func unwrapped(_ value: JSONValue) -> JSONValue {
    var value = value
    for _ in 0..<3 {
      guard !ArticleFields.isArticle(value),
        let inner = value["_source"] ?? value["node"] ?? value["article"] ?? value["fields"],
        inner.string == nil, inner.array == nil, case .object(var members) = inner
      else { return value }
      if inner["id"] == nil, inner["_id"] == nil, let id = value["_id"] ?? value["id"] {
        members.append(JSONValue.Member(name: "_id", value: id))
      }
      value = .object(members)
    }
    return value
  }
}
