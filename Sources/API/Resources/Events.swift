import Facts
import HTTP
import Repository
import Wire

enum Events {
  /// `/v1/events`
  static let resource = Resource<EventRecord, EventFilter, EventSort>(
    name: "events", singular: "event", tag: .events,
    table: RecordTable(
      schemaName: "EventRecord", about: "An event, from all reports of it.",
      fields: Event.fields.map { field in field.of { $1($0.record.event) } } + [
        .integer("reportCount", "How many reports of it there are.", from: 1) { $0.record.reportCount },
        .records("disagreements", "Where the reports differ, side by side.") { $0.record.disagreements },
        .records("reports", "The event as each article reports it.") { $0.record.reports }.withoutColumn
          .onDemand,
        .records("related", "Events of other types that are told of with it, on the same day.") {
          $0.snapshot.relatedEvents(to: $0.record.event.id)
        }.withoutColumn.onDemand,
        Links.field { links($0.record.event) },
      ] + ArticleHeading.fields { $0.event.trigger.article }),
    filters: filters,
    facets: ListFacets(names: Snapshot.eventFacets) { $0.counts(by: $1, of: $2) },
    standard: ListQuery(filter: EventFilter(), sort: SortOrder(.date, descending: true)),
    exampleID: "2022-01-05-government-resigns-e1",
    id: { $0.event.id },
    list: { snapshot, filter, sort, page throws(QueryError) in
      try snapshot.events(filter, sort: sort, page: page)
    },
    find: { snapshot, id in snapshot.event(id) },
    title: { $0.event.label },
    feed: {
      FeedEntry(
        path: "/v1/events/" + PercentCoding.encode($0.event.id), title: $0.event.label,
        summary: $0.event.sentence.text,
        article: $0.event.trigger.article)
    })

  /// The filters of events.
  private static let filters: [Parameter<EventFilter>] =
    [
      .text("q", "Words, or beginnings of words, of the summary.", example: "resign", \.q),
      .choices("type", "Any of these types.", Event.Kind.self, \.kinds),
      .choices("status", "Any of these.", Event.Status.self, \.statuses),
      .flag("claimed", "Whether somebody is named who says so.", \.claimed),
      .minConfidence("The confidence of a report is at least this.", \.minConfidence),
      .from("from", "On or after this day.", \.from),
      .to("to", "On or before this day.", \.to),
      .names("place", "The id or name of the place, or of one around it.", example: "almaty", \.place),
      .names("actor", "The id, name or alias of who did it.", example: "kassym-jomart-tokayev", \.actor),
      .names(
        "recipient", "The id, name or alias of whom it was done to.", example: "karim-masimov", \.recipient),
      .names(
        "article", "The id of an article that reports it.", example: "2022-01-05-government-resigns",
        \.article),
      .names("source", "The publisher of an article that reports it.", example: "Reuters", \.source),
    ]

  private static func links(_ event: Event) -> Links {
    let id = PercentCoding.encode(event.id)
    return Links(
      ("self", "/v1/events/\(id)"), ("figures", "/v1/figures?event=\(id)"),
      ("article", "/v1/articles/\(PercentCoding.encode(event.trigger.article))"))
  }
}

extension RelatedEvent: JSONRecord {
  static let schemaName = "RelatedEvent"
  static let about = "An event of another type that is told of together with one."

  static let fields: [Field<RelatedEvent>] = [
    .text("id", "The id of the event.") { $0.id },
    .choice("type", "Its type.") { $0.type },
    .text("label", "Its summary, or the word that names it.") { $0.label },
    Field(
      "links", "What both have in common.", .list(of: .choice(Link.allCases.map(\.rawValue))),
      isRequired: true
    ) { $0.member("links", $1.links.map(\.rawValue)) },
    .texts("articles", "The ids of the articles that tell of both.") { $0.articles },
  ]

  var cell: String { label }
}

extension EventRecord.Disagreement: JSONRecord {
  static let schemaName = "Disagreement"
  static let about = "A point on which the reports of an event differ."

  static let fields: [Field<EventRecord.Disagreement>] = [
    .text("field", "The member of the event.") { $0.field },
    .records("versions", "What each side says.") { $0.versions },
  ]

  var cell: String { field }
}

extension EventRecord.Version: JSONRecord {
  static let schemaName = "Version"
  static let about = "One side of a disagreement."

  static let fields: [Field<EventRecord.Version>] = [
    .text("value", "The value.") { $0.value },
    .texts("articles", "The ids of the articles that give it.") { $0.articles },
  ]

  var cell: String { value }
}
