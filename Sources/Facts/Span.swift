/// A stretch of an article's text: the evidence of a fact.
///
/// Half-open, counted in Unicode code points of the article's `text` exactly as served, so that
/// slicing that text from `start` to `end` gives `text`.
public struct Span: Hashable, Sendable {
  /// The id of the article.
  public var article: String
  /// The first code point, from 0.
  public var start: Int
  /// One past the last code point.
  public var end: Int
  /// The very words, no-break spaces and line breaks included.
  public var text: String

  /// A span of the article with this id.
  public init(article: String, start: Int, end: Int, text: String) {
    self.article = article
    self.start = start
    self.end = end
    self.text = text
  }
}
