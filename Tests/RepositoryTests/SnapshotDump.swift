import Facts
import Repository

/// Everything that a snapshot answers, for comparing two.
struct SnapshotDump: Equatable {
  var version: String
  var counts: RecordCounts
  var articles: [Article]
  var people: [PersonRecord]
  var peopleByName: [String]
  var organizations: [OrganizationRecord]
  var places: [PlaceRecord]
  var events: [EventRecord]
  var eventsByMentions: [String]
  var figures: [Figure]
  var figuresByValue: [String]
  var quotes: [Quote]
  var series: [FigureSeries]
  var contradicted: [String]
  var hits: [SearchHit]
  var connections: [[Connection]]

  init(_ snapshot: Snapshot) throws {
    version = snapshot.version
    counts = snapshot.counts
    articles = try Self.all { try snapshot.articles(page: $0) }
    people = try Self.all { try snapshot.people(page: $0, detail: .whole) }
    peopleByName = try Self.all { try snapshot.people(sort: SortOrder(.name), page: $0) }.map(\.person.id)
    organizations = try Self.all { try snapshot.organizations(page: $0, detail: .whole) }
    places = try Self.all { try snapshot.places(page: $0, detail: .whole) }
    events = try Self.all { try snapshot.events(page: $0) }
    eventsByMentions = try Self.all { try snapshot.events(sort: SortOrder(.mentionCount), page: $0) }.map(
      \.event.id)
    figures = try Self.all { try snapshot.figures(page: $0) }
    figuresByValue = try Self.all { try snapshot.figures(sort: SortOrder(.value), page: $0) }.map(\.id)
    quotes = try Self.all { try snapshot.quotes(page: $0) }
    series = try Self.all { try snapshot.series(page: $0) }
    var filter = FigureFilter()
    filter.contradicted = true
    contradicted = try Self.all { try snapshot.figures(filter, page: $0) }.map(\.id)
    let words = people.first.map { String($0.person.name.split(separator: " ").last ?? "") } ?? "people"
    hits = try Self.all { try snapshot.search(words, page: $0) }
    connections = try people.prefix(10).map { record in
      guard case .found(let page) = try snapshot.connections(of: record.person.id, kind: .person) else {
        return []
      }
      return page.items
    }
  }

  /// All items of a list, by pages of seven.
  static func all<Item>(_ page: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    var items: [Item] = []
    var request = PageRequest(limit: 7)
    while true {
      let next = try page(request)
      items += next.items
      guard let cursor = next.next else {
        precondition(items.count == next.total, "\(items.count) items of \(next.total)")
        return items
      }
      request.cursor = cursor
    }
  }
}
