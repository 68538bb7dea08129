import Facts
import Testing

@testable import Extraction

@Suite struct HarmLawTests {
  private func ruling(_ text: String, _ kind: Event.Kind, _ trigger: String) -> (EventScene, HarmLaw.Ruling) {
    let scene = EventScene(text)
    let law = HarmLaw(grammar: scene.grammar, lexicon: EventLexicon(), factuality: EventScene.factuality)
    return (scene, law.ruling(on: scene.token(trigger), kind))
  }

  @Test(arguments: [
    ("subject and object", "Rebels shot Ola Vik on Monday.", "shot", ["Rebels", "Vik"], []),
    ("not who says so", "Kari Moe said rebels shot Ola Vik.", "shot", ["rebels", "Vik"], ["Moe"]),
    ("owner of a noun", "The arrest of Ola Vik angered Kari Moe.", "arrest", ["Vik"], ["Moe"]),
    ("around a light verb", "Ivar Lund carried out an attack on Quito.", "attack", ["Lund", "Quito"], []),
    (
      "who is named beside it", "The commander, Erik Dahl, was killed near Lima.", "killed", ["Dahl"],
      ["Lima"]
    ),
    (
      "not who accuses", "Ivar Lund accused the army of killing three farmers.", "killing", ["farmers"],
      ["Lund"]
    ),
  ])
  func people(
    _ name: String, _ text: String, _ trigger: String, _ allowed: [String], _ refused: [String]
  ) {
    let (scene, ruling) = ruling(text, .assault, trigger)
    let words = scene.words(ruling.people)
    for word in allowed { #expect(words.contains(word), "\(words)") }
    for word in refused { #expect(!words.contains(word), "\(words)") }
  }

  @Test(arguments: [
    ("jailed for", "A court jailed Kari Moe for killing a guard.", "killing", ["Moe"]),
    ("convicted of", "A court convicted Kari Moe of the murder of a guard.", "murder", ["Moe"]),
    ("sacked over", "The board sacked Ivar Lund over the theft.", "theft", ["Lund"]),
    ("not sacked in", "The board sacked Ivar Lund in the theft.", "theft", []),
    ("accused of", "The union accused Kari Moe of bribery.", "bribery", ["Moe"]),
    ("criticised for doing", "The union criticised Kari Moe for beating a driver.", "beating", ["Moe"]),
    (
      "not criticised for what happened", "The union criticised Kari Moe for the death of a boy.", "death", []
    ),
    ("not praised for", "The union praised Kari Moe for killing a wolf.", "killing", []),
  ])
  func whoIsHeldToHaveDoneIt(_ name: String, _ text: String, _ trigger: String, _ accused: [String]) {
    let (scene, ruling) = ruling(text, .crime, trigger)
    #expect(scene.words(ruling.accused).filter { $0 != "Kari" && $0 != "Ivar" } == accused)
  }

  @Test func theInjuredMayStandAnywhere() {
    let text = "The blast at the depot killed seven and angered 30."
    let (scene, ruling) = ruling(text, .injure, "blast")
    #expect(ruling.allows(scene.token("30"), as: .group))
    #expect(!ruling.allows(scene.token("30"), as: .person))
    let (_, strict) = self.ruling(text, .assault, "blast")
    #expect(!strict.allows(scene.token("30"), as: .group))
    #expect(strict.allows(scene.token("seven"), as: .group), "whom a verb of harm has beside it")
  }
}
