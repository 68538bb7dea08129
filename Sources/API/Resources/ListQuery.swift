import Repository

/// What is asked of a list.
struct ListQuery<Filter: Sendable, Key: Hashable & Sendable>: Sendable {
  var filter: Filter
  var sort: SortOrder<Key>
  var slice = Slice()
  var selection = Selection()
  /// What the list is counted by.
  var counts: [Facet.Name] = []
}

/// Which part of a list, and how it is written.
struct Slice: Sendable {
  /// At most so many records; nil for a standard page, or for all in a stream.
  var limit: Int?
  /// Where it starts; nil for the beginning.
  var cursor: Cursor?
  /// Whether a spreadsheet must not run what is in a table.
  var isCSVSafe = false
  var presentation = Presentation()

  /// The parameters for it, of a list that has these forms.
  static func parameters(_ forms: [Representation], standard: Int = 50) -> [Parameter<Slice>] {
    Presentation.parameters(forms).map { $0.of(\.presentation) } + [
      Parameter(
        "limit", "At most so many records. Without it a stream or table is the whole list.",
        .integer(1...500), standard: standard
      ) { value, slice in
        slice.limit = ParameterValue.integer(value, in: 1...500)
        return slice.limit != nil
      },
      Parameter("cursor", "The `next` of the page before.", .cursor) { value, slice in
        slice.cursor = Cursor(token: value)
        return slice.cursor != nil
      },
      csvSafe,
    ]
  }

  static let csvSafe = Parameter<Slice>(
    "csvSafe", "In CSV, an apostrophe before every cell that a spreadsheet would run as a formula.",
    .choice(["true", "false"])
  ) { value, slice in
    slice.isCSVSafe = value == "true"
    return slice.isCSVSafe || value == "false"
  }
}
