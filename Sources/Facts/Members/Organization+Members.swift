extension Organization: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Organization" }
  /// What it is, for the documentation.
  public static var about: String { "An organization in the news." }
  /// One of which nothing is known.
  public static var blank: Organization { Organization(id: "", name: "") }
  /// It in few words.
  public var cell: String { name }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members)
  where Members.Record == Organization {
    members.text("id", "A slug of the name, stable over restarts and re-reads.", { $0.id }, { $0.id = $1 })
    members.text("name", "The fullest form of the name.", { $0.name }, { $0.name = $1 })
    members.text(
      ifKnown: "acronym", "The acronym, when the articles give one.", { $0.acronym }, { $0.acronym = $1 })
    members.texts("aliases", "The other forms that occur.", { $0.aliases }, { $0.aliases = $1 })
    members.choice("kind", "What sort of organization it is.", { $0.kind }, { $0.kind = $1 })
    members.record(
      ifKnown: "place", "Where it sits or which country it belongs to.", { $0.place }, { $0.place = $1 })
    members.texts("articles", "The ids of the articles that name it.", { $0.articles }, { $0.articles = $1 })
    members.integer("mentionCount", "How often a name of it stands in the articles.") { $0.mentionCount }
    members.spans("mentions", "Where a name of it stands.", { $0.mentions }, { $0.mentions = $1 })
  }
}
