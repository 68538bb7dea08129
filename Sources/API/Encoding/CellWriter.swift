import HTTP

/// Collects the value of one cell of a table as plain text; what the table does to it is the table's business.
struct CellWriter {
  /// The UTF-8 text of the cell so far.
  private(set) var bytes: [UInt8] = []

  /// Begins the next cell in the same memory.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Appends a text.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Appends texts with semicolons between them.
  mutating func texts<Texts: Sequence>(_ texts: Texts) where Texts.Element == String {
    var isFirst = true
    for text in texts {
      if !isFirst { bytes.append(contentsOf: Self.separator) }
      isFirst = false
      self.text(text)
    }
  }

  /// Appends a number as JSON has it.
  mutating func number(_ number: Double) { appendJSON { $0.value(number) } }

  /// Appends a whole number.
  mutating func integer(_ integer: Int) { appendJSON { $0.value(integer) } }

  private mutating func appendJSON(_ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(appendingTo: bytes)
    bytes = []
    write(&writer)
    bytes = writer.take()
  }

  private static let separator: [UInt8] = [0x3B, 0x20]
}
