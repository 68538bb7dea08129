import Extraction
import Facts
@testable import Repository
import Testing

@Suite("Events and series across articles")
struct EventAndSeriesTests {
  private func facts(_ id: String, _ published: String, _ change: (inout ArticleFacts) -> Void)
    -> ArticleFacts
  {
    var facts = ArticleFacts(article: Article(id: id, published: published, text: "Berg dismissed Lund."))
    change(&facts)
    return facts
  }

  private func dismissal(_ id: String, _ published: String, date: String, status: Event.Status = .actual)
    -> ArticleFacts
  {
    facts(id, published) { facts in
      let span = Span(article: id, start: 5, end: 14, text: "dismissed")
      let berg = EntityReference(name: "Eva Berg", kind: .person, id: "eva-berg")
      let lund = EntityReference(name: "Ole Lund", kind: .person, id: "ole-lund")
      facts.people = [Person(id: "eva-berg", name: "Eva Berg"), Person(id: "ole-lund", name: "Ole Lund")]
      facts.events = [
        Event(
          id: "\(id)-e1", kind: .dismiss, summary: "Eva Berg dismissed Ole Lund", trigger: span,
          sentence: span,
          actors: [berg], recipients: [lund], date: PartialDate(edtf: date), status: status, articles: [id],
          mentions: [span])
      ]
    }
  }

  private func count(
    _ id: String, _ published: String, _ value: Double, _ counted: String, by claimant: String? = nil,
    storm day: String? = nil, kind: Figure.Kind = .count
  ) -> ArticleFacts {
    facts(id, published) { facts in
      let span = Span(article: id, start: 0, end: 4, text: "Berg")
      facts.places = [
        Place(id: "oslo", name: "Oslo", country: "Norway", articles: [id], mentions: [span])
      ]
      let oslo = EntityReference(name: "Oslo", kind: .place, id: "oslo")
      if let day {
        facts.events = [
          Event(
            id: "\(id)-e1", kind: .disaster, summary: "A storm hit Oslo", trigger: span, sentence: span,
            place: oslo,
            date: PartialDate(edtf: day), articles: [id], mentions: [span])
        ]
      }
      facts.figures = [
        Figure(
          id: "\(id)-f1", span: span, kind: kind, amount: .value(value), unit: "person", counted: counted,
          event: day.map { _ in "\(id)-e1" },
          attribution: claimant.map { Attribution(name: $0, verb: "say", span: span) }, articles: [id])
      ]
    }
  }

  private func snapshot(_ articles: [ArticleFacts]) -> Snapshot {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(articles)
    return repository.snapshot
  }

