/// By what, and which way, a list is sorted. Ties are broken by id, so that every order is total.
public struct SortOrder<Key: Hashable & Sendable>: Hashable, Sendable {
  /// What is compared.
  public var key: Key
  /// Largest or latest first.
  public var descending: Bool

  /// A sort order.
  public init(_ key: Key, descending: Bool = false) {
    self.key = key
    self.descending = descending
  }
}

/// What articles can be sorted by.
public enum ArticleSort: String, Hashable, Sendable, CaseIterable {
  case published, id
}

/// What people, organizations and places can be sorted by.
public enum EntitySort: String, Hashable, Sendable, CaseIterable {
  case mentionCount, name
}

/// What events can be sorted by. An event without a date counts as of its article's day.
public enum EventSort: String, Hashable, Sendable, CaseIterable {
  case date, mentionCount
}

/// What figures can be sorted by: `date` falls back on the article's day, `value` on a range's `min`.
public enum FigureSort: String, Hashable, Sendable, CaseIterable {
  case date, value
}

/// What quotes can be sorted by: the day their article was published.
public enum QuoteSort: String, Hashable, Sendable, CaseIterable {
  case published
}
