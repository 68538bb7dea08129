import Facts
import GeneratedNews
import Repository
import Seeded

extension RepositoryBenchmark {
  /// No query is asked any more when it has taken so long, and its times were taken so often.
  private static let enough = (seconds: 1.0, rounds: 10)

  /// Times every kind of query; those for names where there are none are left out.
  func measureQueries(
    _ snapshot: Snapshot, _ count: Int, ids prefix: String, _ figures: inout Figures
  ) {
    var random = SeededRandom(seed: 9)
    let people = (try? snapshot.people(page: PageRequest(limit: 500)))?.items.map(\.person) ?? []
    let places = (try? snapshot.places(page: PageRequest(limit: 100)))?.items.map(\.place) ?? []
    guard count > 0, !people.isEmpty, !places.isEmpty else { return }
    let ids = (0..<2000).map { _ in "\(prefix)\(Int.random(in: 0..<count, using: &random))" }
    func time(
      _ name: String, _ target: Double?, rounds: Int = 400, worst: Double? = nil, _ body: (Int) -> Void
    ) {
      for round in 0..<min(rounds, Self.enough.rounds) { body(round) }
      var times: [Double] = []
      var spent = 0.0
      for round in 0..<rounds where spent < Self.enough.seconds || round < Self.enough.rounds {
        let seconds = ProcessorClock.seconds { body(round) }
        spent += seconds
        times.append(seconds * 1e6)
      }
      times.sort()
      let rank = worst.map { Int(Double(times.count - 1) * $0) } ?? times.count / 2
      figures.values.append((name, times[rank], target))
    }
    time("article by id", 2, rounds: 2000) { _ = snapshot.article(ids[$0]) }
    time("figure by id", 2, rounds: 2000) { _ = snapshot.figure(ids[$0] + "-f1") }
    time("event by id", 2, rounds: 2000) { _ = snapshot.event(ids[$0] + "-e1") }
    time("person by id, one of the 500 first", 2, rounds: 500) {
      _ = snapshot.person(people[$0 % people.count].id, detail: RecordDetail(mentions: 0, articles: 0))
    }
    time("the same with 10 mentions, 20 articles", nil, rounds: 500) {
      _ = snapshot.person(people[$0 % people.count].id, detail: .entry)
    }
    let page = PageRequest(limit: 50)
    time("events by type", 100) {
      _ = try? snapshot.events(EventFilter(kinds: [[.protest, .die, .consult][$0 % 3]]), page: page)
    }
    time("events by place", 100) {
      _ = try? snapshot.events(EventFilter(place: places[$0 % places.count].id), page: page)
    }
    time("events by type and place", 100) {
      _ = try? snapshot.events(
        EventFilter(kinds: [.protest], place: places[$0 % places.count].id), page: page)
    }
    time("events by actor", 100) {
      _ = try? snapshot.events(EventFilter(actor: people[$0 % people.count].id), page: page)
    }
    time("figures by kind, from a day", 100) { round in
      let day = CalendarDay(year: 2021, month: 1 + round % 12, day: 1)
      _ = try? snapshot.figures(FigureFilter(kinds: [.money], to: day), page: page)
    }
    time("figures of people detained", 100) { _ in
      _ = try? snapshot.figures(FigureFilter(of: "people detained"), page: page)
    }
    time("people by role", 100) { _ in _ = try? snapshot.people(EntityFilter(role: "mayor"), page: page) }
    time("people by beginning of name", 100) {
      _ = try? snapshot.people(EntityFilter(q: String(people[$0 % people.count].name.prefix(4))), page: page)
    }
    var deep = PageRequest(limit: 500)
    for _ in 0..<min(100, counts(snapshot) / 1000) {
      deep.cursor = (try? snapshot.events(page: deep))?.next ?? deep.cursor
    }
    let cursor = PageRequest(limit: 50, cursor: deep.cursor)
    time("deep page of events", 100) { _ in _ = try? snapshot.events(page: cursor) }
    time("series, first page of 10", nil, rounds: 20) { _ in
      _ = try? snapshot.series(page: PageRequest(limit: 10))
    }
    time("series of one place", nil, rounds: 40) {
      _ = try? snapshot.series(
        FigureFilter(of: "detained", place: places[$0 % places.count].id), page: PageRequest(limit: 10))
    }
    let words = people.map { $0.name.split(separator: " ").last.map(String.init) ?? "" }
    let queries = ["prices of bread", "mayor", "talks delegation", "\"main square\" bread", "harbour killed"]
    time("search for a name, 99th percentile", 5000, rounds: 300, worst: 0.99) {
      _ = try? snapshot.search(words[$0 % words.count])
    }
    time("search for words, 99th percentile", 5000, rounds: 100, worst: 0.99) {
      _ = try? snapshot.search(queries[$0 % queries.count])
    }
    time("type-ahead, 99th percentile", 5000, rounds: 300, worst: 0.99) { round in
      let prefix = String(words[round % words.count].prefix(3 + round % 3))
      _ = try? snapshot.search(prefix, kinds: [.person, .organization, .place], typeahead: true)
    }
    time("connections of a person", nil, rounds: 50) {
      _ = try? snapshot.connections(of: people[$0 % people.count].id, kind: .person)
    }
  }

  private func counts(_ snapshot: Snapshot) -> Int { snapshot.counts.events }
}
