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
  var traits = PersonTraits()
  var organizationKind: Organization.Kind?
  var acronym: String?
  var seat: EntityReference?
  var country: String?

  init(_ kind: EntityReference.Kind, _ index: Int, key: FactKey, in article: StoredArticleReader) {
    self.key = key
    mentionCount = article.mentionCount(kind, index)
    switch kind {
    case .person, .group:
      let person = article.person(index, mentions: false)
      name = person.name
      aliases = person.aliases
      roles = person.roles
      age = person.age
      traits = article.traits(ofPerson: index)
      if let age = person.age, let year = article.heading().published.flatMap({ Int($0.prefix(4)) }) {
        birthYear = year - age
      }
    case .organization:
      let organization = article.organization(index, mentions: false)
      name = organization.name
      aliases = organization.aliases
      organizationKind = organization.kind
      acronym = organization.acronym
      seat = organization.place
    case .place:
      let place = article.place(index, mentions: false)
      name = place.name
      aliases = place.aliases
      country = place.country
    }
  }
}
