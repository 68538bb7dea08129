import Facts
import Testing

@testable import Extraction

@Suite struct LeadEventTests {
  private static let text = """
    Ministers of Norway and Chile met in Lima on Monday. Rebels shelled a port in the north. A ferry was late. Nothing \
    else moved there. Prices were low. Police arrested Kari Moe near the port.
    """

  @Test(
    arguments: [
      ("the first, without a title", nil, ["met", "shelled"], 0),
      ("the one with the title's word", "Port shelled by night", ["met", "shelled"], 1),
      ("the one with the title's people", "A long night for Kari Moe", ["arrested"], nil),
      ("one of the first sentences", nil, ["arrested"], nil),
      ("none", nil, [], nil),
    ] as [(String, String?, [String], Int?)])
  func leads(_ name: String, _ title: String?, _ triggers: [String], _ index: Int?) {
    let scene = EventScene(Self.text, title: title)
    let kinds: [String: Event.Kind] = ["met": .consult, "shelled": .assault, "arrested": .coerce]
    let drafts = triggers.map { trigger in
      var draft = scene.draft(kinds[trigger] ?? .win, trigger)
      draft.confidence = 0.9
      return draft
    }
    let groups = EventGathering(drafts, dates: []).groups
    #expect(LeadEvent(scene.grammar, scene.headline).index(in: groups, headlines: [:]) == index)
  }

  @Test func theTitlesWordTellsOfTheEventOfItsType() {
    let scene = EventScene(Self.text, title: "Police arrest Kari Moe in Lima")
    let groups = EventGathering(
      [scene.draft(.consult, "met"), scene.draft(.assault, "shelled"), scene.draft(.coerce, "arrested")],
      dates: []
    ).groups
    let lead = LeadEvent(scene.grammar, scene.headline)
    let headlines = lead.headlines(of: groups)
    #expect(headlines.mapValues(\.text) == [2: "arrest"])
    #expect(lead.index(in: groups, headlines: headlines) == 2, "the title counts for sentences further down")
  }
}

@Suite struct HeadlineTests {
  @Test(
    arguments: [
      ("a sentence", "Police arrest two men in Lima", [Event.Kind.coerce]),
      ("capitals throughout", "Police Arrest Two Men In Lima", [.coerce]),
      ("nothing happens", "The weather", []),
    ] as [(String, String, [Event.Kind])])
  func kinds(_ name: String, _ title: String, _ kinds: [Event.Kind]) throws {
    let text = "The arrest of two men by police was news in the town."
    let headline = try #require(EventScene(text, title: title).headline)
    #expect(headline.kinds == Set(kinds))
  }

  @Test func whatIsNoTitleIsNone() {
    #expect(EventScene("Two men sat in a car.").headline == nil)
    #expect(EventScene("Two men sat in a car.", title: "...").headline == nil)
    let long = String(repeating: "police arrest two men ", count: 40)
    #expect(EventScene("Two men sat in a car.", title: long).headline == nil)
  }
}
