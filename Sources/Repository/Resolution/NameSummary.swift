import Facts

/// Sums up all mentions of a name.
struct NameSummary {
  /// Of a name in more articles than this the latest are read for roles and aliases.
  private static let sample = 64
  /// The company of a name is that in so many of the latest articles.
  private static let companySample = 8
  /// Up to so many articles are read where the latest show that several have the name; the mentions in
  /// older ones count for the first of them.
  private static let maximum = 1024

  let index: FactIndex
  let kind: EntityReference.Kind

  /// The node of a name; nil when no article has it.
  func node(_ hash: UInt64, mentions: Int) -> NameNode? {
    let list = index.list(Attribute.nameLocals.with(hash))
    guard list.count > 0 else { return nil }
    var profiles = self.profiles(list, limit: Self.sample)
    var groups = PersonaSplitter.groups(of: profiles, kind: kind, context: context)
    let isSplit = groups.contains { $0 > 0 }
    if isSplit, list.count > Self.sample {
      profiles = self.profiles(list, limit: Self.maximum)
      groups = PersonaSplitter.groups(of: profiles, kind: kind, context: context)
    }
    let number = (groups.max() ?? 0) + 1
    let unreadArticles = list.count - profiles.count
    let unreadMentions = mentions - profiles.reduce(0) { $0 + $1.mentionCount }
    var personas: [Persona] = []
    var assignment: [FactKey: Int] = [:]
    for group in 0..<number {
      let members = profiles.indices.filter { groups[$0] == group }.map { profiles[$0] }
      let isFirst = group == 0
      personas.append(
        persona(
          members, articleCount: members.count + (isFirst ? unreadArticles : 0),
          mentionCount: members.reduce(0) { $0 + $1.mentionCount } + (isFirst ? unreadMentions : 0),
          first: isFirst ? list.first : members[0].key))
      if number > 1 { for member in members { assignment[member.key] = group } }
    }
    let acronym = personas.lazy.compactMap(\.acronym).first
    let key = NameKey(personas[0].name, kind: kind, acronym: acronym)
    return NameNode(
      key: key, block: key.block, personas: personas, assignment: assignment, mentionCount: mentions)
  }

  /// The latest mentions, the earliest of them first.
  private func profiles(_ list: FactList, limit: Int) -> [LocalProfile] {
    let keys = list.keys(in: max(0, list.count - limit)..<list.count)
    return keys.compactMap { key in
      index.articles[key.article]?.read { LocalProfile(kind, key.index, key: key, in: $0) }
    }
  }

  private func context(_ profile: LocalProfile) -> LocalContext? {
    index.articles[profile.key.article]?.read { LocalContext(kind, profile.key.index, in: $0) }
  }

  private func persona(
    _ profiles: [LocalProfile], articleCount: Int, mentionCount: Int, first: FactKey
  ) -> Persona {
    var forms: [String: Int] = [:]
    var aliases = Set<String>()
    var company = Set<UInt64>()
    var roles: [Person.Role] = []
    var seen = Set<UInt64>()
    for profile in profiles.reversed() {
      forms[profile.name, default: 0] += 1
      aliases.formUnion(profile.aliases)
      for role in profile.roles where seen.insert(Persona.key(of: role)).inserted { roles.append(role) }
    }
    for profile in profiles.suffix(Self.companySample) { company.formUnion(context(profile)?.company ?? []) }
    let name = commonest(forms) ?? ""
    aliases.formUnion(forms.keys)
    aliases.remove(name)
    let years = profiles.compactMap(\.birthYear)
    var birthYears: ClosedRange<Int>?
    if let first = years.min(), let last = years.max() { birthYears = first...last }
    return Persona(
      name: name, aliases: aliases.sorted(), roles: roles,
      age: profiles.last { $0.age != nil }?.age, birthYears: birthYears,
      organizationKind: commonest(
        profiles.compactMap(\.organizationKind).filter { $0 != .other }.map(\.rawValue)
      )
      .flatMap(Organization.Kind.init(rawValue:)),
      acronym: commonest(profiles.compactMap(\.acronym)),
      seat: commonest(profiles.compactMap(\.seat?.name)).map { EntityReference(name: $0, kind: .place) },
      country: commonest(profiles.compactMap(\.country)), company: Array(company.sorted().prefix(32)),
      first: first, articleCount: articleCount, mentionCount: mentionCount)
  }

  private func commonest(_ values: [String]) -> String? {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return commonest(counts)
  }

  private func commonest(_ counts: [String: Int]) -> String? {
    counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
