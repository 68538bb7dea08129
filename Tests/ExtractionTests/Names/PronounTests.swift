import Extraction
import Facts
import Testing

@Suite("Whom pronouns mean") struct PronounTests {
  private static let extractor = Extractor()

  /// The summaries of an article's events, in the order of the text.
  private func summaries(_ text: String) -> [String] {
    Self.extractor.facts(of: Article(id: "a", published: "2024-03-08", text: text)).events.map(\.summary)
  }

  @Test(arguments: [
    ("the sentence before", "Kari Moe was shot on Monday. She died in Lima.", "Kari Moe died in Lima"),
    (
      "whoever spoke for somebody", "A spokesman for Ivar Lund met reporters. He was arrested in Lima.", ""
    ),
    (
      "nobody outside of the quote", "Police held a man. \"He was jailed for life,\" Ivar Renner said.", ""
    ),
    (
      "a nearer man", "Ivar Berg said soldiers found the boy and a guard beat him.",
      "Ivar Berg says: Soldiers found the boy and a guard beat him"
    ),
    (
      "the owner's own subject", "Ivar Holm, a rival of Samir Saad, was shot by his guards.",
      "Ivar Holm was shot by his guards"
    ),
    (
      "a subject without a name", "A Syrian was killed when his car exploded, spokesman Ivar Berg said.",
      "Ivar Berg says: A Syrian was killed"
    ),
    (
      "the subject of the clause before",
      "A guard confirmed the arrest of Ivar Lund, but he was shot in Lima.",
      ""
    ),
    (
      "a quotation that goes on", "\"He was jailed for life. \"He was shot in Lima,\" Ivar Renner said.", ""
    ),
    (
      "nobody of two", "Kari Sam and Eva Sam buried Ana Lima. She was shot in Lima.", ""
    ),
    (
      "whom a name says", "Samir Berg wept. A guard, Kari Moe, said she was attacked in Lima.",
      "Kari Moe says: Kari Moe was attacked in Lima"
    ),
    ("a relative", "Samir Berg was shot. His brother died.", "Samir Berg's brother died"),
    (
      "the sex of a noun", "Kari Moe passed a man before she was attacked in Lima.",
      "Kari Moe was attacked in Lima"
    ),
  ])
  func meanWhomTheTextMakesPlain(_ name: String, _ text: String, _ expected: String) {
    let found = summaries(text)
    if expected.isEmpty {
      #expect(
        !found.contains { $0.contains("Lund was") || $0.contains("Sam was") || $0.contains("Renner was") },
        "\(found)")
    } else {
      #expect(found.contains(expected), "\(found)")
    }
  }

  @Test func whoLosesSomebodyLives() {
    let events = Self.extractor.facts(
      of: Article(id: "a", text: "Peter Moe, who lost his son in the crash, called for an inquiry.")
    ).events
    let death = events.first { $0.kind == .die }
    #expect(death?.recipients.map(\.name) == ["son"])
    #expect(death?.actors.isEmpty == true)
  }

  @Test func whoIsNearIsNoVictim() {
    let text =
      "A bomber blew up a bus near Prime Minister Ivar Berg. Kari Moe was shot outside the house of Eva Holm."
    let events = Self.extractor.facts(of: Article(id: "a", text: text)).events
    let people = events.flatMap { $0.actors + $0.recipients }.map(\.name)
    #expect(!people.contains("Ivar Berg") && !people.contains("Eva Holm"))
    #expect(people.contains("Kari Moe"))
  }
}
