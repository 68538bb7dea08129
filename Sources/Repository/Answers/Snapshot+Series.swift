import Facts

extension Snapshot {
  /// The figures that a filter finds are looked up in at most so many series.
  private static let maximumSeries = 100_000

  /// Figures that count the same thing in the same place, over time; the longest series first.
  ///
  /// A filter chooses the series that have a figure which it lets through, and changes nothing of what they hold. Without
  /// one, figures that stand alone are left out.
  public func series(
    _ filter: FigureFilter = FigureFilter(), page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<FigureSeries> {
    guard filter != FigureFilter() else {
      let all = FoundFacts([index.list(Attribute.series.hash)])
      return series(try index.page(of: all, descending: true, order: "points", page))
    }
    var lengths: [FactIndex.SeriesID: Int] = [:]
    var known: [UInt64: (upTo: FactKey, id: FactIndex.SeriesID)] = [:]
    for key in find(filter).keys {
      guard let hash = index.articles[key.ownerHash]?.read({ $0.series(ofFigure: key.index) }) else {
        continue
      }
      // The figures come by day, so that those of one series are mostly found in a row.
      if let last = known[hash], !(last.upTo < key) { continue }
      let id = index.series(of: (hash, key))
      let keys = index.figures(ofSeries: id)
      lengths[id] = keys.count
      known[hash] = (keys.latest(1).first ?? key, id)
      if lengths.count == Self.maximumSeries { break }
    }
    let order = lengths.map { FactKey(order: UInt64($1), ownerHash: $0.hash, index: Int($0.day)) }.sorted()
    return series(try index.page(of: FoundFacts([order]), descending: true, order: "points", page))
  }

  /// The series with this id. One that has had another first day, because it has grown or was joined to another, leads
  /// to what it is now.
  ///
  /// - Parameter points: at most so many of its points, the latest; nil for as many as a page has.
  public func series(id: String, points: Int? = nil) -> Lookup<FigureSeries> {
    guard let now = index.current(series: id) else { return .missing }
    if now.text != id { return .moved(to: now.text) }
    return .found(SeriesBuilder(index, points: points ?? SeriesBuilder.pointsOfPage).series(now))
  }

  private func series(_ page: Page<FactKey>) -> Page<FigureSeries> {
    let builder = SeriesBuilder(index, count: page.items.count)
    return page.map { builder.series(FactIndex.SeriesID($0)) }
  }
}
