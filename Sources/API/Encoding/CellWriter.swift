import HTTP
import Wire

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
    list(texts) { $0.text($1) }
  }

  /// Writes elements with semicolons between them, those that write nothing as well.
  mutating func list<Elements: Sequence>(
    _ elements: Elements, _ write: (inout CellWriter, Elements.Element) -> Void
  ) {
    var isFirst = true
    for element in elements {
      if !isFirst { bytes.append(contentsOf: Self.separator) }
      isFirst = false
      write(&self, element)
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
