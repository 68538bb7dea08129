import Facts
import HTTP
import Repository

/// Every schema of the OpenAPI document.
enum Components {
  static let all: [Component] =
    [
      Component(Facts.Span.self), Component(TitleSpan.self), Component(EntityReference.self),
      Component(Attribution.self),
      Component(Person.Role.self), Component(Merge.self), Component(EventRecord.Disagreement.self),
      Component(EventRecord.Version.self), Component(RelatedEvent.self), Component(FigureSeries.Point.self),
      Component(SearchHit.Snippet.self), Component(IngestReport.Skip.self),
      Component(Article.self), Component(Person.self), Component(Organization.self), Component(Place.self),
      Component(Event.self), Component(Figure.self), Component(Quote.self), Component(DateMention.self),
      Component(ArticleFacts.self),
      Articles.resource.table.component, People.resource.table.component,
      Organizations.resource.table.component, Places.resource.table.component,
      Events.resource.table.component, Figures.resource.table.component, Quotes.resource.table.component,
      Connections.table.component, Mentions.table.component, Series.table.component, Search.table.component,
      MapEndpoint.component, HealthEndpoints.component, page, problem, articleInput,
      Component(StoredArticle.self), StoredArticle.component, Component(Correction.self), corrections,
      correctionInput, Networks.component, Networks.extent, Networks.nodes.component,
      Networks.edges.component, Changes.table.component,
      Changes.page, Changes.place, Comparison.component, Comparison.sideComponent, Facet.component,
      Facet.countComponent,
    ] + countedSchemas.map { .page(of: $0, isCounted: true) }
    + otherSchemas.map { .page(of: $0, isCounted: false) }

  /// The schemas of which there are lists that can be counted.
  private static let countedSchemas = [
    Articles.resource.table.schemaName, People.resource.table.schemaName,
    Organizations.resource.table.schemaName, Places.resource.table.schemaName,
    Events.resource.table.schemaName, Figures.resource.table.schemaName, Quotes.resource.table.schemaName,
  ]

  /// The schemas of which there are other lists.
  private static let otherSchemas = [
    Connections.table.schemaName, Mentions.table.schemaName, Series.table.schemaName, Search.table.schemaName,
  ]

  private static let page = Component(
    "Page", about: "Where in a list a page is.",
    members: [
      .init(name: "total", about: "How many records the whole list has.", schema: .integer(minimum: 0)),
      .init(name: "limit", about: "At most so many records on a page.", schema: .integer(minimum: 1)),
      .init(name: "next", about: "The `cursor` of the next page; absent on the last.", schema: .text),
      .init(
        name: "counts", about: "Of a search: how many hits there are of each kind.",
        schema: .map(of: .integer(minimum: 0))),
      .init(
        name: "didYouMean",
        about: "Of a search that had nothing for its words: the words that were looked for in their place.",
        schema: .text),
      .init(
        name: "near",
        about: "Of an empty list: for each filter with a name that nobody has, names that are close to it.",
        schema: .map(of: .list(of: .record(EntityReference.schemaName)))),
    ], required: ["total", "limit"])

  private static let problem = Component(
    "Problem", about: "What is wrong (RFC 9457).",
    members: [
      .init(name: "type", about: "The kind of problem.", schema: .formatted("uri-reference")),
      .init(name: "title", about: "The kind of problem in a few words.", schema: .text),
      .init(name: "status", about: "The status of the answer.", schema: .integer(minimum: 400)),
      .init(name: "detail", about: "What is wrong, and what would be right.", schema: .text),
      .init(name: "instance", about: "The path that was asked for.", schema: .text),
      .init(name: "requestId", about: "The id of the request, as in the log.", schema: .text),
      .init(name: "parameter", about: "The parameter that is wrong.", schema: .possiblyEmptyText),
      .init(name: "value", about: "The value that it cannot have.", schema: .possiblyEmptyText),
      .init(name: "known", about: "The parameters, or values, that there are.", schema: .list(of: .text)),
      .init(name: "field", about: "The member of the body that is wrong.", schema: .text),
      .init(name: "line", about: "The line of the body that is wrong.", schema: .integer(minimum: 1)),
      .init(name: "available", about: "The types that can be had.", schema: .list(of: .text)),
      .init(name: "limit", about: "The largest body that is taken, in bytes.", schema: .integer(minimum: 0)),
    ], required: ["type", "title", "status", "detail"])

  private static let corrections = Component(
    "Corrections", about: "What editors say.",
    members: [
      .init(
        name: "data", about: "One for each, in order.", schema: .list(of: .record(Correction.schemaName)))
    ], required: ["data"])

  private static let correctionInput = Component(
    "CorrectionInput", about: "What an editor says of people, organizations or places.",
    members: [
      .init(
        name: "kind", about: "What sort of record.", schema: .choice(["person", "organization", "place"])),
      .init(
        name: "action", about: "What is said.", schema: .choice(Correction.Action.allCases.map(\.rawValue))),
      .init(
        name: "names", about: "Ids of records, or names: at least two for same, two for notSame, else one.",
        schema: .list(of: .text)),
      .init(name: "to", about: "The new name of rename; the kind of setKind.", schema: .text),
    ], required: ["kind", "action", "names"],
    example: CorrectionEndpoints.example)

  private static let articleInput = Component(
    "ArticleInput", about: "A text and what is known of it. The names of ninjs are understood, too.",
    members: [
      .init(name: "text", about: "The body.", schema: .matching(Pattern.words)),
      .init(
        name: "id", about: "A name for it.", schema: .matching(Pattern.words, orType: ["integer", "null"])),
      .init(name: "title", about: "The headline.", schema: .textOrNull),
      .init(name: "byline", about: "Who wrote it.", schema: .textOrNinjs),
      .init(name: "source", about: "Who published it.", schema: .textOrNinjs),
      .init(name: "url", about: "Where it was published.", schema: .textOrNull),
      .init(
        name: "published", about: "When: RFC 3339, or a date alone.",
        schema: .matching(Pattern.timeOrNothing, orType: ["null"])),
      .init(name: "dateline", about: "The place it was filed from.", schema: .textOrNinjs),
      .init(name: "language", about: "BCP 47 language tag.", schema: .textOrNinjs),
    ], required: ["text"],
    example: #"{"text":"Police in Oslo held 120 people on Friday.","published":"2024-03-01"}"#)
}
