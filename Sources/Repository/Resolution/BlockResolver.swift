import Extraction
import Facts
import Language

/// Decides which names of a block belong to the same person, organization or place, and why.
///
/// A pure function of the names and what is known of them: the longest names first, each shorter name joins
/// the longer one that it can be of, where sex and age allow it. Where several can be meant, evidence decides: office,
/// age, company, and at last a tenfold number of mentions; without a decision the name stays a record of its own.
struct BlockResolver {
  private struct Candidate {
    let node: UInt64
    let key: NameKey
    let number: Int
    let persona: Persona
    let words: [Substring]
  }

  private struct Cluster {
    var leader: Candidate
    var members: [(candidate: Candidate, evidence: [Merge.Evidence])]

    var mentionCount: Int { members.reduce(0) { $0 + $1.candidate.persona.mentionCount } }
    var articleCount: Int { members.reduce(0) { $0 + $1.candidate.persona.articleCount } }
    var sex: Sex? { members.lazy.compactMap(\.candidate.persona.traits.sex).first }
    /// Whether the articles bring the person in as the kin of somebody, or as the younger of two of one name.
    var isKin: Bool {
      members.contains { $0.candidate.persona.traits.isRelative }
        || PersonName(leader.words).generation != nil
    }
    func holdsNow(_ titles: Set<UInt64>) -> Bool {
      members.contains { !$0.candidate.persona.currentTitleKeys.isDisjoint(with: titles) }
    }
    var hasTitles: Bool { members.contains { !$0.candidate.persona.titleKeys.isEmpty } }

    /// Whose name the record bears: the one in most articles of the names in full.
    var namesake: Candidate {
      let full = members.map(\.candidate).filter { $0.words.count > 1 }
      return (full.isEmpty ? members.map(\.candidate) : full).max { left, right in
        (left.persona.articleCount, left.key.text.utf8.count, right.key.text)
          < (right.persona.articleCount, right.key.text.utf8.count, left.key.text)
      } ?? leader
    }
  }

  /// The records of the names of a block.
  static func records(
    of nodes: [(hash: UInt64, node: NameNode)], _ corrections: Corrections = Corrections()
  ) -> [Record] {
    var candidates: [Candidate] = []
    for (hash, node) in nodes {
      for (number, persona) in node.personas.enumerated() {
        candidates.append(
          Candidate(node: hash, key: node.key, number: number, persona: persona, words: node.key.words))
      }
    }
    candidates.sort { left, right in
      (right.words.count, right.key.text.utf8.count, left.key.text, left.number)
        < (left.words.count, left.key.text.utf8.count, right.key.text, right.number)
    }
    var clusters: [Cluster] = []
    for candidate in candidates {
      if let (index, evidence) = choice(for: candidate, among: clusters, corrections) {
        clusters[index].members.append((candidate, evidence))
      } else {
        clusters.append(Cluster(leader: candidate, members: [(candidate, [.sameName])]))
      }
    }
    return named(joined(clusters, corrections), corrections)
  }

  /// Joins the clusters that an editor says are of one.
  private static func joined(_ clusters: [Cluster], _ corrections: Corrections) -> [Cluster] {
    guard !corrections.isEmpty else { return clusters }
    var joined: [Cluster] = []
    var numbers: [Int: Int] = [:]
    for cluster in clusters {
      let groups = Set(cluster.members.compactMap { corrections.group(of: $0.candidate.key) }).sorted()
      if let number = groups.lazy.compactMap({ numbers[$0] }).first {
        joined[number].members += cluster.members.map { ($0.candidate, [.corrected] + $0.evidence) }
        for group in groups { numbers[group] = number }
      } else {
        for group in groups { numbers[group] = joined.count }
        joined.append(cluster)
      }
    }
    return joined
  }

  // MARK: Choosing

  private typealias Fit = (index: Int, evidence: [Merge.Evidence])

