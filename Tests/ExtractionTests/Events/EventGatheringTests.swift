import Facts
import Testing

@testable import Extraction

@Suite struct EventGatheringTests {
  private func draft(
    _ kind: Event.Kind, _ trigger: Int, sentence: Int, actor: String, lemma: String? = nil, frame: Int? = nil
  ) -> EventDraft {
    var draft = EventDraft(kind: kind, trigger: trigger, lemma: lemma ?? kind.rawValue, sentence: sentence)
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

  @Test(
    arguments: [
      ("the same word", Event.Kind.assault, ["raid", "raid"], [nil, nil], [nil, nil], 1),
      ("the same stem", .assault, ["bombard", "bombardment"], [nil, nil], [nil, nil], 1),
      ("other words", .assault, ["raid", "siege"], [nil, nil], [nil, nil], 2),
      ("a type that is one act", .protest, ["march", "vigil"], [nil, nil], [nil, nil], 1),
      ("but not by different modes", .protest, ["march", "riot"], ["demo", "riot"], [nil, nil], 2),
      ("a mode that is one act", .coerce, ["detain", "jail"], ["arrest", "arrest"], [nil, nil], 1),
      ("where both have it", .coerce, ["detain", "jail"], ["arrest", nil], [nil, nil], 2),
      ("not of every type", .assault, ["ambush", "raid"], ["beat", "beat"], [nil, nil], 2),
      ("a day that makes it one", .resign, ["quit", "step"], [nil, nil], [0, 0], 1),
      ("not another day", .resign, ["quit", "step"], [nil, nil], [0, 1], 2),
      ("not without a day", .resign, ["quit", "step"], [nil, nil], [0, nil], 2),
      ("other days of one word", .resign, ["quit", "quit"], [nil, nil], [0, 1], 2),
    ] as [(String, Event.Kind, [String], [String?], [Int?], Int)])
  func mentionsOfOneAct(
    _ name: String, _ kind: Event.Kind, _ lemmas: [String], _ modes: [String?], _ days: [Int?], _ count: Int
  ) throws {
    let dates = try ["2022-01-05", "2022-01-06"].enumerated().map { index, text in
      DateExpression(tokens: index..<index + 1, date: PartialDate(try #require(CalendarDay(iso8601: text))))
    }
    let drafts = lemmas.indices.map { index in
      var draft = draft(kind, index * 9, sentence: index, actor: "norway", lemma: lemmas[index])
      draft.mode = modes[index]
      draft.date = days[index]
      return draft
    }
    #expect(EventGathering(drafts, dates: dates).groups.count == count)
  }
}
