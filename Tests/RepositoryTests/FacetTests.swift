import Facts
import Testing

@testable import Repository

@Suite("Facets")
struct FacetTests {
  /// What a snapshot counts, and what the lists then have.
  private let snapshot: Snapshot

  /// Three articles of so many facts that they are counted by lists, and those of generated news.
  private static let crowd: Result<Snapshot, any Error> = Result {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert((0..<3).map { article($0, facts: 1500) })
    return repository.snapshot
  }

  /// Thirty articles of few facts.
  private static let handful: Result<Snapshot, any Error> = Result {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert((0..<30).map { article($0, facts: 4) })
    return repository.snapshot
  }

  init() throws { snapshot = try Self.crowd.get() }

  private static let types: [Event.Kind] = [.protest, .die, .elect, .coerce]
  private static let statuses: [Event.Status] = [.actual, .actual, .actual, .planned, .denied]
  private static let towns = ["Bergen", "Hamar", "Molde"]

  /// An article whose facts follow from its number.
  private static func article(_ number: Int, facts count: Int) -> ArticleFacts {
    let id = "report-\(number)"
    let text = "Anna Vik spoke in Bergen, Hamar and Molde."
    let span = Span(article: id, start: 0, end: 8, text: "Anna Vik")
    var facts = ArticleFacts(
      article: Article(
        id: id, source: ["Fjord Post", "FJORD POST", "Dale News"][number % 3],
        published: "2024-0\(1 + number % 6)-1\(number % 9)", language: ["en", "en-GB"][number % 2],
        text: text))
    facts.people = [
      Person(
        id: "anna-vik", name: "Anna Vik",
        roles: [
          Person.Role(
            title: ["mayor", "vice mayor"][number % 2], of: "Bergen", status: .current, evidence: span)
        ],
        articles: [id], mentions: [span])
    ]
    facts.organizations = [
      Organization(
        id: "org-\(number % 5)", name: "Body \(number % 5)", kind: [.company, .media][number % 2],
        articles: [id], mentions: [span])
    ]
    facts.places = towns.map {
      Place(id: $0.lowercased(), name: $0, country: "Norway", articles: [id], mentions: [span])
    }
    func town(_ n: Int) -> EntityReference {
      EntityReference(name: towns[n % 3], kind: .place, id: towns[n % 3].lowercased(), span: span)
    }
    for n in 0..<count {
      let date = PartialDate(edtf: "2024-0\(1 + n % 3)-0\(1 + n % 9)")
      facts.events.append(
        Event(
          id: "\(id)-e\(n + 1)", kind: types[n % 4], mode: "mode \(number) \(n)", summary: "", trigger: span,
          sentence: span,
          place: n % 7 == 0 ? nil : town(n), date: n % 11 == 0 ? nil : date, status: statuses[n % 5],
          articles: [id], mentions: [span]))
      facts.figures.append(
        Figure(
          id: "\(id)-f\(n + 1)", span: span, kind: n % 3 == 0 ? .money : .count, amount: .value(Double(n)),
          unit: n % 3 == 0 ? "NOK" : ["person", "Person", "house"][n % 4 % 3], date: date, place: town(n),
          articles: [id]))
      facts.quotes.append(
        Quote(
          id: "\(id)-q\(n + 1)", span: span, kind: n % 4 == 0 ? .indirect : .direct,
          speaker: n % 5 == 0
            ? nil : EntityReference(name: "Anna Vik", kind: .person, id: "anna-vik", span: span)))
    }
    return facts
  }

  private static let one = PageRequest(limit: 1)

