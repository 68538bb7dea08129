import Facts

/// Puts the figures of a series in order, with what was revised or contradicts another source.
struct SeriesBuilder {
  /// All series of a page have at most so many points, and each may have at least so many: the latest.
  static let pointsOfPage = 1000
  private static let minimumPoints = 50

  private let index: FactIndex
  private let maximumPoints: Int

  /// - Parameter count: how many series stand on the page.
  init(_ index: FactIndex, count: Int) {
    self.init(index, points: max(Self.minimumPoints, Self.pointsOfPage / max(1, count)))
  }

  /// - Parameter points: at most so many points of each series.
  init(_ index: FactIndex, points: Int = pointsOfPage) {
    self.index = index
    maximumPoints = points
  }

  /// The series with its latest figures.
  func series(_ id: FactIndex.SeriesID) -> FigureSeries {
    let found = index.figures(ofSeries: id)
    var marks = SeriesMarks(index)
    let entries = found.latest(maximumPoints).compactMap { marks.entry($0) }
      .sorted(by: SeriesMarks.Entry.precedes)
    let standings = marks.standings(of: entries.map(\.key), inSeries: id.hash)
    let points = entries.map { entry in
      let standing = standings[entry.key]
      return FigureSeries.Point(
        date: entry.date, figure: entry.figure, article: entry.article, marks: standing?.marks ?? [],
        against: standing?.against ?? [])
    }
    let first = points.first?.figure
    return FigureSeries(
      id: id.text,
      of: commonest(points.compactMap(\.figure.counted)) ?? first?.unit ?? "",
      kind: first?.kind ?? .count, unit: commonest(points.compactMap(\.figure.unit)), place: place(points),
      pointCount: found.count, points: points)
  }

  private func place(_ points: [FigureSeries.Point]) -> EntityReference? {
    guard var place = points.lazy.compactMap(\.figure.place).first else { return nil }
    place.span = nil
    return place
  }

  private func commonest(_ values: [String]) -> String? {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
