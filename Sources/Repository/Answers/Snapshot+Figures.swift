public import Facts

extension Snapshot {
  /// The figure with this id.
  public func figure(_ id: String) -> Lookup<Figure> {
    index.key(.figureID, id: id).flatMap(figure).map { .found($0) } ?? .missing
  }

  /// Figures, the latest first.
  public func figures(
    _ filter: FigureFilter = FigureFilter(),
    sort: SortOrder<FigureSort> = SortOrder(.date, descending: true), page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<Figure> {
    if filter == FigureFilter(), sort.key == .value {
      let all = FactIndex.Found.list(index.list(Attribute.figureValue.hash))
      return try index.page(of: all, descending: sort.descending, order: "value", page).compactMap(figure)
    }
    let found = index.find(query(filter), among: .figures)
    guard sort.key == .value else {
      return try index.page(of: found, descending: sort.descending, order: "date", page).compactMap(figure)
    }
    let keys = found.keys(in: 0..<found.count).compactMap { key in
      index.articles[key.article].map { article in
        key.with(order: FactOrder.value(article.read { $0.amount(ofFigure: key.index) }.lower))
      }
    }
    return try index.page(of: .keys(keys.sorted()), descending: sort.descending, order: "value", page)
      .compactMap(figure)
  }

  /// A figure with the ids of the records that it refers to.
  func figure(_ key: FactKey) -> Figure? {
    guard var figure = index.read(key.article, { $0.figure(key.index) }) else { return nil }
    if let event = figure.event { figure.event = eventID(event) ?? event }
    return figure
  }

  func query(_ filter: FigureFilter) -> FactQuery {
    var query = FactQuery()
    if !filter.kinds.isEmpty {
      query.require(anyOf: filter.kinds.map { Attribute.figureKind.with($0.rawValue) })
    }
    if let unit = filter.unit { query.require(anyOf: [Attribute.figureUnit.with(Folding.fold(unit))]) }
    for word in SearchWords.words(of: filter.of ?? "") {
      query.require(anyOf: index.words(beginning: word, of: .figure).map { Attribute.figureWord.with($0) })
    }
    if let place = filter.place {
      query.require(anyOf: index.meaning(of: place, [.place]).attributes(.figurePlace))
    }
    if let from = filter.from { query.lower = FactKey(order: FactOrder.start(of: from), article: 0) }
    if let after = filter.to?.adding(days: 1) {
      query.upper = FactKey(order: FactOrder.start(of: after), article: 0)
    }
    if let id = filter.article { query.require(oneOf: figureKeys(inArticle: id) { _ in true }) }
    if let id = filter.event { query.require(oneOf: figureKeys(ofEvent: id)) }
    if let words = filter.q {
      let wanted = SearchQuery(words, typeahead: true)
      query.require(
        oneOf: articleKeys(matching: words).flatMap { key in
          figureKeys(inArticle: index.articles[key.article]?.id ?? "") { figure in
            wanted.matches(SearchWords.words(of: figure.text + " " + (figure.counted ?? "")))
          }
        })
    }
    if filter.min != nil || filter.max != nil {
      let (least, most) = (filter.min ?? -.infinity, filter.max ?? .infinity)
      let index = self.index
      query.require { key in
        guard let article = index.articles[key.article] else { return false }
        let amount = article.read { $0.amount(ofFigure: key.index) }
        return amount.upper >= least && amount.lower <= most
      }
    }
    return query
  }

  func figureKeys(inArticle id: String, where isWanted: (Figure) -> Bool) -> [FactKey] {
    guard let article = index.article(id) else { return [] }
    return article.read { reader in
      (0..<reader.count(.figures)).compactMap { number in
        let figure = reader.figure(number)
        return isWanted(figure) ? index.key(.figureID, id: figure.id) : nil
      }
    }
  }

  private func figureKeys(ofEvent id: String) -> [FactKey] {
    guard let key = index.key(.eventID, id: id) else { return [] }
    return index.reports(of: key).flatMap { report in
      (index.articles[report.article]?.event(report.index).figures ?? []).compactMap {
        index.key(.figureID, id: $0)
      }
    }
  }
}
