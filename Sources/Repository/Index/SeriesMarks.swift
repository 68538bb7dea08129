import Facts

/// Which figures of a series do not fit another of the same happening, or of the same quantity and time.
///
/// A figure is compared with those of its day, and a running count with those of its happening, and with no others: what
/// an article changes by coming or going is found without reading the series, and what stands against what depends on
/// neither the order of the articles nor how much of a series anybody asks for.
struct SeriesMarks {
  /// A figure is compared with at most so many of its day before it.
  private static let mostCompared = 50
  /// Of one day, and of one happening, at most so many figures are looked at: the first ones.
  private static let largestGroup = 400
  /// Up to this factor two numbers are versions of one; beyond it they count different things.
  private static let versionFactor = 2.0
  /// From this number on two counts for one place and day are of the same thing; smaller ones are often of two.
  private static let leastOfScene = 10.0

  /// A figure, and what it is ordered and compared by.
  struct Entry {
    var key: FactKey
    var figure: Figure
    /// The id of its article.
    var article: String
    /// The day it is for: its own date, or else that of publication.
    var date: PartialDate?
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
      return (left.article, left.figure.span.start) < (right.article, right.figure.span.start)
    }
  }

  /// How a figure stands to others.
  struct Standing {
    /// How it stands to those before it.
    var marks: [FigureSeries.Point.Mark] = []
    /// The ids of the figures before it that a mark refers to.
    var against: [String] = []
    /// Whether another claimant gives a number that does not fit, before it or behind it.
    var isContradicted = false
  }

  private let index: FactIndex
  private var known: [FactKey: Entry] = [:]

  init(_ index: FactIndex) {
    self.index = index
  }

  /// A figure with what it is compared by; nil for one that is not there.
  mutating func entry(_ key: FactKey) -> Entry? {
    if let entry = known[key] { return entry }
    guard let article = index.articles[key.ownerHash], let entry = read(key, article) else { return nil }
    known[key] = entry
    return entry
  }

  private func read(_ key: FactKey, _ article: StoredArticle) -> Entry? {
    guard article.read({ key.index < $0.count(.figures) }) else { return nil }
    let figure = index.read(article) { $0.figure(key.index) }
    let published = article.read { $0.heading().published }
    let day = published.flatMap { CalendarDay(iso8601: $0.prefix(10)) }
    let bounds = figure.date?.bounds
    let event = figure.event.flatMap(article.key(ofOwnEvent:))
    return Entry(
      key: key, figure: figure, article: article.id,
      date: bounds == nil ? day.map { PartialDate($0) } : figure.date,
      day: FactOrder.day(bounds?.first ?? day), time: FactOrder.seconds(published),
      range: FigureRange(figure),
      claimant: figure.attribution.map { $0.id ?? Folding.fold($0.name) } ?? "",
      happening: event.map(index.firstReport(ofEventWith:)), scene: scene(figure, key, article))
  }

  private func scene(_ figure: Figure, _ key: FactKey, _ article: StoredArticle) -> String? {
    guard let place = figure.place, let bounds = figure.date?.bounds, bounds.first == bounds.last else {
      return nil
    }
    let isCountry = article.read { $0.placeHashes(ofFigure: key.index).count == 1 }
    if isCountry, figure.kind == .count { return nil }
    return "\(place.id ?? place.name) \(bounds.first)"
  }

  // MARK: Groups

  /// Figures that are compared with each other.
  private enum Group: Hashable, Comparable {
    case day(UInt64), happening(FactKey)
  }

  private func groups(of entry: Entry) -> [Group] {
    let day = Group.day(entry.day)
    guard entry.figure.kind == .count, let happening = entry.happening else { return [day] }
    return [day, .happening(happening)]
  }

  private mutating func entries(_ group: Group, ofSeries hash: UInt64) -> [Entry] {
    switch group {
    case .day(let day):
      let keys = FactList(
        index.postings, Attribute.figureSeries.with(hash), from: FactKey(order: day << 22, ownerHash: 0),
        to: FactKey(order: (day + 1) << 22, ownerHash: 0))
      return keys.keys(in: 0..<min(keys.count, Self.largestGroup)).compactMap { entry($0) }
        .sorted(by: Entry.precedes)
    case .happening(let happening):
      return index.reports(ofListed: happening).prefix(Self.largestGroup)
        .flatMap { index.seriesMembers(ofReport: $0) }
        .filter { $0.hash == hash }.compactMap { entry($0.key) }.sorted(by: Entry.precedes)
    }
  }

  /// The figures that one of a series is compared with, itself included where it is there.
  mutating func neighbours(of member: FactIndex.SeriesMember) -> [FactKey] {
    var groups = [Group.day(member.key.order >> 22)]
    if let entry = entry(member.key) { groups = self.groups(of: entry) }
    return groups.flatMap { entries($0, ofSeries: member.hash).map(\.key) }
  }

  // MARK: Marks

  /// How figures of one series stand to others of it; those that stand against none are left out.
  mutating func standings(of keys: [FactKey], inSeries hash: UInt64) -> [FactKey: Standing] {
    var groups: Set<Group> = []
    for key in keys { if let entry = entry(key) { groups.formUnion(self.groups(of: entry)) } }
    var standings: [FactKey: Standing] = [:]
    for group in groups.sorted() {
      let entries = entries(group, ofSeries: hash)
      guard entries.count > 1 else { continue }
      let conflicts =
        switch group {
        case .day: conflictsOfDay(entries)
        case .happening: conflictsOfCount(entries)
        }
      note(conflicts, in: entries, &standings)
    }
    let wanted = Set(keys)
    return standings.filter { wanted.contains($0.key) }
  }

  /// Two entries, by their places, that do not fit.
  private typealias Conflict = (later: Int, earlier: Int)

  /// Numbers for one day that leave no number open in common.
  private func conflictsOfDay(_ entries: [Entry]) -> [Conflict] {
    entries.indices.flatMap { number in
      (max(0, number - Self.mostCompared)..<number).reversed().filter { earlier in
        isSame(entries[earlier], entries[number]) && !entries[earlier].range.overlaps(entries[number].range)
      }.map { (number, $0) }
    }
  }

  /// A running count that is below that of an earlier day.
  private func conflictsOfCount(_ entries: [Entry]) -> [Conflict] {
    var conflicts: [Conflict] = []
    var highest = 0
    for number in entries.indices.dropFirst() {
      if entries[highest].day != entries[number].day,
        entries[number].range.upper < entries[highest].range.lower, isSame(entries[highest], entries[number])
      {
        conflicts.append((number, highest))
      }
      if entries[highest].range.lower <= entries[number].range.lower { highest = number }
    }
    return conflicts
  }

  /// Whether two figures of a series count one happening, or one quantity for one time.
  private func isSame(_ first: Entry, _ second: Entry) -> Bool {
    let (one, other) = (first.figure.amount.upper, second.figure.amount.upper)
    let (low, high) = (min(one, other), max(one, other))
    guard low > 0, high <= low * Self.versionFactor else { return false }
    if let happening = first.happening, happening == second.happening { return true }
    guard let scene = first.scene, scene == second.scene else { return false }
    return first.figure.kind != .count || low >= Self.leastOfScene
  }

  /// Copies are one report: they mark nothing of each other, and where several stand against another only the first.
  private func note(_ conflicts: [Conflict], in entries: [Entry], _ standings: inout [FactKey: Standing]) {
    let numbers = Set(conflicts.flatMap { [$0.later, $0.earlier] })
    let byPublication = numbers.map { entries[$0] }.sorted {
      ($0.time, $0.article) < ($1.time, $1.article)
    }
    let copies = CopyGroups(byPublication.map(\.article), in: index)
    func articles(_ conflict: Conflict) -> [String] {
      [entries[conflict.later].article, entries[conflict.earlier].article]
    }
    let between = conflicts.map {
      (articles: articles($0), originals: articles($0).map(copies.original(of:)))
    }
    var noted = Set(between.filter { $0.articles == $0.originals }.map(\.originals))
    for (conflict, (articles, originals)) in zip(conflicts, between) {
      if articles[0] != articles[1], originals[0] == originals[1] { continue }
      guard articles == originals || noted.insert(originals).inserted else { continue }
      note(entries[conflict.later], entries[conflict.earlier], &standings)
    }
  }

  /// A number that does not fit is a revision by the same claimant and a contradiction by another. Two numbers in one
  /// article are a whole and its part, or two parts, unless two claimants are named for large ones.
  private func note(_ entry: Entry, _ other: Entry, _ standings: inout [FactKey: Standing]) {
    if entry.article == other.article {
      guard entry.claimant != other.claimant, !entry.claimant.isEmpty, !other.claimant.isEmpty,
        min(entry.figure.amount.upper, other.figure.amount.upper) >= Self.leastOfScene
      else { return }
    }
    var standing = standings[entry.key, default: Standing()]
    if entry.claimant == other.claimant {
      if !standing.marks.contains(.revised) { standing.marks.append(.revised) }
    } else {
      if !standing.marks.contains(.contradicts) { standing.marks.append(.contradicts) }
      standing.isContradicted = true
      standings[other.key, default: Standing()].isContradicted = true
    }
    if !standing.against.contains(other.figure.id) { standing.against.append(other.figure.id) }
    standings[entry.key] = standing
  }
}

