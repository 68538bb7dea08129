import Facts

extension Person: JSONRecord {
  static let schemaName = "Person"
  static let about = "A person in the news."

  static let fields: [Field<Person>] = [
    .text("id", "A slug of the name, stable over restarts and re-reads.") { $0.id },
    .text("name", "The fullest form of the name, without title or honorific.") { $0.name },
    .texts("aliases", "The other forms that occur.") { $0.aliases },
    .records("roles", "Offices and positions, each with the words that say so.") { $0.roles },
    .integer(ifKnown: "age", "Age in years in the latest article that gives it.") { $0.age },
    .texts("articles", "The ids of the articles that name the person.") { $0.articles },
    .integer("mentionCount", "How often the name stands in the articles.") { $0.mentionCount },
    .records("mentions", "Where the name stands.") { $0.mentions }.withoutColumn,
  ]

  var cell: String { name }
}

extension Person.Role: JSONRecord {
  static let schemaName = "Role"
  static let about = "An office or position that a person holds, held or is about to hold."

  static let fields: [Field<Person.Role>] = [
    .text("title", "The office: \"president\", \"head\".") { $0.title },
    .text(ifKnown: "of", "What it is an office of.") { $0.of },
    .choice("status", "Whether it is held at the time of the article.") { $0.status },
    .record("evidence", "The words that say so.") { $0.evidence },
  ]

  var cell: String {
    let office = of.map { "\(title), \($0)" } ?? title
    return status == .current ? office : "\(office) (\(status.rawValue))"
  }
}
