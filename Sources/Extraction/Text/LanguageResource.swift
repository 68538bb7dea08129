import LanguageData

/// A data file that travels inside the binary: a lexicon or a trained model.
package struct LanguageResource: @unchecked Sendable {
  /// The bytes, mapped read-only for the life of the process.
  package let bytes: UnsafeRawBufferPointer

  /// The file with this name; a missing one is a programming error.
  package init(_ name: String) {
    var count = 0
    guard let start = language_data(name, &count) else {
      preconditionFailure("no data file \(name) in LanguageData")
    }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  /// The lines of a lexicon, comments (`#`) and empty lines left out, white space trimmed.
  package var lines: [Substring] {
    String(decoding: bytes, as: UTF8.self)
      .split(whereSeparator: \.isNewline)
      .map { line in line.drop { $0 == " " || $0 == "\t" } }
      .map { line in
        line[..<(line.lastIndex { $0 != " " && $0 != "\t" }.map(line.index(after:)) ?? line.startIndex)]
      }
      .filter { !$0.isEmpty && $0.first != "#" }
  }

  /// The lines of a table, split at tabs.
  package var rows: [[Substring]] {
    lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }

  /// The lines as a set.
  package var set: Set<String> { Set(lines.map(String.init)) }
}
