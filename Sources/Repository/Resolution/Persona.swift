import Facts

/// All mentions of a name that are taken for the same person, organization or place; nearly always all
/// there are of the name.
final class Persona: Sendable {
  /// The commonest way the name is written; the smallest of equally common ones.
  let name: String
  /// The other ways, sorted.
  let aliases: [String]
  /// Offices, the latest evidence first; each title and institution once.
  let roles: [Person.Role]
  /// Hashes of the offices with their institutions.
  let roleKeys: Set<UInt64>
  /// Hashes of the titles alone.
  let titleKeys: Set<UInt64>
  /// Hashes of those titles that are held at the time of an article.
  let currentTitleKeys: Set<UInt64>
  /// The age that the latest article with one gives.
  let age: Int?
  /// What the articles agree on besides.
  let traits: PersonTraits
  /// The years of birth that the ages give.
  let birthYears: ClosedRange<Int>?
  /// What sort of organization.
  let organizationKind: Organization.Kind?
  let acronym: String?
  /// Where an organization sits.
  let seat: EntityReference?
  /// The country of a place.
  let country: String?
  /// Some of the names in the same articles: the 32 with the smallest hashes.
  let company: [UInt64]
  /// The first mention: its article and its place there.
  let first: FactKey
  let articleCount: Int
  let mentionCount: Int

  init(
    name: String, aliases: [String], roles: [Person.Role], age: Int?, birthYears: ClosedRange<Int>?,
    traits: PersonTraits, organizationKind: Organization.Kind?, acronym: String?, seat: EntityReference?,
    country: String?,
    company: [UInt64], first: FactKey, articleCount: Int, mentionCount: Int
  ) {
    self.name = name
    self.aliases = aliases
    self.roles = roles
    roleKeys = Set(roles.map(Self.key(of:)))
    titleKeys = Set(roles.map(Self.titleKey(of:)))
    currentTitleKeys = Set(roles.filter { $0.status == .current }.map(Self.titleKey(of:)))
    self.traits = traits
    self.age = age
    self.birthYears = birthYears
    self.organizationKind = organizationKind
    self.acronym = acronym
    self.seat = seat
    self.country = country
    self.company = company
    self.first = first
    self.articleCount = articleCount
    self.mentionCount = mentionCount
  }

  private static func titleKey(of role: Person.Role) -> UInt64 {
    FactKey.hash(Folding.slug(TitleSpelling.shared.plain(role.title)))
  }

  static func key(of role: Person.Role) -> UInt64 {
    FactKey.hash(
      Folding.slug(TitleSpelling.shared.plain(role.title)) + "/" + (role.of.map { Folding.slug($0) } ?? ""))
  }
}
