/// A stretch of an article's title: the evidence of what the title tells.
///
/// Counted as a `Span` is, in the title as served. A type of its own, and other names in JSON: whoever slices the text
/// by it would read something else.
public struct TitleSpan: Hashable, Sendable {
  /// The id of the article.
  public var article: String
  /// The first code point of the title, from 0.
  public var start: Int
  /// One past the last code point.
  public var end: Int
  /// The very words.
  public var text: String

  /// A span of the title of the article with this id.
  public init(article: String, start: Int, end: Int, text: String) {
    self.article = article
    self.start = start
    self.end = end
    self.text = text
  }
}
