public import Facts
import HTTP
public import Wire

extension ArticleFacts: JSONRecord {
  static let schemaName = "ArticleFacts"
  static let about = "Everything that was read out of one article."

  static let fields: [Field<ArticleFacts>] = [
    .record("article", "The article itself.") { $0.article },
    .records("people", "The people named in it, in order of their first mention.") { $0.people },
    .records("organizations", "The organizations named in it.") { $0.organizations },
    .records("places", "The places named in it.") { $0.places },
    .records("events", "The events it reports.") { $0.events },
    .records("figures", "The figures it gives.") { $0.figures },
    .records("quotes", "The quotes in it.") { $0.quotes },
    .records("dates", "The dates in it.") { $0.dates },
    .counts("omitted", "How many facts of a kind were left out; absent where none were.") { $0.omitted },
  ]

  var cell: String { article.id }

  /// Writes the facts as one JSON object: the shape of `POST /v1/extract` and of `dateline extract`.
  ///
  ///     var writer = JSONWriter(capacity: 1 << 16)
  ///     for article in articles {
  ///       extractor.facts(of: article).writeJSON(to: &writer)
  ///       writer.endLine()
  ///     }
  ///
  /// A writer made `pretty` puts every member on a line of its own.
  public func writeJSON(to writer: inout JSONWriter) {
    write(to: &writer)
  }

  /// The facts as one JSON object.
  public func json(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(capacity: article.text.utf8.count * 8 + 4096, pretty: pretty)
    writeJSON(to: &writer)
    return writer.bytes
  }
}
