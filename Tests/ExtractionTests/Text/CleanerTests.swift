import Extraction
import Facts
import Testing

@Suite struct CleanerTests {
  private func kinds(_ text: String) -> [(Block.Kind, String)] {
    let document = DocumentReader().read(Article(id: "a", text: text))
    return document.blocks.map { ($0.kind, document.text($0.range)) }
  }

  private static let story = """
    Rail workers across the north walked out on Monday in a dispute over pay, stopping most trains.

    The union said that nine in ten of its members had joined the strike.
    """

  @Test(
    "Furniture is told from the story by its words and its place",
    arguments: [
      "Share", "4 min read", "Published", "Updated 12 hours ago", "Sign up for our newsletter", "Read more:",
      "Follow us on Twitter", "Advertisement", "Get the latest headlines in your inbox every day",
      "Watch live",
      "Subscribe now for full access", "© 2022 Example Media. All rights reserved.", "* * *",
    ])
  func furnitureBetweenParagraphs(_ line: String) {
    let text = Self.story.replacing("\n\n", with: "\n\n\(line)\n\n")
    let result = kinds(text)
    #expect(result.map(\.0) == [.prose, .furniture, .prose], "\(result)")
  }

  @Test(arguments: [
    "Shares in the company fell by a third after the newsletter was published on Monday morning in London.",
    "The minister said that subscribers to the service would be told by email before the end of the year.",
    "Watch makers in Geneva cut jobs.", "Comment was not available.",
  ])
  func sentencesOfTheStoryStay(_ line: String) {
    let text = Self.story.replacing("\n\n", with: "\n\n\(line)\n\n")
    #expect(kinds(text).map(\.0) == [.prose, .prose, .prose])
  }

  @Test func everythingBehindTheStoryIsFurniture() {
    let text =
      Self.story + """


        Share

        Get Example News direct to your inbox
        Bulletins in the morning and the evening from Example Radio
        Example Radio

        Your daily ten minute wrap with the finance editor Jo Doe.
        """
    let result = kinds(text)
    #expect(result.map(\.0).prefix(2) == [.prose, .prose])
    #expect(result.dropFirst(2).allSatisfy { $0.0 == .furniture }, "\(result)")
  }

  @Test func aCreditIsCutOffItsCaption() {
    let text = """
      Burnt cars beside the station
      Police moved in at dawn on Friday. Source: Jo Doe/EXA/Sample Pictures

      \(Self.story)
      """
    let result = kinds(text)
    #expect(result.map(\.0) == [.caption, .caption, .credit, .prose, .prose])
    #expect(result[2].1 == "Source: Jo Doe/EXA/Sample Pictures")
    #expect(result[1].1 == "Police moved in at dawn on Friday.")
  }

  @Test func aSourceNamedInASentenceIsNoCredit() {
    let text =
      "The ministry named its source: a report that the auditors had written for parliament in the spring."
    #expect(kinds(text).map(\.0) == [.prose])
  }

  @Test func headingsHaveNoFullStop() {
    #expect(kinds("Strike spreads to the south\n\n" + Self.story).map(\.0) == [.heading, .prose, .prose])
  }

  @Test(arguments: [
    ("OSLO, May 26 (EXA) - ", "Rail workers walked out on Monday, the union said."),
    ("SALEM, Ore. (EXA) — ", "A judge freed two men on Friday."),
    ("Lagos, Nigeria (EXA) -- ", "\u{201C}We won,\u{201D} the mayor said."),
    ("(EXA) - ", "Rail workers walked out on Monday."),
    ("GENEVA – ", "Talks on a treaty began on Monday."),
  ])
  func aDatelineIsABlockOfItsOwn(_ dateline: String, _ story: String) {
    let result = kinds(dateline + story)
    #expect(result.map(\.0) == [.dateline, .prose])
    #expect(result.map(\.1) == [dateline, story])
  }

  @Test(arguments: [
    "The Oslo-Bergen line - Norway's busiest - was shut on Monday.",
    "Anna Keller — she is 41 — won the vote.",
    "NATO said on Monday that the plan — a draft — was dead.",
  ])
  func aDashAloneMakesNoDateline(_ text: String) {
    #expect(kinds(text).map(\.0) == [.prose])
  }
}
