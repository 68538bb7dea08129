/// A column of a table: its name, and how the cell of a record is written.
struct Column<Record>: Sendable {
  var name: String
  let cell: @Sendable (inout CellWriter, Record) -> Void

  init(_ name: String, cell: @escaping @Sendable (inout CellWriter, Record) -> Void) {
    self.name = name
    self.cell = cell
  }
}
