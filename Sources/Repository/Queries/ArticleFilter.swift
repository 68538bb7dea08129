public import Facts

/// Which articles. Every part that is set must hold.
public struct ArticleFilter: Hashable, Sendable {
  /// Words that the title or text has.
  public var q: String?
  /// The name of the publisher, case and accents aside.
  public var source: Terms?
  /// The language tag or its first part: "en" finds "en-GB".
  public var language: String?
  /// Published on or after this day.
  public var from: CalendarDay?
  /// Published on or before this day.
  public var to: CalendarDay?

  /// The id, name or alias of a person, organization or place that it names.
  public var mentions: Terms?

  /// Articles of a publisher in a stretch of time.
  init(_ source: Terms?, from: CalendarDay?, to: CalendarDay?) {
    self.init(from: from, to: to)
    self.source = source
  }

  /// A filter; by default everything.
  public init(
    q: String? = nil, source: String? = nil, language: String? = nil, from: CalendarDay? = nil,
    to: CalendarDay? = nil
  ) {
    self.q = q
    self.source = source.map { Terms($0) }
    self.language = language
    self.from = from
    self.to = to
  }
}
