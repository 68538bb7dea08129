import Extraction
import Facts
import Foundation
import Testing

/// The example of the documentation, which is the code beside this file, is what somebody else's program would have.
@Suite("Use it from Swift") struct UseItFromSwiftTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static let reports = [
    Article(id: "rain", published: "2026-03-04", text: "It rained in Gdynia for six days."),
    Article(id: "bridge", published: "2026-03-04", text: "Police in Tartu arrested three men on Tuesday."),
  ]

  @Test func theExampleSaysWhatTheReportsSay() async {
    let lines = await brief(of: Self.reports)
    #expect(
      lines == [
        "rain: six days at 24..<32",
        "bridge: 2026-03-03 actual coerce by Police: arrested",
        "bridge: three men at 25..<34",
      ])
  }

  @Test func aLineOfFactsComesBackAsTheFacts() throws {
    for report in Self.reports {
      let facts = Extractor().facts(of: report)
      #expect(try Lines.read(Lines.write(facts)) == facts)
    }
  }

  /// Each block of Swift in the article but the client's manifest is a file here, to the byte.
  @Test func theDocumentationHasTheCodeThatIsCompiledHere() throws {
    let article = try String(
      contentsOf: Self.folder.appendingPathComponent(
        "../../Sources/Extraction/Extraction.docc/UseItFromSwift.md"), encoding: .utf8)
    let blocks = article.components(separatedBy: "```swift\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
    let files = try ["Brief.swift", "Lines.swift"].map {
      try String(contentsOf: Self.folder.appendingPathComponent($0), encoding: .utf8)
    }
    #expect(blocks.filter { !$0.hasPrefix("// swift-tools-version") } == files)
  }
}

@Suite("Readings of many articles") struct ArticleReadingsTests {
  private let extractor = Extractor()

  private func report(_ number: Int) -> Article {
    // Every seventh is long, so that those behind it are ready first.
    let sentence = "The council of Bergen bought \(number + 1) buses on Monday. "
    return Article(id: "report-\(number)", text: String(repeating: sentence, count: number % 7 == 0 ? 60 : 1))
  }

  @Test func theOrderIsThatOfTheArticlesAndTheFactsAreThoseOfOneAlone() async {
    let reports = (0..<150).map(report)
    var number = 0
    for await facts in extractor.facts(ofEach: reports) {
      #expect(facts == extractor.facts(of: reports[number]))
      number += 1
    }
    #expect(number == reports.count)
  }

  @Test func ofNothingComesNothing() async {
    for await facts in extractor.facts(ofEach: []) { Issue.record("\(facts.article.id)") }
  }

  /// An endless sequence is taken from only as far as is read ahead.
  @Test func readingWaitsForWhoeverTakesTheFacts() async {
    let taken = Counter()
    let endless = sequence(first: 0) { $0 + 1 }.lazy.map { number in
      taken.count += 1
      return Article(id: "\(number)", text: "")
    }
    var iterator = extractor.facts(ofEach: endless).makeAsyncIterator()
    for _ in 0..<3 { _ = await iterator.next() }
    #expect(taken.count == ArticleReadings<[Article]>.readAhead + 2)
  }

  @MainActor @Test func anActorCanTakeTheFacts() async {
    var ids: [String] = []
    for await facts in extractor.facts(ofEach: (0..<3).map(report)) { ids.append(facts.article.id) }
    #expect(ids == ["report-0", "report-1", "report-2"])
  }

  @Test func aCancelledTaskGetsNoMore() async {
    let endless = sequence(first: 0) { $0 + 1 }.lazy.map { Article(id: "\($0)", text: "Rain fell in Oslo.") }
    let extractor = extractor
    let task = Task {
      var count = 0
      for await _ in extractor.facts(ofEach: endless) {
        count += 1
        if count == 5 { withUnsafeCurrentTask { $0?.cancel() } }
      }
      return count
    }
    #expect(await task.value == 5)
  }

  private final class Counter {
    var count = 0
  }
}
