import Facts

/// Who and what else is named in an article with a person, organization or place: hashes of names.
struct LocalContext {
  let company: [UInt64]
  let places: [UInt64]

  init(_ kind: EntityReference.Kind, _ index: Int, in article: StoredArticleReader) {
    var company: [UInt64] = []
    for (other, stored) in [
      (EntityReference.Kind.person, StoredArticle.Kind.people), (.organization, .organizations),
    ] {
      for local in 0..<article.count(stored) where other != kind || local != index {
        company.append(article.nameHashes(other, local).key)
      }
    }
    self.company = company
    places = (0..<article.count(.places)).filter { kind != .place || $0 != index }
      .map { article.nameHashes(.place, $0).key }
  }
}
