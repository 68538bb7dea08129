import Extraction
public import Facts

extension Repository {
  /// Keeps articles for good, all of them or none, and puts in what is in them; returns when they are
  /// safe on disk.
  ///
  /// An article that is there already, the same in every field, is left alone. Without a corpus folder
  /// articles are kept in memory only.
  ///
  /// - Parameter replacing: puts an article in the place of another one with its id.
  /// - Throws: `RepositoryError.conflict` for another article with the same id, if not `replacing`.
  public func store(
    _ articles: [Article], replacing: Bool = false
  ) throws(RepositoryError) -> [StoreOutcome] {
    let new = FactIndex.map(articles) { [extractor] in StoredArticle(extractor.facts(of: $0)) }
    return try write { () throws(RepositoryError) -> [StoreOutcome] in
      var outcomes: [StoreOutcome] = []
      for article in articles {
        switch snapshot.article(article.id) {
        case nil: outcomes.append(.created)
        case article: outcomes.append(.unchanged)
        default:
          guard replacing else { throw .conflict(id: article.id) }
          outcomes.append(.replaced)
        }
      }
      update(adding: new)
      return outcomes
    }
  }

  /// Removes an article for good; false when there is none with this id.
  public func delete(_ id: String) throws(RepositoryError) -> Bool {
    remove(id)
  }
}
