public import Facts
import Seeded

/// News that never happened: any number of articles with their facts, the same for the same seed.
///
/// Names, events and running counts recur as they do in real news: a few people, organizations and places are
/// in many articles, most in few; counts grow from day to day, and sources disagree. For tests and benchmarks.
public struct GeneratedNews: Sendable {
  private let seed: UInt64
  private let world: GeneratedWorld

  /// News for so many articles; the more, the more people are in it.
  public init(seed: UInt64 = 1, articles: Int) {
    self.seed = seed
    world = GeneratedWorld(seed: seed, size: articles)
  }

  /// One article with what is in it; any number, independent of the others. A few microseconds.
  public func facts(_ number: Int) -> ArticleFacts {
    var random = SeededRandom(seed: seed &* 0x9e37_79b9 &+ UInt64(number) &* 0x85eb_ca6b)
    let firstDay = CalendarDay(year: 2020, month: 1, day: 1)
    let day = firstDay?.adding(days: number * 1000 / max(world.size, 1000)) ?? firstDay
    let published = day.map { "\(PartialDate($0))T\(10 + number % 10):\(10 + number % 50):00Z" }
    var writer = GeneratedArticle(
      id: "report-\(number)", title: "", source: world.sources[number % world.sources.count],
      published: published, day: day, world: world)
    for _ in 0..<Int.random(in: 8...12, using: &random) { writer.addSentence(&random) }
    return writer.facts
  }
}
