public import Facts

/// The repository at one moment: immutable, shared by any number of readers.
public struct Snapshot: Sendable {
  let articleFacts: [ArticleFacts]
  private let people: [PersonRecord]
  private let organizations: [OrganizationRecord]
  private let places: [PlaceRecord]

  init(articles: [ArticleFacts]) {
    articleFacts = articles.sorted { $0.article.id < $1.article.id }
    var people: [String: PersonRecord] = [:]
    var organizations: [String: OrganizationRecord] = [:]
    var places: [String: PlaceRecord] = [:]
    for facts in articleFacts {
      for person in facts.people {
        if var record = people[person.id] {
          record.person.roles += person.roles
          record.person.articles += person.articles
          record.person.mentions += person.mentions
          record.articleCount += 1
          record.mentionCount += person.mentions.count
          people[person.id] = record
        } else {
          people[person.id] = PersonRecord(
            person: person, articleCount: 1, mentionCount: person.mentions.count)
        }
      }
      for organization in facts.organizations {
        if var record = organizations[organization.id] {
          record.organization.articles += organization.articles
          record.organization.mentions += organization.mentions
          record.articleCount += 1
          record.mentionCount += organization.mentions.count
          organizations[organization.id] = record
        } else {
          organizations[organization.id] = OrganizationRecord(
            organization: organization, articleCount: 1, mentionCount: organization.mentions.count)
        }
      }
      for place in facts.places {
        if var record = places[place.id] {
          record.place.articles += place.articles
          record.place.mentions += place.mentions
          record.articleCount += 1
          record.mentionCount += place.mentions.count
          places[place.id] = record
        } else {
          places[place.id] = PlaceRecord(place: place, articleCount: 1, mentionCount: place.mentions.count)
        }
      }
    }
    self.people = people.values.sorted { $0.person.id < $1.person.id }
    self.organizations = organizations.values.sorted { $0.organization.id < $1.organization.id }
    self.places = places.values.sorted { $0.place.id < $1.place.id }
  }

  /// Stands for the content: equal for equal repositories, in every process. Base of a strong ETag.
  public var version: String { String(articleFacts.count) }

  /// How much there is.
  public var counts: RecordCounts {
    var counts = RecordCounts()
    counts.articles = articleFacts.count
    counts.people = people.count
    counts.organizations = organizations.count
    counts.places = places.count
    counts.events = articleFacts.reduce(0) { $0 + $1.events.count }
    counts.figures = articleFacts.reduce(0) { $0 + $1.figures.count }
    counts.quotes = articleFacts.reduce(0) { $0 + $1.quotes.count }
    return counts
  }

  // MARK: One record

  /// The article with this id.
  public func article(_ id: String) -> Article? {
    articleFacts.first { $0.article.id == id }?.article
  }

  /// All facts of one article, with the ids of the records that its people, organizations, places and
  /// events belong to.
  public func facts(ofArticle id: String) -> ArticleFacts? {
    articleFacts.first { $0.article.id == id }
  }

  /// The person with this id.
  public func person(_ id: String, detail: RecordDetail = .whole) -> Lookup<PersonRecord> {
    people.first { $0.person.id == id }.map { .found($0) } ?? .missing
  }

  /// The organization with this id.
  public func organization(_ id: String, detail: RecordDetail = .whole) -> Lookup<OrganizationRecord> {
    organizations.first { $0.organization.id == id }.map { .found($0) } ?? .missing
  }

  /// The place with this id.
  public func place(_ id: String, detail: RecordDetail = .whole) -> Lookup<PlaceRecord> {
    places.first { $0.place.id == id }.map { .found($0) } ?? .missing
  }

  /// The event with this id, with all its reports.
  public func event(_ id: String) -> Lookup<EventRecord> {
    for facts in articleFacts {
      if let event = facts.events.first(where: { $0.id == id }) {
        return .found(EventRecord(event: event, reports: [event]))
      }
    }
    return .missing
  }

  /// The figure with this id.
  public func figure(_ id: String) -> Lookup<Figure> {
    for facts in articleFacts {
      if let figure = facts.figures.first(where: { $0.id == id }) { return .found(figure) }
    }
    return .missing
  }

