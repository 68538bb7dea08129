import Facts
import GeneratedNews
import Repository
import Seeded
import Testing

@Suite("Repository properties")
struct RepositoryPropertyTests {
  static let news = (0..<60).map(GeneratedNews(seed: 5, articles: 60).facts)
  static let versions = (0..<60).map { number in
    var facts = GeneratedNews(seed: 6, articles: 400).facts(number)
    if number % 3 == 0 { facts.events = facts.events.suffix(1) }
    return facts
  }
  static let reference = Result { () throws -> SnapshotDump in
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(news)
    return try SnapshotDump(repository.snapshot)
  }

  @Test("any order of inserts, deletes and re-inserts gives the same repository", arguments: 1...6)
  func order(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let repository = Repository(extractor: Shared.extractor)
    var waiting = Self.news.shuffled(using: &random)
    var present: [ArticleFacts] = []
    while !waiting.isEmpty {
      let batch = waiting.prefix(Int.random(in: 1...9, using: &random))
      waiting.removeFirst(batch.count)
      repository.insert(Array(batch))
      present += batch
      if Int.random(in: 0..<3, using: &random) == 0, let victim = present.randomElement(using: &random) {
        #expect(repository.remove(victim.article.id))
        present.removeAll { $0.article.id == victim.article.id }
        waiting.append(victim)
      }
      if Int.random(in: 0..<4, using: &random) == 0, let again = present.randomElement(using: &random) {
        // Another article under the same id comes and goes: other days, other numbers of events.
        let number = Int(again.article.id.dropFirst("report-".count)) ?? 0
        repository.insert([Self.versions[number]])
        #expect(throws: Never.self) { try repository.snapshot.events(page: PageRequest(limit: 10_000)) }
        repository.insert([again])
      }
    }
    let dump = try SnapshotDump(repository.snapshot)
    let reference = try Self.reference.get()
    #expect(dump.version == reference.version)
    #expect(dump.counts == reference.counts)
    #expect(dump.people == reference.people)
    #expect(dump.organizations == reference.organizations)
    #expect(dump.places == reference.places)
    #expect(dump.events == reference.events)
    #expect(dump.series == reference.series)
    #expect(dump.hits == reference.hits)
    #expect(dump == reference)
  }

  /// Reports of five storms, each with a toll that later reports, or other sources, give otherwise.
  static func tolls(seed: UInt64, count: Int) -> [ArticleFacts] {
    var random = SeededRandom(seed: seed)
    let towns = ["Oslo", "Bergen", "Lima", "Accra", "Perth"]
    return (0..<count).map { number in
      let town = towns.randomElement(using: &random) ?? "Oslo"
      let day = Int.random(in: 1...4, using: &random)
      let id = "toll-\(number)"
      let toll = Double(Int.random(in: 20...34, using: &random))
      let source = ["Lund", "Berg", nil].randomElement(using: &random) ?? nil
      let words = "A storm hit \(town) and killed \(Int(toll)) people\(source.map { ", \($0) said" } ?? "")."
      let span = Span(article: id, start: 0, end: words.count, text: words)
      let place = EntityReference(name: town, kind: .place, id: town.lowercased())
      var facts = ArticleFacts(
        article: Article(
          id: id, published: "2022-03-0\(day)", text: words + (number % 4 == 0 ? "" : " Report \(number).")))
      facts.places = [
        Place(id: town.lowercased(), name: town, country: "Norway", articles: [id], mentions: [span])
      ]
      facts.events = [
        Event(
          id: "\(id)-e1", kind: .disaster, summary: "A storm hit \(town)", trigger: span, sentence: span,
          place: place, date: PartialDate(edtf: "2022-03-01"), figures: ["\(id)-f1"], articles: [id],
          mentions: [span])
      ]
      facts.figures = [
        Figure(
          id: "\(id)-f1", span: span, kind: .count, amount: .value(toll), unit: "person",
          counted: "people killed", date: PartialDate(edtf: "2022-03-0\(day)"), place: place,
          event: "\(id)-e1", attribution: source.map { Attribution(name: $0, verb: "say", span: span) },
          articles: [id])
      ]
      return facts
    }
  }

  @Test(
    "which figures are contradicted does not depend on the order, and is what the series mark",
    arguments: 1...6)
  func contradictions(seed: UInt64) throws {
    var random = SeededRandom(seed: seed &+ 100)
    let all = Self.tolls(seed: seed, count: 60)
    let repository = Repository(extractor: Shared.extractor)
    var waiting = all.shuffled(using: &random)
    while !waiting.isEmpty {
      let batch = waiting.prefix(Int.random(in: 1...5, using: &random))
      waiting.removeFirst(batch.count)
      repository.insert(Array(batch))
      if let victim = batch.randomElement(using: &random), Int.random(in: 0..<3, using: &random) == 0 {
        repository.remove(victim.article.id)
        waiting.append(victim)
      }
    }
    let fresh = Repository(extractor: Shared.extractor)
    fresh.insert(all)
    let (grown, built) = try (SnapshotDump(repository.snapshot), SnapshotDump(fresh.snapshot))
    #expect(!built.contradicted.isEmpty)
    #expect(grown.contradicted == built.contradicted)
    #expect(grown.series == built.series)
    let points = built.series.flatMap(\.points)
    let marked = points.filter { $0.marks.contains(.contradicts) }
    #expect(Set(built.contradicted).isSuperset(of: marked.map(\.figure.id)))
    let against = Set(points.flatMap { [$0.figure.id] + $0.against })
    #expect(Set(built.contradicted).isSubset(of: against))
    var others = FigureFilter()
    others.contradicted = false
    let rest = try fresh.snapshot.figures(others, page: PageRequest(limit: 500)).items.map(\.id)
    #expect(Set(rest).isDisjoint(with: built.contradicted))
    #expect(rest.count + built.contradicted.count == all.count)
  }

