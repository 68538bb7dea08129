import Facts

/// Tells apart people, organizations or places that have the same name.
///
/// The result depends on the set of mentions alone, not on the order they came in.
struct PersonaSplitter {
  /// Articles closer in a year of birth than this may speak of one person: an age is a year vague.
  static let birthYearTolerance = 2

  /// Which group each mention belongs to; groups are numbered by their first mention.
  ///
  /// The profiles are sorted by their keys; `context` reads the surroundings of one, where they matter. Linear
  /// but for the number of groups.
  static func groups(
    of profiles: [LocalProfile], kind: EntityReference.Kind, context: (LocalProfile) -> LocalContext?
  ) -> [Int] {
    let all = profiles.map { _ in 0 }
    guard profiles.count > 1 else { return all }
    if kind == .person {
      return mayDisagree(profiles) ? people(profiles, profiles.map(context)) : all
    }
    guard Set(profiles.compactMap(\.region)).count > 1 else { return all }
    return byRegion(profiles, profiles.map(context))
  }

  // MARK: People

  private struct Group {
    var members: [Int]
    var birthYears: ClosedRange<Int>?
    var roles: Set<String>
    var places: Set<UInt64>

    var hasEvidence: Bool { birthYears != nil || !roles.isEmpty }

    func disagrees(with other: Group) -> Bool {
      if let mine = birthYears, let its = other.birthYears {
        let gap = max(mine.lowerBound - its.upperBound, its.lowerBound - mine.upperBound)
        if gap > PersonaSplitter.birthYearTolerance { return true }
        return false
      }
      return !roles.isEmpty && !other.roles.isEmpty && roles.isDisjoint(with: other.roles)
        && places.isDisjoint(with: other.places)
    }

    mutating func add(_ other: Group) {
      members += other.members
      roles.formUnion(other.roles)
      places.formUnion(other.places)
      if let its = other.birthYears {
        birthYears =
          birthYears.map { min($0.lowerBound, its.lowerBound)...max($0.upperBound, its.upperBound) } ?? its
      }
    }
  }

  /// Whether ages differ, or no title is common to all who have one.
  private static func mayDisagree(_ profiles: [LocalProfile]) -> Bool {
    let years = profiles.compactMap(\.birthYear)
    if (years.max() ?? 0) - (years.min() ?? 0) > birthYearTolerance { return true }
    var common: Set<String>?
    for profile in profiles where !profile.roles.isEmpty {
      let titles = Set(profile.roles.map { $0.title.lowercased() })
      common = common?.intersection(titles) ?? titles
    }
    return common?.isEmpty ?? false
  }

  /// Mentions that share an office or company are one person; what is left joins unless years of birth, or
  /// offices and places, disagree.
  private static func people(_ profiles: [LocalProfile], _ contexts: [LocalContext?]) -> [Int] {
    var sets = DisjointSets(count: profiles.count)
    var seen: [UInt64: Int] = [:]
    for (index, profile) in profiles.enumerated() {
      var links = contexts[index]?.company ?? []
      for role in profile.roles { links.append(Persona.key(of: role)) }
      for link in links {
        if let other = seen[link] { sets.join(index, other) } else { seen[link] = index }
      }
    }
    var groups: [Int: Group] = [:]
    for (index, profile) in profiles.enumerated() {
      let year = profile.birthYear.map { $0...$0 }
      let words = Set(
        profile.roles.flatMap { role in
          (role.title + " " + (role.of ?? "")).split(separator: " ").map { Folding.fold($0) }
        })
      let group = Group(
        members: [index], birthYears: year, roles: words, places: Set(contexts[index]?.places ?? []))
      groups[sets.root(of: index), default: Group(members: [], birthYears: nil, roles: [], places: [])]
        .add(group)
    }
    let ordered = groups.values.sorted { $0.members[0] < $1.members[0] }
    var people: [Group] = []
    for group in ordered where group.hasEvidence {
      if let fitting = people.firstIndex(where: { !$0.disagrees(with: group) }) {
        people[fitting].add(group)
      } else {
        people.append(group)
      }
    }
    for group in ordered where !group.hasEvidence {
      let best = people.indices.max { left, right in
        let shared = people[left].places.intersection(group.places).count
        let sharedRight = people[right].places.intersection(group.places).count
        return (shared, people[left].members.count, right) < (sharedRight, people[right].members.count, left)
      }
      if let best { people[best].add(group) } else { people.append(group) }
    }
    return numbered(people.map(\.members), count: profiles.count)
  }

  // MARK: Organizations and places

  /// One for every region that the articles give; mentions without one join the region that is named in
  /// the same article, or else the commonest.
  private static func byRegion(_ profiles: [LocalProfile], _ contexts: [LocalContext?]) -> [Int] {
    var regions: [String: [Int]] = [:]
    for (index, profile) in profiles.enumerated() {
      if let region = profile.region { regions[region, default: []].append(index) }
    }
    let names = regions.keys.sorted()
    let hashes = names.map { NameKey($0, kind: .place).hash }
    let commonest = names.indices.max { left, right in
      let (first, second) = (regions[names[left]]?.count ?? 0, regions[names[right]]?.count ?? 0)
      return (first, right) < (second, left)
    }
    var members = names.map { regions[$0] ?? [] }
    for (index, profile) in profiles.enumerated() where profile.region == nil {
      let named = hashes.firstIndex { contexts[index]?.places.contains($0) ?? false }
      members[named ?? commonest ?? 0].append(index)
    }
    return numbered(members, count: profiles.count)
  }

  private static func numbered(_ groups: [[Int]], count: Int) -> [Int] {
    var result = Array(repeating: 0, count: count)
    let ordered = groups.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
    for (number, members) in ordered.enumerated() {
      for member in members { result[member] = number }
    }
    return result
  }
}