  private static func choice(
    for candidate: Candidate, among clusters: [Cluster], _ corrections: Corrections
  ) -> Fit? {
    var fitting: [Fit] = []
    for (index, cluster) in clusters.enumerated() {
      guard let likeness = likeness(candidate, cluster.leader), fits(candidate.persona, cluster) else {
        continue
      }
      if !corrections.isEmpty,
        cluster.members.contains(where: { corrections.keepApart(candidate.key, $0.candidate.key) })
      {
        continue
      }
      let support = support(candidate.persona, cluster)
      if likeness == .nickname, !support.contains(.sameRole) { continue }
      fitting.append((index, [likeness] + support))
    }
    if candidate.persona.traits.isBare { fitting = bearers(candidate.persona, fitting, clusters) }
    if fitting.count == 1 { return (fitting[0].index, fitting[0].evidence + [.onlyCandidate]) }
    guard fitting.count > 1 else { return nil }
    func value(_ fit: Fit) -> Int {
      weight(fit.evidence) + (clusters[fit.index].holdsNow(candidate.persona.currentTitleKeys) ? 1 : 0)
    }
    let most = fitting.map(value).max() ?? 0
    // What weighs one is chance as often as not: ten times the mentions tell more.
    if let usual = mostMentioned(fitting.filter { value($0) >= most - 1 }, clusters) { return usual }
    let best = fitting.filter { value($0) == most }
    return best.count == 1 && most > 0 ? best[0] : mostMentioned(best, clusters)
  }

