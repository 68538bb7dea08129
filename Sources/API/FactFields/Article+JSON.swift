import Facts

extension Article: JSONRecord {
  static let schemaName = "Article"
  static let about = "A news article as it was handed in."

  static let fields: [Field<Article>] = [
    .text("id", "Unique in the corpus.") { $0.id },
    .text(ifKnown: "title", "The headline.") { $0.title },
    .text(ifKnown: "byline", "Who wrote it.") { $0.byline },
    .text(ifKnown: "source", "Who published it.") { $0.source },
    .text(ifKnown: "url", "Where it was published.") { $0.url },
    .text(ifKnown: "published", "When it was published: RFC 3339, or a date alone.") { $0.published },
    .text(ifKnown: "dateline", "The place it was filed from.") { $0.dateline },
    .text(ifKnown: "language", "BCP 47 language tag.") { $0.language },
    .integer("wordCount", "White-space separated words of the text.") { $0.wordCount },
    .text(
      "text", "The body exactly as handed in. Spans count its Unicode code points from 0.",
      as: .possiblyEmptyText
    ) { $0.text },
  ]

  var cell: String { title ?? id }
}
