/// A line of a data file, split at tabs.
package struct LanguageRow: Sendable {
  package let file: String
  /// From 1.
  package let line: Int
  package let fields: [Substring]

  /// What is wrong with the row, and where it stands.
  package func error(_ message: String) -> LanguageError {
    LanguageError(file: file, line: line, message: message)
  }

  /// The lines of a text with their numbers, comments (`#`) and empty lines left out, white space trimmed. Linear.
  static func lines(_ text: String) -> [(number: Int, text: Substring)] {
    func isBlank(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
    var result: [(Int, Substring)] = []
    let all = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in all.enumerated() {
      var line = line.drop(while: isBlank)
      while let last = line.last, isBlank(last) { line.removeLast() }
      if !line.isEmpty, line.first != UInt8(ascii: "#") { result.append((index + 1, Substring(line))) }
    }
    return result
  }

  /// The rows of a table.
  package static func rows(_ text: String, of file: String) -> [LanguageRow] {
    lines(text).map { line in
      LanguageRow(
        file: file, line: line.number,
        fields: line.text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(
          Substring.init))
    }
  }
}

/// A row of a data file that cannot be used.
package struct LanguageError: Error, Equatable, CustomStringConvertible {
  package let file: String
  /// From 1.
  package let line: Int
  package let message: String

  package init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  package var description: String { "\(file):\(line): \(message)" }
}
