import Facts

/// A person, organization or place of the repository: the names that are taken for one.
final class Record: Sendable {
  /// A name that belongs to the record.
  struct Member: Sendable {
    /// `NameKey.hash` of the name.
    let node: UInt64
    /// Which of those who have the name.
    let persona: Int
    /// The id that the name would have alone.
    let slug: String
    let evidence: [Merge.Evidence]
    let content: Persona
  }

  let id: String
  let kind: EntityReference.Kind
  /// The fullest name.
  let name: String
  let members: [Member]
  /// The other names, sorted.
  let aliases: [String]
  /// Offices, the latest evidence first.
  let roles: [Person.Role]
  let acronym: String?
  /// Whether an editor wants it to be seen nowhere.
  let isHidden: Bool
  private let correctedKind: Organization.Kind?
  let articleCount: Int
  let mentionCount: Int

  init(
    id: String, kind: EntityReference.Kind, name: String, members: [Member], isHidden: Bool = false,
    correctedKind: Organization.Kind? = nil
  ) {
    self.id = id
    self.isHidden = isHidden
    self.correctedKind = correctedKind
    self.kind = kind
    self.name = name
    self.members = members
    acronym = members.lazy.compactMap(\.content.acronym).first
    aliases = Self.aliases(members, besides: [name, acronym])
    var seen = Set<UInt64>()
    roles =
      members.count == 1
      ? members[0].content.roles
      : members.flatMap(\.content.roles).filter { seen.insert(Persona.key(of: $0)).inserted }
    articleCount = members.reduce(0) { $0 + $1.content.articleCount }
    mentionCount = members.reduce(0) { $0 + $1.content.mentionCount }
  }

  private static func aliases(_ members: [Member], besides names: [String?]) -> [String] {
    if members.count == 1, names[1] == nil, names[0] == members[0].content.name {
      return members[0].content.aliases
    }
    var aliases = Set<String>()
    for member in members {
      aliases.insert(member.content.name)
      aliases.formUnion(member.content.aliases)
    }
    for case let name? in names { aliases.remove(name) }
    return aliases.sorted()
  }

  /// Names the record among all.
  var hash: UInt64 { Self.hash(kind, id) }

  static func hash(_ kind: EntityReference.Kind, _ id: String) -> UInt64 {
    FactKey.hash(id, seed: NameKey.seed(of: kind) + 200)
  }

  /// The age that the name with most mentions gives.
  var age: Int? {
    members.filter { $0.content.age != nil }.max { $0.content.mentionCount < $1.content.mentionCount }?
      .content.age
  }

  var seat: EntityReference? { members.lazy.compactMap(\.content.seat).first }
  var country: String? { members.lazy.compactMap(\.content.country).first }

  /// The commonest kind but `other`.
  var organizationKind: Organization.Kind {
    if let correctedKind { return correctedKind }
    let kinds = members.compactMap(\.content.organizationKind)
    return kinds.first { $0 != .other } ?? .other
  }

  /// What an id can have behind the tilde that tells the record apart from others of its name.
  var marks: Set<String> {
    var marks = Set(roles.map { Folding.slug($0.title) })
    for member in members {
      if let years = member.content.birthYears { marks.insert(String(years.lowerBound)) }
      if let place = member.content.country ?? member.content.seat?.name { marks.insert(Folding.slug(place)) }
    }
    return marks
  }

  /// Why the names were taken for one.
  var merges: [Merge] {
    members.map { Merge(id: $0.slug, name: $0.content.name, evidence: $0.evidence) }
  }
}
