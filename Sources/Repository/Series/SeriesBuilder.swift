import Facts

/// Puts the figures of a series in order and marks what was revised or contradicts another source.
struct SeriesBuilder {
  /// All series of a page have at most so many points, and each may have at least so many: the latest.
  private static let pointsOfPage = 1000
  private static let minimumPoints = 50

  /// A point is compared with at most so many of the same day.
  private static let maximumCompared = 50

  private let index: FactIndex
  private let maximumPoints: Int

  /// - Parameter count: how many series stand on the page.
  init(_ index: FactIndex, count: Int) {
    self.index = index
    maximumPoints = max(Self.minimumPoints, Self.pointsOfPage / max(1, count))
  }

  /// A point and what it is sorted and compared by.
  private struct Entry {
    var point: FigureSeries.Point
    var day: UInt64
    var time: UInt64
    var range: FigureRange
    var claimant: String

    /// By day, then by publication.
    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      if left.day != right.day { return left.day < right.day }
      if left.time != right.time { return left.time < right.time }
      return (left.point.article, left.point.figure.span.start) < (
        right.point.article, right.point.figure.span.start
      )
    }
  }

  /// The series of these figures, which are in order of their days.
  func series(_ hash: UInt64, of found: FoundFacts) -> FigureSeries {
    var entries = found.latest(maximumPoints).compactMap(entry).sorted(by: Entry.precedes)
    mark(&entries)
    let points = entries.map(\.point)
    let first = points.first?.figure
    return FigureSeries(
      id: StableHash.hexadecimal(hash),
      of: commonest(points.compactMap(\.figure.counted)) ?? first?.unit ?? "",
      kind: first?.kind ?? .count, unit: commonest(points.compactMap(\.figure.unit)), place: place(points),
      pointCount: found.count, points: points)
  }

  private func entry(_ key: FactKey) -> Entry? {
    guard let article = index.articles[key.article],
      let figure = index.read(key.article, { $0.figure(key.index) })
    else { return nil }
    let published = article.read { $0.heading().published }
    let day = published.flatMap { CalendarDay(iso8601: $0.prefix(10)) }
    let bounds = figure.date?.bounds
    return Entry(
      point: FigureSeries.Point(
        date: bounds == nil ? day.map { PartialDate($0) } : figure.date, figure: figure, article: article.id),
      day: FactOrder.day(bounds?.first ?? day), time: FactOrder.seconds(published),
      range: FigureRange(figure),
      claimant: figure.attribution.map { $0.id ?? Folding.fold($0.name) } ?? "")
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
  private func mark(_ entries: inout [Entry]) {
    var highest: Int?
    for number in entries.indices {
      let range = entries[number].range
      var earlier = number - 1
      while earlier >= max(0, number - Self.maximumCompared), entries[earlier].day == entries[number].day {
        if !entries[earlier].range.overlaps(range) { note(&entries[number], entries[earlier]) }
        earlier -= 1
      }
      guard entries[number].point.figure.kind == .count else { continue }
      if let highest, entries[highest].day != entries[number].day, range.upper < entries[highest].range.lower
      {
        note(&entries[number], entries[highest])
      }
      if highest.map({ entries[$0].range.lower <= range.lower }) ?? true { highest = number }
    }
  }

  /// Two numbers of one claimant in one article are a whole and its part, or two parts.
  private func note(_ entry: inout Entry, _ other: Entry) {
    guard entry.claimant != other.claimant || entry.point.article != other.point.article else { return }
    let mark: FigureSeries.Point.Mark = entry.claimant == other.claimant ? .revised : .contradicts
    if !entry.point.marks.contains(mark) { entry.point.marks.append(mark) }
    if !entry.point.against.contains(other.point.figure.id) {
      entry.point.against.append(other.point.figure.id)
    }
  }
}