  /// The one of several that has ten times as many mentions as the next.
  private static func mostMentioned(_ fitting: [Fit], _ clusters: [Cluster]) -> Fit? {
    let counts = fitting.map { clusters[$0.index].mentionCount }
    guard fitting.count > 1, let largest = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) })
    else {
      return nil
    }
    let others = counts.enumerated().filter { $0.offset != largest }.map(\.element).max() ?? 0
    guard counts[largest] >= 10 * max(1, others) else { return nil }
    return (fitting[largest].index, fitting[largest].evidence + [.mostMentioned])
  }

  /// Who a surname alone can mean: the kin of somebody only where nobody else has the name and sex or office says so;
  /// nobody whose offices are others; and nobody so much less in the news than the name, unless evidence speaks for it.
  private static func bearers(_ persona: Persona, _ fitting: [Fit], _ clusters: [Cluster]) -> [Fit] {
    let others = fitting.filter { !clusters[$0.index].isKin }
    let bearers =
      others.isEmpty
      ? fitting.filter { fit in
        fit.evidence.contains(.sameRole)
          || persona.traits.sex != nil && persona.traits.sex == clusters[fit.index].sex
      } : others
    return bearers.filter { fit in
      let evidence = weight(fit.evidence)
      if evidence > 0 || fit.evidence.contains(.sameName) { return true }
      if !persona.titleKeys.isEmpty, clusters[fit.index].hasTitles { return false }
      return persona.articleCount <= rarity * (clusters[fit.index].articleCount + 1)
    }
  }

  /// Without evidence a surname in so many times more articles than the full name is somebody else's.
  private static let rarity = 5

  /// How the name of the candidate can be that of the other; nil when it cannot.
  private static func likeness(_ candidate: Candidate, _ other: Candidate) -> Merge.Evidence? {
    switch candidate.key.kind {
    case .person:
      guard candidate.key.text != other.key.text else {
        // Men, women and whose sex is open have one surname: the last can be either of the others.
        let isOpen = candidate.persona.traits.sex == nil || other.persona.traits.sex == nil
        return candidate.persona.traits.isBare && candidate.node == other.node && isOpen
          && (candidate.persona.traits.sex != other.persona.traits.sex) ? .sameName : nil
      }
      if candidate.persona.traits.isTitledGivenName { return nil }
      return PersonName(candidate.words).shortens(PersonName(other.words))
    case .organization:
      guard candidate.key.text != other.key.text else { return nil }
      let acronym = other.persona.acronym.map { Folding.slug($0) }
      if candidate.words.count == 1, other.words.count > 1,
        candidate.key.text == acronym ?? BodyNames.shared.acronym(ofKey: other.key.text)
      {
        return .acronym
      }
      guard let acronym, candidate.persona.acronym.map({ Folding.slug($0) }) == acronym else { return nil }
      let shared = Set(candidate.words).intersection(other.words).count
      return shared * 2 >= min(candidate.words.count, other.words.count) ? .acronym : nil
    case .place, .group: return nil
    }
  }

  private static func fits(_ persona: Persona, _ cluster: Cluster) -> Bool {
    if let sex = persona.traits.sex, let other = cluster.sex, sex != other { return false }
    guard let mine = persona.birthYears else { return true }
    return cluster.members.allSatisfy { member in
      guard let its = member.candidate.persona.birthYears else { return true }
      let gap = max(mine.lowerBound - its.upperBound, its.lowerBound - mine.upperBound)
      return gap <= PersonaSplitter.birthYearTolerance
    }
  }

  private static func support(_ persona: Persona, _ cluster: Cluster) -> [Merge.Evidence] {
    var evidence: [Merge.Evidence] = []
    let others = cluster.members.map(\.candidate.persona)
    if others.contains(where: { !$0.titleKeys.isDisjoint(with: persona.titleKeys) }) {
      evidence.append(.sameRole)
    }
    if persona.birthYears != nil, others.contains(where: { $0.birthYears != nil }) {
      evidence.append(.sameAge)
    }
    let place = persona.seat.map { Folding.slug($0.name) } ?? persona.country.map { Folding.slug($0) }
    if let place, others.contains(where: { ($0.seat?.name ?? $0.country).map { Folding.slug($0) } == place })
    {
      evidence.append(.samePlace)
    }
    let company = Set(persona.company)
    if others.contains(where: { !company.isDisjoint(with: $0.company) }) { evidence.append(.sameCompany) }
    return evidence
  }

  private static func weight(_ evidence: [Merge.Evidence]) -> Int {
    evidence.reduce(0) { sum, part in
      switch part {
      case .sameRole: sum + 4
      case .sameAge: sum + 3
      case .samePlace: sum + 2
      case .sameCompany: sum + 1
      case .sameName, .shorterName, .nickname, .acronym, .corrected, .onlyCandidate, .mostMentioned: sum
      }
    }
  }

  // MARK: Naming

  /// Gives ids: the slug of the commonest full name. Of several with one slug the first in the news has it, the
  /// others add after a tilde, which no slug has, what tells them apart. Nobody loses an id to a name that an editor gave.
  private static func named(_ clusters: [Cluster], _ corrections: Corrections) -> [Record] {
    var taken = Set<String>()
    let named = clusters.map { cluster in
      (cluster, name: cluster.members.lazy.compactMap { corrections.name(for: $0.candidate.key) }.first)
    }.sorted { left, right in
      (left.name == nil ? 0 : 1, left.0.leader.persona.first)
        < (right.name == nil ? 0 : 1, right.0.leader.persona.first)
    }
    return named.map { cluster, newName in
      let leader =
        cluster.members.lazy.map(\.candidate).first { corrections.leads($0.key) } ?? cluster.namesake
      let keys = cluster.members.map(\.candidate.key)
      let name = newName ?? leader.persona.name
      let slug = Folding.slug(name)
      var id = slug
      if taken.contains(id) {
        let mark =
          leader.persona.roles.first.map { Folding.slug($0.title) }
          ?? leader.persona.birthYears.map { String($0.lowerBound) }
          ?? (leader.persona.country ?? leader.persona.seat?.name).map { Folding.slug($0) }
        if let mark { id = "\(slug)~\(mark)" }
        var number = 2
        while taken.contains(id) {
          id = "\(slug)~\(number)"
          number += 1
        }
      }
      taken.insert(id)
      let members = cluster.members.map { member in
        Record.Member(
          node: member.candidate.node, persona: member.candidate.number,
          slug: Folding.slug(member.candidate.persona.name), evidence: member.evidence,
          content: member.candidate.persona)
      }
      return Record(
        id: id, kind: leader.key.kind, name: name, members: members,
        isHidden: keys.contains { corrections.hides($0) },
        correctedKind: keys.lazy.compactMap { corrections.organizationKind(for: $0) }.first)
    }
  }
}
