extension Place: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Place" }
  /// What it is, for the documentation.
  public static var about: String { "A place in the news: a country, region, town, street or building." }
  /// One of which nothing is known.
  public static var blank: Place { Place(id: "", name: "") }
  /// It in few words.
  public var cell: String { name }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Place {
    members.text("id", "A slug of the name, stable over restarts and re-reads.", { $0.id }, { $0.id = $1 })
    members.text("name", "The fullest form of the name.", { $0.name }, { $0.name = $1 })
    members.texts("aliases", "The other forms that occur.", { $0.aliases }, { $0.aliases = $1 })
    members.text(
      ifKnown: "country", "The country it lies in; for a country, its own name.", { $0.country },
      { $0.country = $1 })
    members.texts("articles", "The ids of the articles that name it.", { $0.articles }, { $0.articles = $1 })
    members.integer("mentionCount", "How often the name stands in the articles.") { $0.mentionCount }
    members.spans("mentions", "Where the name stands.", { $0.mentions }, { $0.mentions = $1 })
  }
}
