import HTTP
import Repository

/// What became of an article that was sent to be kept.
struct StoredArticle: JSONRecord {
  let id: String
  let outcome: StoreOutcome

  static let schemaName = "StoredArticle"
  static let about = "What became of an article that was sent to be kept."

  static let fields: [Field<StoredArticle>] = [
    .text("id", "The id of the article.") { $0.id },
    .text("outcome", "What it came to.", as: .choice(["created", "replaced", "unchanged"])) {
      $0.outcome.rawValue
    },
    Links.field { Links(("self", Articles.resource.path(of: $0.id))) },
  ]

  var cell: String { id }

  /// What became of several.
  static let component = Component(
    "StoredArticles", about: "What became of the articles that were sent.",
    members: [.init(name: "data", about: "One for each, in order.", schema: .list(of: .record(schemaName)))],
    required: ["data"])
}
