/// The id that a fact has by its article and its place there, as extraction gives it: "report-7-e1" is the first
/// event of "report-7".
///
/// An id of this form leads to its fact without an index; others, which a file of facts may have, are indexed.
struct FactID {
  /// Facts that are known by an id.
  enum Kind: UInt8, CaseIterable {
    case event = 0x65, figure = 0x66, quote = 0x71

    var stored: StoredArticle.Kind {
      switch self {
      case .event: .events
      case .figure: .figures
      case .quote: .quotes
      }
    }

    var attribute: Attribute {
      switch self {
      case .event: .eventID
      case .figure: .figureID
      case .quote: .quoteID
      }
    }
  }

  let article: Substring
  /// The place in the article, from 0.
  let index: Int

  /// Nil for an id of another form.
  init?(_ id: String, kind: Kind) {
    guard let dash = id.utf8.lastIndex(of: 0x2D) else { return nil }
    let tail = id.utf8[id.utf8.index(after: dash)...]
    guard tail.first == kind.rawValue, (2...9).contains(tail.count) else { return nil }
    var number = 0
    for byte in tail.dropFirst() {
      guard (0x30...0x39).contains(byte), number > 0 || byte > 0x30 else { return nil }
      number = 10 * number + Int(byte) - 0x30
    }
    article = id[..<dash]
    index = number - 1
  }
}

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
      first.attribute == attribute, let article = articles[first.key.article]
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
