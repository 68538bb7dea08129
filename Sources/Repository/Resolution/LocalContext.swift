import Facts

/// Who and what else is named in an article with a person, organization or place: hashes of names.
struct LocalContext {
  /// Of a kind so many are read, the first in the article: all but in a book of an article.
  private static let maximum = 256

  let company: [UInt64]
  let places: [UInt64]

  init(_ kind: EntityReference.Kind, _ index: Int, in article: StoredArticleReader) {
    var company: [UInt64] = []
    for (other, stored) in [
      (EntityReference.Kind.person, StoredArticle.Kind.people), (.organization, .organizations),
    ] {
      for local in 0..<min(article.count(stored), Self.maximum) where other != kind || local != index {
        company.append(article.nameHashes(other, local).key)
      }
    }
    self.company = company
    places = (0..<min(article.count(.places), Self.maximum)).filter { kind != .place || $0 != index }
      .map { article.nameHashes(.place, $0).key }
  }
}
