import HTTP
import Repository
import Wire

/// What was added, changed and removed: `/v1/changes`.
enum Changes {
  static let table = RecordTable<Change>(
    schemaName: "Change", about: "Something that was added, changed or removed.",
    fields: [
      .choice("change", "What became of it.") { $0.record.kind },
      .choice("resource", "What it is of. Facts come and go with their article.") { $0.record.resource },
      .text("id", "The id of the article or correction.") { $0.record.id },
      .text(ifKnown: "title", "The headline, as it is now; of an article that was removed, as it was.") {
        $0.record.title
      },
      .text(ifKnown: "published", "When the article was published.") {
        heading($0)?.published
      },
      .text(ifKnown: "source", "Who published the article.") { heading($0)?.source },
      .text(
        ifKnown: "noticed", "When the service noticed; absent of what is listed because no token was sent.",
        as: .formatted("date-time")
      ) { $0.record.milliseconds.map(HTTPDate.rfc3339(millisecondsSince1970:)) },
      .text("token", "What to send as `since` to go on behind this change.") { $0.record.token },
      Links.field { served in
        guard served.record.resource == .article else { return Links(("list", "/v1/corrections")) }
        guard served.record.kind != .removed else { return Links() }
        return Links(("article", Articles.resource.path(of: served.record.id)))
      },
    ])

  /// A page of changes with these members.
  static func write(
    _ page: ChangePage, _ fields: [Field<Served<Change>>], limit: Int, _ snapshot: Snapshot,
    to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.key("data")
      writer.array(page.items) { fields.write(Served(record: $1, snapshot: snapshot), to: &$0) }
      writer.key("page")
      writer.object { writer in
        writer.member("limit", limit)
        writer.member("next", page.next)
        if page.hasMore { writer.member("more", true) }
      }
    }
  }

  /// A page of changes; it has no total, since what has changed is not counted before it is given.
  static let page = Component(
    "ChangePage", about: "A page of changes.",
    members: [
      .init(name: "data", about: "The changes.", schema: .list(of: .record(table.schemaName))),
      .init(name: "page", about: "How to go on.", schema: .record("ChangePlace")),
    ], required: ["data", "page"])

  static let place = Component(
    "ChangePlace", about: "How to go on behind a page of changes.",
    members: [
      .init(name: "limit", about: "At most so many changes on a page.", schema: .integer(minimum: 1)),
      .init(name: "next", about: "What to send as `since`, at once or another day.", schema: .text),
      .init(name: "more", about: "Set while there are more changes now.", schema: .boolean),
    ], required: ["limit", "next"])

  /// A change of an article is a change of all that was read in it; of one that is there, its heading is known.
  private static func heading(
    _ served: Served<Change>
  ) -> (title: String?, source: String?, published: String?)? {
    served.record.resource == .article ? served.snapshot.heading(ofArticle: served.record.id) : nil
  }
}
