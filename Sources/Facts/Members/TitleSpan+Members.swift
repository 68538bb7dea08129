extension TitleSpan: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "TitleSpan" }
  /// What it is, for the documentation.
  public static var about: String {
    """
    A stretch of an article's title, half-open, counted in Unicode code points: slicing `title` of the article from \
    `titleStart` to `titleEnd` gives `text`.
    """
  }
  /// One of which nothing is known.
  public static var blank: TitleSpan { TitleSpan(article: "", start: 0, end: 0, text: "") }
  /// It in few words.
  public var cell: String { text }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == TitleSpan {
    members.text("article", "The id of the article.", { $0.article }, { $0.article = $1 })
    members.integer(
      "titleStart", "The first code point of the title, from 0.", { $0.start }, { $0.start = $1 })
    members.integer("titleEnd", "One past the last code point.", { $0.end }, { $0.end = $1 })
    members.text("text", "The very words.", { $0.text }, { $0.text = $1 })
  }
}
