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
      let all = FactIndex.Found.list(index.list(Attribute.series.hash))
      return try index.page(of: all, descending: true, order: "points", page).map { key in
        SeriesBuilder(index).series(
          key.article, of: index.list(Attribute.figureSeries.with(key.article)).keys)
      }
    }
    let found = index.find(query(filter), among: .figures)
    var members: [UInt64: [FactKey]] = [:]
    for key in found.keys(in: 0..<found.count) {
      guard let hash = index.articles[key.article]?.read({ $0.series(ofFigure: key.index) }) else { continue }
      members[hash, default: []].append(key)
    }
    let order = members.map { FactKey(order: UInt64($0.value.count), article: $0.key) }.sorted()
    return try index.page(of: .keys(order), descending: true, order: "points", page).map { key in
      SeriesBuilder(index).series(key.article, of: members[key.article] ?? [])
    }
  }
}
