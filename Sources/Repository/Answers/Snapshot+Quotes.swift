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

  func query(_ filter: QuoteFilter) -> FactQuery {
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
    if let id = filter.article {
      query.require(oneOf: index.article(id).map { quoteKeys(in: $0) { _, _ in true } } ?? [])
    }
    if let words = filter.q {
      let wanted = SearchQuery(words, typeahead: true)
      query.require(
        oneOf: Parallel.map(articleKeys(matching: words)) { key in
          index.articles[key.article].map { article in
            quoteKeys(in: article) { wanted.matches($0.words(ofQuote: $1)) }
          } ?? []
        }.flatMap { $0 })
    }
    return query
  }

  private func quoteKeys(
    in article: StoredArticle, where isWanted: (StoredArticleReader, Int) -> Bool
  ) -> [FactKey] {
    article.read { reader in
      (0..<reader.count(.quotes)).filter { isWanted(reader, $0) }
        .map { reader.key(ofQuote: $0, article: article.hash) }
    }
  }
}
