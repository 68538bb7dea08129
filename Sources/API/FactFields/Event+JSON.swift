import Facts

extension Event: JSONRecord {
  static let schemaName = "Event"
  static let about = "Something that happened, is said to have happened, or may happen."

  static let fields: [Field<Event>] = [
    .text("id", "Stable over restarts and re-reads.") { $0.id },
    .choice("type", "One of PLOVER's event types, or of those it leaves out.") { $0.kind },
    .text(ifKnown: "mode", "PLOVER's mode, where the type has one: \"arrest\", \"curfew\".") { $0.mode },
    .text(ifKnown: "summary", "The event in the text's own words; absent where no clause stands by itself.") {
      $0.summary.isEmpty ? nil : $0.summary
    },
    .record("trigger", "The verb or noun that names the event.") { $0.trigger }
      .columns("trigger", "start", "end"),
    .record("sentence", "The sentence around it.") { $0.sentence },
    .records("actors", "Who did it.") { $0.actors },
    .records("recipients", "To whom it was done.") { $0.recipients },
    .record(ifKnown: "place", "Where.") { $0.place },
    .text(ifKnown: "date", "When, as far as known.", as: .edtf) { $0.date?.description },
    .text(ifKnown: "dateText", "The words that say when.") { $0.dateText },
    .choice("status", "Whether it happened.") { $0.status },
    .number(ifKnown: "confidence", "The chance that the text tells of such an event, in hundredths.") {
      $0.confidence
    },
    .flag("main", "Whether it is what the article leads with; absent where not.") { $0.isMain },
    .record(ifKnown: "attribution", "Whose word it is; the article's own where absent.") { $0.attribution },
    .texts("figures", "The ids of the figures that count it.") { $0.figures },
    .texts("articles", "The ids of the articles that report it.") { $0.articles },
    .records("mentions", "Every trigger that names it.") { $0.mentions }.withoutColumn,
    .record(ifKnown: "headline", "The word of the article's title that tells of it.") { $0.headline },
  ]

  var cell: String { label }
}