  @Test("reports of one event are one record; what they differ on stands side by side")
  func merged() throws {
    let snapshot = snapshot([
      dismissal("a", "2022-01-06", date: "2022-01-05"),
      dismissal("b", "2022-01-07", date: "2022-01-06", status: .alleged),
      dismissal("c", "2022-03-01", date: "2022-02-28"),
    ])
    #expect(snapshot.counts.events == 2)
    let record = try #require(snapshot.event("a-e1").record)
    #expect(record.event.articles == ["a", "b"])
    #expect(record.event.mentions.count == 2)
    #expect(record.reports.map(\.id) == ["a-e1", "b-e1"])
    #expect(
      record.disagreements == [
        EventRecord.Disagreement(
          field: "date",
          versions: [
            EventRecord.Version(value: "2022-01-05", articles: ["a"]),
            EventRecord.Version(value: "2022-01-06", articles: ["b"]),
          ]),
        EventRecord.Disagreement(
          field: "status",
          versions: [
            EventRecord.Version(value: "actual", articles: ["a"]),
            EventRecord.Version(value: "alleged", articles: ["b"]),
          ]),
      ])
    if case .moved(to: "a-e1") = snapshot.event("b-e1") {} else { Issue.record("not moved") }
    #expect(try snapshot.events(EventFilter(statuses: [.alleged])).items.map(\.event.id) == ["a-e1"])
    #expect(try snapshot.events(EventFilter(recipient: "Lund")).total == 2)
    #expect(try snapshot.events(EventFilter(recipient: "Lunde")).total == 0)
    #expect(try snapshot.events(EventFilter(recipient: "Ole Lund")).total == 2)
  }

  @Test(
    "numbers of the same thing under different words are one series, with revisions and contradictions marked"
  )
  func series() throws {
    let storm = "2022-01-05"
    let snapshot = snapshot([
      count("a", "2022-01-05", 120, "people killed", by: "police", storm: storm),
      count("b", "2022-01-06", 164, "dead", by: "police", storm: storm),
      count("c", "2022-01-06", 90, "deaths", by: "doctors", storm: storm),
      count("d", "2022-01-07", 126, "bodies", by: "police", storm: storm),
      count("e", "2022-01-07", 300, "people detained"),
      count("f", "2022-01-08", 400, "detainees"),
      count("g", "2022-01-08", 4, "police officers killed"),
      count("h", "2022-01-08", 30, "people killed", by: "doctors"),
    ])
    let all = try snapshot.series()
    #expect(all.items.map(\.points.count) == [5, 2])
    let dead = try #require(all.items.first)
    #expect(dead.points.map(\.article) == ["a", "b", "c", "d", "h"])
    #expect(dead.points.map(\.marks) == [[], [], [.contradicts], [.revised], []])
    #expect(dead.points[2].against == ["b-f1"])
    #expect(dead.points[0].date == PartialDate(edtf: "2022-01-05"))
    #expect(try snapshot.series(FigureFilter(of: "killed police")).items.map(\.points.count) == [1])
  }

  @Test("a filter chooses series and changes nothing of what they hold")
  func filteredSeries() throws {
    let snapshot = snapshot([
      count("a", "2022-01-05", 300, "people detained", by: "police"),
      count("b", "2022-01-06", 900, "detainees"),
    ])
    let whole = try snapshot.series().items
    #expect(whole.map(\.points.count) == [2])
    #expect(try snapshot.series(FigureFilter(min: 800)).items == whole)
    #expect(try snapshot.series(FigureFilter(article: "a")).items == whole)
    #expect(try snapshot.series(FigureFilter(min: 8000)).items == [])
  }

  @Test("what is counted anew after a pause is another series; a named quantity is one over any time")
  func stretches() throws {
    let articles = [
      count("a", "2022-01-05", 12, "people killed"), count("b", "2022-01-09", 14, "people killed"),
      count("c", "2022-03-01", 40, "people killed"), count("d", "2022-03-02", 41, "people killed"),
      count("e", "2022-01-05", 4.1, "unemployment rate", kind: .percent),
      count("f", "2022-06-05", 4.4, "unemployment rate", kind: .percent),
      count("g", "2022-01-05", 3, "cars"), count("h", "2022-01-05", 3, "cars"),
    ]
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(articles)
    let found = try repository.snapshot.series().items
    #expect(Set(found.map { $0.points.map(\.article).joined() }) == ["ab", "cd", "ef"])
    for series in found { #expect(repository.snapshot.series(id: series.id).record == series) }
    let second = try #require(found.first { $0.points.first?.article == "c" })
    repository.remove("c")
    repository.insert([count("i", "2022-02-27", 39, "people killed")])
    let now = try #require(try repository.snapshot.series().items.first { $0.points.last?.article == "d" })
    #expect(now.points.map(\.article) == ["i", "d"] && now.id != second.id)
    if case .moved(to: now.id) = repository.snapshot.series(id: second.id) {
    } else {
      Issue.record("not moved")
    }
    if case .missing = repository.snapshot.series(id: "0123456789abcdef") {} else { Issue.record("made up") }
  }

  @Test(
    "reports of a day from one town are one event whoever is named as a group; other towns and days are others",
    arguments: [("2022-01-05", "oslo", 1), ("2022-01-06", "oslo", 2), ("2022-01-05", "bergen", 2)])
  func towns(day: String, town: String, expected: Int) {
    func report(_ id: String, _ day: String, _ town: String, _ group: String) -> ArticleFacts {
      facts(id, "2022-01-06") { facts in
        let span = Span(article: id, start: 0, end: 4, text: "Berg")
        facts.places = [
          Place(id: town, name: town, country: "Norway", articles: [id], mentions: [span])
        ]
        facts.events = [
          Event(
            id: "\(id)-e1", kind: .assault, summary: "A shooting", trigger: span, sentence: span,
            actors: [EntityReference(name: group, kind: .group)],
            place: EntityReference(name: town, kind: .place, id: town),
            date: PartialDate(edtf: day),
            articles: [id], mentions: [span])
        ]
      }
    }
    let snapshot = snapshot([
      report("a", "2022-01-05", "oslo", "a gunman"), report("b", day, town, "attackers"),
    ])
    #expect(snapshot.counts.events == expected)
  }

  @Test(
    "a part of a number is no report of the whole, and what it rose to is",
    arguments: [
      ("Storms in Peru killed 40 people. Three of the bodies were found at sea.", [40]),
      ("Storms in Peru killed 40 people, 12 of them children.", [40]),
      ("Storms in Peru killed 40 people, including 12 fishermen killed at sea.", [40]),
      ("Storms in Peru killed 40 people. Of the 40 people, 12 people died at sea.", [40]),
      ("Storms in Peru killed 40 people. The number of people killed rose to 45.", [40, 45]),
    ] as [(String, [Double])])
  func parts(text: String, expected: [Double]) throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(Article(id: "a", published: "2022-01-05", text: text))
    let series = try repository.snapshot.series(FigureFilter(article: "a")).items
    let values = series.first { $0.points.contains { $0.figure.amount == .value(40) } }?.points.map(
      \.figure.amount)
    #expect(values == expected.map(Figure.Amount.value))
  }

  @Test("search puts names before text, takes phrases and beginnings of words, and marks what it found")
  func search() throws {
    var articles = [
      dismissal("a", "2022-01-06", date: "2022-01-05"), dismissal("b", "2022-03-06", date: "2022-03-05"),
    ]
    articles[1].article.text = "Łódź: Berg dismissed nobody. Lund stayed."
    let snapshot = snapshot(articles)
    let hits = try snapshot.search("berg").items
    #expect(hits.first?.kind == .person && hits.first?.id == "eva-berg")
    #expect(hits.first?.snippet.text == "Eva Berg" && hits.first?.snippet.highlights == [4..<8])
    #expect(try snapshot.search("\"dismissed nobody\"").items.map(\.id) == ["b"])
    #expect(try snapshot.search("\"nobody dismissed\"").total == 0)
    #expect(try snapshot.search("lodz").items.map(\.id) == ["b"])
    #expect(try snapshot.search("dismi", typeahead: true).total > 0)
    #expect(try snapshot.search("dismi").total == 0)
    #expect(try snapshot.search("dismissed", kinds: [.event]).items.map(\.kind) == [.event, .event])
    #expect(try snapshot.search("dismissing", kinds: [.event]).total == 2)
    #expect(try snapshot.search("dismi*").total == snapshot.search("dismi", typeahead: true).total)
    #expect(try snapshot.search("nobody OR lodz", kinds: [.article]).items.map(\.id) == ["b"])
    #expect(try snapshot.search("dismissed -nobody", kinds: [.article]).items.map(\.id) == ["a"])
    #expect(try snapshot.search("-nobody").total == 0)
    #expect(try snapshot.search("berg").counts == [.person: 1, .event: 2, .article: 2])
    let typo = try snapshot.search("xqzt")
    #expect(typo.total == 0 && typo.suggestion == nil)
    let corrected = try snapshot.search("lunnd")
    #expect(corrected.suggestion == "lund" && corrected.items.first?.id == "ole-lund")
    #expect(try snapshot.search("  \"\" ").total == 0)
  }

  @Test("events are found in all articles, as many as their list has, whatever came and went before")
  func searchOfEvents() throws {
    let articles = (1950..<2010).map { dismissal("a\($0)", "\($0)-01-06", date: "\($0)-01-05") }
    let repository = Repository(extractor: Shared.extractor)
    for article in articles.reversed() { repository.insert([article]) }
    func found() throws -> [String] {
      try SnapshotDump.all { try repository.snapshot.search("dismissing", kinds: [.event], page: $0) }
        .map(\.id).sorted()
    }
    func listed() throws -> [String] {
      var filter = EventFilter()
      filter.q = "dismissing"
      return try SnapshotDump.all { try repository.snapshot.events(filter, page: $0) }.map(\.event.id)
        .sorted()
    }
    #expect(try found().count == 60 && found() == listed())
    #expect(try repository.snapshot.search("dismissing").counts[.event] == 60)
    for article in articles.prefix(40) { repository.remove(article.article.id) }
    #expect(try found().count == 20 && found() == listed())
  }

  @Test("an event of several reports is found once, as long as there is one of them")
  func searchOfReports() throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert([
      dismissal("a", "2022-01-06", date: "2022-01-05"), dismissal("b", "2022-01-07", date: "2022-01-05"),
    ])
    for (id, total) in [("", 1), ("a", 1), ("b", 0)] {
      if !id.isEmpty { repository.remove(id) }
      #expect(try repository.snapshot.search("dismissed", kinds: [.event]).total == total)
    }
  }

  @Test("connections are who stands in the same events")
  func connections() throws {
    let snapshot = snapshot([
      dismissal("a", "2022-01-06", date: "2022-01-05"), dismissal("b", "2022-03-06", date: "2022-03-05"),
    ])
    let found = try #require(try snapshot.connections(of: "eva-berg", kind: .person).record)
    #expect(found.items.map(\.entity.id) == ["ole-lund"])
    #expect(found.items.first?.events == ["b-e1", "a-e1"])
  }

  @Test("co-mentions are who is named in the same articles, those in most first")
  func coMentions() {
    let snapshot = snapshot([
      dismissal("a", "2022-01-06", date: "2022-01-05"), dismissal("b", "2022-03-06", date: "2022-03-05"),
    ])
    let found = snapshot.coMentions(of: "eva-berg", kind: .person)
    #expect(found.first { $0.entity.id == "ole-lund" }?.articleCount == 2, "\(found)")
    #expect(!found.contains { $0.entity.id == "eva-berg" })
    #expect(snapshot.coMentions(of: "eva-berg", kind: .person, limit: 1).count == 1)
    #expect(snapshot.coMentions(of: "nobody", kind: .person).isEmpty)
  }

  @Test("articles with nearly the same text know each other, and contradict each other in nothing")
  func copies() throws {
    let story =
      "A storm hit the harbour of Oslo in the night and tore three boats from their ropes. The mayor said that the town "
      + "would pay for the quay, which was old and had been closed since spring. Nobody was hurt, but the ferry to Bergen "
      + "stayed in port until noon, and schools in the east of the town were closed for the day. Sailors had warned of it."
    let texts = [
      ("a", story), ("b", "OSLO (Post) - " + story + " More soon."),
      ("c", story.replacing("storm", with: "gale")),
      (
        "d",
        "Another story altogether, of a library that opened in Bergen on Monday with music and with many guests."
      ),
      ("e", "Short."),
    ]
    let repository = Repository(extractor: Shared.extractor)
    repository.insert(
      texts.map { id, text in
        var facts = count(
          id, "2022-01-0\(id == "a" ? 5 : 6)", id == "b" ? 90 : 120, "people killed", storm: "2022-01-05")
        facts.article.text = text
        return facts
      })
    let snapshot = repository.snapshot
    #expect(snapshot.copies(ofArticle: "a") == ["b", "c"] || snapshot.copies(ofArticle: "a") == ["c", "b"])
    #expect(Set(snapshot.copies(ofArticle: "b")) == ["a", "c"])
    #expect(snapshot.copies(ofArticle: "d") == [] && snapshot.copies(ofArticle: "e") == [])
    let marked = try snapshot.series().items.flatMap(\.points).filter { !$0.marks.isEmpty }
    #expect(!marked.isEmpty && marked.allSatisfy { !$0.against.contains("a-f1") || $0.article != "b" })
  }

  @Test(
    "the beginning of any form of a word finds it",
    arguments: [
      ("The lorry was delayed.", "dela"), ("The lorry was delayed.", "delayi"),
      ("They were saying no.", "sayi"),
      ("They were running late.", "runni"), ("An emergency was called.", "emergenc"),
      ("Two cities were cut off.", "citie"), ("He was hopping mad.", "hoppi"),
    ])
  func beginningsOfForms(text: String, beginning: String) throws {
    let repository = Repository(extractor: Shared.extractor)
    repository.insert([ArticleFacts(article: Article(id: "a", text: text))])
    #expect(try repository.snapshot.search(beginning + "*", kinds: [.article]).total == 1)
  }

  @Test(
    "the stem of a word",
    arguments: [
      ("resigned", "resign"), ("resignation", "resign"), ("emergency", "emerg"), ("cities", "citi"),
      ("city", "citi"),
      ("running", "run"), ("hopping", "hop"), ("hoped", "hope"), ("agreed", "agre"), ("detainees", "detaine"),
      ("relational", "relat"), ("sky", "sky"), ("is", "is"), ("2022", "2022"), ("adjustment", "adjust"),
      ("controlling", "control"), ("probate", "probat"), ("yes", "ye"), ("lodz", "lodz"),
    ])
  func stems(word: String, stem: String) {
    #expect(Stemmer.stem(word) == stem)
  }

  @Test("filters take aliases, several values, what must not be, publishers and claims")
  func filters() throws {
    var articles = [
      dismissal("a", "2022-01-06", date: "2022-01-05"), dismissal("b", "2022-03-06", date: "2022-03-05"),
    ]
    articles[0].article.source = "Morning Post"
    articles[1].events[0].recipients = [EntityReference(name: "Ole Lund", kind: .person, id: "ole-lund")]
    articles[1].events[0].actors = []
    let span = Span(article: "b", start: 0, end: 4, text: "Berg")
    articles[1].events[0].attribution = Attribution(name: "police", verb: "say", span: span)
    let snapshot = snapshot(articles)
    func events(_ change: (inout EventFilter) -> Void) throws -> [String] {
      var filter = EventFilter()
      change(&filter)
      return try snapshot.events(filter).items.map(\.event.id)
    }
    #expect(try events { $0.actor = Terms("Berg") } == ["a-e1"])
    #expect(try events { $0.recipient = Terms(any: ["nobody", "lund"]) } == ["b-e1", "a-e1"])
    #expect(try events { $0.actor = Terms(none: ["eva-berg"]) } == ["b-e1"])
    #expect(try events { $0.source = Terms("morning post") } == ["a-e1"])
    #expect(try events { $0.source = Terms(none: ["Morning Post"]) } == ["b-e1"])
    #expect(try events { $0.article = Terms(any: ["a", "b"], none: ["a"]) } == ["b-e1"])
    #expect(try events { $0.claimed = true } == ["b-e1"])
    #expect(try events { $0.claimed = false } == ["a-e1"])
    let unknown = try snapshot.events(EventFilter(actor: "Bergg"))
    #expect(unknown.total == 0 && unknown.near["actor"]?.map(\.id) == ["eva-berg"])
    var people = EntityFilter()
    people.source = Terms("Morning Post")
    #expect(try snapshot.people(people).total == 2)
    people.minArticles = 2
    #expect(try snapshot.people(people).total == 2)
    people.minArticles = 3
    #expect(try snapshot.people(people).total == 0)
  }

  @Test(
    "lists of names",
    arguments: [
      ("a, b", ["a", "b"]), ("a", ["a"]), ("\"Berg, Jr.\",b", ["Berg, Jr.", "b"]), ("a,,b", nil), (" ", nil),
      ("\"The \"\"Star\"\"\"", ["The \"Star\""]), ("\"\"", nil), ("\"a", ["a"]),
    ] as [(String, [String]?)])
  func lists(text: String, expected: [String]?) {
    #expect(Terms.list(text) == expected)
    if let expected { #expect(Terms.list(Terms.list(of: expected)) == expected) }
  }

  @Test("names close to what nobody has are looked for a few times only")
  func nearAFew() throws {
    let repository = Repository(extractor: Shared.extractor)
    let article = Article(id: "a", text: "Eva Berg met Ola Hansen in Oslo on Monday.")
    repository.insert([Shared.extractor.facts(of: article)])
    var filter = EventFilter()
    filter.actor = Terms(any: (0..<100).map { "Bergg" + String(repeating: "x", count: $0) } + ["Hanssen"])
    #expect(try repository.snapshot.events(filter).near["actor"]?.map(\.id) == ["eva-berg"])
    let words = (["hanssen"] + (0..<100).map { "xyzzy\($0)" }).joined(separator: " ")
    #expect(repository.snapshot.index.correction(of: words)?.hasPrefix("hansen ") == true)
    let late = ((0..<100).map { "xyzzy\($0)" } + ["hanssen"]).joined(separator: " ")
    #expect(repository.snapshot.index.correction(of: late) == nil)
  }
}
