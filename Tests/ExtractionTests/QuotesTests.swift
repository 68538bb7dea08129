import Extraction
import Facts
import Testing

@Suite struct QuotesTests {
  private static let extractor = Extractor()

  private func quotes(_ text: String) -> [Quote] {
    Self.extractor.facts(of: Article(id: "a", text: text)).quotes
  }

  private func direct(_ text: String) -> [String] {
    quotes(text).filter { $0.kind == .direct }.map { "\($0.speaker?.name ?? "?"): \($0.text)" }
  }

  @Test(arguments: [
    ("behind", "\"We are ready,\" said Maria Keller.", ["Maria Keller: We are ready,"]),
    ("before", "Maria Keller said: \"We are ready.\"", ["Maria Keller: We are ready."]),
    (
      "cut", "\"We are ready,\" Maria Keller said, \"and we will go.\"",
      ["Maria Keller: We are ready,", "Maria Keller: and we will go."]
    ),
    (
      "curly", "\u{201C}We\u{2019}re ready,\u{201D} said Maria Keller.", ["Maria Keller: We\u{2019}re ready,"]
    ),
    ("single", "'We won't go back now,' said Maria Keller.", ["Maria Keller: We won't go back now,"]),
    (
      "nested", "\"He told me 'never' and left,\" Maria Keller said.",
      ["Maria Keller: He told me 'never' and left,"]
    ),
    (
      "apposition", "\"We are ready,\" Maria Keller, the mayor of Ulm, told reporters.",
      ["Maria Keller: We are ready,"]
    ),
    ("group", "\"We saw nothing that night,\" villagers said.", ["villagers: We saw nothing that night,"]),
    ("named", "Maria Keller called the plan \"a waste of money\".", ["Maria Keller: a waste of money"]),
    ("scare quotes", "The 'liberators' burned the mill. Many \"helpers\" fled.", []),
    ("title", "She sang \"The Rose of the North\" in Oslo.", []),
  ])
  func directQuotes(_ name: String, _ text: String, _ expected: [String]) {
    #expect(direct(text) == expected)
  }

  @Test func aQuoteRunsOverParagraphsThatOpenItAgain() {
    let text = """
      "We came on Monday. We slept in the square," said Maria Keller. "Nobody asked us to.

      "On Tuesday they came with dogs."

      The square is empty now.
      """
    #expect(
      direct(text) == [
        "Maria Keller: We came on Monday. We slept in the square,",
        "Maria Keller: Nobody asked us to.\n\n\"On Tuesday they came with dogs.",
      ])
  }

  @Test func theNextParagraphGoesOnWithTheSpeaker() {
    let text = "\"We are ready,\" said Maria Keller.\n\n\"We will go at dawn and not look back.\""
    #expect(
      direct(text) == [
        "Maria Keller: We are ready,", "Maria Keller: We will go at dawn and not look back.",
      ])
  }

  @Test func aQuoteThatNeverClosesEndsWithItsParagraph() {
    let found = quotes("\"We are ready to go and we will not wait.\n\nThe square is empty now. It rained.")
    #expect(found.first?.text == "We are ready to go and we will not wait.")
    #expect(found.allSatisfy { !$0.text.contains("rained") })
  }

  @Test(arguments: [
    ("The mayor said that the bridge would close.", "the bridge would close", "mayor", "say"),
    ("Two roads were blocked, police said on Monday.", "Two roads were blocked", "police", "say"),
    (
      "According to the army, nobody was hurt in the blast.", "nobody was hurt in the blast", "army",
      "according to"
    ),
    ("Some analysts have suggested that the vote was rigged.", "the vote was rigged", "analysts", "suggest"),
  ])
  func indirectSpeech(_ text: String, _ words: String, _ speaker: String, _ verb: String) {
    let quote = quotes(text).first
    #expect(quote?.kind == .indirect)
    #expect(quote?.text == words)
    #expect(quote?.speaker?.name == speaker)
    #expect(quote?.verb == verb)
  }

  @Test func spansAndIdsAreExact() {
    let text = "\"We are ready,\" said Maria Keller."
    let quote = quotes(text)[0]
    #expect(quote.id == "a-q1")
    #expect(quote.span == Span(article: "a", start: 1, end: 14, text: "We are ready,"))
  }

  @Test(arguments: [
    "\"", "\"\"", "''", "\u{201C}", "\u{201D}\u{201D}", "said \"", "\" said", "\"\n\n\"\n\n\"",
    String(repeating: "\"", count: 999), String(repeating: "'", count: 1_000),
    String(repeating: "(", count: 1_000), String(repeating: "\u{201C}", count: 1_000) + "said he",
    String(repeating: "\"No,\" he said. ", count: 300), String(repeating: "\"No \" he said ", count: 300),
    String(repeating: "he said that ", count: 300), String(repeating: "\"A.\n\n", count: 200),
  ])
  func badInputIsBounded(_ text: String) {
    for quote in quotes(text) { #expect(quote.span.end > quote.span.start) }
  }
}

@Suite struct StatementsTests {
  private func claim(_ range: Range<Int>, _ name: String) -> Statements.Claim {
    Statements.Claim(
      range: range,
      attribution: Attribution(
        name: name, verb: "say", span: Span(article: "a", start: 0, end: 1, text: "x")))
  }

  @Test func theInnermostClaimCounts() {
    let statements = Statements(claims: [
      claim(10..<20, "outer"), claim(12..<15, "inner"), claim(30..<40, "later"),
    ])
    let names = [9, 10, 12, 14, 15, 19, 20, 30, 39, 40].map { statements.attribution(at: $0)?.name }
    #expect(names == [nil, "outer", "inner", "inner", "outer", "outer", nil, "later", "later", nil])
  }
}
