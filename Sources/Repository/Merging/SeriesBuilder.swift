import Facts

/// Puts the figures of a series in order and marks what was revised or contradicts another source.
struct SeriesBuilder {
  /// All series of a page have at most so many points, and each may have at least so many: the latest.
  static let pointsOfPage = 1000
  private static let minimumPoints = 50

  /// A point is compared with at most so many of the same day.
  private static let maximumCompared = 50

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

  /// A point and what it is sorted and compared by.
  private struct Entry {
    var point: FigureSeries.Point
    var day: UInt64
    var time: UInt64
    var range: FigureRange
    var claimant: String
    /// The first report of the event that it counts.
    var happening: FactKey?
    /// Where, if that is no whole country, and when, if the sentence says so: enough to tell what happened.
    var scene: String?

    /// By day, then by publication.
    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      if left.day != right.day { return left.day < right.day }
      if left.time != right.time { return left.time < right.time }
      return (left.point.article, left.point.figure.span.start) < (
        right.point.article, right.point.figure.span.start
      )
    }
  }

  /// The series with its latest figures.
  func series(_ id: FactIndex.SeriesID) -> FigureSeries {
    let found = index.figures(ofSeries: id)
    var entries = found.latest(maximumPoints).compactMap(entry).sorted(by: Entry.precedes)
    mark(&entries)
    let points = entries.map(\.point)
    let first = points.first?.figure
    return FigureSeries(
      id: id.text,
      of: commonest(points.compactMap(\.figure.counted)) ?? first?.unit ?? "",
      kind: first?.kind ?? .count, unit: commonest(points.compactMap(\.figure.unit)), place: place(points),
      pointCount: found.count, points: points)
  }

  private func entry(_ key: FactKey) -> Entry? {
    guard let article = index.articles[key.ownerHash],
      let figure = index.read(key.ownerHash, { $0.figure(key.index) })
    else { return nil }
    let published = article.read { $0.heading().published }
    let day = published.flatMap { CalendarDay(iso8601: $0.prefix(10)) }
    let bounds = figure.date?.bounds
    let event = figure.event.flatMap(article.key(ofOwnEvent:))
    return Entry(
      point: FigureSeries.Point(
        date: bounds == nil ? day.map { PartialDate($0) } : figure.date, figure: figure, article: article.id),
      day: FactOrder.day(bounds?.first ?? day), time: FactOrder.seconds(published),
      range: FigureRange(figure),
      claimant: figure.attribution.map { $0.id ?? Folding.fold($0.name) } ?? "",
      happening: event.map(index.firstReport(ofEventWith:)), scene: scene(figure, key))
  }

  private func scene(_ figure: Figure, _ key: FactKey) -> String? {
    guard let place = figure.place, let bounds = figure.date?.bounds, bounds.first == bounds.last else {
      return nil
    }
    let isCountry =
      index.articles[key.ownerHash]?.read { $0.placeHashes(ofFigure: key.index).count == 1 } ?? true
    if isCountry, figure.kind == .count { return nil }
    return "\(place.id ?? place.name) \(bounds.first)"
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

  /// A number that does not fit another of the same happening is a revision by the same claimant and a contradiction by
  /// another: for the same day, or of a running count one below that of an earlier day.
  private func mark(_ entries: inout [Entry]) {
    var conflicts: [(later: Int, earlier: Int)] = []
    var highest: [FactKey: Int] = [:]
    for number in entries.indices {
      let range = entries[number].range
      var earlier = number - 1
      while earlier >= max(0, number - Self.maximumCompared), entries[earlier].day == entries[number].day {
        if isSame(entries[earlier], entries[number]), !entries[earlier].range.overlaps(range) {
          conflicts.append((number, earlier))
        }
        earlier -= 1
      }
      guard entries[number].point.figure.kind == .count, let happening = entries[number].happening else {
        continue
      }
      if let highest = highest[happening], entries[highest].day != entries[number].day,
        range.upper < entries[highest].range.lower, isSame(entries[highest], entries[number])
      {
        conflicts.append((number, highest))
      }
      if highest[happening].map({ entries[$0].range.lower <= range.lower }) ?? true {
        highest[happening] = number
      }
    }
    note(conflicts, in: &entries)
  }

  /// Copies are one report: they mark nothing of each other, and where several stand against another only the first.
  private func note(_ conflicts: [(later: Int, earlier: Int)], in entries: inout [Entry]) {
    let numbers = Set(conflicts.flatMap { [$0.later, $0.earlier] })
    let byPublication = numbers.map { entries[$0] }.sorted {
      ($0.time, $0.point.article) < ($1.time, $1.point.article)
    }
    let copies = CopyGroups(byPublication.map(\.point.article), in: index)
    func articles(_ conflict: (later: Int, earlier: Int)) -> [String] {
      [entries[conflict.later].point.article, entries[conflict.earlier].point.article]
    }
    let between = conflicts.map {
      (articles: articles($0), originals: articles($0).map(copies.original(of:)))
    }
    var noted = Set(between.filter { $0.articles == $0.originals }.map(\.originals))
    for (conflict, (articles, originals)) in zip(conflicts, between) {
      if articles[0] != articles[1], originals[0] == originals[1] { continue }
      guard articles == originals || noted.insert(originals).inserted else { continue }
      note(&entries[conflict.later], entries[conflict.earlier])
    }
  }

  /// Up to this factor two numbers are versions of one; beyond it they count different things.
  private static let versionFactor = 2.0
  /// From this number on two counts for one place and day are of the same thing; smaller ones are often of two.
  private static let leastOfScene = 10.0

  /// Whether two figures of a series count one happening, or one quantity for one time.
  private func isSame(_ first: Entry, _ second: Entry) -> Bool {
    let (one, other) = (first.point.figure.amount.upper, second.point.figure.amount.upper)
    let (low, high) = (min(one, other), max(one, other))
    guard low > 0, high <= low * Self.versionFactor else { return false }
    if let happening = first.happening, happening == second.happening { return true }
    guard let scene = first.scene, scene == second.scene else { return false }
    return first.point.figure.kind != .count || low >= Self.leastOfScene
  }

  /// Two numbers in one article are a whole and its part, or two parts, unless two claimants are named for large ones.
  private func note(_ entry: inout Entry, _ other: Entry) {
    if entry.point.article == other.point.article {
      guard entry.claimant != other.claimant, !entry.claimant.isEmpty, !other.claimant.isEmpty,
        min(entry.point.figure.amount.upper, other.point.figure.amount.upper) >= Self.leastOfScene
      else { return }
    }
    let mark: FigureSeries.Point.Mark = entry.claimant == other.claimant ? .revised : .contradicts
    if !entry.point.marks.contains(mark) { entry.point.marks.append(mark) }
    if !entry.point.against.contains(other.point.figure.id) {
      entry.point.against.append(other.point.figure.id)
    }
  }
}
