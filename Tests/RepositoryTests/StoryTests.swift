import Facts
import Repository
import Testing

/// How well what articles tell is put together, from their words to the events of many reports.
@Suite("Stories told by several articles")
struct StoryTests {
  private static let reports: [(id: String, story: Stories.Story)] = Stories.all.flatMap { story in
    story.reports.indices.map { ("\(story.name.replacing(" ", with: "-"))-\($0)", story) }
  }

  private static let snapshot: Snapshot = {
    let repository = Repository(extractor: Shared.extractor)
    for story in Stories.all {
      for (number, report) in story.reports.enumerated() {
        repository.insert(
          Article(
            id: "\(story.name.replacing(" ", with: "-"))-\(number)", published: report.published,
            text: report.text))
      }
    }
    return repository.snapshot
  }()

  /// The articles of each event of a type.
  private static func groups(_ type: Event.Kind) throws -> [Set<String>] {
    try snapshot.events(EventFilter(kinds: [type]), page: PageRequest(limit: 500)).items.map {
      Set($0.event.articles)
    }
  }

  @Test("pairs of reports are one event where they tell of one happening, and else are not")
  func pairs() throws {
    var (right, wrong, missed) = (0, 0, 0)
    for type in Set(Stories.all.map(\.type)) {
      let groups = try Self.groups(type)
      let reports = Self.reports.filter { $0.story.type == type }
      for (index, one) in reports.enumerated() {
        for other in reports[(index + 1)...] {
          let isJoined = groups.contains { $0.isSuperset(of: [one.id, other.id]) }
          switch (isJoined, one.story.name == other.story.name) {
          case (true, true): right += 1
          case (true, false): wrong += 1
          case (false, true): missed += 1
          case (false, false): break
          }
        }
      }
    }
    // Precision 1, recall 0.7.
    #expect(wrong == 0)
    #expect(right >= 17, "\(missed) of \(right + missed) pairs are missed")
  }

  @Test("what is told of with an event is tied to it, and what is not of its day is not")
  func related() throws {
    func types(_ id: String, _ type: Event.Kind) throws -> [Event.Kind] {
      let filter = EventFilter(kinds: [type], article: id)
      let event = try #require(try Self.snapshot.events(filter).items.first, "\(id)")
      return Self.snapshot.relatedEvents(to: event.event.id).map(\.type)
    }
    #expect(try types("other-ferry-0", .disaster) == [.die])
    #expect(try types("other-ferry-1", .die) == [.disaster])
    #expect(try Set(types("quake-1", .die)) == [.disaster])
    #expect(try types("appointment-0", .appoint) == [])
    #expect(try types("arrest-2", .coerce) == [])
    #expect(Self.snapshot.relatedEvents(to: "nothing").isEmpty)
  }
}
