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
    var quotes = try index.page(of: found, descending: sort.descending, order: "published", page).compactMap(
      quote)
    if quotes.total == 0 {
      quotes.near = index.near([("speaker", filter.speaker, [.person, .organization])])
    }
    return quotes
  }

  func quote(_ key: FactKey) -> Quote? {
    index.read(key.ownerHash) { $0.quote(key.index) }
  }

  func query(_ filter: QuoteFilter) -> FactQuery {
    var query = FactQuery()
    if let kind = filter.kind { query.require(anyOf: [Attribute.quoteKind.with(kind.rawValue)]) }
    if let speaker = filter.speaker, !speaker.any.isEmpty {
      let meaning = index.meaning(of: speaker.any, [.person, .organization])
      query.require(anyOf: meaning.attributes(.quoteSpeaker), exclusive: true)
      if meaning.isAmbiguous { query.require { isSpeaker(meaning, of: $0) } }
    }
    if let speaker = filter.speaker, !speaker.none.isEmpty {
      let meaning = index.meaning(of: speaker.none, [.person, .organization])
      if meaning.isAmbiguous {
        query.require { !isSpeaker(meaning, of: $0) }
      } else {
        query.exclude(anyOf: meaning.attributes(.quoteSpeaker))
      }
    }
    query.require(filter.source) { [Attribute.quoteSource.with(Folding.fold($0))] }
    if let from = filter.from { query.lower = FactKey(order: FactOrder.start(of: from), ownerHash: 0) }
    if let after = filter.to?.adding(days: 1) {
      query.upper = FactKey(order: FactOrder.start(of: after), ownerHash: 0)
    }
    query.require(inArticles: filter.article) { id in
      index.article(id).map(quoteKeys(in:)) ?? []
    }
    if let words = filter.q {
      let wanted = SearchQuery(words, typeahead: true)
      query.require(
        oneOf: Parallel.map(index.facts(.quote, matching: wanted)) { fact -> FactKey? in
          index.articles[fact.key.ownerHash]?.read {
            $0.key(ofQuote: fact.key.index, article: fact.key.ownerHash)
          }
        }.compactMap { $0 })
    }
    return query
  }

  /// Whether a name means the speaker of a quote.
  private func isSpeaker(_ meaning: FactIndex.Meaning, of key: FactKey) -> Bool {
    guard let speaker = quote(key)?.speaker else { return false }
    return speaker.id.map { id in meaning.records.contains { $0.id == id } } ?? true
  }

  private func quoteKeys(in article: StoredArticle) -> [FactKey] {
    article.read { reader in
      (0..<reader.count(.quotes)).map { reader.key(ofQuote: $0, article: article.hash) }
    }
  }
}
