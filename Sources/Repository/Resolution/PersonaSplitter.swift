import Facts

/// Tells apart people that have the same name.
///
/// The result depends on the set of mentions alone, not on the order they came in.
struct PersonaSplitter {
  /// Articles closer in a year of birth than this may speak of one person: an age is a year vague.
  static let birthYearTolerance = 2

  /// Which person each mention is of; persons are numbered by their first mention. Nil for one person.
  ///
  /// The profiles are sorted by their keys; `context` reads the surroundings of one, where they matter. Linear
  /// but for the number of groups.
  static func people(
    _ profiles: [LocalProfile], context: (LocalProfile) -> LocalContext?
  ) -> [Int]? {
    guard profiles.count > 1, mayDisagree(profiles) else { return nil }
    let groups = people(profiles, profiles.map(context))
    return groups.contains { $0 > 0 } ? groups : nil
  }

  private struct Group {
    var members: [Int]
    var birthYears: ClosedRange<Int>?
    var roles: Set<String>
    var places: Set<UInt64>

    var hasEvidence: Bool { birthYears != nil || !roles.isEmpty }

    func disagrees(with other: Group) -> Bool {
      if birthYears != nil, other.birthYears != nil {
        return !PersonaSplitter.agree(birthYears, other.birthYears)
      }
      return !roles.isEmpty && !other.roles.isEmpty && roles.isDisjoint(with: other.roles)
        && places.isDisjoint(with: other.places)
    }

    mutating func add(_ other: Group) {
      members += other.members
      roles.formUnion(other.roles)
      places.formUnion(other.places)
      birthYears = PersonaSplitter.union(birthYears, other.birthYears)
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
    var years = profiles.map { profile in profile.birthYear.map { $0...$0 } }
    var seen: [UInt64: [Int]] = [:]
    for (index, profile) in profiles.enumerated() {
      var links = contexts[index]?.company ?? []
      for role in profile.roles where role.of != nil { links.append(Persona.key(of: role)) }
      for link in links {
        let others = seen[link] ?? []
        let fitting = others.first { agree(years[sets.root(of: index)], years[sets.root(of: $0)]) }
        guard let fitting else {
          if others.count < maximumOfOneLink { seen[link] = others + [index] }
          continue
        }
        let joined = union(years[sets.root(of: index)], years[sets.root(of: fitting)])
        sets.join(index, fitting)
        years[sets.root(of: index)] = joined
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

  /// So many people of one name may share an office or company.
  private static let maximumOfOneLink = 8

  /// Whether years of birth can be one person's.
  private static func agree(_ left: ClosedRange<Int>?, _ right: ClosedRange<Int>?) -> Bool {
    guard let left, let right else { return true }
    return max(left.lowerBound - right.upperBound, right.lowerBound - left.upperBound) <= birthYearTolerance
  }

  private static func union(_ left: ClosedRange<Int>?, _ right: ClosedRange<Int>?) -> ClosedRange<Int>? {
    guard let left, let right else { return left ?? right }
    return min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
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