  @Test(
    "the count of events is what the narrowed list has",
    arguments: [
      EventFilter(), EventFilter(kinds: [.protest]), EventFilter(statuses: [.actual]),
      EventFilter(place: "norway"),
      EventFilter(place: "bergen", from: CalendarDay(year: 2024, month: 2, day: 1)),
      EventFilter(kinds: [.die], statuses: [.denied, .planned], article: "report-1"),
      EventFilter(place: "nowhere"), EventFilter.without(kinds: [.protest]),
      EventFilter.without(statuses: [.denied]), EventFilter.without(place: "bergen"),
      EventFilter.without(source: "Fjord Post"),
    ])
  func events(_ filter: EventFilter) throws {
    for snapshot in [snapshot, try Self.handful.get()] {
      let facets = snapshot.counts(by: Snapshot.eventFacets, of: filter)
      #expect(facets.map(\.name) == Snapshot.eventFacets)
      for facet in facets {
        for count in facet.counts {
          var narrow = filter
          switch facet.name {
          case .type: narrow.kinds.any = [try #require(Event.Kind(rawValue: count.value))]
          case .status: narrow.statuses.any = [try #require(Event.Status(rawValue: count.value))]
          case .place: narrow.place = Terms(any: [count.value], none: filter.place?.none ?? [])
          case .source: narrow.source = Terms(any: [count.value], none: filter.source?.none ?? [])
          default:
            let days = try #require(PartialDate(edtf: count.value)?.bounds)
            narrow.from = max(days.first, filter.from ?? days.first)
            narrow.to = days.last
          }
          let total = try snapshot.events(narrow, page: Self.one).total
          #expect(count.count == total, "\(facet.name) \(count.value)")
        }
      }
    }
  }

  @Test(
    "so is that of figures",
    arguments: [
      FigureFilter(), FigureFilter(kinds: [.money]), FigureFilter(unit: "person"), FigureFilter(min: 100),
      FigureFilter(place: "hamar", to: CalendarDay(year: 2024, month: 2, day: 1)),
    ])
  func figures(_ filter: FigureFilter) throws {
    for snapshot in [snapshot, try Self.handful.get()] {
      for facet in snapshot.counts(by: [.kind, .unit, .source, .place, .month], of: filter) {
        for count in facet.counts {
          var narrow = filter
          switch facet.name {
          case .source: narrow.source = Terms(count.value)
          case .kind: narrow.kinds = [try #require(Figure.Kind(rawValue: count.value))]
          case .unit: narrow.unit = Terms(count.value)
          case .place: narrow.place = Terms(count.value)
          default:
            let days = try #require(PartialDate(edtf: count.value)?.bounds)
            narrow.from = days.first
            narrow.to = min(days.last, filter.to ?? days.last)
          }
          let total = try snapshot.figures(narrow, page: Self.one).total
          #expect(count.count == total, "\(facet.name) \(count.value)")
        }
      }
    }
  }

  @Test("so is that of quotes, articles and records")
  func others() throws {
    for snapshot in [snapshot, try Self.handful.get()] {
      for count in snapshot.counts(by: [.speaker], of: QuoteFilter(kind: .direct))[0].counts {
        let total = try snapshot.quotes(QuoteFilter(kind: .direct, speaker: count.value), page: Self.one)
          .total
        #expect(count.count == total && count.name == "Anna Vik")
      }
      for count in snapshot.counts(by: [.source], of: ArticleFilter())[0].counts {
        #expect(
          try count.count == snapshot.articles(ArticleFilter(source: count.value), page: Self.one).total)
      }
      for count in snapshot.counts(by: [.language], of: ArticleFilter())[0].counts {
        #expect(
          try count.count == snapshot.articles(ArticleFilter(language: count.value), page: Self.one).total)
      }
      for count in snapshot.counts(by: [.role], of: EntityFilter(), .person)[0].counts {
        #expect(try count.count == snapshot.people(EntityFilter(role: count.value), page: Self.one).total)
      }
      for count in snapshot.counts(by: [.kind], of: EntityFilter(), .organization)[0].counts {
        #expect(
          try count.count == snapshot.organizations(EntityFilter(kind: count.value), page: Self.one).total)
      }
      for count in snapshot.counts(by: [.country], of: EntityFilter(), .place)[0].counts {
        #expect(try count.count == snapshot.places(EntityFilter(place: count.value), page: Self.one).total)
      }
    }
  }

  @Test("the commonest come first; time in its order, whole")
  func order() throws {
    let facets = snapshot.counts(by: [.status, .week, .month, .day], of: EventFilter())
    #expect(facets[0].counts.map(\.value) == ["actual", "denied", "planned"])
    let total = try snapshot.events(EventFilter(), page: Self.one).total
    for facet in facets[1...] {
      #expect(facet.counts.map(\.value) == facet.counts.map(\.value).sorted())
      #expect(facet.counts.reduce(0) { $0 + $1.count } == total)
    }
    #expect(facets[1].counts[0].value == "2024-01-01/2024-01-07")
    #expect(facets[2].counts.map(\.value) == ["2024-01", "2024-02", "2024-03"])
  }

  @Test("a filter on the same thing leaves the other values to choose")
  func ownFilter() throws {
    let facets = snapshot.counts(by: [.type, .status], of: EventFilter(kinds: [.protest]))
    #expect(facets[0].counts.count == 4)
    for count in facets[1].counts {
      let status = try #require(Event.Status(rawValue: count.value))
      let filter = EventFilter(kinds: [.protest], statuses: [status])
      #expect(try snapshot.events(filter, page: Self.one).total == count.count)
    }
  }

  @Test("spellings of one source are one, named as one of them is")
  func spellings() throws {
    let facet = try Self.handful.get().counts(by: [.source], of: ArticleFilter())[0]
    #expect(facet.counts.map(\.value) == ["fjord post", "dale news"])
    #expect(facet.counts.map(\.count) == [20, 10])
    #expect(facet.counts[0].name?.lowercased() == "fjord post")
    #expect(!facet.hasMore)
  }

  @Test("articles that name somebody are counted by time, each once")
  func articlesOverTime() throws {
    let snapshot = try Self.handful.get()
    let facets = snapshot.articleCounts(of: .person, "anna-vik", by: [.month, .week, .status])
    #expect(facets.map(\.name) == [.month, .week])
    #expect(facets[0].counts.map(\.value) == (1...6).map { "2024-0\($0)" })
    #expect(facets.allSatisfy { $0.counts.reduce(0) { $0 + $1.count } == 30 && !$0.hasMore })
    #expect(snapshot.articleCounts(of: .person, "nobody", by: [.month]).isEmpty)
  }
}

extension EventFilter {
  /// Asks only for what must not be.
  fileprivate static func without(
    kinds: Set<Event.Kind> = [], statuses: Set<Event.Status> = [], place: String? = nil,
    source: String? = nil
  ) -> EventFilter {
    var filter = EventFilter()
    filter.kinds.none = kinds
    filter.statuses.none = statuses
    filter.place = place.map { Terms(none: [$0]) }
    filter.source = source.map { Terms(none: [$0]) }
    return filter
  }
}
