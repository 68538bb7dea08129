/// How much a snapshot holds.
public struct RecordCounts: Hashable, Sendable {
  /// How many articles.
  public var articles = 0
  /// How many people.
  public var people = 0
  /// How many organizations.
  public var organizations = 0
  /// How many places.
  public var places = 0
  /// How many events, reports of one event counted once.
  public var events = 0
  /// How many figures.
  public var figures = 0
  /// How many quotes.
  public var quotes = 0

  /// Nothing.
  public init() {}
}
