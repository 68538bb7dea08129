import Facts

extension Snapshot {
  /// Figures that count the same thing in the same place, over time; the longest series first.
  ///
  /// With a filter a series has those of its figures that the filter lets through; without one, figures that
  /// stand alone are left out.
  public func series(
    _ filter: FigureFilter = FigureFilter(), page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<FigureSeries> {
    guard filter != FigureFilter() else {
      let all = FoundFacts([index.list(Attribute.series.hash)])
      return try series(index.page(of: all, descending: true, order: "points", page)) { hash in
        index.list(Attribute.figureSeries.with(hash))
      }
    }
    let found = find(filter)
    var members: [UInt64: [FactKey]] = [:]
    for key in found.keys {
      guard let hash = index.articles[key.article]?.read({ $0.series(ofFigure: key.index) }) else { continue }
      members[hash, default: []].append(key)
    }
    let order = members.map { FactKey(order: UInt64($0.value.count), article: $0.key) }.sorted()
    return try series(index.page(of: FoundFacts([order]), descending: true, order: "points", page)) { hash in
      members[hash] ?? []
    }
  }

  private func series(
    _ page: Page<FactKey>, figures: (UInt64) -> any SortedKeys
  ) -> Page<FigureSeries> {
    let builder = SeriesBuilder(index, count: page.items.count)
    return page.map { builder.series($0.article, of: FoundFacts([figures($0.article)])) }
  }
}
