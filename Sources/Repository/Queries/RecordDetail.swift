/// How much of a person, organization or place is read: a name in the news for years has a hundred
/// thousand mentions, and a list of fifty such records should not carry them all.
public struct RecordDetail: Hashable, Sendable {
  /// At most so many mentions, the earliest articles first.
  public var mentions: Int
  /// At most so many article ids.
  public var articles: Int
  /// Whether merges come with the place where the name first stands.
  public var evidence: Bool

  /// A detail.
  public init(mentions: Int, articles: Int, evidence: Bool = true) {
    self.mentions = mentions
    self.articles = articles
    self.evidence = evidence
  }

  /// For an entry of a list.
  public static let entry = RecordDetail(mentions: 10, articles: 20, evidence: false)
  /// For a record asked for by id.
  public static let whole = RecordDetail(mentions: 1000, articles: 10_000)
}
