public import Facts

/// A place across all articles.
public struct PlaceRecord: Hashable, Sendable {
  /// The place; `articles` and `mentions` hold the first of them, as many as were asked for.
  public var place: Place
  /// How many articles have a mention.
  public var articleCount: Int
  /// How many mentions there are.
  public var mentionCount: Int
  /// Why the names of it were taken for one.
  public var merges: [Merge]

  /// A place record.
  public init(place: Place, articleCount: Int, mentionCount: Int, merges: [Merge] = []) {
    self.place = place
    self.articleCount = articleCount
    self.mentionCount = mentionCount
    self.merges = merges
  }
}
