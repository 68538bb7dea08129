import Facts

/// A kind of record as a member of another: what its schema is called, its own members, and the columns that a table has
/// for it.
struct RecordForm<Part: Sendable>: Sendable {
  let schemaName: String
  let fields: [Field<Part>]
  /// Each by what follows the name of the member in its own.
  let columns: [Column<Part>]
}

extension RecordForm where Part: JSONRecord {
  init(_ part: Part.Type) {
    self.init(schemaName: Part.schemaName, fields: Part.fields, columns: Part.columns)
  }
}

extension RecordForm where Part: Tabular {
  /// The form of a record by the table of its members.
  init(table part: Part.Type) {
    let fields = FieldList<Part>.fields
    self.init(schemaName: Part.schemaName, fields: fields, columns: Self.columns(of: fields))
  }

  /// The columns for a member of this kind.
  static func columns(of fields: [Field<Part>]) -> [Column<Part>] {
    let parts = Part.cells.flatMap { name in fields.first { $0.key == name }?.columns ?? [] }
    guard !parts.isEmpty else { return [Column("") { $0.text($1.cell) }] }
    return parts.enumerated().map { index, column in
      Column(
        index == 0 ? "" : column.name.prefix(1).uppercased() + column.name.dropFirst(), cell: column.cell)
    }
  }
}
