extension Person: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Person" }
  /// What it is, for the documentation.
  public static var about: String { "A person in the news." }
  /// One of which nothing is known.
  public static var blank: Person { Person(id: "", name: "") }
  /// It in few words.
  public var cell: String { name }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Person {
    members.text("id", "A slug of the name, stable over restarts and re-reads.", { $0.id }, { $0.id = $1 })
    members.text(
      "name", "The fullest form of the name, without title or honorific.", { $0.name }, { $0.name = $1 })
    members.texts("aliases", "The other forms that occur.", { $0.aliases }, { $0.aliases = $1 })
    members.records(
      "roles", "Offices and positions, each with the words that say so.", { $0.roles }, { $0.roles = $1 })
    members.integer(
      ifKnown: "age", "Age in years in the latest article that gives it.", { $0.age }, { $0.age = $1 })
    members.texts(
      "articles", "The ids of the articles that name the person.", { $0.articles }, { $0.articles = $1 })
    members.integer("mentionCount", "How often the name stands in the articles.") { $0.mentionCount }
    members.spans("mentions", "Where the name stands.", { $0.mentions }, { $0.mentions = $1 })
  }
}

extension Person.Role: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Role" }
  /// What it is, for the documentation.
  public static var about: String { "An office or position that a person holds, held or is about to hold." }
  /// One of which nothing is known.
  public static var blank: Person.Role { Person.Role(title: "", status: .current, evidence: .blank) }
  /// It in few words.
  public var cell: String {
    let office = of.map { "\(title), \($0)" } ?? title
    return status == .current ? office : "\(office) (\(status.rawValue))"
  }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Person.Role {
    members.text("title", "The office: \"president\", \"head\".", { $0.title }, { $0.title = $1 })
    members.text(ifKnown: "of", "What it is an office of.", { $0.of }, { $0.of = $1 })
    members.choice(
      "status", "Whether it is held at the time of the article.", { $0.status }, { $0.status = $1 })
    members.record("evidence", "The words that say so.", { $0.evidence }, { $0.evidence = $1 })
  }
}
