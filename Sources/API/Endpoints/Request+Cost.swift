import HTTP

extension Request {
  /// Lists of more records than this take long.
  private static let largeLimit = 100
  /// Parameters that make a question look at many records, or an answer hold many.
  private static let costly: Set<String> = ["q", "expand", "min", "max", "minConfidence", "sort", "counts"]

  /// Whether a list is to come in a form that has no pages.
  var asksForWholeList: Bool {
    if let suffix { return suffix == Representation.csv.word || suffix == Representation.ndjson.word }
    guard let accept = headers[.accept] else { return false }
    return accept.hasLetters("csv") || accept.hasLetters("ndjson")
  }

  /// Whether the answer may take more than a millisecond: a page for people, a long list, a search.
  var isCostly: Bool {
    if headers[.accept]?.hasLetters("html") == true || suffix == "html" { return true }
    guard rawQuery != nil, let items = try? query.items else { return false }
    return items.contains { item in
      Self.costly.contains(item.name)
        || item.name == "limit" && Int(item.value).map { $0 > Self.largeLimit } ?? true
        || item.name == "format" && item.value != Representation.json.word
    }
  }
}

extension String {
  /// Whether these letters, given in lower case, stand in it in either case. The standard library's search for a text in
  /// another costs as much as a small answer.
  fileprivate func hasLetters(_ letters: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      letters.withUTF8Buffer { letters in
        guard letters.count <= bytes.count else { return false }
        return (0...bytes.count - letters.count).contains { start in
          letters.indices.allSatisfy { bytes[start + $0] | 0x20 == letters[$0] }
        }
      }
    }
  }
}
