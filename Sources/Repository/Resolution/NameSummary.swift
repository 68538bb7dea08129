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
    let latest = list.keys(in: max(0, list.count - Self.maximum)..<list.count)
    guard let groups = kind == .person ? people(latest) : regions(latest) else {
      let persona = persona(
        profiles(latest.suffix(Self.sample)), articleCount: list.count, mentionCount: mentions,
        first: list.first)
      return node([persona], [:], mentions)
    }
    var members: [[FactKey]] = []
    for (key, group) in zip(latest, groups) {
      while members.count <= group { members.append([]) }
      members[group].append(key)
    }
    let counts = members.map { $0.reduce(0) { $0 + mentionCount($1) } }
    var personas: [Persona] = []
    for (number, keys) in members.enumerated() {
      let isFirst = number == 0
      personas.append(
        persona(
          profiles(keys.suffix(Self.sample)),
          articleCount: keys.count + (isFirst ? list.count - latest.count : 0),
          mentionCount: counts[number] + (isFirst ? mentions - counts.reduce(0, +) : 0),
          first: isFirst ? list.first : keys[0]))
    }
    return node(personas, Dictionary(zip(latest, groups), uniquingKeysWith: { first, _ in first }), mentions)
  }

  private func node(_ personas: [Persona], _ assignment: [FactKey: Int], _ mentions: Int) -> NameNode {
    let acronym = personas.lazy.compactMap(\.acronym).first
    let key = NameKey(personas[0].name, kind: kind, acronym: acronym)
    return NameNode(
      key: key, block: key.block, personas: personas, assignment: assignment, mentionCount: mentions)
  }

  private func people(_ keys: [FactKey]) -> [Int]? {
    let sample = profiles(keys.suffix(Self.sample))
    guard let groups = PersonaSplitter.people(sample, context: context) else { return nil }
    guard keys.count > sample.count else { return groups }
    return PersonaSplitter.people(profiles(keys), context: context)
  }

  private func regions(_ keys: [FactKey]) -> [Int]? {
    let regions = keys.map { key in
      index.articles[key.article].flatMap { $0.read { $0.region(kind, key.index) } }
    }
    return PersonaSplitter.regions(regions) { context(keys[$0]) }
  }

  private func mentionCount(_ key: FactKey) -> Int {
    index.articles[key.article]?.read { $0.mentionCount(kind, key.index) } ?? 0
  }

  private func profiles(_ keys: some Sequence<FactKey>) -> [LocalProfile] {
    keys.compactMap { key in
      index.articles[key.article]?.read { LocalProfile(kind, key.index, key: key, in: $0) }
    }
  }

  private func context(_ profile: LocalProfile) -> LocalContext? { context(profile.key) }

  private func context(_ key: FactKey) -> LocalContext? {
    index.articles[key.article]?.read { LocalContext(kind, key.index, in: $0) }
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
