extension ChangeLog {
  /// Characters of a headline that are kept of an article that is gone.
  private static let longestTitle = 200

  /// What articles that come and go change in an index; nil where that is more than is kept.
  static func edits(adding: [StoredArticle], removing: [StoredArticle], in index: FactIndex) -> [Edit]? {
    guard adding.count + removing.count <= capacity else { return nil }
    let added = adding.compactMap { article -> Edit? in
      let present = index.articles[article.hash]
      guard present?.contentHash != article.contentHash else { return nil }
      return Edit(resource: .article, id: article.id, kind: present == nil ? .added : .changed)
    }
    return added
      + removing.map { article in
        let title = article.read { $0.heading().title }
        return Edit(
          resource: .article, id: article.id, kind: .removed,
          title: title.map { String($0.prefix(longestTitle)) })
      }
  }

  /// What becomes of corrections.
  static func edits(from old: [Correction], to new: [Correction]) -> [Edit] {
    let oldIDs = Set(old.map(\.id))
    let newIDs = Set(new.map(\.id))
    return newIDs.subtracting(oldIDs).map { Edit(resource: .correction, id: $0, kind: .added) }
      + oldIDs.subtracting(newIDs).map { Edit(resource: .correction, id: $0, kind: .removed) }
  }
}
