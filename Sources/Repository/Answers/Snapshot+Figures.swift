public import Facts

extension Snapshot {
  /// What is counted is looked up as a whole where it can be no more than so many things.
  private static let maximumPhrases = 16

  /// The figure with this id.
  public func figure(_ id: String) -> Lookup<Figure> {
    index.locate(.figure, id: id).map { .found(figure($0, $1)) } ?? .missing
  }

  /// Figures, the latest first.
  public func figures(
    _ filter: FigureFilter = FigureFilter(),
    sort: SortOrder<FigureSort> = SortOrder(.date, descending: true), page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<Figure> {
    if filter == FigureFilter(), sort.key == .value {
      let all = FoundFacts([index.list(Attribute.figureValue.hash)])
      return try index.page(of: all, descending: sort.descending, order: "value", page).compactMap(figure)
    }
    let found = find(filter)
    guard sort.key == .value else {
      var figures = try index.page(of: found, descending: sort.descending, order: "date", page).compactMap(
        figure)
      if figures.total == 0 { figures.near = index.near([("place", filter.place, [.place])]) }
      return figures
    }
    let keys = found.keys.compactMap { key in
      index.articles[key.ownerHash].map { article in
        key.with(order: FactOrder.value(article.read { $0.amount(ofFigure: key.index) }.lower))
      }
    }
    return try index.page(of: FoundFacts([keys.sorted()]), descending: sort.descending, order: "value", page)
      .compactMap(figure)
  }

  /// A figure with the ids of the records that it refers to.
  func figure(_ key: FactKey) -> Figure? {
    index.articles[key.ownerHash].map { figure($0, key.index) }
  }

  private func figure(_ article: StoredArticle, _ number: Int) -> Figure {
    var figure = index.read(article) { $0.figure(number) }
    if let event = figure.event { figure.event = eventID(event) ?? event }
    return figure
  }

  func find(_ filter: FigureFilter) -> FoundFacts {
    var rest = filter
    rest.min = nil
    rest.max = nil
    if rest == FigureFilter(), filter != rest {
      return index.figures(from: filter.min ?? -.infinity, to: filter.max ?? .infinity)
    }
    return index.find(query(filter), among: .figures)
  }

  func query(_ filter: FigureFilter) -> FactQuery {
    var query = FactQuery()
    if let kinds = filter.kinds.remaining {
      query.require(anyOf: kinds.map { Attribute.figureKind.with($0.rawValue) }, exclusive: true)
    }
    query.require(filter.unit) { [Attribute.figureUnit.with(Folding.fold($0))] }
    query.require(filter.source) { [Attribute.figureSource.with(Folding.fold($0))] }
    query.require(filter.claimed, Attribute.figureClaimed.hash)
    query.require(filter.contradicted, Attribute.figureContradicted.hash)
    let counted = SearchWords.words(of: filter.of ?? "")
    if let phrases = index.phrases(with: counted, of: .counted, limit: Self.maximumPhrases) {
      query.require(anyOf: phrases.map { Attribute.figureCounted.with($0) }, exclusive: true)
    } else {
      for word in counted {
        query.require(anyOf: index.words(beginning: word, of: .figure).map { Attribute.figureWord.with($0) })
      }
    }
    query.require(filter.place) { index.meaning(of: $0, [.place]).attributes(.figurePlace) }
    if let from = filter.from { query.lower = FactKey(order: FactOrder.start(of: from), ownerHash: 0) }
    if let after = filter.to?.adding(days: 1) {
      query.upper = FactKey(order: FactOrder.start(of: after), ownerHash: 0)
    }
    query.require(inArticles: filter.article) { id in
      index.article(id).map(figureKeys(in:)) ?? []
    }
    query.require(inArticles: filter.event, figureKeys(ofEvent:))
    query.require(inArticles: filter.series) {
      index.current(series: $0).map(index.figures(ofSeries:))?.keys ?? []
    }
    if let words = filter.q {
      let wanted = SearchQuery(words, typeahead: true)
      query.require(
        oneOf: Parallel.map(index.facts(.figure, matching: wanted)) { fact -> FactKey? in
          index.articles[fact.key.ownerHash]?.read {
            $0.key(ofFigure: fact.key.index, article: fact.key.ownerHash)
          }
        }.compactMap { $0 })
    }
    if filter.min != nil || filter.max != nil {
      let (least, most) = (filter.min ?? -.infinity, filter.max ?? .infinity)
      let index = self.index
      query.require { key in
        guard let article = index.articles[key.ownerHash] else { return false }
        let amount = article.read { $0.amount(ofFigure: key.index) }
        return amount.upper >= least && amount.lower <= most
      }
    }
    return query
  }

  private func figureKeys(in article: StoredArticle) -> [FactKey] {
    article.read { reader in
      (0..<reader.count(.figures)).map { reader.key(ofFigure: $0, article: article.hash) }
    }
  }

  private func figureKeys(ofEvent id: String) -> [FactKey] {
    guard let key = index.key(.event, id: id) else { return [] }
    return index.reports(of: key).flatMap { report in
      (index.articles[report.ownerHash]?.event(report.index).figures ?? []).compactMap {
        index.key(.figure, id: $0)
      }
    }
  }
}
