public import Facts

/// One page of a list.
public struct Page<Item: Sendable>: Sendable {
  /// The items, in the order asked for.
  public var items: [Item]
  /// How many items the whole list has.
  public var total: Int
  /// What to ask with for the next page; nil on the last.
  public var next: String?
  /// Of a search how many hits there are of each kind.
  public var counts: [SearchHit.Kind: Int] = [:]
  /// Of a search that has nothing for its words what may have been meant; the items are then those for this.
  public var suggestion: String?
  /// Of an empty list the names that are close to those asked for and unknown, by the part of the filter.
  public var near: [String: [EntityReference]] = [:]

  /// A page.
  public init(items: [Item], total: Int, next: String? = nil) {
    self.items = items
    self.total = total
    self.next = next
  }

  private func with<Other>(_ items: [Other]) -> Page<Other> {
    var page = Page<Other>(items: items, total: total, next: next)
    page.counts = counts
    page.suggestion = suggestion
    page.near = near
    return page
  }

  /// The same page with other items.
  public func map<Other>(_ transform: (Item) -> Other) -> Page<Other> {
    with(items.map(transform))
  }

  /// The same page with what its items lead to; an item that leads nowhere is left out.
  func compactMap<Other>(_ transform: (Item) -> Other?) -> Page<Other> {
    with(items.compactMap(transform))
  }
}

/// Which page of a list.
public struct PageRequest: Hashable, Sendable {
  /// At most so many items.
  public var limit: Int
  /// `next` of the page before; nil for the first page.
  public var cursor: String?

  /// A page request; a limit below 1 counts as 1.
  public init(limit: Int = 50, cursor: String? = nil) {
    self.limit = max(1, limit)
    self.cursor = cursor
  }
}

/// Why a query has no answer.
public enum QueryError: Error, Hashable, Sendable {
  /// The cursor was not made by this list with this sort order.
  case badCursor
}
