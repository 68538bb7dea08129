import Extraction
import Facts
import Testing

/// What no text can make the extractor do.
@Suite struct LimitTests {
  private static let extractor = Extractor()

  private func facts(_ text: String) -> ArticleFacts {
    Self.extractor.facts(of: Article(id: "a", text: text))
  }

  @Test func aSentenceWithoutEndHasSoManyEvents() throws {
    let facts = facts(String(repeating: "Anna Berg met Erik Holm and shot Ola Vik and ", count: 400))
    let perSentence = Dictionary(grouping: facts.events, by: \.sentence.start).values.map(\.count)
    #expect(perSentence.allSatisfy { $0 <= 24 }, "\(perSentence)")
    #expect(facts.omitted["events"] ?? 0 > 200)
    #expect(facts.events.allSatisfy { $0.sentence.text.unicodeScalars.count <= 4_000 })
  }

  @Test func longWordsMakeShortSentences() {
    let word = "Anna" + String(repeating: "g", count: 1_500)
    let document = DocumentReader().read(
      Article(id: "a", text: String(repeating: word + " ", count: 9) + String(repeating: "h", count: 9_000)))
    #expect(
      document.sentences.map { document.span($0.tokens).text.unicodeScalars.count } == [
        3_009, 3_009, 3_009, 3_009, 1_504, 9_000,
      ])
  }

  @Test func factsBeyondTheLimitAreCounted() {
    let facts = facts(String(repeating: "Anna Berg paid 12 euros on 4 May 2020. ", count: 2_100))
    #expect(facts.figures.count == 2_000 && facts.omitted["figures"] == 100)
    #expect(facts.dates.count == 2_000 && facts.omitted["dates"] == 100)
    #expect(facts.omitted["quotes"] == nil)
  }

  @Test(arguments: [
    "Anna Berg said that ", "\"He said \"", "(", "and ", "1,", "attack ", "\u{201C}", "- ", "who ", "5-",
    "the ",
    "of Oslo ", "Mr. ", "$", "\u{301}", "a\u{200D}", "\n", "May ", "not ",
  ])
  func repetitionIsRead(_ piece: String) {
    let facts = facts(String(repeating: piece, count: 16_000 / piece.utf8.count))
    let evidence = facts.events.map(\.sentence) + facts.quotes.map(\.span) + facts.figures.map(\.span)
    #expect(evidence.reduce(0) { $0 + $1.text.utf8.count } < 2_000_000)
  }
}
