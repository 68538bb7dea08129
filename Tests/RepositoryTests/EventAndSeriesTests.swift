import Facts
import Repository
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
    _ id: String, _ published: String, _ value: Double, _ counted: String, by claimant: String? = nil
  ) -> ArticleFacts {
    facts(id, published) { facts in
      let span = Span(article: id, start: 0, end: 4, text: "Berg")
      facts.places = [
        Place(id: "norway", name: "Norway", country: "Norway", articles: [id], mentions: [span])
      ]
      facts.figures = [
        Figure(
          id: "\(id)-f1", span: span, kind: .count, amount: .value(value), unit: "person", counted: counted,
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
    #expect(try snapshot.events(EventFilter(recipient: "Lund")).total == 0)
    #expect(try snapshot.events(EventFilter(recipient: "Ole Lund")).total == 2)
  }

  @Test(
    "numbers of the same thing under different words are one series, with revisions and contradictions marked"
  )
  func series() throws {
    let snapshot = snapshot([
      count("a", "2022-01-05", 12, "people killed", by: "police"),
      count("b", "2022-01-06", 164, "dead", by: "police"),
      count("c", "2022-01-06", 90, "deaths", by: "doctors"),
      count("d", "2022-01-07", 26, "bodies", by: "police"),
      count("e", "2022-01-07", 300, "people detained"),
      count("f", "2022-01-08", 400, "detainees"),
      count("g", "2022-01-08", 4, "police officers killed"),
    ])
    let all = try snapshot.series()
    #expect(all.items.map(\.points.count) == [4, 2])
    let dead = try #require(all.items.first)
    #expect(dead.points.map(\.article) == ["a", "b", "c", "d"])
    #expect(dead.points.map(\.marks) == [[], [], [.contradicts], [.revised]])
    #expect(dead.points[2].against == ["b-f1"])
    #expect(dead.points[0].date == PartialDate(edtf: "2022-01-05"))
    #expect(try snapshot.series(FigureFilter(of: "killed police")).items.map(\.points.count) == [1])
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
    #expect(try snapshot.search("  \"\" ").total == 0)
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
}
