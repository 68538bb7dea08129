import Facts
import HTTP
import Repository
import Wire

/// Ranked search over everything: `/v1/search`.
enum Search {
  /// What is asked of a search.
  struct Query: Sendable {
    var words: String?
    var kinds: Choices<SearchHit.Kind> = []
    var typeahead = false
    var slice = Slice()
    var selection = Selection()
  }

  static let table = RecordTable<SearchHit>(
    schemaName: "SearchHit", about: "Something that a search found.",
    fields: [
      .choice("kind", "What sort of record it is.") { $0.record.kind },
      .text("id", "Its id.") { $0.record.id },
      .text("title", "Its name, title, summary or words.") { $0.record.title },
      .number("score", "The relevance, comparable within one search.") { $0.record.score },
      .record("snippet", "Where it matches.") { $0.record.snippet },
      Links.field { Links(("self", $0.record.path)) },
    ])

  static let parameters: [Parameter<Query>] =
    [
      .text(
        "q", "Words; a phrase stands in quotation marks.", example: "tokayev resignation", isRequired: true,
        \.words),
      .choices("kind", "Only these kinds of record.", SearchHit.Kind.self, \.kinds),
      Parameter("typeahead", "Takes the last word as the beginning of one.", .choice(["true", "false"])) {
        guard $0 == "true" || $0 == "false" else { return false }
        $1.typeahead = $0 == "true"
        return true
      },
    ] + Slice.parameters(Representation.ofTables, standard: standardLimit).map { $0.of(\.slice) }
    + table.parameters.map { $0.of(\.selection) }

  static let standardLimit = 20
}

extension SearchHit {
  /// Where the record is.
  var path: String {
    let id = PercentCoding.encode(id)
    return switch kind {
    case .person: "/v1/people/\(id)"
    case .organization: "/v1/organizations/\(id)"
    case .place: "/v1/places/\(id)"
    case .event: "/v1/events/\(id)"
    case .figure: "/v1/figures/\(id)"
    case .quote: "/v1/quotes/\(id)"
    case .article: "/v1/articles/\(id)"
    }
  }
}

extension SearchHit.Snippet: JSONRecord {
  static let schemaName = "Snippet"
  static let about = "A piece of the text around a match."

  static let fields: [Field<SearchHit.Snippet>] = [
    .text("text", "The text.", as: .possiblyEmptyText) { $0.text },
    Field(
      "highlights", "The matches, each `[start, end)` in code points of the text.",
      .list(of: .list(of: .integer(minimum: 0))), isRequired: true
    ) { writer, snippet in
      writer.key("highlights")
      writer.array(snippet.highlights) { writer, range in
        writer.array([range.lowerBound, range.upperBound]) { $0.value($1) }
      }
    },
  ]

  var cell: String { text }
}
