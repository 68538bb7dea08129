public import Facts

extension Snapshot {
  /// The quote with this id.
  public func quote(_ id: String) -> Lookup<Quote> {
    index.locate(.quote, id: id).map { article, number in .found(index.read(article) { $0.quote(number) }) }
      ?? .missing
  }

  /// Quotes, the latest first.
  public func quotes(
    _ filter: QuoteFilter = QuoteFilter(),
    sort: SortOrder<QuoteSort> = SortOrder(.published, descending: true),
    page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<Quote> {
    let found = index.find(query(filter), among: .quotes)
    return try index.page(of: found, descending: sort.descending, order: "published", page).compactMap(quote)
  }

  func quote(_ key: FactKey) -> Quote? {
    index.read(key.article) { $0.quote(key.index) }
  }

  private func query(_ filter: QuoteFilter) -> FactQuery {
    var query = FactQuery()
    if let kind = filter.kind { query.require(anyOf: [Attribute.quoteKind.with(kind.rawValue)]) }
    if let speaker = filter.speaker {
      let meaning = index.meaning(of: speaker, [.person, .organization])
      query.require(anyOf: meaning.attributes(.quoteSpeaker), exclusive: true)
      if meaning.isAmbiguous {
        let ids = Set(meaning.records.map(\.id))
        query.require { key in quote(key)?.speaker?.id.map(ids.contains) ?? true }
      }
    }
    if let from = filter.from { query.lower = FactKey(order: FactOrder.start(of: from), article: 0) }
    if let after = filter.to?.adding(days: 1) {
      query.upper = FactKey(order: FactOrder.start(of: after), article: 0)
    }
    if let id = filter.article { query.require(oneOf: quoteKeys(inArticle: id) { _ in true }) }
    if let words = filter.q {
      let wanted = SearchQuery(words, typeahead: true)
      query.require(
        oneOf: articleKeys(matching: words).flatMap { key in
          quoteKeys(inArticle: index.articles[key.article]?.id ?? "") { quote in
            wanted.matches(quote.text)
          }
        })
    }
    return query
  }

  func quoteKeys(inArticle id: String, where isWanted: (Quote) -> Bool) -> [FactKey] {
    guard let article = index.article(id) else { return [] }
    return article.read { reader in
      (0..<reader.count(.quotes)).compactMap { number in
        let quote = reader.quote(number)
        return isWanted(quote) ? index.key(.quote, id: quote.id) : nil
      }
    }
  }
}
