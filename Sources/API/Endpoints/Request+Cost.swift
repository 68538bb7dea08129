import HTTP

extension Request {
  /// Lists of more records than this take long.
  private static let largeLimit = 100
  /// Parameters that make a question look at many records, or an answer hold many.
  private static let costly: Set<String> = ["q", "expand", "min", "max", "minConfidence", "sort"]

  /// Whether a list is to come in a form that has no pages.
  var asksForWholeList: Bool {
    guard let accept = headers[.accept]?.lowercased() else { return false }
    return accept.contains("csv") || accept.contains("ndjson")
  }

  /// Whether the answer may take more than a millisecond: a page for people, a long list, a search.
  var isCostly: Bool {
    if headers[.accept]?.lowercased().contains("html") == true { return true }
    guard rawQuery != nil, let items = try? query.items else { return false }
    return items.contains { item in
      Self.costly.contains(item.name)
        || item.name == "limit" && Int(item.value).map { $0 > Self.largeLimit } ?? true
    }
  }
}
