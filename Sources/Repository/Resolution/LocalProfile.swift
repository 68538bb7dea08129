import Facts

/// What one article says of a person, organization or place that it names.
struct LocalProfile {
  let key: FactKey
  let name: String
  let aliases: [String]
  let mentionCount: Int
  var roles: [Person.Role] = []
  var age: Int?
  var birthYear: Int?
  var organizationKind: Organization.Kind?
  var acronym: String?
  var seat: EntityReference?
  var country: String?
  /// Hashes of the people and organizations in the same article.
  let company: [UInt64]
  /// Hashes of the places in it.
  let places: [UInt64]

  init(_ kind: EntityReference.Kind, _ index: Int, key: FactKey, in article: inout StoredArticleReader) {
    self.key = key
    var company: [UInt64] = []
    for (other, stored) in [
      (EntityReference.Kind.person, StoredArticle.Kind.people), (.organization, .organizations),
    ] {
      for local in 0..<article.count(stored) where other != kind || local != index {
        company.append(article.nameHashes(other, local).key)
      }
    }
    self.company = company
    places = (0..<article.count(.places)).filter { kind != .place || $0 != index }
      .map { article.nameHashes(.place, $0).key }
    switch kind {
    case .person, .group:
      let person = article.person(index)
      name = person.name
      aliases = person.aliases
      mentionCount = person.mentionCount
      roles = person.roles
      age = person.age
      if let age = person.age, let year = article.heading().published.flatMap({ Int($0.prefix(4)) }) {
        birthYear = year - age
      }
    case .organization:
      let organization = article.organization(index)
      name = organization.name
      aliases = organization.aliases
      mentionCount = organization.mentionCount
      organizationKind = organization.kind
      acronym = organization.acronym
      seat = organization.place
    case .place:
      let place = article.place(index)
      name = place.name
      aliases = place.aliases
      mentionCount = place.mentionCount
      country = place.country
    }
  }

  /// What tells organizations and places of one name apart.
  var region: String? { (country ?? seat?.name).map { Folding.slug($0) } }
}
