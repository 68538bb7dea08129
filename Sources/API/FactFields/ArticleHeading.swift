import Repository

/// The article that a fact stands in: members that tables have, and JSON where it is asked for them, since the article
/// is a link away.
enum ArticleHeading {
  static func fields<Record>(
    of article: @escaping @Sendable (Record) -> String
  ) -> [Field<Served<Record>>] {
    [
      .text("article", "The id of the article, which `start` and `end` count in.") { article($0.record) }
        .inTables,
      .text(ifKnown: "title", "The headline of the article.") {
        $0.snapshot.heading(ofArticle: article($0.record))?.title
      }.inTables,
      .text(ifKnown: "published", "When the article was published.") {
        $0.snapshot.heading(ofArticle: article($0.record))?.published
      }.inTables,
      .text(ifKnown: "source", "Who published the article.") {
        $0.snapshot.heading(ofArticle: article($0.record))?.source
      }.inTables,
    ]
  }
}
