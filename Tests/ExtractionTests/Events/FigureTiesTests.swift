import Facts
import Testing

@testable import Extraction

@Suite struct FigureTiesTests {
  @Test(
    arguments: [
      ("an object", "Police detained 40 farmers in Lima.", ["detained"], "detained"),
      ("a participle behind the noun", "There were 40 farmers detained in Lima.", ["detained"], "detained"),
      (
        "of two the nearer", "Rebels freed 40 farmers and police detained a baker.", ["freed", "detained"],
        "freed"
      ),
      ("not across a clause", "Kari Moe, who owns 40 barns, detained a baker.", ["detained"], nil),
      ("nothing that it hangs on", "The farm has 40 barns. Police detained a baker.", ["detained"], nil),
    ] as [(String, String, [String], String?)])
  func eventThatAFigureCounts(_ name: String, _ text: String, _ triggers: [String], _ counted: String?) throws
  {
    let scene = EventScene(text)
    let groups = EventGathering(triggers.map { scene.draft(.coerce, $0) }, dates: []).groups
    let events = groups.map { group in
      let span = scene.document.span(group.lead.trigger..<group.lead.trigger + 1)
      return Event(id: span.text, kind: .coerce, summary: "", trigger: span, sentence: span)
    }
    let ties = FigureTies(
      grammar: scene.grammar, groups: groups, events: events, statements: scene.statements)
    let tied = ties.tie(scene.figures)
    let figure = try #require(tied.figures.first)
    #expect(figure.event == counted)
    #expect(tied.events.filter { $0.figures.contains(figure.id) }.map(\.id) == [counted].compactMap { $0 })
  }

  @Test func thePlaceRightBehindIsItsOwn() {
    let scene = EventScene("Police detained 103 farmers in Lima, 21 in Quito.")
    let ties = FigureTies(
      grammar: scene.grammar, groups: [], events: [], statements: scene.statements)
    #expect(ties.tie(scene.figures).figures.map { $0.place?.name } == ["Lima", "Quito"])
  }
}

@Suite struct EventSummaryTests {
  @Test(arguments: [
    ("a clause", "Rebels attacked the port on Monday.", "attacked", "Rebels attacked the port on Monday"),
    (
      "without what is set off", "Rebels, who came by boat, attacked the port.", "attacked",
      "Rebels attacked the port"
    ),
    (
      "around a noun", "The attack on the port killed a guard.", "attack",
      "The attack on the port killed a guard"
    ),
    ("a question", "Who attacked the port?", "attacked", ""),
    ("nobody known", "They attacked the port.", "attacked", ""),
    ("no clause", "An attack on the port.", "attack", ""),
  ])
  func text(_ name: String, _ text: String, _ trigger: String, _ summary: String) {
    let scene = EventScene(text)
    #expect(EventSummary(grammar: scene.grammar).text(of: scene.draft(.assault, trigger)) == summary)
  }
}

@Suite struct EventFinderTests {
  @Test(
    "A date in front of two verbs is of both, a date ahead makes it planned, one long ago history",
    arguments: [
      (
        "In 2011 police fired on strikers, and 14 miners were killed.", ["2011", "2011"],
        [Event.Status.historical, .historical]
      ),
      ("Police arrested Kari Moe on 3 March 2022.", ["2022-03-03"], [.actual]),
      ("Rebels shelled the port on 3 March 2019.", ["2019-03-03"], [.historical]),
    ] as [(String, [String], [Event.Status])])
  func dates(_ text: String, _ dates: [String], _ status: [Event.Status]) {
    let events = Extractor().facts(of: Article(id: "a", published: "2022-03-04", text: text)).events
    #expect(events.map { $0.date?.description ?? "" } == dates)
    #expect(events.map(\.status) == status)
  }
}
