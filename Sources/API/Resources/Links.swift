import HTTP
import Wire

/// Where a record is, and what lies next to it: relation names and paths.
struct Links: Sendable {
  let links: [(relation: StaticString, target: String)]

  init(_ links: (relation: StaticString, target: String)...) { self.links = links }

  /// The member `links` of a record.
  static func field<Record>(_ links: @escaping @Sendable (Record) -> Links) -> Field<Record> {
    Field(
      "links", "Where the record is, and what lies next to it.", .map(of: .formatted("uri-reference")),
      isRequired: true
    ) { writer, record in
      writer.key("links")
      writer.object { writer in
        for link in links(record).links { writer.member(link.relation, link.target) }
      }
    }
  }
}
