import Extraction
import Facts
import Testing

@Suite struct SentenceSplitterTests {
  private func sentences(_ text: String) -> [String] {
    let document = DocumentReader().read(Article(id: "a", text: text))
    return document.sentences.map { document.span($0.tokens).text }
  }

  @Test(arguments: [
    ["The vote failed.", "Ministers met again on Monday."],
    ["Gen. Mark Ito met Dr. Ana Ruiz in St. Louis."],
    ["He moved to the U.S. in 1990.", "She stayed."],
    ["Troops left the U.S.", "The mayor stayed."],
    ["\"We won.\"", "He smiled."],
    ["\"Will you go?\" she asked."],
    ["\u{201C}It is over.", "We leave today,\u{201D} he said."],
    ["It cost 3.5 million.", "Nobody paid."],
    ["J. Smith spoke (twice).", "Then he left."],
    ["Acme Inc. sued Beta Corp. over patents."],
    ["Was it real?", "Yes!", "It was."],
    ["He said no.", "She said yes."],
    ["They left at 5 p.m. on Friday."],
    ["He paused ... then went on."],
  ])
  func splits(_ parts: [String]) {
    #expect(sentences(parts.joined(separator: " ")) == parts)
  }

  @Test func blocksAreNeverJoined() {
    #expect(
      sentences("A heading\n\nThe first sentence.\n\nAnother heading\nThe second one.") == [
        "A heading", "The first sentence.", "Another heading", "The second one.",
      ])
  }

  @Test func linesBrokenToFitAWidthAreJoined() {
    let text = """
      The prime minister said on Tuesday that the talks with Anna Maria
      Keller had gone well and that a treaty would be signed before the
      end of the year in Geneva.
      """
    #expect(sentences(text) == [text])
  }
}
