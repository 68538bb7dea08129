import Extraction
import Facts
import Language

/// Sums up all mentions of a name.
struct NameSummary {
  /// Of a name in more articles than this the latest are read: for roles and aliases of people, for what
  /// changes less of others.
  private var sample: Int { kind == .person ? 64 : 16 }
  /// The company of a name is that in so many of the latest articles.
  private static let companySample = 8
  /// Up to so many articles are read where the latest show that several have the name; the mentions in
  /// older ones count for the first of them.
  private static let maximum = 1024

  let index: FactIndex
  let kind: EntityReference.Kind

  /// The node of a name; nil when no article has it.
  func node(_ hash: UInt64, _ tally: NameTally) -> NameNode? {
    guard tally.total.articles > 0 else { return nil }
    if tally.counts.keys.count(where: { $0 != NameTally.noRegion }) > 1 {
      return kind == .person ? nodeBySex(hash, tally) : nodeByRegions(hash, tally)
    }
    let found = FoundFacts(tally.counts.keys.map { index.locals(ofName: hash, region: $0) })
    let sample = profiles(found.latest(sample))
    guard let first = found.keys(after: nil, limit: 1).first else { return nil }
    if kind == .person, let groups = people(found, sample) { return node(groups, found, tally, first: first) }
    return node([persona(sample, tally.total, first: first)], tally: tally)
  }

  private func node(
    _ personas: [Persona], regions: [UInt64: Int] = [:], assignment: [FactKey: Int] = [:], tally: NameTally
  ) -> NameNode {
    NameNode(kind: kind, personas: personas, regions: regions, assignment: assignment, tally: tally)
  }

  // MARK: Several people of one name

  /// Which person each of the latest mentions is of; nil for one person.
  private func people(_ found: FoundFacts, _ sample: [LocalProfile]) -> [(key: FactKey, person: Int)]? {
    guard var people = PersonaSplitter.people(sample, context: context) else { return nil }
    var profiles = sample
    if found.count > sample.count {
      profiles = self.profiles(found.latest(Self.maximum))
      guard let all = PersonaSplitter.people(profiles, context: context) else { return nil }
      people = all
    }
    return zip(profiles, people).map { ($0.key, $1) }
  }

  private func node(
    _ mentions: [(key: FactKey, person: Int)], _ found: FoundFacts, _ tally: NameTally, first: FactKey
  ) -> NameNode {
    var members: [[FactKey]] = []
    for (key, person) in mentions {
      while members.count <= person { members.append([]) }
      members[person].append(key)
    }
    var counts = members.map(count)
    var rest = tally.total
    for count in counts {
      rest.articles -= count.articles
      rest.mentions -= count.mentions
    }
    counts[0] += rest
    let personas = members.indices.map { number in
      persona(
        profiles(members[number].suffix(sample)), counts[number],
        first: number == 0 ? first : members[number][0])
    }
    return node(
      personas,
      assignment: Dictionary(mentions.map { ($0.key, $0.person) }, uniquingKeysWith: { first, _ in first }),
      tally: tally)
  }

  private func count(_ keys: [FactKey]) -> NameTally.Count {
    NameTally.Count(
      articles: keys.count,
      mentions: keys.reduce(0) { sum, key in
        sum + (index.articles[key.ownerHash]?.read { $0.mentionCount(kind, key.index) } ?? 0)
      })
  }

  // MARK: Several regions

  private struct Region {
    var hash: UInt64
    var count: NameTally.Count
    var first: FactKey
    var latest: [FactKey]
    /// Mentions without a region of their own.
    var joined: [FactKey] = []
  }

  /// One for every region that the articles give; a mention without one joins a region that its article names, or
  /// else the commonest.
  private func nodeByRegions(_ hash: UInt64, _ tally: NameTally) -> NameNode {
    var regions = tally.counts.compactMap { region, count -> Region? in
      guard region != NameTally.noRegion else { return nil }
      let list = index.locals(ofName: hash, region: region)
      return Region(
        hash: region, count: count, first: list.first, latest: list.latest(sample))
    }
    regions.sort { ($1.count.articles, $0.hash) < ($0.count.articles, $1.hash) }
    let numbers = Dictionary(uniqueKeysWithValues: regions.indices.map { (regions[$0].hash, $0) })
    let vague = index.locals(ofName: hash, region: NameTally.noRegion)
    for key in FoundFacts([vague]).latest(Self.maximum) {
      let named = context(key)?.places.filter { numbers[$0] != nil }.min()
      regions[named.flatMap { numbers[$0] } ?? 0].joined.append(key)
    }
    var rest = tally.counts[NameTally.noRegion] ?? NameTally.Count()
    for number in regions.indices {
      let joined = count(regions[number].joined)
      regions[number].count += joined
      rest.articles -= joined.articles
      rest.mentions -= joined.mentions
      if let first = regions[number].joined.first {
        regions[number].first = min(regions[number].first, first)
      }
    }
    regions[0].count += rest
    if rest.articles > 0 { regions[0].first = min(regions[0].first, vague.first) }
    return node(regions.sorted { $0.first < $1.first }, tally)
  }

