import Facts
import Language

/// Says what an office is of where its own words leave that out and the article makes it plain: an office of state is of
/// the one country that the article is about, a mayor's of its one city.
struct RoleHome {
  let context: NameContext
  private var grammar: Grammar { context.grammar }
  let lexicon: OfficeLexicon
  let places: PlaceReader
  let dates: [DateExpression]

  /// The roles, completed. Linear in the roles.
  func completed(_ roles: inout RoleFinder) {
    closeBygone(&roles)
    let owners = owners(in: roles)
    let hasOtherPresidents = roles.found.values.contains { findings in
      findings.contains { finding in
        finding.role.title.ends(.president)
          && finding.role.of.map { context.lexicon.countryNumbers[Folding.fold($0)] == nil } == true
      }
    }
    for (cluster, findings) in roles.found {
      for index in findings.indices where findings[index].role.of == nil {
        let role = findings[index].role
        if hasOtherPresidents, lexicon.scope(of: role.title) == .republic { continue }
        if let of = owner(of: role, cluster, owners) { roles.setOwner(of, of: cluster, at: index) }
      }
    }
  }

  /// How many years back what a sentence tells of says nothing of who holds an office now.
  private static let bygone = 3

  /// Makes former what a title before a name alone says of somebody whom the article mentions only in what happened years
  /// ago: "in 1975 President Ford nominated him".
  private func closeBygone(_ roles: inout RoleFinder) {
    guard let now = grammar.document.article.publishedDay?.year, !dates.isEmpty else { return }
    for (cluster, findings) in roles.found where findings.contains(where: \.isBare) {
      let mentions = context.clusters[cluster].mentions
      guard mentions.count <= 6, mentions.allSatisfy({ isBygone($0.lowerBound, now) }) else {
        continue
      }
      for index in findings.indices where findings[index].isBare {
        roles.setStatus(.former, of: cluster, at: index)
      }
    }
  }

  /// Whether the sentence of a token has dates, all of them years ago, and nobody says something near it: what is said of
  /// years ago is said now.
  private func isBygone(_ token: Int, _ now: Int) -> Bool {
    let sentence = grammar.document.sentence(ofToken: token).tokens
    let first = dates.partitioningIndex { $0.tokens.lowerBound >= sentence.lowerBound }
    let end = dates.partitioningIndex { $0.tokens.lowerBound >= sentence.upperBound }
    let near = max(sentence.lowerBound, token - 8)..<min(token + 12, sentence.upperBound)
    let isSaid = near.contains { grammar.tag($0).isVerb && lexicon.sayings.contains(grammar.lemma($0)) }
    guard first < end, !isSaid else { return false }
    return dates[first..<end].allSatisfy { date in
      guard let year = date.date?.end?.year ?? date.date?.start?.year else { return false }
      return year <= now - Self.bygone
    }
  }

  /// Who holds which office of what now, as the text says it.
  private func owners(in roles: RoleFinder) -> [String: Int] {
    var owners: [String: Int] = [:]
    for (cluster, findings) in roles.found {
      for finding in findings where finding.role.status == .current {
        guard let of = finding.role.of else { continue }
        owners[finding.role.title + "\n" + of] = cluster
      }
    }
    return owners
  }

  private func owner(of role: Person.Role, _ cluster: Int, _ owners: [String: Int]) -> String? {
    if let country = lexicon.onlyCountry(of: role.title) { return country }
    guard let scope = lexicon.scope(of: role.title) else { return nil }
    var of: String?
    switch scope {
    case .republic, .crown, .cabinet, .state, .parliament:
      if let home = places.home, lexicon.has(home, scope) { of = home }
    case .city: of = places.homeCity
    case .police: of = police
    case .person, .abroad, .free, .place: return nil
    }
    guard let of else { return nil }
    let isHeld = role.status == .current && owners[role.title + "\n" + of].map { $0 != cluster } == true
    return isHeld && scope != .state && scope != .parliament ? nil : of
  }

  /// The one police force that the article names.
  private var police: String? {
    let forces = context.clusters.filter { cluster in
      cluster.kind == .organization && cluster.words.contains { $0.is(.police) || $0.is(.constabulary) }
    }
    return forces.count == 1 ? forces[0].name : nil
  }
}