  /// The quote with this id.
  public func quote(_ id: String) -> Lookup<Quote> {
    for facts in articleFacts {
      if let quote = facts.quotes.first(where: { $0.id == id }) { return .found(quote) }
    }
    return .missing
  }

  // MARK: Lists

  /// Articles, the latest first.
  public func articles(
    _ filter: ArticleFilter = ArticleFilter(),
    sort: SortOrder<ArticleSort> = SortOrder(.published, descending: true),
    page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<Article> {
    try slice(articleFacts.map(\.article), page)
  }

  /// People, the most mentioned first.
  public func people(
    _ filter: EntityFilter = EntityFilter(),
    sort: SortOrder<EntitySort> = SortOrder(.mentionCount, descending: true),
    page: PageRequest = PageRequest(), detail: RecordDetail = .entry
  ) throws(QueryError) -> Page<PersonRecord> {
    try slice(people, page)
  }

  /// Organizations, the most mentioned first.
  public func organizations(
    _ filter: EntityFilter = EntityFilter(),
    sort: SortOrder<EntitySort> = SortOrder(.mentionCount, descending: true),
    page: PageRequest = PageRequest(), detail: RecordDetail = .entry
  ) throws(QueryError) -> Page<OrganizationRecord> {
    try slice(organizations, page)
  }

  /// Places, the most mentioned first.
  public func places(
    _ filter: EntityFilter = EntityFilter(),
    sort: SortOrder<EntitySort> = SortOrder(.mentionCount, descending: true),
    page: PageRequest = PageRequest(), detail: RecordDetail = .entry
  ) throws(QueryError) -> Page<PlaceRecord> {
    try slice(places, page)
  }

  /// Events, the latest first.
  public func events(
    _ filter: EventFilter = EventFilter(),
    sort: SortOrder<EventSort> = SortOrder(.date, descending: true), page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<EventRecord> {
    try slice(articleFacts.flatMap(\.events).map { EventRecord(event: $0, reports: [$0]) }, page)
  }

  /// Figures, the latest first.
  public func figures(
    _ filter: FigureFilter = FigureFilter(),
    sort: SortOrder<FigureSort> = SortOrder(.date, descending: true), page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<Figure> {
    try slice(articleFacts.flatMap(\.figures), page)
  }

  /// Quotes, the latest first.
  public func quotes(
    _ filter: QuoteFilter = QuoteFilter(),
    sort: SortOrder<QuoteSort> = SortOrder(.published, descending: true),
    page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<Quote> {
    try slice(articleFacts.flatMap(\.quotes), page)
  }

  /// Figures that count the same thing in the same place, over time; the longest series first.
  public func series(
    _ filter: FigureFilter = FigureFilter(), page: PageRequest = PageRequest()
  ) throws(QueryError) -> Page<FigureSeries> {
    try slice([], page)
  }

  // MARK: Search and connections

  /// What is relevant to the words, the best first. A phrase stands in quotation marks.
  ///
  /// - Parameters:
  ///   - kinds: only these kinds of record; empty for all.
  ///   - typeahead: takes the last word as the beginning of one.
  public func search(
    _ words: String, kinds: Set<SearchHit.Kind> = [], typeahead: Bool = false,
    page: PageRequest = PageRequest(limit: 20)
  ) throws(QueryError) -> Page<SearchHit> {
    try slice([], page)
  }

  /// Who and which organizations and places stand in the same events, the closest first.
  public func connections(
    of id: String, kind: EntityReference.Kind, page: PageRequest = PageRequest()
  ) throws(QueryError) -> Lookup<Page<Connection>> {
    .missing
  }

  private func slice<Item>(_ items: [Item], _ page: PageRequest) throws(QueryError) -> Page<Item> {
    let start: Int
    if let cursor = page.cursor {
      guard let value = Int(cursor), items.indices.contains(value) else { throw .badCursor }
      start = value
    } else {
      start = 0
    }
    let end = min(items.count, start + page.limit)
    return Page(
      items: Array(items[start..<end]), total: items.count, next: end < items.count ? String(end) : nil)
  }
}
