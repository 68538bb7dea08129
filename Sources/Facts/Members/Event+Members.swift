extension Event: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Event" }
  /// What it is, for the documentation.
  public static var about: String { "Something that happened, is said to have happened, or may happen." }
  /// One of which nothing is known.
  public static var blank: Event {
    Event(id: "", kind: Kind.allCases[0], summary: "", trigger: .blank, sentence: .blank)
  }
  /// It in few words.
  public var cell: String { label }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Event {
    members.text("id", "Stable over restarts and re-reads.", { $0.id }, { $0.id = $1 })
    members.choice(
      "type", "One of PLOVER's event types, or of those it leaves out.", { $0.kind }, { $0.kind = $1 })
    members.text(
      ifKnown: "mode", "PLOVER's mode, where the type has one: \"arrest\", \"curfew\".", { $0.mode },
      { $0.mode = $1 })
    members.text(
      ifKnown: "summary", "The event in the text's own words; absent where no clause stands by itself.",
      { $0.summary }, { $0.summary = $1 ?? "" })
    members.evidence(
      "trigger", "The verb or noun that names the event.", hasColumn: true, { $0.trigger },
      { $0.trigger = $1 })
    members.record("sentence", "The sentence around it.", { $0.sentence }, { $0.sentence = $1 })
    members.records("actors", "Who did it.", { $0.actors }, { $0.actors = $1 })
    members.records("recipients", "To whom it was done.", { $0.recipients }, { $0.recipients = $1 })
    members.record(ifKnown: "place", "Where.", { $0.place }, { $0.place = $1 })
    members.date(ifKnown: "date", "When, as far as known.", { $0.date }, { $0.date = $1 })
    members.text(ifKnown: "dateText", "The words that say when.", { $0.dateText }, { $0.dateText = $1 })
    members.choice("status", "Whether it happened.", { $0.status }, { $0.status = $1 })
    members.number(
      ifKnown: "confidence", "The chance that the text tells of such an event, in hundredths.",
      { $0.confidence }, { $0.confidence = $1 })
    members.flag(
      "main", "Whether it is what the article leads with; absent where not.", { $0.isMain },
      { $0.isMain = $1 })
    members.record(
      ifKnown: "attribution", "Whose word it is; the article's own where absent.", { $0.attribution },
      { $0.attribution = $1 })
    members.texts("figures", "The ids of the figures that count it.", { $0.figures }, { $0.figures = $1 })
    members.texts(
      "articles", "The ids of the articles that report it.", { $0.articles }, { $0.articles = $1 })
    members.spans("mentions", "Every trigger that names it.", { $0.mentions }, { $0.mentions = $1 })
    members.record(
      ifKnown: "headline", "The word of the article's title that tells of it.", { $0.headline },
      { $0.headline = $1 })
  }
}
