/// A line of a data file, split at tabs.
package struct LanguageRow: Sendable {
  package let file: String
  /// From 1.
  package let line: Int
  package let fields: [Substring]

  package var count: Int { fields.count }

  package subscript(column: Int) -> Substring { fields[column] }

  /// The value of an enumeration that a column names; another word ends the program and says where it stands.
  package func value<Value: RawRepresentable<String>>(_ column: Int, as type: Value.Type = Value.self)
    -> Value
  {
    guard let value = Value(rawValue: String(fields[column])) else {
      fail("\(fields[column]) is no \(type)")
    }
    return value
  }

  /// The number in a column; anything else ends the program and says where it stands.
  package func number(_ column: Int) -> Double {
    guard let number = Double(fields[column]) else { fail("\(fields[column]) is no number") }
    return number
  }

  /// Ends the program: data files travel inside it, and a row that cannot be used is an error of its own.
  package func fail(_ message: String) -> Never { fatalError(error(message).description) }

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
