public import Facts

/// Somebody or something that is named in the same articles as another.
public struct CoMention: Hashable, Sendable {
  /// Who or what, without a span.
  public var entity: EntityReference
  /// How many articles name both.
  public var articleCount: Int

  /// A co-mention.
  public init(entity: EntityReference, articleCount: Int) {
    self.entity = entity
    self.articleCount = articleCount
  }
}
