import Extraction
import Facts
import Testing

@Suite("Ages of people")
struct AgesTests {
  static let extractor = Extractor()

  @Test(
    "every form gives the person and the figure the same age",
    arguments: [
      ("Eva Holm, 54, spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm, fifty-four, spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm (54) spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm, aged 54, spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm, who is 54, spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm, now 54, spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm, 54 years old, spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm died in Oslo at the age of 54.", "Eva Holm", 54),
      ("Eva Holm died in Oslo aged 54.", "Eva Holm", 54),
      ("Eva Holm has died at 54, her family said.", "Eva Holm", 54),
      ("Eva Holm turned 54 on Monday.", "Eva Holm", 54),
      ("His wife, Eva Holm, is 54.", "Eva Holm", 54),
      ("Eva Holm, who turned 54 in May, spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm, the mayor of Oslo, was 54.", "Eva Holm", 54),
      ("Eva Holm spoke in Oslo. She is 54.", "Eva Holm", 54),
      ("Eva Holm is 54 years old.", "Eva Holm", 54),
      ("The 54-year-old Eva Holm spoke in Oslo.", "Eva Holm", 54),
      ("Fifty-four-year-old Eva Holm spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm, a 54-year-old nurse from Oslo, spoke.", "Eva Holm", 54),
      ("A three-year-old boy, Jan Vik, was found in Oslo.", "Jan Vik", 3),
      ("Police named the dead as Eva Holm, 54, Jan Vik, 31, and Bo Lind, 19.", "Jan Vik", 31),
      ("Police named the dead as Eva Holm, 54, Jan Vik, 31, and Bo Lind, 19.", "Bo Lind", 19),
      ("Eva Holm died at the age of 54 on Monday in Oslo.", "Eva Holm", 54),
      ("Minister Eva Holm spoke in Oslo. The minister, 54, was calm.", "Eva Holm", 54),
      ("Eva Holm celebrated her 54th birthday in Oslo.", "Eva Holm", 54),
      ("Eva Holm, who turned 54 on Tuesday, spoke in Oslo.", "Eva Holm", 54),
      ("Eva Holm, then 54, moved to Oslo.", "Eva Holm", 54),
      ("Eva Holm, a widowed 54-year-old baker, spoke.", "Eva Holm", 54),
      ("Eva Holm, who died in Oslo at 54, was a singer.", "Eva Holm", 54),
      ("Troops shot Eva Holm. The mother, 54, survived. Eva Holm (54) is a nurse.", "Eva Holm", 54),
      ("Eva Holm spoke in Oslo. She has just marked her 54th birthday.", "Eva Holm", 54),
      ("Eva Holm, then 41, was mayor. Eva Holm, 54, is now a judge.", "Eva Holm", 54),
    ] as [(String, String, Int)])
  func ages(_ text: String, _ name: String, _ age: Int) throws {
    let facts = Self.extractor.facts(of: Article(id: "a", text: text))
    #expect(facts.people.first { $0.name == name }?.age == age)
    let hasFigure = facts.figures.contains { $0.kind == .age && $0.amount == .value(Double(age)) }
    #expect(hasFigure || text.contains("54th"))
  }

  @Test(
    "no age",
    arguments: [
      "Eva Holm, 2,000 workers and the police were there.", "Eva Holm was 54 minutes late.",
      "Eva Holm scored 54 points.", "Eva Holm finished in 54 seconds.", "Eva Holm won 54 of 100 votes.",
      "Eva Holm beat Jan Vik 54-31.", "Eva Holm put the dead at 54.",
      "Eva Holm died at 54 Main Street.", "Eva Holm, No. 54, won.",
      "Eva Holm met a 12-year-old boy in Oslo.", "At the age of 20 Eva Holm moved to Oslo.",
      "Eva Holm was 12 when her mother left.", "Eva Holm turned 54 in 1999.",
      "Eva Holm, then 54 soldiers, came.", "Eva Holm killed a boy aged 12.",
      "Jan Vik and Eva Holm, aged 5 and 7, were found.",
    ])
  func noAges(_ text: String) {
    #expect(
      Self.extractor.facts(of: Article(id: "a", text: text)).people.first { $0.name == "Eva Holm" }?.age
        == nil)
  }

  @Test(
    "ages of those who have no name",
    arguments: [
      ("Three pupils aged eight, eleven and 17 sang.", ["8", "11", "17"]),
      ("Girls under seven may swim.", ["7"]),
      ("It is for actors between the ages of 20 and 31.", ["20...31"]),
      ("A five-week-old girl slept.", ["5"]), ("She is in her early 60s.", ["60...69"]),
      ("They hired a teacher, then 33, and her sons, six and ten.", ["33", "6", "10"]),
      ("They met at 33 Mill Road.", []), ("Thirty drivers, then 33 more, came.", []),
      ("Of the 50 drivers, 33 were Danish.", []),
    ] as [(String, [String])])
  func unnamed(_ text: String, _ ages: [String]) {
    let figures = Self.extractor.facts(of: Article(id: "a", text: text)).figures
    #expect(figures.filter { $0.kind == .age }.map { FigureReading.plain($0.amount) } == ages)
  }

  @Test(
    "an age is nobody who takes part",
    arguments: [
      "Rebels abducted a teacher, then 33, and her sons, six and ten.",
      "Police arrested two teachers aged 33 and 35 in Oslo on Monday.",
    ])
  func ageIsNoParticipant(_ text: String) {
    let events = Self.extractor.facts(of: Article(id: "a", text: text)).events
    #expect(!events.isEmpty)
    for party in events.flatMap({ $0.actors + $0.recipients }) {
      #expect(!["six", "ten", "33", "35"].contains(party.name))
    }
  }

  @Test func explanationNamesTheRowsAndDecisions() throws {
    let article = Article(id: "a", text: "Police arrested Eva Holm, 54, in Oslo.")
    let (facts, explanation) = Self.extractor.explained(article)
    #expect(facts == Self.extractor.facts(of: article))
    let row = explanation.reasons.first { $0.fact == "eva-holm" && $0.member == "age" }
    #expect(row?.name == "name-comma" && row?.source == .row)
    #expect(explanation.reasons.contains { $0.fact == facts.figures.first?.id && $0.name == "name-comma" })
    let trigger = explanation.reasons.first { $0.fact == facts.events.first?.id && $0.member == "type" }
    #expect(trigger?.name == facts.events.first?.kind.rawValue && trigger?.span.text == "arrested")
    #expect(try #require(trigger?.probability) > 0.5)
    let words = try #require(explanation.sentences.first)
    #expect(words[0].text == "Police" && words[0].relation == "nsubj" && words[0].head == 1)
  }

  @Test(
    "a day of birth gives the age on the day of publication",
    arguments: [
      ("Eva Holm was born in Oslo on 5 May 1950.", 71), ("Born on 5 May 1950, Eva Holm lives in Oslo.", 71),
      ("Eva Holm sings. Born Ada Berg in Oslo on 5 May 1950, she took the name of her aunt.", nil),
      ("Eva Holm spoke. She was born on January 2, 1950.", 72), ("Eva Holm was born in 1950.", nil),
      ("Eva Holm was born in May 1950.", nil), ("Eva Holm met a boy born on 5 May 2015.", nil),
    ] as [(String, Int?)])
  func birth(_ text: String, _ age: Int?) {
    let article = Article(id: "a", published: "2022-03-01", text: text)
    #expect(Self.extractor.facts(of: article).people.first { $0.name == "Eva Holm" }?.age == age)
  }
}
