import Facts
import GeneratedNews
import Repository

/// `Benchmarks facets [--articles N]`: how long it takes to count lists by value, of broad filters and narrow ones, with
/// nothing kept from one time to the next. Processor time, of all cores together.
enum FacetBenchmark {
  /// Milliseconds to reach at a hundred thousand articles.
  private static let target = 20.0

  static func run(_ arguments: [String]) {
    let count = arguments.count == 2 && arguments[0] == "--articles" ? Int(arguments[1]) ?? 100_000 : 100_000
    let news = GeneratedNews(seed: 1, articles: count)
    let repository = Repository()
    repository.insert((0..<count).map(news.facts))
    let snapshot = repository.snapshot
    let counts = snapshot.counts
    print("\(count) articles, \(counts.events) events, \(counts.figures) figures, \(counts.quotes) quotes")
    measure(snapshot)
  }

  private static func measure(_ snapshot: Snapshot) {
    let places = (try? snapshot.places(page: PageRequest(limit: 20)))?.items.map(\.place.id) ?? []
    func time(_ name: String, _ body: (Int) -> [Facet]) {
      var times: [Double] = []
      for round in 0..<21 { times.append(ProcessorClock.seconds { _ = body(round) } * 1e3) }
      times.sort()
      print(
        "  \(Measured.padded(name, 40)) \(Measured.padded(Measured.rounded(times[10]), -8)) ms, worst "
          + "\(Measured.rounded(times[20])) (to reach: \(Measured.rounded(target)))")
    }
    func events(_ name: String, _ filter: @escaping (Int) -> EventFilter) {
      time(name) { snapshot.counts(by: Snapshot.eventFacets, of: filter($0)) }
    }
    events("events by everything") { _ in EventFilter() }
    let day = CalendarDay(year: 2020, month: 1, day: 1)
    events("from a day") { _ in EventFilter(from: day) }
    events("of one status") { _ in EventFilter(statuses: [.actual]) }
    events("of one type") { _ in EventFilter(kinds: [.protest]) }
    events("of a place") { EventFilter(place: places[$0 % places.count]) }
    events("of a type and a place") { EventFilter(kinds: [.protest], place: places[$0 % places.count]) }
    time("figures by everything") { _ in snapshot.counts(by: Snapshot.figureFacets, of: FigureFilter()) }
    time("of one kind") { _ in
      snapshot.counts(by: Snapshot.figureFacets, of: FigureFilter(kinds: [.count]))
    }
    time("quotes by everything") { _ in snapshot.counts(by: Snapshot.quoteFacets, of: QuoteFilter()) }
    time("articles by everything") { _ in snapshot.counts(by: Snapshot.articleFacets, of: ArticleFilter()) }
    time("people by role") { _ in snapshot.counts(by: Snapshot.personFacets, of: EntityFilter(), .person) }
    time("organizations by kind and place") { _ in
      snapshot.counts(by: Snapshot.organizationFacets, of: EntityFilter(), .organization)
    }
  }
}