  private func node(_ regions: [Region], _ tally: NameTally) -> NameNode {
    var assignment: [FactKey: Int] = [:]
    for (number, region) in regions.enumerated() {
      for key in region.joined { assignment[key] = number }
    }
    return node(
      regions.map { region in
        persona(
          profiles((region.latest + region.joined).sorted().suffix(sample)), region.count,
          first: region.first)
      },
      regions: Dictionary(uniqueKeysWithValues: regions.enumerated().map { ($1.hash, $0) }),
      assignment: assignment, tally: tally)
  }

  // MARK: Both sexes

  /// A surname alone that men and women have: those said to be men, those said to be women, and the rest.
  private func nodeBySex(_ hash: UInt64, _ tally: NameTally) -> NameNode {
    let parts = tally.counts.map { region, count in
      let list = index.locals(ofName: hash, region: region)
      return (region: region, persona: persona(profiles(list.latest(sample)), count, first: list.first))
    }.sorted { $0.persona.first < $1.persona.first }
    let numbers = parts.enumerated().map { ($1.region, $0) }
    return node(parts.map(\.persona), regions: Dictionary(uniqueKeysWithValues: numbers), tally: tally)
  }

  // MARK: One

  private func profiles(_ keys: some Sequence<FactKey>) -> [LocalProfile] {
    keys.compactMap { key in
      index.articles[key.ownerHash]?.read { LocalProfile(kind, key.index, key: key, in: $0) }
    }
  }

  private func context(_ profile: LocalProfile) -> LocalContext? { context(profile.key) }

  private func context(_ key: FactKey) -> LocalContext? {
    index.articles[key.ownerHash]?.read { LocalContext(kind, key.index, in: $0) }
  }

  private func persona(
    _ profiles: [LocalProfile], _ count: NameTally.Count, first: FactKey
  ) -> Persona {
    var forms: [String: Int] = [:]
    var aliases = Set<String>()
    var company = Set<UInt64>()
    var roles: [Person.Role] = []
    var seen = Set<UInt64>()
    for profile in profiles.reversed() {
      forms[profile.name, default: 0] += 1
      aliases.formUnion(profile.aliases)
      for var role in profile.roles where seen.insert(Persona.key(of: role)).inserted {
        role.title = TitleSpelling.shared.plain(role.title)
        roles.append(role)
      }
    }
    for profile in profiles.suffix(Self.companySample) { company.formUnion(context(profile)?.company ?? []) }
    let name = commonest(official(forms)) ?? ""
    aliases.formUnion(forms.keys)
    aliases.remove(name)
    let years = profiles.compactMap(\.birthYear)
    var birthYears: ClosedRange<Int>?
    if let first = years.min(), let last = years.max() { birthYears = first...last }
    return Persona(
      name: name, aliases: aliases.sorted(), roles: roles,
      age: profiles.last { $0.age != nil }?.age, birthYears: birthYears,
      traits: traits(profiles),
      organizationKind: commonest(
        profiles.compactMap(\.organizationKind).filter { $0 != .other }.map(\.rawValue)
      )
      .flatMap(Organization.Kind.init(rawValue:)),
      acronym: commonest(profiles.compactMap(\.acronym)),
      seat: commonest(profiles.compactMap(\.seat?.name)).map { EntityReference(name: $0, kind: .place) },
      country: commonest(profiles.compactMap(\.country)), company: Array(company.sorted().prefix(32)),
      first: first, articleCount: count.articles, mentionCount: count.mentions)
  }

  /// Of an organization's names those that are no short form of another, where there are any.
  private func official(_ forms: [String: Int]) -> [String: Int] {
    guard kind == .organization, forms.count > 1 else { return forms }
    let full = forms.filter {
      BodyNames.shared.officialKey(ofKey: NameKey.plainKey(ofOrganization: $0.key)) == nil
    }
    return full.isEmpty ? forms : full
  }

  /// What nearly all articles that say something of it agree on; for a surname alone a quarter must say something.
  private func traits(_ profiles: [LocalProfile]) -> PersonTraits {
    guard kind == .person else { return PersonTraits() }
    func count(_ condition: (PersonTraits) -> Bool) -> Int { profiles.count { condition($0.traits) } }
    let isBare = count(\.isBare) == profiles.count
    let (men, women) = (count { $0.sex == .male }, count { $0.sex == .female })
    var sex: Sex?
    if max(men, women) >= 3 * min(men, women), max(men, women) * (isBare ? 4 : 1000) >= profiles.count {
      sex = men == women ? nil : men > women ? .male : .female
    }
    return PersonTraits(
      sex: sex, isRelative: 2 * count(\.isRelative) > profiles.count,
      isTitledGivenName: 2 * count(\.isTitledGivenName) > profiles.count, isBare: isBare)
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
