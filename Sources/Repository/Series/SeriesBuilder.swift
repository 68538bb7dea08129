import Facts

/// Puts the figures of a series in order and marks what was revised or contradicts another source.
struct SeriesBuilder {
  /// A series has at most so many points, the latest.
  private static let maximumPoints = 1000

  private let index: FactIndex

  init(_ index: FactIndex) {
    self.index = index
  }

  /// The series of these figures, which are in order of their days.
  func series(_ hash: UInt64, of keys: [FactKey]) -> FigureSeries {
    let keys = keys.suffix(Self.maximumPoints)
    var points: [FigureSeries.Point] = []
    for key in keys {
      guard let figure = index.read(key.article, { $0.figure(key.index) }),
        let article = index.articles[key.article]
      else { continue }
      let day = article.read { $0.heading().published }.flatMap { CalendarDay(iso8601: $0.prefix(10)) }
      points.append(
        FigureSeries.Point(
          date: figure.date?.bounds == nil ? day.map { PartialDate($0) } : figure.date, figure: figure,
          article: article.id))
    }
    let published = Dictionary(
      keys.compactMap { key in
        index.articles[key.article].map { ($0.id, FactOrder.seconds($0.read { $0.heading().published })) }
      }, uniquingKeysWith: { first, _ in first })
    points.sort { left, right in
      let days = (FactOrder.day(left.date?.bounds?.first), FactOrder.day(right.date?.bounds?.first))
      if days.0 != days.1 { return days.0 < days.1 }
      let times = (published[left.article] ?? 0, published[right.article] ?? 0)
      if times.0 != times.1 { return times.0 < times.1 }
      return (left.article, left.figure.span.start) < (right.article, right.figure.span.start)
    }
    mark(&points)
    let first = points.first?.figure
    return FigureSeries(
      id: StableHash.hexadecimal(hash),
      of: commonest(points.compactMap(\.figure.counted)) ?? first?.unit ?? "",
      kind: first?.kind ?? .count, unit: commonest(points.compactMap(\.figure.unit)), place: place(points),
      points: points)
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

  // MARK: Marks

  /// A number for the same day that does not fit is a revision by the same claimant and a contradiction by
  /// another; so is, of a running count, a number below one of an earlier day.
  private func mark(_ points: inout [FigureSeries.Point]) {
    var highest: Int?
    for number in points.indices {
      let range = FigureRange(points[number].figure)
      let day = points[number].date?.bounds?.first
      var earlier = number - 1
      while earlier >= 0, points[earlier].date?.bounds?.first == day {
        if !FigureRange(points[earlier].figure).overlaps(range) {
          note(&points[number], points[earlier])
        }
        earlier -= 1
      }
      guard points[number].figure.kind == .count else { continue }
      if let highest, points[highest].date?.bounds?.first != day,
        range.upper < FigureRange(points[highest].figure).lower
      {
        note(&points[number], points[highest])
      }
      if highest.map({ FigureRange(points[$0].figure).lower <= range.lower }) ?? true { highest = number }
    }
  }

  private func note(_ point: inout FigureSeries.Point, _ other: FigureSeries.Point) {
    let mark: FigureSeries.Point.Mark =
      claimant(point) == claimant(other) ? .revised : .contradicts
    if !point.marks.contains(mark) { point.marks.append(mark) }
    if !point.against.contains(other.figure.id) { point.against.append(other.figure.id) }
  }

  private func claimant(_ point: FigureSeries.Point) -> String {
    point.figure.attribution.map { $0.id ?? Folding.fold($0.name) } ?? ""
  }
}
