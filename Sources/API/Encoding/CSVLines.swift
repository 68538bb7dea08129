/// Records as lines of a table (RFC 4180): the columns of every member.
struct CSVLines<Record: Sendable>: Sendable {
  private let columns: [Column<Record>]

  /// Whether cells that a spreadsheet would run get an apostrophe.
  private let isSafe: Bool

  init(fields: [Field<Record>], isSafe: Bool = false) {
    self.isSafe = isSafe
    columns = fields.flatMap(\.columns)
  }

  /// The line with the names of the columns.
  var head: [UInt8] {
    var bytes: [UInt8] = []
    for (index, column) in columns.enumerated() { append(Array(column.name.utf8), at: index, to: &bytes) }
    bytes += Self.lineEnd
    return bytes
  }

  /// Appends a record as one line.
  func append(_ record: Record, to bytes: inout [UInt8]) {
    var cell = CellWriter()
    // By index: an iterator would retain and release every column.
    for index in columns.indices {
      cell.clear()
      columns[index].cell(&cell, record)
      append(cell.bytes, at: index, to: &bytes)
    }
    bytes += Self.lineEnd
  }

  private func append(_ cell: [UInt8], at index: Int, to bytes: inout [UInt8]) {
    if index > 0 { bytes.append(0x2C) }
    let needsApostrophe = isSafe && SpreadsheetCell.isRun(String(decoding: cell, as: UTF8.self))
    // RFC 4180 section 2, rules 5 to 7.
    guard cell.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      if needsApostrophe { bytes.append(0x27) }
      bytes += cell
      return
    }
    bytes.append(0x22)
    if needsApostrophe { bytes.append(0x27) }
    var start = 0
    while let quote = cell[start...].firstIndex(of: 0x22) {
      bytes += cell[start...quote]
      bytes.append(0x22)
      start = quote + 1
    }
    bytes += cell[start...]
    bytes.append(0x22)
  }

  private static var lineEnd: [UInt8] { [0x0D, 0x0A] }
}
