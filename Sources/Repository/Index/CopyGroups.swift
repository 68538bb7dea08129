/// Which of some articles are near copies of others among them: one report with several sources.
struct CopyGroups {
  private var originals: [String: String] = [:]

  /// In time in proportion to the texts.
  ///
  /// - Parameter articles: their ids, what was published first first: of copies it is the original.
  init(_ articles: [String], in index: FactIndex) {
    guard articles.count > 1 else { return }
    var known: [UInt64: [(id: String, sketch: TextSketch)]] = [:]
    for id in articles where originals[id] == nil {
      guard let sketch = index.article(id)?.sketch else { continue }
      let near = sketch.hashes.prefix(TextSketch.indexed)
      let original = near.lazy.flatMap { known[$0] ?? [] }.first { $0.sketch.isCopy(of: sketch) }
      originals[id] = original?.id ?? id
      guard original == nil else { continue }
      for hash in near { known[hash, default: []].append((id, sketch)) }
    }
  }

  /// The first of the articles that have nearly the same text.
  func original(of article: String) -> String { originals[article] ?? article }

  func isCopy(_ article: String) -> Bool { original(of: article) != article }
}
