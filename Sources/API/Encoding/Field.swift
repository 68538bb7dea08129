import HTTP
import Wire

/// One member of a record in JSON: its name, what it means, its shape, and how it is written.
///
/// The tables of these drive the answers, `fields=`, the columns of CSV and the schemas of OpenAPI, so none
/// of them can say something else than the others.
struct Field<Record>: Sendable {
  let name: StaticString
  /// What the member means, for the documentation.
  let about: String
  let schema: Schema
  /// Whether every record has it; the others leave it out where it is unknown.
  let isRequired: Bool
  /// Whether it is written unless `fields=` says otherwise.
  private(set) var isStandard = true
  /// Writes the key and the value; nothing where there is none.
  let write: @Sendable (inout JSONWriter, Record) -> Void
  /// The columns that it has in a table: none, one, or one for each part of what it refers to.
  private(set) var columns: [Column<Record>]
  /// Whether tables have its columns unless `fields=` says otherwise.
  private(set) var isStandardInTables = true
  /// The elements of a list of records, for who writes them one at a time; nil for any other member.
  private(set) var elements: (@Sendable (Record) -> Elements)?

  /// A list of records, each of which is written on its own.
  struct Elements {
    var count: Int
    /// Writes the element at an index.
    var write: (inout JSONWriter, Int) -> Void
  }

  /// The name as a string.
  var key: String { name.description }

  init(
    _ name: StaticString, _ about: String, _ schema: Schema, isRequired: Bool,
    cell: (@Sendable (inout CellWriter, Record) -> Void)? = nil,
    write: @escaping @Sendable (inout JSONWriter, Record) -> Void
  ) {
    self.name = name
    self.about = about
    self.schema = schema
    self.isRequired = isRequired
    columns = cell.map { [Column(name.description, cell: $0)] } ?? []
    self.write = write
  }

  /// A list of records, written as a whole or one at a time.
  init(
    _ name: StaticString, _ about: String, _ schema: Schema,
    elements: @escaping @Sendable (Record) -> Elements
  ) {
    self.init(name, about, schema, isRequired: true) { writer, record in
      let elements = elements(record)
      writer.key(name)
      writer.beginArray()
      // By index: a range's iterator of the other module is not specialized here.
      var index = 0
      while index < elements.count {
        elements.write(&writer, index)
        index += 1
      }
      writer.endArray()
    }
    self.elements = elements
  }

  /// The same member, written only where `fields=` or `expand=` asks for it.
  var onDemand: Field {
    var field = self
    field.isStandard = false
    field.isStandardInTables = false
    return field
  }

  /// The same member, left out of JSON unless it is asked for, but not of tables.
  var inTables: Field {
    var field = onDemand
    field.isStandardInTables = true
    return field
  }

  /// The same member without a column in tables.
  var withoutColumn: Field { with([]) }

  /// The same member with these columns in tables.
  func with(_ columns: [Column<Record>]) -> Field {
    var field = self
    field.columns = columns
    return field
  }

  /// The same member with its columns named so, in their order; one without a name is left out.
  func columns(_ names: String?...) -> Field {
    with(zip(columns, names).compactMap { column, name in name.map { Column($0, cell: column.cell) } })
  }

  /// The same member of a record that holds this one.
  ///
  /// - Parameter pass: passes the inner record on. It is lent, not returned: a copy for each member would count
  ///   every reference in the record up and down again.
  func of<Outer>(_ pass: @escaping @Sendable (Outer, (Record) -> Void) -> Void) -> Field<Outer> {
    let write = write
    var field = Field<Outer>(name, about, schema, isRequired: isRequired) { writer, outer in
      pass(outer) { write(&writer, $0) }
    }
    field.columns = columns.map { column in
      Column(column.name) { writer, outer in pass(outer) { column.cell(&writer, $0) } }
    }
    field.isStandard = isStandard
    field.isStandardInTables = isStandardInTables
    return field
  }
}
