/// Something that was added, changed or removed.
public struct Change: Hashable, Sendable {
  /// What a change is of. Facts come and go with their article.
  public enum Resource: String, Hashable, Sendable, CaseIterable {
    case article, correction
  }

  /// What became of it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case added, changed, removed
  }

  /// What it is of.
  public var resource: Resource
  /// The id of the article or correction.
  public var id: String
  /// What became of it.
  public var kind: Kind
  /// The headline, as it is now; of an article that was removed, as it was, cut after two hundred characters.
  public var title: String?
  /// When it was noticed, in milliseconds since 1970; nil for what was there before anybody asked.
  public var milliseconds: Int?
  /// What to ask with to go on behind this change.
  public var token: String
}

/// Changes in the order in which they came.
public struct ChangePage: Hashable, Sendable {
  /// The changes.
  public var items: [Change]
  /// What to ask with to go on behind them, at once or another day.
  public var next: String
  /// Whether there are more now.
  public var hasMore: Bool
}

/// Why there is no answer to what has changed.
public enum ChangeError: Error, Hashable, Sendable {
  /// No token looks like this.
  case malformed
  /// So far back, or of what this repository never was, that what has changed since is not known.
  case forgotten
}
