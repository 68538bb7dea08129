import HTTP

/// One method at one path: the entry that routes it, and all that is said about it in the documentation.
struct Endpoint: Sendable {
  /// The path at which probes ask whether the corpus has been read.
  static let readiness = "/readyz"

  /// A group of endpoints in the documentation.
  enum Tag: String, Sendable, CaseIterable {
    case articles, people, organizations, places, events, figures, quotes, search, changes, corrections,
      extraction, service

    var about: String {
      switch self {
      case .articles: "The articles themselves: read, add, replace, remove."
      case .people: "Who is in the news."
      case .organizations: "Which organizations are in the news."
      case .places: "Where the news is from."
      case .events: "What happened, to whom, where, when, and who says so."
      case .figures: "Numbers with what they count, and how they change."
      case .quotes: "Who said what."
      case .search: "Ranked search over everything."
      case .changes: "What was added, changed and removed, for who comes back."
      case .corrections: "What an editor says against what was read: list, make, undo."
      case .extraction: "Text in, facts out, nothing kept."
      case .service: "The service itself: map, health, metrics, documentation, pages."
      }
    }
  }

  /// A possible answer.
  struct Answer: Sendable {
    var status: Status
    var about: String
    /// The types it can have, each with the shape of its JSON where it is JSON.
    var content: [(type: MediaType, schema: Schema?)] = []
    /// Fields worth naming.
    var headers: [(name: FieldName, about: String)] = []
  }

  /// The body that a request has.
  struct Body: Sendable {
    var about: String
    var content: [(type: MediaType, schema: Schema?)]
    /// A body in JSON, where it is no article.
    var json: String?
  }

  var method: Method
  var path: String
  /// Unique, for generated clients: `listPeople`.
  var operation: String
  var tag: Tag
  var summary: String
  var details = ""
  /// What the parameters of the path are.
  var pathParameters: [ParameterDescription] = []
  /// The query's parameters; a request with any other is refused.
  var parameters: [ParameterDescription] = []
  /// The fields of a request that it heeds, beside those of negotiation and authorization.
  var fields: [(name: FieldName, about: String)] = []
  var body: Body?
  var answers: [Answer]
  /// Whether the bearer token is needed.
  var needsToken = false
  /// Without a lane: an answer that takes microseconds.
  var options = Route.Options.standard
  var respond: RequestHandler
}
