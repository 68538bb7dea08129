extension Snapshot {
  /// At most so many articles are compared with one.
  private static let mostCompared = 100

  /// The ids of articles with nearly the same text, as several publishers have the story of one agency; the earliest
  /// first.
  public func copies(ofArticle id: String) -> [String] {
    guard let article = index.article(id) else { return [] }
    let sketch = article.sketch
    let keys = Set(
      sketch.hashes.prefix(TextSketch.indexed).flatMap {
        index.list(Attribute.articleSketch.with($0)).keys(after: nil, limit: Self.mostCompared)
      })
    return keys.sorted().compactMap { index.articles[$0.ownerHash] }
      .filter { $0.hash != article.hash && $0.sketch.isCopy(of: sketch) }.map(\.id)
  }
}
