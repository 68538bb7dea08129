/// A date or time expression in an article.
public struct DateMention: Hashable, Sendable {
  /// Where the words stand.
  public var span: Span
  /// What they mean; nil when the text does not fix it ("on Tuesday" in an undated article) or when
  /// there is no such date (31 February).
  public var date: PartialDate?

  /// A date mention.
  public init(span: Span, date: PartialDate?) {
    self.span = span
    self.date = date
  }
}
