import Facts

extension Place: JSONRecord {
  static let schemaName = "Place"
  static let about = "A place in the news: a country, region, town, street or building."

  static let fields: [Field<Place>] = [
    .text("id", "A slug of the name, stable over restarts and re-reads.") { $0.id },
    .text("name", "The fullest form of the name.") { $0.name },
    .texts("aliases", "The other forms that occur.") { $0.aliases },
    .text(ifKnown: "country", "The country it lies in; for a country, its own name.") { $0.country },
    .texts("articles", "The ids of the articles that name it.") { $0.articles },
    .integer("mentionCount", "How often the name stands in the articles.") { $0.mentionCount },
    .records("mentions", "Where the name stands.") { $0.mentions }.withoutColumn,
  ]

  var cell: String { name }
}
