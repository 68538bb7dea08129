import Facts
import Testing

@testable import Extraction

@Suite struct EventGatheringTests {
  private func draft(
    _ kind: Event.Kind, _ trigger: Int, sentence: Int, actor: String, frame: Int? = nil
  ) -> EventDraft {
    var draft = EventDraft(kind: kind, trigger: trigger, lemma: kind.rawValue, sentence: sentence)
    draft.actors = [EntityReference(name: actor, kind: .place, id: actor)]
    draft.isNoun = frame != nil
    draft.frame = frame
    return draft
  }

  @Test func aNounJoinsTheEventThatTookInItsVerb() {
    // "Norway signed a treaty. Peru held talks. Norway signed the treaty."
    let gathering = EventGathering(
      [
        draft(.agree, 1, sentence: 0, actor: "norway"), draft(.consult, 9, sentence: 1, actor: "peru"),
        draft(.agree, 15, sentence: 2, actor: "norway"),
        draft(.agree, 17, sentence: 2, actor: "norway", frame: 15),
      ], dates: [])
    #expect(gathering.groups.map(\.mentions) == [[1, 15, 17], [9]])
  }
}
