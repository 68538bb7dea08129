import Facts
import Repository
import Seeded
import Testing

@Suite("One event from many reports")
struct EventGroupingTests {
  /// What an invented report says.
  struct Said {
    var kind: Event.Kind
    var published: String
    var date: String?
    var actors: [EntityReference] = []
    var recipients: [EntityReference] = []
    var town: String?
    var mode: String?
    var count: Double?
    var text: String?

    init(
      _ kind: Event.Kind, _ published: String, on date: String? = nil, by actors: [EntityReference] = [],
      to recipients: [EntityReference] = [], in town: String? = nil, mode: String? = nil,
      count: Double? = nil, text: String? = nil
    ) {
      self.kind = kind
      self.published = published
      self.date = date
      self.actors = actors
      self.recipients = recipients
      self.town = town
      self.mode = mode
      self.count = count
      self.text = text
    }

    func facts(_ id: String) -> ArticleFacts {
      let text = self.text ?? "Something happened."
      var facts = ArticleFacts(article: Article(id: id, published: published, text: text))
      let span = Span(article: id, start: 0, end: 4, text: String(text.prefix(4)))
      if let town {
        let country = Self.countries[town]
        facts.places = [Place(id: town, name: town, country: country, articles: [id], mentions: [span])]
      }
      for reference in actors + recipients {
        switch reference.kind {
        case .person: facts.people.append(Person(id: reference.id ?? "", name: reference.name))
        case .organization:
          facts.organizations.append(Organization(id: reference.id ?? "", name: reference.name))
        case .place, .group: break
        }
      }
      var event = Event(
        id: "\(id)-e1", kind: kind, mode: mode, summary: "Something happened", trigger: span, sentence: span,
        actors: actors, recipients: recipients,
        place: town.map { EntityReference(name: $0, kind: .place, id: $0) },
        date: date.flatMap { PartialDate(edtf: $0) }, articles: [id], mentions: [span])
      if let count {
        event.figures = ["\(id)-f1"]
        facts.figures = [
          Figure(
            id: "\(id)-f1", span: span, kind: .count, amount: .value(count), unit: "person",
            counted: "people killed", event: event.id, articles: [id])
        ]
      }
      facts.events = [event]
      return facts
    }

    private static let countries = [
      "Lindhavn": "Norway", "Storvik": "Norway", "Norway": "Norway", "Iowa": "United States",
      "Nevada": "United States",
    ]
  }

  private static func person(_ name: String) -> EntityReference {
    EntityReference(name: name, kind: .person, id: name.lowercased().replacing(" ", with: "-"))
  }
  private static func body(_ name: String) -> EntityReference {
    EntityReference(name: name, kind: .organization, id: name.lowercased().replacing(" ", with: "-"))
  }
  private static func group(_ name: String) -> EntityReference { EntityReference(name: name, kind: .group) }

  private static let dahl = person("Erik Dahl")
  private static let police = body("Lindhavn Police")
  private static let (monday, tuesday, wednesday) = ("2022-03-07", "2022-03-08", "2022-03-09")

  /// Twenty reports of one shooting.
  static let shooting: [Said] = [
    Said(
      .assault, monday, on: monday, by: [group("a gunman")], to: [group("12 people")], in: "Lindhavn",
      count: 12),
    Said(.assault, monday, on: monday, by: [group("an attacker")], in: "Lindhavn", mode: "shooting"),
    Said(.assault, monday, on: monday, to: [group("shoppers")], in: "Lindhavn"),
    Said(.assault, monday, in: "Lindhavn", mode: "shooting"),
    Said(.assault, monday, to: [group("a dozen people")], in: "Lindhavn", count: 12),
    Said(.assault, monday, on: monday, by: [group("a man with a rifle")], in: "Norway", count: 12),
    Said(.assault, tuesday, on: monday, by: [dahl], to: [group("12 people")], in: "Lindhavn", count: 12),
    Said(.assault, tuesday, on: monday, by: [dahl], to: [group("customers")]),
    Said(.assault, tuesday, by: [dahl], to: [group("the victims")]),
    Said(.assault, tuesday, by: [person("Erik K. Dahl")], in: "Lindhavn"),
    Said(.assault, tuesday, by: [group("the gunman")], in: "Lindhavn", mode: "shooting"),
    Said(.assault, tuesday, by: [group("the gunman")], to: [group("12 people")], in: "Lindhavn", count: 12),
    Said(.assault, tuesday, on: monday, by: [dahl], to: [person("Anna Moe")], in: "Lindhavn"),
    Said(.assault, tuesday, on: monday, to: [person("Anna Moe")]),
    Said(.assault, wednesday, to: [person("Anna Moe")], in: "Lindhavn", mode: "shooting"),
    Said(.assault, wednesday, on: monday, by: [dahl], to: [person("Anna Moe"), person("Ole Vik")]),
    Said(.assault, wednesday, to: [person("Ole Vik")], in: "Lindhavn"),
    Said(.assault, wednesday, by: [dahl], in: "Norway", count: 12),
    Said(.assault, wednesday, in: "Lindhavn", mode: "shooting", count: 12),
    Said(.assault, wednesday, on: tuesday, by: [dahl], to: [group("12 people")], in: "Lindhavn", count: 12),
  ]

