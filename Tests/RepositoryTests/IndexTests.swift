import Facts
import GeneratedNews
import Seeded
import Testing

@testable import Repository

@Suite("Index")
struct IndexTests {
  @Test(
    "an id that extraction gives says which fact it is of",
    arguments: [
      ("report-7-e1", FactID.Kind.event, "report-7", 0), ("a-e12", .event, "a", 11), ("-f3", .figure, "", 2),
      ("a-e1-q9", .quote, "a-e1", 8),
    ] as [(String, FactID.Kind, String, Int)])
  func factID(id: String, kind: FactID.Kind, article: String, index: Int) throws {
    let factID = try #require(FactID(id, kind: kind))
    #expect(factID.article == article)
    #expect(factID.index == index)
  }

  @Test(
    "an id of another form does not",
    arguments: ["", "e1", "a-e", "a-e0", "a-e01", "a-f1", "a-e1x", "a-e-1", "a-e9999999999", "a-E1"])
  func otherID(id: String) {
    #expect(FactID(id, kind: .event) == nil)
  }

  @Test("lists without a fact in common are paged like one list", arguments: 1...5)
  func found(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let all = (0..<200).map { FactKey(order: UInt64($0 / 3), ownerHash: UInt64($0)) }
    var lists: [[FactKey]] = [[], [], []]
    for key in all { lists[Int.random(in: 0..<3, using: &random)].append(key) }
    let found = FoundFacts(lists)
    #expect(found.count == all.count)
    #expect(found.keys == all)
    for limit in [1, 7, 300] {
      var ascending: [FactKey] = []
      var descending: [FactKey] = []
      while true {
        let page = found.keys(after: ascending.last, limit: limit)
        guard !page.isEmpty else { break }
        ascending += page
        descending += found.keys(before: descending.last, limit: limit)
      }
      #expect(ascending == all)
      #expect(descending == all.reversed())
    }
    let between = FactKey(order: 10, ownerHash: 0)
    #expect(found.keys(after: between, limit: 2) == Array(all.filter { between < $0 }.prefix(2)))
    #expect(found.keys(before: between, limit: 2) == Array(all.filter { $0 < between }.suffix(2).reversed()))
  }

  @Test(
    "figures by amount are those that a look at each one finds",
    arguments: [
      (4, nil), (nil, 4), (100, 5000), (5, 5), (7, 3), (1e6, nil), (nil, -1), (0.5, 40.5), (1e300, nil),
    ] as [(Double?, Double?)])
  func amounts(least: Double?, most: Double?) throws {
    let snapshot = try Self.repository.get().snapshot
    let all = try snapshot.figures(page: PageRequest(limit: 100_000)).items
    let expected = all.filter {
      $0.amount.upper >= least ?? -.infinity && $0.amount.lower <= most ?? .infinity
    }
    let filter = FigureFilter(min: least, max: most)
    #expect(try snapshot.figures(filter, page: PageRequest(limit: 100_000)).items == expected)
    let first = try snapshot.figures(filter, page: PageRequest(limit: 3))
    #expect(first.total == expected.count)
    #expect(first.items == Array(expected.prefix(3)))
    guard let cursor = first.next else { return }
    let second = try snapshot.figures(filter, page: PageRequest(limit: 3, cursor: cursor))
    #expect(second.items == Array(expected.dropFirst(3).prefix(3)))
  }

  private static let repository = Result { () throws -> Repository in
    let repository = Repository(extractor: Shared.extractor)
    repository.insert((0..<60).map(GeneratedNews(seed: 8, articles: 60).facts))
    let ranges = (0..<20).map { number in
      let span = Span(article: "r", start: 0, end: 4, text: "Tens")
      return Figure(
        id: "r-f\(number + 1)", span: span, kind: .count,
        amount: .range(min: Double(number * 3), max: Double(number * 40)))
    }
    var facts = ArticleFacts(article: Article(id: "r", text: "Tens."))
    facts.figures = ranges
    repository.insert([facts])
    return repository
  }

  @Test(
    "a phrase is its words in a row, in any form, whatever stands between them",
    arguments: [
      ("emile zola", "Then Émile Zola wrote.", true),
      ("we will", "He said: \u{201C}We will not.\u{201D}", true),
      ("oneill said", "What O'Neill said", true), ("ken car", "It was Ken's car.", true),
      ("main square", "the MAIN\n\nsquare", true), ("main square", "the main squares", true),
      ("main square", "the main squad", false),
      ("main square", "domain square", false), ("main square", "main", false),
      ("main square", "the main, the main square", true), ("7 939", "up to 7,939 people", true),
    ])
  func phrases(phrase: String, text: String, stands: Bool) {
    let words = SearchWords.words(of: phrase).map(Stemmer.stem)
    let found = Array(text.utf8).withUnsafeBytes { SearchWords.hasPhrase(words, in: $0) }
    #expect(found == stands)
    #expect(SearchQuery.hasPhrase(words, in: SearchWords.words(of: text).map { Array($0.utf8) }) == stands)
  }

  @Test("the best of many are the first when sorted", arguments: [0, 1, 3, 50, 500])
  func best(limit: Int) {
    var random = SeededRandom(seed: 4)
    let numbers = (0..<200).map { _ in Int.random(in: 0..<90, using: &random) }
    var best = Best<Int>(limit)
    for number in numbers { best.offer(number) }
    #expect(best.elements == Array(numbers.sorted().prefix(limit)))
  }
}
