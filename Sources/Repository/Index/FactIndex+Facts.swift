extension FactIndex {
  /// The article that has a fact, and its place there, by its id; of several the first.
  func locate(_ kind: FactID.Kind, id: String) -> (article: StoredArticle, index: Int)? {
    if let factID = FactID(id, kind: kind), let article = article(String(factID.article)),
      article.read({ factID.index < $0.count(kind.stored) && $0.factID(kind, factID.index) == id })
    {
      return (article, factID.index)
    }
    let attribute = kind.attribute.with(id)
    guard let first = postings.first(from: Posting(attribute: attribute, key: .smallest)),
      first.attribute == attribute, let article = articles[first.key.ownerHash]
    else { return nil }
    return (article, first.key.index)
  }

  /// The key of a fact by its id; of several the first.
  func key(_ kind: FactID.Kind, id: String) -> FactKey? {
    guard let (article, index) = locate(kind, id: id) else { return nil }
    return article.read { reader in
      switch kind {
      case .event: reader.key(ofEvent: index, article: article.hash)
      case .figure: reader.key(ofFigure: index, article: article.hash)
      case .quote: reader.key(ofQuote: index, article: article.hash)
      }
    }
  }
}

extension StoredArticleReader {
  fileprivate func factID(_ kind: FactID.Kind, _ index: Int) -> String {
    var reader = start(kind.stored, index)
    if kind == .figure { _ = reader.fixed64() }
    return reader.string()
  }
}

extension FactID.Kind {
  fileprivate var stored: StoredArticle.Kind {
    switch self {
    case .event: .events
    case .figure: .figures
    case .quote: .quotes
    }
  }
}