  /// Reports, and how many events they are of.
  struct Story: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var reports: [Said]
    var events: ClosedRange<Int>

    init(_ name: String, _ events: ClosedRange<Int>, _ reports: [Said]) {
      testDescription = name
      self.reports = reports
      self.events = events
    }
  }

  static let stories: [Story] = [
    Story("a shooting in twenty reports", 1...3, shooting),
    Story(
      "primaries of two states on one day", 2...2,
      ["Iowa", "Nevada"].map { Said(.elect, monday, on: monday, to: [dahl], in: $0) }),
    Story(
      "floods in two towns", 2...2,
      ["Lindhavn", "Storvik"].map { Said(.disaster, monday, on: monday, in: $0, mode: "flood", count: 12) }),
    Story(
      "arrests of two people by one police", 2...2,
      ["Ole Vik", "Anna Moe"].map {
        Said(.coerce, monday, on: monday, by: [police], to: [person($0)], in: "Lindhavn")
      }),
    Story(
      "an arrest of nobody in particular joins one of two", 2...2,
      ["Ole Vik", "Anna Moe"].map {
        Said(.coerce, monday, on: monday, by: [police], to: [person($0)], in: "Lindhavn", count: 14)
      } + [Said(.coerce, monday, on: monday, by: [police], in: "Lindhavn", count: 14)]),
    Story(
      "the police alone join nothing", 2...2,
      [
        Said(.coerce, monday, on: monday, by: [police], to: [group("a driver")]),
        Said(.coerce, monday, on: monday, by: [police], to: [group("smugglers")], in: "Lindhavn"),
      ]),
    Story(
      "one arrest by whoever is said to have made it", 1...1,
      [
        Said(.coerce, monday, on: monday, by: [police], to: [dahl], mode: "arrest"),
        Said(.coerce, tuesday, on: monday, by: [body("Interior Ministry")], to: [dahl], mode: "arrest"),
        Said(.coerce, tuesday, to: [dahl], in: "Lindhavn", mode: "arrest"),
      ]),
    Story(
      "an arrest and a deportation", 2...2,
      ["arrest", "deport"].map { Said(.coerce, monday, on: monday, to: [dahl], in: "Lindhavn", mode: $0) }),
    Story(
      "a death and its anniversary", 2...2,
      [
        Said(.die, monday, on: monday, to: [dahl]),
        Said(.die, "2023-03-07", on: "2023-03-07", to: [dahl], in: "Lindhavn"),
      ]),
    Story(
      "a death in two places", 1...1,
      [
        Said(.die, monday, on: monday, to: [dahl], in: "Lindhavn"),
        Said(.die, tuesday, to: [dahl, group("a guard")]),
      ]),
    Story(
      "talks with two guests", 2...2,
      ["Ole Vik", "Anna Moe"].map {
        Said(.consult, monday, on: monday, by: [dahl, body("NATO")], to: [person($0)])
      }),
    Story(
      "talks, told from either side and with a third", 1...1,
      [
        Said(.consult, monday, on: monday, by: [dahl], to: [person("Anna Moe")]),
        Said(.consult, monday, on: monday, by: [person("Anna Moe")], to: [dahl]),
        Said(.consult, tuesday, on: monday, by: [dahl, person("Anna Moe"), body("NATO")], in: "Lindhavn"),
      ]),
    Story(
      "two reproaches by one person", 2...2,
      ["Ole Vik", "Anna Moe"].map { Said(.disapprove, monday, on: monday, by: [dahl], to: [person($0)]) }),
    Story(
      "shootings of two days in one town, and one that names no day", 2...2,
      [
        Said(.assault, monday, on: monday, in: "Lindhavn", mode: "shooting"),
        Said(.assault, tuesday, on: tuesday, in: "Lindhavn", mode: "shooting"),
        Said(.assault, wednesday, in: "Lindhavn", mode: "shooting"),
      ]),
    Story(
      "news is not of what comes after it", 2...2,
      [
        Said(.assault, monday, by: [dahl], in: "Lindhavn"),
        Said(.assault, wednesday, on: wednesday, by: [dahl], in: "Lindhavn"),
      ]),
  ]

  private func repository() -> Repository { Repository(extractor: Shared.extractor) }

  @Test("reports join where they have enough in common and nothing that keeps them apart", arguments: stories)
  func joins(story: Story) throws {
    let repository = repository()
    repository.insert(story.reports.enumerated().map { $1.facts("r\($0)") })
    let found = repository.snapshot.counts.events
    let events = try repository.snapshot.events().items.map { $0.event.articles }
    #expect(story.events.contains(found), "\(events)")
    for number in story.reports.indices {
      let lookup = repository.snapshot.event("r\(number)-e1")
      guard case .moved(let id) = lookup else { continue }
      #expect(repository.snapshot.event(id).record?.event.articles.contains("r\(number)") == true)
    }
  }

  @Test("reports that come and go in any order end in the same events", arguments: 1...4)
  func order(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    // All stories at once, and one shooting more often than a report is compared with others.
    let reports = (Self.stories.flatMap(\.reports) + Self.shooting + Self.shooting).enumerated().map {
      $1.facts("r\($0)")
    }
    let whole = repository()
    whole.insert(reports)
    let repository = repository()
    var waiting = reports.shuffled(using: &random)
    var present: [ArticleFacts] = []
    while !waiting.isEmpty {
      let batch = waiting.suffix(Int.random(in: 1...7, using: &random))
      waiting.removeLast(batch.count)
      repository.insert(Array(batch))
      present += batch
      if Int.random(in: 0..<3, using: &random) == 0, let victim = present.randomElement(using: &random) {
        repository.remove(victim.article.id)
        present.removeAll { $0.article.id == victim.article.id }
        waiting.insert(victim, at: 0)
        #expect(try SnapshotDump(repository.snapshot) == dump(of: present))
      }
      if let again = present.randomElement(using: &random), let other = reports.randomElement(using: &random)
      {
        // Another report comes under the same id, and goes.
        var changed = again
        changed.events = other.events.map { event in
          var event = event
          event.id = again.article.id + "-e1"
          event.figures = []
          return event
        }
        repository.insert([changed])
        repository.insert([again])
      }
    }
    #expect(try SnapshotDump(repository.snapshot) == SnapshotDump(whole.snapshot))
  }

  private func dump(of articles: [ArticleFacts]) throws -> SnapshotDump {
    let repository = repository()
    repository.insert(articles)
    return try SnapshotDump(repository.snapshot)
  }

  private static let story =
    "A gunman opened fire in the market of Lindhavn on Monday morning and killed twelve people before guards held him down. "
    + "The mayor asked everybody to stay at home while officers went from stall to stall. Witnesses spoke of a tall man "
    + "with a rifle who said nothing. Schools in the old town were closed, and trams stopped at the bridge until noon."

  @Test("copies of a story are one report with several sources, and disagree in nothing")
  func copies() throws {
    func report(_ count: Double, _ text: String, _ published: String = Self.tuesday) -> Said {
      Said(.assault, published, on: Self.monday, by: [Self.dahl], in: "Lindhavn", count: count, text: text)
    }
    let agency = repository()
    agency.insert([
      report(12, Self.story, Self.monday).facts("a"), report(13, "LINDHAVN - " + Self.story).facts("b"),
      report(12, Self.story + " More soon.").facts("c"),
    ])
    let alone = try #require(agency.snapshot.event("a-e1").record)
    #expect(alone.event.articles.sorted() == ["a", "b", "c"])
    #expect(alone.reports.count == 3 && alone.reportCount == 1)
    #expect(alone.disagreements == [])
    #expect(try agency.snapshot.series().items.flatMap(\.points).allSatisfy { $0.marks.isEmpty })

    agency.insert([report(20, "Twenty people are dead, a doctor says, and more are missing.").facts("d")])
    let record = try #require(agency.snapshot.event("a-e1").record)
    #expect(record.reports.count == 4 && record.reportCount == 2)
    let figures = try #require(record.disagreements.first { $0.field == "figures" })
    #expect(figures.versions.map { $0.articles.sorted() } == [["a", "b", "c"], ["d"]])
    let marked = try agency.snapshot.series().items.flatMap(\.points).filter { !$0.marks.isEmpty }
    #expect(marked.flatMap(\.against).count == 1)
  }

  @Test("somebody who is in a thousand events costs a newcomer no more than a few comparisons")
  func common() throws {
    let repository = repository()
    let crowd = (0..<1000).map { number in
      Said(
        .coerce, Self.monday, on: Self.monday, by: [Self.police, Self.dahl],
        to: [Self.person("Nobody \(Self.letters(number))son")], in: "Lindhavn", count: 14)
    }
    repository.insert(crowd.enumerated().map { $1.facts("r\($0)") })
    #expect(repository.snapshot.counts.events == 1000)
    repository.insert([crowd[7].facts("again")])
    #expect(repository.snapshot.counts.events == 1000)
  }

  private static func letters(_ number: Int) -> String {
    String(String(number).map { Character(UnicodeScalar(UInt8(97 + ($0.wholeNumberValue ?? 0)))) })
  }
}
