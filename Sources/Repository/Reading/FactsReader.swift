package import Facts
import Wire

/// Reads what `dateline extract` writes: an article and its facts as one JSON object.
package enum FactsReader {
  /// The facts of a line. An error names the field.
  package static func facts(of line: ArraySlice<UInt8>) throws(ReadingError) -> ArticleFacts {
    let value: JSONValue
    do {
      value = try JSONParser.parse(line)
    } catch {
      throw ReadingError(reason: "broken JSON: \(error.reason) at column \(error.column)")
    }
    if let error = value["error"]?.string { throw ReadingError(reason: "could not be extracted: \(error)") }
    let facts: ArticleFacts = try JSONMembers.record(of: JSONObject(value, path: ""))
    let id = facts.article.id
    guard ArticleID.safe(id) == id else {
      throw ReadingError(
        field: "article.id", reason: "cannot be an id: letters, digits and -._~, the first a letter or digit")
    }
    return facts
  }
}
