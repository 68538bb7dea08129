public import Facts

/// An organization across all articles.
public struct OrganizationRecord: Hashable, Sendable {
  /// The organization; `articles` and `mentions` hold the first of them, as many as were asked for.
  public var organization: Organization
  /// How many articles have a mention.
  public var articleCount: Int
  /// How many mentions there are.
  public var mentionCount: Int
  /// Why the names of it were taken for one.
  public var merges: [Merge]

  /// An organization record.
  public init(organization: Organization, articleCount: Int, mentionCount: Int, merges: [Merge] = []) {
    self.organization = organization
    self.articleCount = articleCount
    self.mentionCount = mentionCount
    self.merges = merges
  }
}
