extension Span: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Span" }
  /// What it is, for the documentation.
  public static var about: String {
    """
    A stretch of an article's text, half-open, counted in Unicode code points: slicing `text` of the article from \
    `start` to `end` gives `text`.
    """
  }
  /// One of which nothing is known.
  public static var blank: Span { Span(article: "", start: 0, end: 0, text: "") }
  /// The members that are columns where it is referred to.
  public static var cells: [String] { ["text", "start", "end"] }
  /// It in few words.
  public var cell: String { text }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Span {
    members.text("article", "The id of the article.", { $0.article }, { $0.article = $1 })
    members.integer("start", "The first code point, from 0.", { $0.start }, { $0.start = $1 })
    members.integer("end", "One past the last code point.", { $0.end }, { $0.end = $1 })
    members.body("text", "The very words.", { $0.text }, { $0.text = $1 })
  }
}
