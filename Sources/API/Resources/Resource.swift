import HTTP
import Repository

/// A kind of record that is served as a list and one by one: all that routing, validation, JSON, tables
/// and documentation have to know about it, in one value. How it looks otherwise is its `RecordView`.
struct Resource<
  Record: Sendable, Filter: Sendable, Key: RawRepresentable<String> & CaseIterable & Hashable & Sendable
>: Sendable {
  /// The segment of the path, in the plural: `people`.
  var name: String
  /// One of them: `person`.
  var singular: String
  var tag: Endpoint.Tag
  var table: RecordTable<Record>
  /// What narrows the list.
  var filters: [Parameter<Filter>]
  /// What the list can be counted by.
  var facets: ListFacets<Filter>
  /// The list without any parameter.
  var standard: ListQuery<Filter, Key>
  /// An id that the sample corpus has, for the documentation.
  var exampleID: String
  var id: @Sendable (Record) -> String
  var list: @Sendable (Snapshot, Filter, SortOrder<Key>, PageRequest) throws(QueryError) -> Page<Record>
  var find: @Sendable (Snapshot, String) -> Lookup<Record>
  /// Whether the record with an id is so long that writing it takes a millisecond; nil for a kind that has no such.
  var isLong: (@Sendable (Snapshot, String) -> Bool)?
  /// What the tag of a record begins with, where writes compare it.
  var state: (@Sendable (Record) -> String)?
  /// What a record is called.
  var title: @Sendable (Record) -> String
  /// A record as an entry of a feed; nil for a kind that no article dates.
  var feed: (@Sendable (Record) -> FeedEntry)?

  /// The forms of the list.
  var forms: [Representation] { feed == nil ? Representation.ofLists : Representation.ofDatedLists }

  /// Where a record is.
  func path(of id: String) -> String { "/v1/\(name)/\(PercentCoding.encode(id))" }

  /// The parameters of the list: its filters, and what all lists have.
  var listParameters: [Parameter<ListQuery<Filter, Key>>] {
    filters.flatMap(\.withTwin).map { $0.of(\.filter) } + Slice.parameters(forms).map { $0.of(\.slice) } + [
      sortParameter
    ]
      + table.parameters.map { $0.of(\.selection) } + [facets.parameter.of(\.counts)]
  }

  private var sortParameter: Parameter<ListQuery<Filter, Key>> {
    let keys = Key.allCases.map(\.rawValue)
    let usual = (standard.sort.descending ? "-" : "") + standard.sort.key.rawValue
    return Parameter(
      "sort", "By what the list is sorted; `-` puts the largest or latest first. Without it: `\(usual)`.",
      .choice(keys + keys.map { "-\($0)" })
    ) { value, query in
      let descending = value.hasPrefix("-")
      guard let key = Key(rawValue: descending ? String(value.dropFirst()) : value) else { return false }
      query.sort = SortOrder(key, descending: descending)
      return true
    }
  }
}