extension FactIndex {
  /// The figures that count the event of a report, as far as they belong to series.
  func seriesMembers(ofReport report: FactKey) -> [SeriesMember] {
    guard let article = articles[report.ownerHash] else { return [] }
    return article.read { reader in
      guard report.index < reader.count(.events) else { return [] }
      let event = reader.id(ofEvent: report.index)
      return (0..<reader.count(.figures)).compactMap { index in
        guard let hash = reader.series(ofFigure: index), reader.event(ofFigure: index) == event else {
          return nil
        }
        return (hash, reader.key(ofFigure: index, article: article.hash))
      }
    }
  }

  /// The postings that say which figures are contradicted: of all that figures, and the figures of events, can be
  /// compared with.
  func contradictionPostings(_ members: [SeriesMember], events: [[FactKey]]) -> [Posting] {
    let counting = Parallel.map(events) { $0.flatMap(seriesMembers(ofReport:)) }
    var keys: [UInt64: Set<FactKey>] = [:]
    for member in members + counting.flatMap({ $0 }) { keys[member.hash, default: []].insert(member.key) }
    return Parallel.map(Array(keys)) { hash, keys -> [Posting] in
      // One figure alone is compared with none.
      guard list(Attribute.figureSeries.with(hash)).count > 1 else { return [] }
      var marks = SeriesMarks(self)
      let near = Set(keys.flatMap { marks.neighbours(of: (hash, $0)) })
      return marks.standings(of: Array(near), inSeries: hash).filter(\.value.isContradicted).map {
        Posting(attribute: Attribute.figureContradicted.hash, key: $0.key)
      }
    }.flatMap { $0 }
  }
}
