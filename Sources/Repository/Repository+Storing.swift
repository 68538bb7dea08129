import Extraction
public import Facts

extension Repository {
  /// Takes the right to write to the corpus folder, which one process has at a time, before the first write asks for
  /// it: so that whoever starts a server hears at once why it cannot write. Kept until `close`.
  ///
  /// - Throws: `RepositoryError.readOnly`, `writerElsewhere`, `unwritable`, `diskFull` and `io`.
  public func prepareWriting() throws(RepositoryError) {
    try write { corpus throws(RepositoryError) in try bringUpToDate(&corpus, for: []) }
  }

  /// Gives the right to write back, so that another process can take it. A later write takes it again.
  public func close() {
    write { $0.release() }
  }

  /// Takes the right to write, and looks at the files again where another process may have had it until now, or where
  /// those of these articles are not what is known of them.
  func bringUpToDate(_ corpus: inout Corpus, for ids: [String]) throws(RepositoryError) {
    guard try corpus.claim() || !ids.allSatisfy(corpus.isAsKnown) else { return }
    _ = try look(into: &corpus, .all, reader: ArticleReader())
  }

  /// Keeps articles for good, all of them or none, and puts in what is in them; returns when they are
  /// safe on disk.
  ///
  /// An article that is there already, the same in every field, is left alone. Without a corpus folder
  /// articles are kept in memory only.
  ///
  /// - Parameters:
  ///   - articles: what is to be kept; each id must be safe as the name of a file.
  ///   - replacing: puts an article in the place of another one with its id.
  ///   - condition: must hold for the state that the articles are added to.
  /// - Throws: `RepositoryError.conflict` for another article with the same id, if not `replacing`; `occupied`,
  ///   `conditionFailed`, `unsafeID`, `readOnly`, `writerElsewhere`, `unwritable`, `diskFull` and `io`.
  public func store(
    _ articles: [Article], replacing: Bool = false, if condition: (Snapshot) -> Bool = { _ in true }
  ) throws(RepositoryError) -> [StoreOutcome] {
    for article in articles where ArticleID.safe(article.id) != article.id { throw .unsafeID(article.id) }
    try prepareWriting()
    let stored = Parallel.map(articles) { [extractor] in StoredArticle(extractor.facts(of: $0)) }
    return try write { corpus throws(RepositoryError) in
      try bringUpToDate(&corpus, for: articles.map(\.id))
      guard condition(snapshot) else { throw .conditionFailed }
      var outcomes: [StoreOutcome] = []
      var seen: [String: Article] = [:]
      var new: [Int] = []
      for (number, article) in articles.enumerated() {
        let present = seen[article.id] ?? snapshot.article(article.id)
        if present == article {
          outcomes.append(.unchanged)
          continue
        }
        guard present == nil || replacing else { throw .conflict(id: article.id) }
        outcomes.append(present == nil ? .created : .replaced)
        new.removeAll { articles[$0].id == article.id }
        seen[article.id] = article
        new.append(number)
      }
      guard !new.isEmpty else { return outcomes }
      try DurableFiles.write(new.map { articles[$0] }, into: &corpus)
      update(adding: new.map { stored[$0] })
      return outcomes
    }
  }

  /// Removes an article for good; returns when that is safe on disk. False when there is none with this id.
  ///
  /// - Parameter condition: must hold for the state that the article is removed from.
  public func delete(
    _ id: String, if condition: (Snapshot) -> Bool = { _ in true }
  ) throws(RepositoryError) -> Bool {
    guard ArticleID.safe(id) == id else { return false }
    return try write { corpus throws(RepositoryError) in
      try bringUpToDate(&corpus, for: [id])
      guard condition(snapshot) else { throw .conditionFailed }
      guard snapshot.index.article(id) != nil else { return false }
      try DurableFiles.remove(id, from: &corpus)
      update(adding: [], removing: [id])
      return true
    }
  }
}
