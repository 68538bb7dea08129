import Facts

extension Snapshot {
  /// Up to so many reports of an event are read for its record, and for an entry of a list.
  private static let maximumReports = 1000
  private static let maximumReportsInList = 50

  /// The event with this id, with all its reports. The id of any report leads to the event.
  public func event(_ id: String) -> Lookup<EventRecord> {
    guard let key = index.key(.event, id: id) else { return .missing }
    let reports = index.reports(of: key)
    if let first = reports.first, first != key {
      let leader = index.articles[first.ownerHash]?.read { $0.eventHead(first.index).id }
      if let leader, leader != id { return .moved(to: leader) }
    }
    return EventMerger(index).record(of: reports.prefix(Self.maximumReports)).map { .found($0) } ?? .missing
  }

  /// Events, the latest first.
  public func events(
    _ filter: EventFilter = EventFilter(),
    sort: SortOrder<EventSort> = SortOrder(.date, descending: true), page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<EventRecord> {
    var found = try eventKeys(filter, sort: sort, page: page).compactMap { key in
      EventMerger(index).record(of: index.reports(ofListed: key).prefix(Self.maximumReportsInList))
    }
    guard found.total == 0 else { return found }
    let all: [EntityReference.Kind] = [.person, .organization, .place]
    found.near = index.near([
      ("actor", filter.actor, all), ("recipient", filter.recipient, all), ("place", filter.place, [.place]),
    ])
    return found
  }

  /// The keys of events: of their first reports.
  func eventKeys(
    _ filter: EventFilter, sort: SortOrder<EventSort>, page: PageRequest
  ) throws(QueryError) -> Page<FactKey> {
    if filter == EventFilter(), sort.key == .mentionCount {
      let all = FoundFacts([index.list(Attribute.eventMentions.hash)])
      let found = try index.page(of: all, descending: sort.descending, order: "mentions", page)
      return found.compactMap { key in
        index.articles[key.ownerHash]?.read { $0.key(ofEvent: key.index, article: key.ownerHash) }
      }
    }
    let found = index.find(query(filter), among: .events)
    guard sort.key == .mentionCount else {
      return try index.page(of: found, descending: sort.descending, order: "date", page)
    }
    let pairs = found.keys.map { (byMentions($0), $0) }
    let keys = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    return try index.page(
      of: FoundFacts([pairs.map(\.0).sorted()]), descending: sort.descending, order: "mentions", page
    ).compactMap { keys[$0] }
  }

  private func byMentions(_ key: FactKey) -> FactKey {
    let mentions = index.reports(ofListed: key).reduce(0) { sum, report in
      sum + (index.articles[report.ownerHash]?.read { $0.eventHead(report.index).mentionCount } ?? 0)
    }
    return key.with(order: UInt64(mentions))
  }

  func query(_ filter: EventFilter) -> FactQuery {
    var query = FactQuery()
    if let kinds = filter.kinds.remaining {
      query.require(anyOf: kinds.map { Attribute.eventKind.with($0.rawValue) }, exclusive: true)
    }
    if let statuses = filter.statuses.remaining {
      query.require(anyOf: statuses.map { Attribute.eventStatus.with($0.rawValue) })
    }
    query.exclude(anyOf: filter.statuses.none.map { Attribute.eventStatus.with($0.rawValue) })
    query.require(filter.place) { index.meaning(of: $0, [.place]).attributes(.eventPlace) }
    query.require(filter.source) { [Attribute.eventSource.with(Folding.fold($0))] }
    query.require(filter.claimed, Attribute.eventClaimed.hash)
    if let actor = filter.actor { require(actor, &query, .eventActor) { $0.actors } }
    if let recipient = filter.recipient { require(recipient, &query, .eventRecipient) { $0.recipients } }
    if let participant = filter.participant {
      require(participant, &query, .eventActor, .eventRecipient, .eventPlace) { head in
        head.actors + head.recipients + (head.place.map { [$0] } ?? [])
      }
    }
    if let from = filter.from { query.lower = FactKey(order: FactOrder.start(of: from), ownerHash: 0) }
    if let after = filter.to?.adding(days: 1) {
      query.upper = FactKey(order: FactOrder.start(of: after), ownerHash: 0)
    }
    query.require(inArticles: filter.article) { id in
      index.article(id).map(eventKeys(in:)) ?? []
    }
    if let words = filter.q { query.require(oneOf: eventKeys(matching: words)) }
    if let least = filter.minConfidence { require(least, &query) }
    return query
  }

  private func require(_ confidence: Double, _ query: inout FactQuery) {
    let index = self.index
    query.require { key in
      index.reports(ofListed: key).contains { report in
        index.articles[report.ownerHash]?.read { $0.eventHead(report.index).confidence ?? 1 >= confidence }
          ?? false
      }
    }
  }

  private func require(
    _ terms: Terms, _ query: inout FactQuery, _ attributes: Attribute...,
    participants: @escaping (StoredArticleReader.EventHead) -> [StoredArticleReader.Participant]
  ) {
    if !terms.any.isEmpty {
      let meaning = index.meaning(of: terms.any, [.person, .organization, .place])
      query.require(anyOf: attributes.flatMap { meaning.attributes($0) })
      if meaning.isAmbiguous { query.require { takesPart(meaning, in: $0, participants) } }
    }
    if !terms.none.isEmpty {
      let meaning = index.meaning(of: terms.none, [.person, .organization, .place])
      if meaning.isAmbiguous {
        query.require { !takesPart(meaning, in: $0, participants) }
      } else {
        query.exclude(anyOf: attributes.flatMap { meaning.attributes($0) })
      }
    }
  }

  /// Whether a participant of an event is what a name means.
  private func takesPart(
    _ meaning: FactIndex.Meaning, in key: FactKey,
    _ participants: (StoredArticleReader.EventHead) -> [StoredArticleReader.Participant]
  ) -> Bool {
    let records = Set(meaning.records.map(\.hash))
    return index.reports(ofListed: key).contains { report in
      index.articles[report.ownerHash]?.read { reader in
        participants(reader.eventHead(report.index)).contains { participant in
          guard case .local(let kind, let number) = participant else {
            return meaning.hashes.contains(ParticipantHash.of(participant, in: reader))
          }
          return index.record(kind, number, in: reader, of: report.ownerHash).map {
            records.contains($0.hash)
          } ?? false
        }
      } ?? false
    }
  }

  /// The events that an article reports.
  private func eventKeys(in article: StoredArticle) -> [FactKey] {
    article.read { reader in
      (0..<reader.count(.events)).map { number in
        index.firstReport(ofEventWith: reader.key(ofEvent: number, article: article.hash))
      }
    }
  }

  private func eventKeys(matching text: String) -> [FactKey] {
    let query = SearchQuery(text, typeahead: true)
    return Parallel.map(index.facts(.event, matching: query)) { fact -> FactKey? in
      index.articles[fact.key.ownerHash]?.read {
        $0.key(ofEvent: fact.key.index, article: fact.key.ownerHash)
      }
    }.compactMap { $0 }
  }

  /// The id of the event that a report with this id is of.
  func eventID(_ id: String) -> String? {
    guard let key = index.key(.event, id: id) else { return nil }
    let first = index.firstReport(ofEventWith: key)
    return index.articles[first.ownerHash]?.read { $0.eventHead(first.index).id }
  }
}
