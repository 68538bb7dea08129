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
    String(decoding: bytes, as: UTF8.self).utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
      }
      var line = line.drop(while: isBlank)
      while let last = line.last, isBlank(last) { line.removeLast() }
      return line.isEmpty || line.first == UInt8(ascii: "#") ? nil : Substring(line)
    }
  }

  /// The lines of a table, split at tabs.
  package var rows: [[Substring]] {
    lines.map {
      $0.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(Substring.init)
    }
  }

  /// The lines as a set.
  package var set: Set<String> { Set(lines.map(String.init)) }
}
