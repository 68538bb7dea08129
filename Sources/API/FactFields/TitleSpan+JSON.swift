import Facts

extension TitleSpan: JSONRecord {
  static let schemaName = "TitleSpan"
  static let about =
    "A stretch of an article's title, half-open, counted in Unicode code points: slicing `title` of the "
    + "article from `titleStart` to `titleEnd` gives `text`."

  static let fields: [Field<TitleSpan>] = [
    .text("article", "The id of the article.") { $0.article },
    .integer("titleStart", "The first code point of the title, from 0.") { $0.start },
    .integer("titleEnd", "One past the last code point.") { $0.end },
    .text("text", "The very words.") { $0.text },
  ]

  var cell: String { text }
}
