import LanguageData

/// A data file that travels inside the binary: a lexicon or a trained model.
package struct LanguageResource: @unchecked Sendable {
  /// What the file is called.
  package let name: String
  /// The bytes, mapped read-only for the life of the process.
  package let bytes: UnsafeRawBufferPointer

  /// The file with this name; a missing one is a programming error.
  package init(_ name: String) {
    var count = 0
    guard let start = language_data(name, &count) else {
      preconditionFailure("no data file \(name) in LanguageData")
    }
    self.name = name
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  /// The lines of a lexicon, comments (`#`) and empty lines left out, white space trimmed.
  package var lines: [Substring] { LanguageRow.lines(String(decoding: bytes, as: UTF8.self)).map(\.text) }

  /// The lines of a table, split at tabs.
  package var rows: [[Substring]] { table.map(\.fields) }

  /// The lines of a table with where they stand.
  package var table: [LanguageRow] { LanguageRow.rows(String(decoding: bytes, as: UTF8.self), of: name) }

  /// The rows of a table; one of another number of columns ends the program and says where it stands.
  package func table(_ columns: ClosedRange<Int>) -> [LanguageRow] {
    let rows = table
    for row in rows where !columns.contains(row.count) {
      row.fail(
        "a row has \(columns.lowerBound) to \(columns.upperBound) columns, parted by tabs, and this \(row.count)"
      )
    }
    return rows
  }

  /// The rows of a table of so many columns.
  package func table(_ columns: Int) -> [LanguageRow] { table(columns...columns) }

  /// The lines as a set.
  package var set: Set<String> { Set(lines.map(String.init)) }
}
