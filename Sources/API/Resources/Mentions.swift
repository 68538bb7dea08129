import Facts
import HTTP
import Repository

/// Every place where somebody or something is named: `/v1/people/{id}/mentions`, and the same for organizations and
/// places.
enum Mentions {
  static let table = RecordTable<Facts.Span>(
    schemaName: "Mention", about: "A place in an article where a person, organization or place is named.",
    fields: Facts.Span.fields.map { field in field.of { $1($0.record) } }
      + ArticleHeading.fields { $0.article }.filter { $0.key != "article" })
}
