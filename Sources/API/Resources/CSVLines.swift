/// Records as lines of a table (RFC 4180): a column for every member that has a cell.
struct CSVLines<Record: Sendable>: Sendable {
  private let columns: [(name: String, cell: @Sendable (Record) -> String?)]

  /// Whether cells that a spreadsheet would run get an apostrophe.
  private let isSafe: Bool

  init(fields: [Field<Record>], isSafe: Bool = false) {
    self.isSafe = isSafe
    columns = fields.compactMap { field in field.cell.map { (field.key, $0) } }
  }

  /// The line with the names of the columns.
  var head: [UInt8] {
    var bytes: [UInt8] = []
    for (index, column) in columns.enumerated() { append(column.name, at: index, to: &bytes) }
    bytes += Self.lineEnd
    return bytes
  }

  /// Appends a record as one line.
  func append(_ record: Record, to bytes: inout [UInt8]) {
    for (index, column) in columns.enumerated() { append(column.cell(record) ?? "", at: index, to: &bytes) }
    bytes += Self.lineEnd
  }

  private func append(_ cell: String, at index: Int, to bytes: inout [UInt8]) {
    if index > 0 { bytes.append(0x2C) }
    if isSafe, SpreadsheetCell.isRun(cell) { return append("'" + cell, to: &bytes) }
    append(cell, to: &bytes)
  }

  private func append(_ cell: String, to bytes: inout [UInt8]) {
    // RFC 4180 section 2, rules 5 to 7.
    guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      bytes += cell.utf8
      return
    }
    bytes.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private static var lineEnd: [UInt8] { [0x0D, 0x0A] }
}
