import Facts
import HTTP
import Repository

enum Quotes {
  /// `/v1/quotes`
  static let resource = Resource<Quote, QuoteFilter, QuoteSort>(
    name: "quotes", singular: "quote", tag: .quotes,
    table: RecordTable(
      schemaName: "QuoteRecord", about: "Words that somebody is quoted with in an article.",
      fields: Quote.fields.map { field in field.of { $1($0.record) } } + [Links.field { links($0.record) }]
        + ArticleHeading.fields { $0.span.article }),
    filters: [
      .text("q", "Words, or beginnings of words, of the quote.", example: "order", \.q),
      .choice("kind", "Direct or indirect.", Quote.Kind.self) { $0.kind = $1 },
      .from("from", "Published on or after this day.", \.from),
      .to("to", "Published on or before this day.", \.to),
      .names("article", "The id of the article.", example: "2022-01-05-government-resigns", \.article),
      .names("speaker", "The id or name of who is quoted.", example: "kassym-jomart-tokayev", \.speaker),
      .names("source", "The publisher of the article.", example: "Reuters", \.source),
    ],
    facets: ListFacets(names: Snapshot.quoteFacets) { $0.counts(by: $1, of: $2) },
    standard: ListQuery(filter: QuoteFilter(), sort: SortOrder(.published, descending: true)),
    exampleID: "2022-01-05-government-resigns-q1",
    id: { $0.id },
    list: { snapshot, filter, sort, page throws(QueryError) in
      try snapshot.quotes(filter, sort: sort, page: page)
    },
    find: { snapshot, id in snapshot.quote(id) },
    title: { $0.text },
    feed: {
      FeedEntry(
        path: "/v1/quotes/" + PercentCoding.encode($0.id),
        title: $0.speaker.map { "\($0.name), quoted" } ?? "A quote", summary: $0.text,
        article: $0.span.article)
    })

  private static func links(_ quote: Quote) -> Links {
    let own = "/v1/quotes/\(PercentCoding.encode(quote.id))"
    let article = "/v1/articles/\(PercentCoding.encode(quote.span.article))"
    guard let speaker = quote.speaker, let target = speaker.path else {
      return Links(("self", own), ("article", article))
    }
    return Links(("self", own), ("article", article), ("speaker", target))
  }
}

extension EntityReference {
  /// Where its record is, when it has one.
  var path: String? {
    guard let id else { return nil }
    switch kind {
    case .person: return "/v1/people/\(PercentCoding.encode(id))"
    case .organization: return "/v1/organizations/\(PercentCoding.encode(id))"
    case .place: return "/v1/places/\(PercentCoding.encode(id))"
    case .group: return nil
    }
  }
}
