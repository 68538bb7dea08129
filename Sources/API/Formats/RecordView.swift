import HTTP
import Repository
import Wire

/// How records of one kind look where they are more than their members: on pages, and in the words of schema.org.
struct RecordView<Record: Sendable>: Sendable {
  /// A record in a list on a page.
  var row: @Sendable (Served<Record>, inout HTMLWriter) -> Void
  /// The records of a list on a page, where they are more than rows.
  var rows: (@Sendable ([Record], Snapshot, inout HTMLWriter) -> Void)?
  /// A record on a page of its own.
  var page: @Sendable (Served<Record>, inout HTMLWriter) -> Void
  /// The members of a record in the words of schema.org.
  var linkedData: @Sendable (LinkedData, Served<Record>, inout JSONWriter) -> Void
}

/// A record that is served with pages and linked data: what a `Resource` must be of to have endpoints.
protocol ViewedRecord: Sendable {
  static var view: RecordView<Self> { get }
}
