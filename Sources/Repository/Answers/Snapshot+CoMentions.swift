public import Facts

extension Snapshot {
  /// Up to so many of the latest articles are looked at.
  private static let maximumArticles = 500
  /// Up to so many records of one kind in each: a list of names joins nobody.
  private static let maximumNames = 100

  /// Who and which organizations and places are named in the same articles, those in most articles first; of a record
  /// that is named in more than five hundred articles, in the latest of them.
  ///
  /// - Parameter limit: at most so many.
  public func coMentions(of id: String, kind: EntityReference.Kind, limit: Int = 50) -> [CoMention] {
    guard let (record, _) = index.lookUp(kind, id) else { return [] }
    var seen = Set<UInt64>()
    let articles = index.locals(of: record, latest: 2 * Self.maximumArticles).map(\.ownerHash)
      .filter { seen.insert($0).inserted }
    var counts: [UInt64: Int] = [:]
    for article in articles.prefix(Self.maximumArticles) {
      for other in named(in: article) where other != record.hash { counts[other, default: 0] += 1 }
    }
    let found = counts.compactMap { hash, count -> CoMention? in
      guard let other = index.records[hash], !other.isHidden else { return nil }
      let entity = EntityReference(name: other.name, kind: other.kind, id: other.id)
      return CoMention(entity: entity, articleCount: count)
    }
    return Array(found.sorted(by: Self.precedes).prefix(limit))
  }

  private static func precedes(_ left: CoMention, _ right: CoMention) -> Bool {
    if left.articleCount != right.articleCount { return left.articleCount > right.articleCount }
    return (left.entity.name, left.entity.id ?? "", left.entity.kind.rawValue)
      < (right.entity.name, right.entity.id ?? "", right.entity.kind.rawValue)
  }

  /// The records that an article names, each once.
  private func named(in article: UInt64) -> Set<UInt64> {
    var records = Set<UInt64>()
    index.articles[article]?.read { reader in
      for kind in [EntityReference.Kind.person, .organization, .place] {
        let count = reader.count(StoredArticleReader.storedKind(kind))
        for number in 0..<min(count, Self.maximumNames) {
          if let record = index.record(kind, number, in: reader, of: article) { records.insert(record.hash) }
        }
      }
    }
    return records
  }
}
