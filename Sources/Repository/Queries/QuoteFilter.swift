public import Facts

/// Which quotes. Every part that is set must hold.
public struct QuoteFilter: Hashable, Sendable {
  /// Direct or indirect; nil for both.
  public var kind: Quote.Kind?
  /// The id or name of who is quoted.
  public var speaker: Terms?
  /// Published on or after this day.
  public var from: CalendarDay?
  /// Published on or before this day.
  public var to: CalendarDay?
  /// Words, or beginnings of words, of the quote.
  public var q: String?
  /// The id of the article.
  public var article: Terms?
  /// The name of the publisher of an article that has it, case and accents aside.
  public var source: Terms?

  /// A filter; by default everything.
  public init(
    kind: Quote.Kind? = nil, speaker: String? = nil, from: CalendarDay? = nil, to: CalendarDay? = nil,
    q: String? = nil, article: String? = nil
  ) {
    self.kind = kind
    self.speaker = speaker.map { Terms($0) }
    self.from = from
    self.to = to
    self.q = q
    self.article = article.map { Terms($0) }
  }
}
