/// How much of a person, organization or place is read: a name in the news for years has a hundred
/// thousand mentions, and a list of fifty such records should not carry them all.
public struct RecordDetail: Hashable, Sendable {
  /// At most so many mentions, the earliest articles first.
  public var mentions: Int
  /// At most so many article ids.
  public var articles: Int

  /// A detail.
  public init(mentions: Int, articles: Int) {
    self.mentions = mentions
    self.articles = articles
  }

  /// For an entry of a list.
  public static let entry = RecordDetail(mentions: 10, articles: 20)
  /// For a record asked for by id.
  public static let whole = RecordDetail(mentions: 1000, articles: 10_000)
}
