import Facts

extension Organization: JSONRecord {
  static let schemaName = "Organization"
  static let about = "An organization in the news."

  static let fields: [Field<Organization>] = [
    .text("id", "A slug of the name, stable over restarts and re-reads.") { $0.id },
    .text("name", "The fullest form of the name.") { $0.name },
    .text(ifKnown: "acronym", "The acronym, when the articles give one.") { $0.acronym },
    .texts("aliases", "The other forms that occur.") { $0.aliases },
    .choice("kind", "What sort of organization it is.") { $0.kind },
    .record(ifKnown: "place", "Where it sits or which country it belongs to.") { $0.place },
    .texts("articles", "The ids of the articles that name it.") { $0.articles },
    .integer("mentionCount", "How often a name of it stands in the articles.") { $0.mentionCount },
    .records("mentions", "Where a name of it stands.") { $0.mentions }.withoutColumn,
  ]

  var cell: String { name }
}
