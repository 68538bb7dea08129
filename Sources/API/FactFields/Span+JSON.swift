import Facts

extension Facts.Span: JSONRecord {
  static let schemaName = "Span"
  static let about =
    "A stretch of an article's text, half-open, counted in Unicode code points: slicing `text` of the "
    + "article from `start` to `end` gives `text`."

  static let fields: [Field<Facts.Span>] = [
    .text("article", "The id of the article.") { $0.article },
    .integer("start", "The first code point, from 0.") { $0.start },
    .integer("end", "One past the last code point.") { $0.end },
    .text("text", "The very words.", as: .possiblyEmptyText) { $0.text },
  ]

  var cell: String { text }

  static let columns: [Column<Facts.Span>] = [
    Column("") { $0.text($1.text) }, Column("Start") { $0.integer($1.start) },
    Column("End") { $0.integer($1.end) },
  ]
}
