public import Facts

/// Which people, organizations or places. Every part that is set must hold.
public struct EntityFilter: Hashable, Sendable {
  /// Words, or beginnings of words, of the name or an alias.
  public var q: String?
  /// The id of an article that mentions it.
  public var article: Terms?
  /// People: words of a role's title, "prime minister".
  public var role: Terms?
  /// People: words, or the id, of what a role is an office of, or of an organization.
  public var organization: Terms?
  /// Organizations: what sort, the raw value of `Organization.Kind`.
  public var kind: String?
  /// Places: the name of the country; organizations: the name of where they sit.
  public var place: Terms?
  /// The name of the publisher of an article that mentions it, case and accents aside.
  public var source: Terms?
  /// Mentioned in an article published on or after this day.
  public var from: CalendarDay?
  /// Mentioned in an article published on or before this day.
  public var to: CalendarDay?
  /// At least so many mentions.
  public var minMentions: Int?
  /// In at least so many articles.
  public var minArticles: Int?

  /// A filter; by default everything.
  public init(
    q: String? = nil, article: String? = nil, role: String? = nil, organization: String? = nil,
    kind: String? = nil, place: String? = nil
  ) {
    self.q = q
    self.article = article.map { Terms($0) }
    self.role = role.map { Terms($0) }
    self.organization = organization.map { Terms($0) }
    self.kind = kind
    self.place = place.map { Terms($0) }
  }
}
