import Extraction
import Facts
import Testing

@Suite("Layouts and habits of the wire")
struct LayoutTests {
  private static let extractor = Extractor()

  private static let story = """
    Rail workers across the north of Denmark walked out on Monday in a dispute over pay, and most trains stood \
    still. The union of drivers said that 4,200 of its members had joined the strike, which will go on until the \
    governments of both regions agree to talk. "We have waited for eleven months," said Mette Lund, who speaks for the \
    union in Aalborg. Prime Minister Lars Holm called the strike unnecessary and promised an offer by Friday.

    In Aarhus police arrested three men who had blocked a bridge with a lorry. The city lost 2.5 million kroner a day, \
    its mayor Anna Berg told reporters.
    """

  /// What is said in a text, apart from how it is laid out.
  private func facts(_ text: String) -> [String] {
    let facts = Self.extractor.facts(of: Article(id: "a", published: "2024-01-10", text: text))
    let scalars = Array(text.unicodeScalars)
    for span in facts.figures.map(\.span) + facts.quotes.map(\.span) + facts.people.flatMap(\.mentions) {
      #expect(String(String.UnicodeScalarView(scalars[span.start..<span.end])) == span.text)
    }
    var all = facts.people.map(\.name) + facts.organizations.map(\.name) + facts.places.map(\.name)
    all += facts.figures.map { "\($0.kind) \($0.amount) \($0.unit ?? "")" }
    all += facts.quotes.map { "\($0.kind) by \($0.speaker?.name ?? "")" }
    all += facts.events.map { "\($0.kind)" }
    return all
  }

  private func wrapped(
    _ text: String, _ width: Int, cutting: Bool = false, prefix: String = "", gap: String = "\n"
  ) -> String {
    text.split(separator: "\n\n").map { paragraph in
      var lines = [""]
      for word in paragraph.split(separator: " ") {
        let room = width - lines[lines.count - 1].count - 1
        if word.count <= room || lines[lines.count - 1].isEmpty {
          lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
        } else if cutting, word.count >= 8, room >= 5, word.allSatisfy(\.isLowercase) {
          lines[lines.count - 1] += " \(word.prefix(4))-"
          lines.append(String(word.dropFirst(4)))
        } else {
          lines.append(String(word))
        }
      }
      return lines.map { prefix + $0 }.joined(separator: gap)
    }.joined(separator: gap + prefix + gap + (gap == "\n" ? "" : "\n"))
  }

  @Test("what is said does not hang on how wide the lines are", arguments: [24, 35, 48, 72])
  func widths(width: Int) {
    #expect(facts(wrapped(Self.story, width)) == facts(Self.story))
  }

  @Test("words cut at line ends, blank lines between any two, and brackets that quote change nothing")
  func layouts() {
    let plain = facts(Self.story)
    #expect(facts(wrapped(Self.story, 38, cutting: true)) == plain)
    #expect(facts(wrapped(Self.story, 60, gap: "\n\n")) == plain)
    #expect(facts(wrapped(Self.story, 60, prefix: "> ")) == plain)
  }

  @Test("what no reader sees changes nothing")
  func invisible() {
    let sown = Self.story.replacing("governments", with: "govern\u{AD}ments").replacing(
      "Lund", with: "Lu\u{200B}nd"
    )
    .replacing("offer", with: "o\u{FB00}er").replacing("Berg", with: "Berg\u{200E}")
    #expect(facts(sown) == facts(Self.story))
  }

  @Test(
    "a word that a line cuts is one word, with its hyphen where it has one",
    arguments: [
      ("the govern-\nment of", "government"), ("a well-\nknown man", "well-known"),
      ("the Anglo-\nSaxon world", "Anglo"),
    ])
  func cutWords(text: String, word: String) {
    let document = DocumentReader().read(Article(id: "a", text: text))
    #expect(document.tokens.contains { $0.text == word }, "\(document.tokens.map(\.text))")
  }

  private func kinds(_ text: String) -> [Block.Kind] {
    DocumentReader().read(Article(id: "a", text: text)).blocks.map(\.kind)
  }

  @Test("a list of short lines is no column")
  func lists() {
    let list = "Copper up\nSilver down\nOil steady\nWheat higher\nCotton lower\nSugar flat"
    #expect(kinds(list).count == 6)
  }

  @Test("what stands at the head of each page is no part of the story")
  func runningHeads() {
    let page =
      "The minister said on Monday that the bridge would be open again by the end of the year, and no sooner.\n"
    let text = (1...4).map { "THE HARBOUR GAZETTE \($0)\n\n\(page)\n\(page)\n\(page)" }.joined(
      separator: "\n")
    #expect(kinds(text).count { $0 == .furniture } == 4)
  }

  @Test(
    "datelines in their other forms",
    arguments: [
      ("OSLO, May 26 (AGY) -", "Rail workers walked out on Monday."),
      ("(AGY) _ ", "Rail workers walked out on Monday."),
      ("OSLO--(WIRE SERVICE)--", "Rail workers walked out on Monday."),
      (
        "OSLO: ",
        "Rail workers walked out on Monday in a dispute over pay that has lasted since the spring, and most trains stood still."
      ),
    ])
  func datelines(dateline: String, story: String) {
    let document = DocumentReader().read(Article(id: "a", text: dateline + story))
    #expect(document.blocks.map(\.kind) == [.dateline, .prose])
    #expect(document.blocks.map { document.text($0.range) } == [dateline, story])
  }

  @Test(
    "what an agency says of its own work is no part of the story",
    arguments: [
      "(CORRECTS paragraph 3 to show that the minister resigned on Monday, not on Tuesday, and that no one was hurt.)",
      "Agency writers Ida Holm in Oslo and Ola Berg in Bergen contributed to this report.",
      "Contact: Ida Holm, +47 22 00 00 00",
      "An earlier version of this story gave the wrong name of the mayor of Bergen, who is Ola Berg.",
      "10:42 GMT", "(Reporting by Ida Holm; Editing by Ola Berg)",
    ])
  func ownWork(line: String) {
    let story =
      "Rail workers walked out on Monday in a dispute over pay, and most trains in the north stood still."
    #expect(kinds("\(story)\n\n\(line)\n\n\(story)") == [.prose, .furniture, .prose])
  }
}
