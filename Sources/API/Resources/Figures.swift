import Facts
import HTTP
import Repository

enum Figures {
  /// `/v1/figures`
  static let resource = Resource<Figure, FigureFilter, FigureSort>(
    name: "figures", singular: "figure", tag: .figures,
    table: RecordTable(
      schemaName: "FigureRecord", about: "A figure of one article.",
      fields: Figure.fields.map { field in field.of { $1($0.record) } } + [Links.field { links($0.record) }]
        + ArticleHeading.fields { $0.span.article }),
    filters: filters,
    facets: ListFacets(names: Snapshot.figureFacets) { $0.counts(by: $1, of: $2) },
    standard: ListQuery(filter: FigureFilter(), sort: SortOrder(.date, descending: true)),
    exampleID: "2022-01-05-government-resigns-f1",
    id: { $0.id },
    list: { snapshot, filter, sort, page throws(QueryError) in
      try snapshot.figures(filter, sort: sort, page: page)
    },
    find: { snapshot, id in snapshot.figure(id) },
    title: { $0.text },
    feed: {
      FeedEntry(
        path: "/v1/figures/" + PercentCoding.encode($0.id),
        title: [$0.text, $0.counted].compactMap(\.self).joined(separator: ": "), summary: "",
        article: $0.span.article)
    })

  /// The filters of figures and of their series.
  static let filters: [Parameter<FigureFilter>] =
    [
      .text("q", "Words, or beginnings of words, of the figure's own words.", example: "detained", \.q),
      .choices("kind", "Any of these kinds.", Figure.Kind.self, \.kinds),
      .text("of", "Words, or beginnings of words, of what is counted.", example: "detained", \.of),
      .number("min", "The value, or the end of the range, is at least this.", example: "1000", \.min),
      .number("max", "The value, or the start of the range, is at most this.", example: "20000", \.max),
      .flag("claimed", "Whether somebody is named who says so.", \.claimed),
      .flag(
        "contradicted", "Whether another source gives a number for the same that does not fit.",
        \.contradicted),
      .from("from", "For a day on or after this one.", \.from),
      .to("to", "For a day on or before this one.", \.to),
      .names("unit", "The unit: \"person\", \"KZT\".", example: "person", \.unit),
      .names("place", "The id, name or alias of the place.", example: "almaty", \.place),
      .names(
        "event", "The id of the event that it counts.", example: "2022-01-09-toll-of-164-withdrawn-e1",
        \.event),
      .names(
        "series", "The id of the series that it is a point of.", example: "00fba965d1c75de3~2022-01-05",
        \.series),
      .names(
        "article", "The id of the article that gives it.", example: "2022-01-05-government-resigns", \.article
      ),
      .names("source", "The publisher of the article that gives it.", example: "Reuters", \.source),
    ]

  private static func links(_ figure: Figure) -> Links {
    let own = "/v1/figures/\(PercentCoding.encode(figure.id))"
    let article = "/v1/articles/\(PercentCoding.encode(figure.span.article))"
    guard let event = figure.event else { return Links(("self", own), ("article", article)) }
    return Links(("self", own), ("article", article), ("event", "/v1/events/\(PercentCoding.encode(event))"))
  }
}
