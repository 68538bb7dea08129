import Facts

/// Says what an office is of where its own words leave that out and the article makes it plain: an office of state is of
/// the one country that the article is about, a mayor's of its one city.
struct RoleHome {
  let context: NameContext
  let lexicon: OfficeLexicon
  let places: PlaceReader

  /// The roles, completed. Linear in the roles.
  func completed(_ roles: inout RoleFinder) {
    let owners = owners(in: roles)
    for (cluster, findings) in roles.found {
      for index in findings.indices where findings[index].role.of == nil {
        let role = findings[index].role
        if let of = owner(of: role, cluster, owners) { roles.setOwner(of, of: cluster, at: index) }
      }
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
      cluster.kind == .organization && cluster.words.contains { $0 == "police" || $0 == "constabulary" }
    }
    return forces.count == 1 ? forces[0].name : nil
  }
}
