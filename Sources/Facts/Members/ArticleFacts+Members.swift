/// The form of `dateline extract` and of `POST /v1/extract`, for any coder: what either writes can be read, and what is
/// written can be handed to whoever reads it, `dateline --facts` among them.
///
///     let facts = try JSONDecoder().decode(ArticleFacts.self, from: line)
extension ArticleFacts: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "ArticleFacts" }
  /// What it is, for the documentation.
  public static var about: String { "Everything that was read out of one article." }
  /// One of which nothing is known.
  public static var blank: ArticleFacts { ArticleFacts(article: .blank) }
  /// It in few words.
  public var cell: String { article.id }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members)
  where Members.Record == ArticleFacts {
    members.record("article", "The article itself.", { $0.article }, { $0.article = $1 })
    members.records(
      "people", "The people named in it, in order of their first mention.", { $0.people }, { $0.people = $1 })
    members.records(
      "organizations", "The organizations named in it.", { $0.organizations }, { $0.organizations = $1 })
    members.records("places", "The places named in it.", { $0.places }, { $0.places = $1 })
    members.records("events", "The events it reports.", { $0.events }, { $0.events = $1 })
    members.records("figures", "The figures it gives.", { $0.figures }, { $0.figures = $1 })
    members.records("quotes", "The quotes in it.", { $0.quotes }, { $0.quotes = $1 })
    members.records("dates", "The dates in it.", { $0.dates }, { $0.dates = $1 })
    members.counts(
      "omitted", "How many facts of a kind were left out; absent where none were.", { $0.omitted },
      { $0.omitted = $1 })
  }
}