  @Test("what a record has too much of to show is had page by page", arguments: [1, 7, 500])
  func paging(limit: Int) throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(Self.news)
    let snapshot = repository.snapshot
    func check(
      _ id: String, _ kind: EntityReference.Kind, _ articles: [String], _ mentions: [Span], _ count: Int
    ) throws {
      var paged: [Span] = []
      var request = PageRequest(limit: limit)
      repeat {
        guard case .found(let page) = try snapshot.mentions(of: id, kind: kind, page: request) else {
          Issue.record("\(id) has none")
          return
        }
        #expect(page.total == count && page.items.count <= limit)
        paged += page.items
        request.cursor = page.next
      } while request.cursor != nil
      #expect(paged.count == count)
      #expect(Set(paged) == Set(mentions))
      var filter = ArticleFilter()
      filter.mentions = Terms(id)
      let found = try snapshot.articles(filter, page: PageRequest(limit: 500)).items.map(\.id)
      #expect(Set(found) == Set(articles) && found.count == articles.count)
    }
    for record in try snapshot.people(page: PageRequest(limit: 12), detail: .whole).items {
      try check(
        record.person.id, .person, record.person.articles, record.person.mentions, record.mentionCount)
    }
    for record in try snapshot.places(page: PageRequest(limit: 12), detail: .whole).items {
      try check(record.place.id, .place, record.place.articles, record.place.mentions, record.mentionCount)
    }
    for series in try snapshot.series(page: PageRequest(limit: 20)).items {
      var filter = FigureFilter()
      filter.series = Terms(series.id)
      let page = try snapshot.figures(filter, page: PageRequest(limit: 500))
      #expect(Set(page.items.map(\.id)) == Set(series.points.map(\.figure.id)))
      #expect(page.total == series.pointCount)
    }
  }

  @Test("removing everything leaves nothing")
  func empty() throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(Self.news)
    for facts in Self.news.shuffled() { #expect(repository.remove(facts.article.id)) }
    #expect(!repository.remove("report-0"))
    #expect(
      try SnapshotDump(repository.snapshot) == SnapshotDump(Repository(extractor: Shared.extractor).snapshot))
  }

  @Test("a snapshot taken before a write is unchanged after it")
  func immutable() throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(Array(Self.news[..<30]))
    let before = repository.snapshot
    let dump = try SnapshotDump(before)
    repository.insert(Array(Self.news[30...]))
    for facts in Self.news[..<20] { repository.remove(facts.article.id) }
    #expect(try SnapshotDump(before) == dump)
    #expect(repository.snapshot.version != before.version)
  }

  @Test("every record, event, figure and quote is found by its id, and the facts of articles lead to them")
  func byID() throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(Self.news)
    let snapshot = repository.snapshot
    let dump = try Self.reference.get()
    for record in dump.people { #expect(snapshot.person(record.person.id).record == record) }
    for record in dump.organizations {
      #expect(snapshot.organization(record.organization.id).record == record)
    }
    for record in dump.places { #expect(snapshot.place(record.place.id).record == record) }
    for event in dump.events { #expect(snapshot.event(event.event.id).record?.event.id == event.event.id) }
    for figure in dump.figures { #expect(snapshot.figure(figure.id).record == figure) }
    for quote in dump.quotes { #expect(snapshot.quote(quote.id).record == quote) }
    for article in dump.articles {
      let facts = try #require(snapshot.facts(ofArticle: article.id))
      for person in facts.people { #expect(snapshot.person(person.id).record != nil) }
      for event in facts.events {
        #expect(snapshot.event(event.id).record?.event.articles.contains(article.id) == true)
      }
    }
    #expect(snapshot.article("nowhere") == nil)
    if case .missing = snapshot.person("nobody") {} else { Issue.record("somebody") }
  }

  /// The ids of one corpus that another snapshot neither has nor redirects to a record that it has.
  private func lost(_ before: SnapshotDump, in snapshot: Snapshot) -> [String] {
    func isLost<Record>(_ id: String, _ find: (String) -> Lookup<Record>) -> Bool {
      switch find(id) {
      case .found: false
      case .moved(let other): find(other).record == nil
      case .missing: true
      }
    }
    let people = before.people.map(\.person.id).filter { isLost($0) { snapshot.person($0) } }
    let organizations = before.organizations.map(\.organization.id).filter {
      isLost($0) { snapshot.organization($0) }
    }
    let places = before.places.map(\.place.id).filter { isLost($0) { snapshot.place($0) } }
    let reports = before.events.flatMap { $0.reports.map(\.id) }
    let events = (before.events.map(\.event.id) + reports).filter { isLost($0) { snapshot.event($0) } }
    let series = before.series.map(\.id).filter { isLost($0) { snapshot.series(id: $0) } }
    return people + organizations + places + events + series
  }

  @Test(
    "an id given out for a part of the articles leads to a record when the rest has come", arguments: 1...2)
  func growing(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let size = 160
    let articles = (0..<size).map(GeneratedNews(seed: seed, articles: size).facts).shuffled(using: &random)
    let repository = Repository(extractor: Shared.extractor)
    var given: [SnapshotDump] = []
    for part in stride(from: 0, to: size, by: size / 4) {
      repository.insert(Array(articles[part..<part + size / 4]))
      for before in given { #expect(lost(before, in: repository.snapshot) == []) }
      given.append(try SnapshotDump(repository.snapshot))
    }
    #expect(given.allSatisfy { !$0.people.isEmpty && !$0.organizations.isEmpty && !$0.series.isEmpty })
  }

  @Test(
    "ids of before a renaming onto the name of another lead to a record, and so do those of after it is undone"
  )
  func renamed() throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(Self.news)
    let before = try SnapshotDump(repository.snapshot)
    let withAcronym = before.organizations.filter { $0.organization.acronym != nil }.prefix(2)
    let others = before.organizations.prefix(4).map(\.organization)
    var tried = 0
    for record in withAcronym {
      for other in others where other.id != record.organization.id {
        let renaming = try Correction(
          kind: .organization, action: .rename, names: [record.organization.id], to: other.name)
        try repository.correct(renaming)
        #expect(lost(before, in: repository.snapshot) == [], "\(record.organization.name) as \(other.name)")
        let after = try SnapshotDump(repository.snapshot)
        _ = try repository.undoCorrection(renaming.id)
        #expect(
          lost(after, in: repository.snapshot) == [], "\(record.organization.name) not as \(other.name)")
        tried += 1
      }
    }
    #expect(tried > 0)
    #expect(try SnapshotDump(repository.snapshot) == before)
  }

  @Test("filters agree with a scan")
  func filters() throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(Self.news)
    let snapshot = repository.snapshot
    let dump = try Self.reference.get()
    for kind in [Event.Kind.protest, .die, .consult] {
      let found = try SnapshotDump.all { try snapshot.events(EventFilter(kinds: [kind]), page: $0) }
      #expect(found.map(\.event.id) == dump.events.filter { $0.event.kind == kind }.map(\.event.id))
    }
    let day = CalendarDay(year: 2020, month: 1, day: 20)
    let late = try SnapshotDump.all {
      try snapshot.figures(FigureFilter(kinds: [.count], min: 500, from: day), page: $0)
    }
    #expect(
      late.map(\.id)
        == dump.figures.filter { figure in
          guard case .value(let value) = figure.amount, let first = figure.date?.bounds?.first, let day else {
            return false
          }
          return figure.kind == .count && value >= 500 && first >= day
        }.map(\.id))
    for place in dump.places.prefix(5) {
      let found = try SnapshotDump.all { try snapshot.events(EventFilter(place: place.place.id), page: $0) }
      #expect(
        Set(found.map(\.event.id))
          == Set(dump.events.filter { $0.event.place?.id == place.place.id }.map(\.event.id)))
    }
    for person in dump.people.prefix(8) {
      let found = try SnapshotDump.all { try snapshot.events(EventFilter(actor: person.person.id), page: $0) }
      let ids = dump.events.filter { $0.event.actors.contains { $0.id == person.person.id } }.map(\.event.id)
      #expect(found.map(\.event.id) == ids)
    }
    let mayors = try SnapshotDump.all { try snapshot.people(EntityFilter(role: "mayor"), page: $0) }
    #expect(
      mayors.map(\.person.id)
        == dump.people.filter { $0.person.roles.contains { $0.title == "mayor" } }.map(\.person.id))
    let people = try snapshot.people(EntityFilter(article: "report-3"), page: PageRequest(limit: 500)).items
    #expect(
      Set(people.map(\.person.id)) == Set(snapshot.facts(ofArticle: "report-3")?.people.map(\.id) ?? []))
  }

  @Test(
    "a cursor of another list or none at all is refused",
    arguments: ["", "x", "date-.zz", "name+.zz.1", "date-.!.!", "~", "person+1~"])
  func cursors(cursor: String) throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(Self.news)
    let snapshot = repository.snapshot
    let page = PageRequest(limit: 5, cursor: cursor)
    #expect(throws: QueryError.badCursor) { try snapshot.events(page: page) }
    #expect(throws: QueryError.badCursor) {
      try snapshot.people(sort: SortOrder(.name, descending: true), page: page)
    }
    #expect(throws: QueryError.badCursor) { try snapshot.search("people", page: page) }
    #expect(throws: QueryError.badCursor) { try snapshot.articles(sort: SortOrder(.id), page: page) }
  }
}
