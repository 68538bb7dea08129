import Facts

/// Makes one record of all reports of an event; where they differ, both stand side by side.
struct EventMerger {
  private let index: FactIndex

  init(_ index: FactIndex) {
    self.index = index
  }

  /// The record of an event; nil without reports.
  func record(of keys: some Sequence<FactKey>) -> EventRecord? {
    let reports = keys.compactMap { key in
      index.read(key.ownerHash) { reader in
        (event: reader.event(key.index), article: reader.id, published: reader.published ?? "")
      }
    }
    guard let first = reports.first else { return nil }
    guard reports.count > 1 else { return EventRecord(event: first.event, reports: [first.event]) }
    let fullest = reports.map(\.event).max { fullness($0) < fullness($1) } ?? first.event
    var merged = fullest
    merged.id = first.event.id
    merged.actors = union(reports.map(\.event.actors), beginning: fullest.actors)
    merged.recipients = union(reports.map(\.event.recipients), beginning: fullest.recipients)
    merged.figures = unique(reports.flatMap(\.event.figures))
    merged.articles = unique(reports.map(\.article))
    merged.mentions = reports.flatMap(\.event.mentions)
    let byPublication = reports.sorted { ($0.published, $0.article) < ($1.published, $1.article) }
    let copies = CopyGroups(byPublication.map(\.article), in: index)
    return EventRecord(
      event: merged, reports: byPublication.map(\.event),
      reportCount: byPublication.count { !copies.isCopy($0.article) },
      disagreements: disagreements(byPublication, copies))
  }

  private func fullness(_ event: Event) -> Int {
    event.actors.count + event.recipients.count + (event.place == nil ? 0 : 2) + (event.date == nil ? 0 : 2)
      + event.figures.count
  }

  private func union(_ lists: [[EntityReference]], beginning first: [EntityReference]) -> [EntityReference] {
    var seen = Set<String>()
    return ([first] + lists).flatMap { $0 }.filter { reference in
      seen.insert("\(reference.kind.rawValue) \(reference.id ?? Folding.fold(reference.name))").inserted
    }
  }

  private func unique(_ ids: [String]) -> [String] {
    var seen = Set<String>()
    return ids.filter { seen.insert($0).inserted }
  }

  // MARK: Disagreements

  private func disagreements(
    _ reports: [(event: Event, article: String, published: String)], _ copies: CopyGroups
  ) -> [EventRecord.Disagreement] {
    let fields: [(String, (Event) -> String?)] = [
      ("date", { $0.date?.description }), ("status", { $0.status.rawValue }), ("place", { $0.place?.name }),
    ]
    var found: [EventRecord.Disagreement] = []
    for (field, value) in fields {
      let versions = versions(
        reports.compactMap { report in value(report.event).map { ($0, report.article) } }, copies)
      if versions.count > 1 { found.append(EventRecord.Disagreement(field: field, versions: versions)) }
    }
    return found + countDisagreements(reports, copies)
  }

  /// What the articles say; a copy says what the original does, since between two versions of one text an editor's slip
  /// decides.
  private func versions(_ values: [(value: String, article: String)], _ copies: CopyGroups)
    -> [EventRecord.Version]
  {
    var versions: [EventRecord.Version] = []
    var said: [String: String] = [:]
    for (own, article) in values {
      let original = copies.original(of: article)
      let value = article == original ? own : said[original] ?? own
      if said[original] == nil { said[original] = value }
      if let same = versions.firstIndex(where: { $0.value == value }) {
        if !versions[same].articles.contains(article) { versions[same].articles.append(article) }
      } else {
        versions.append(EventRecord.Version(value: value, articles: [article]))
      }
    }
    return versions
  }

  /// Figures that count the same thing and cannot both be right.
  private func countDisagreements(
    _ reports: [(event: Event, article: String, published: String)], _ copies: CopyGroups
  ) -> [EventRecord.Disagreement] {
    var series: [UInt64: [(figure: Figure, article: String)]] = [:]
    var order: [UInt64] = []
    for report in reports {
      for id in report.event.figures {
        guard let key = index.key(.figure, id: id),
          let (hash, figure) = index.articles[key.ownerHash]?.read({
            ($0.series(ofFigure: key.index), $0.figure(key.index))
          }),
          let hash
        else { continue }
        if series[hash] == nil { order.append(hash) }
        series[hash, default: []].append((figure, report.article))
      }
    }
    return order.compactMap { hash in
      let figures = series[hash] ?? []
      let articles = Set(figures.map(\.article))
      let own = figures.filter {
        !copies.isCopy($0.article) || !articles.contains(copies.original(of: $0.article))
      }
      let differ = own.dropFirst().contains {
        !FigureRange($0.figure).overlaps(FigureRange(own[0].figure))
      }
      guard differ else { return nil }
      return EventRecord.Disagreement(
        field: "figures", versions: versions(figures.map { ($0.figure.text, $0.article) }, copies))
    }
  }
}
