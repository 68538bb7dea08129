/// Which people, organizations or places. Every part that is set must hold.
public struct EntityFilter: Hashable, Sendable {
  /// Words, or beginnings of words, of the name or an alias.
  public var q: String?
  /// The id of an article that mentions it.
  public var article: String?
  /// People: words of a role's title, "prime minister".
  public var role: String?
  /// People: words, or the id, of what a role is an office of, or of an organization.
  public var organization: String?
  /// Organizations: what sort, the raw value of `Organization.Kind`.
  public var kind: String?
  /// Places: the name of the country; organizations: the name of where they sit.
  public var place: String?

  /// A filter; by default everything.
  public init(
    q: String? = nil, article: String? = nil, role: String? = nil, organization: String? = nil,
    kind: String? = nil, place: String? = nil
  ) {
    self.q = q
    self.article = article
    self.role = role
    self.organization = organization
    self.kind = kind
    self.place = place
  }
}
