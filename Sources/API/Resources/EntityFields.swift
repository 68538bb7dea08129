import HTTP
import Repository
import Wire

/// The members of people, organizations and places across all articles: those of one article's record, with the
/// counts of the whole corpus in their place, and what only the corpus knows.
enum EntityFields {
  static func fields<Record, Entity: JSONRecord>(
    of entity: @escaping @Sendable (Record, (Entity) -> Void) -> Void,
    articleCount: @escaping @Sendable (Record) -> Int,
    mentionCount: @escaping @Sendable (Record) -> Int,
    merges: @escaping @Sendable (Record) -> [Merge],
    links: @escaping @Sendable (Record) -> Links
  ) -> [Field<Served<Record>>] {
    let own: [Field<Served<Record>>] = Entity.fields.map { field in
      field.key == "mentionCount"
        ? .integer("mentionCount", field.about) { mentionCount($0.record) }
        : field.of { entity($0.record, $1) }
    }
    return own + [
      .integer("articleCount", "How many articles have a mention.") { articleCount($0.record) },
      .records("merges", "Why different names were taken for one.") { merges($0.record) }.withoutColumn
        .onDemand,
      Links.field { links($0.record) },
    ]
  }

  static func links(_ collection: String, _ id: String, quotes: Bool) -> Links {
    let id = PercentCoding.encode(id)
    let own = "/v1/\(collection)/\(id)"
    return quotes
      ? Links(
        ("self", own), ("events", "\(own)/events"), ("connections", "\(own)/connections"),
        ("mentions", "\(own)/mentions"), ("articles", "/v1/articles?mentions=\(id)"),
        ("quotes", "/v1/quotes?speaker=\(id)"))
      : Links(
        ("self", own), ("events", "\(own)/events"), ("connections", "\(own)/connections"),
        ("mentions", "\(own)/mentions"), ("articles", "/v1/articles?mentions=\(id)"),
        ("figures", "/v1/figures?place=\(id)"))
  }
}

extension Merge: JSONRecord {
  static let schemaName = "Merge"
  static let about = "Why a name in the articles was joined to a record."

  static let fields: [Field<Merge>] = [
    .text("id", "The id that the name would have had alone; it redirects to the record.") { $0.id },
    .text("name", "The name as the articles have it.") { $0.name },
    Field(
      "evidence", "What the decision rests on, the strongest first.",
      .list(of: .choice(Evidence.allCases.map(\.rawValue))), isRequired: true
    ) { $0.member("evidence", $1.evidence.map(\.rawValue)) },
    .record(ifKnown: "span", "The first place where the name stands.") { $0.span },
  ]

  var cell: String { name }
}
