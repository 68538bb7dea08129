public import Facts

/// A person across all articles.
public struct PersonRecord: Hashable, Sendable {
  /// The person; `articles` and `mentions` hold the first of them, as many as were asked for.
  public var person: Person
  /// How many articles have a mention.
  public var articleCount: Int
  /// How many mentions there are.
  public var mentionCount: Int
  /// Why the names of it were taken for one.
  public var merges: [Merge]

  /// A person record.
  public init(person: Person, articleCount: Int, mentionCount: Int, merges: [Merge] = []) {
    self.person = person
    self.articleCount = articleCount
    self.mentionCount = mentionCount
    self.merges = merges
  }
}
