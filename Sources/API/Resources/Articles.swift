import Facts
import HTTP
import Repository

enum Articles {
  /// `/v1/articles`
  static let resource = Resource<Article, ArticleFilter, ArticleSort>(
    name: "articles", singular: "article", tag: .articles,
    table: RecordTable(
      schemaName: "ArticleRecord", about: "An article with what was read out of it.",
      fields: Article.fields.map { field in field.of { $1($0.record) } } + [
        facts("people", "The people named in it.") { $0.people },
        facts("organizations", "The organizations named in it.") { $0.organizations },
        facts("places", "The places named in it.") { $0.places },
        facts("events", "The events it reports.") { $0.events },
        facts("figures", "The figures it gives.") { $0.figures },
        facts("quotes", "The quotes in it.") { $0.quotes },
        facts("dates", "The dates in it.") { $0.dates },
        .texts(
          "sameAs",
          "The ids of articles with nearly the same text: the story of one agency in several papers."
        ) {
          $0.snapshot.copies(ofArticle: $0.record.id)
        }.onDemand,
        Field<Served<Article>>.counts(
          "omitted", "How many facts of a kind were left out; absent where none were."
        ) { $0.snapshot.omissions(ofArticle: $0.record.id) }.withoutColumn,
        Links.field { links($0.record.id) },
      ]),
    filters: [
      .text("q", "Words of the title or text.", example: "detained", \.q),
      .text("language", "The language tag, or its first part.", example: "en", \.language),
      .from("from", "Published on or after this day.", \.from),
      .to("to", "Published on or before this day.", \.to),
      .names("source", "The name of the publisher.", example: "Reuters", \.source),
      .names(
        "mentions", "The id, name or alias of a person, organization or place that it names.",
        example: "kassym-jomart-tokayev", \.mentions),
    ],
    facets: ListFacets(names: Snapshot.articleFacets) { $0.counts(by: $1, of: $2) },
    standard: ListQuery(filter: ArticleFilter(), sort: SortOrder(.published, descending: true)),
    exampleID: "2022-01-05-government-resigns",
    id: { $0.id },
    list: { snapshot, filter, sort, page throws(QueryError) in
      try snapshot.articles(filter, sort: sort, page: page)
    },
    find: { snapshot, id in snapshot.article(id).map { .found($0) } ?? .missing },
    isLong: { $0.size(ofArticle: $1) > 1 << 18 },
    state: RecordTag.state, title: { $0.title ?? $0.id },
    feed: {
      FeedEntry(
        path: "/v1/articles/" + PercentCoding.encode($0.id), title: $0.title ?? $0.id,
        summary: String($0.text.prefix(300)), article: $0.id)
    })

  private static func facts<Part: JSONRecord>(
    _ name: StaticString, _ about: String, _ parts: @escaping @Sendable (ArticleFacts) -> [Part]
  ) -> Field<Served<Article>> {
    Field<Served<Article>>.records(name, about) { served in
      served.snapshot.facts(ofArticle: served.record.id).map(parts) ?? []
    }.withoutColumn.onDemand
  }

  private static func links(_ id: String) -> Links {
    let id = PercentCoding.encode(id)
    return Links(
      ("self", "/v1/articles/\(id)"), ("people", "/v1/people?article=\(id)"),
      ("organizations", "/v1/organizations?article=\(id)"), ("places", "/v1/places?article=\(id)"),
      ("events", "/v1/events?article=\(id)"), ("figures", "/v1/figures?article=\(id)"),
      ("quotes", "/v1/quotes?article=\(id)"))
  }
}
