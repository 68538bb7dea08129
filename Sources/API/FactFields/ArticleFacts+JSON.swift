public import Facts
import HTTP
public import Wire

extension ArticleFacts: JSONRecord {
  static let fields = FieldList<ArticleFacts>.fields

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
