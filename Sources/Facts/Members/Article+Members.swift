extension Article: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Article" }
  /// What it is, for the documentation.
  public static var about: String { "A news article as it was handed in." }
  /// One of which nothing is known.
  public static var blank: Article { Article(id: "", text: "") }
  /// It in few words.
  public var cell: String { title ?? id }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Article {
    members.text("id", "Unique in the corpus.", { $0.id }, { $0.id = $1 })
    members.text(ifKnown: "title", "The headline.", { $0.title }, { $0.title = $1 })
    members.text(ifKnown: "byline", "Who wrote it.", { $0.byline }, { $0.byline = $1 })
    members.text(ifKnown: "source", "Who published it.", { $0.source }, { $0.source = $1 })
    members.text(ifKnown: "url", "Where it was published.", { $0.url }, { $0.url = $1 })
    members.text(
      ifKnown: "published", "When it was published: RFC 3339, or a date alone.", { $0.published },
      { $0.published = $1 })
    members.text(ifKnown: "dateline", "The place it was filed from.", { $0.dateline }, { $0.dateline = $1 })
    members.text(ifKnown: "language", "BCP 47 language tag.", { $0.language }, { $0.language = $1 })
    members.integer("wordCount", "White-space separated words of the text.") { $0.wordCount }
    members.body(
      "text", "The body exactly as handed in. Spans count its Unicode code points from 0.", { $0.text },
      { $0.text = $1 })
  }
}
