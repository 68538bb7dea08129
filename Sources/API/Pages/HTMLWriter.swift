import HTTP

/// Writes HTML as bytes. Only literals of this program are markup: every text and every attribute value that comes
/// from elsewhere is escaped, and there is no way around it.
///
///     html.element("p", ("class", "meta")) { html in
///       html.text(article.title)
///     }
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1 << 14) }

  /// Markup that stands in the program.
  mutating func markup(_ literal: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Text from anywhere.
  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: markup("&amp;")
      case 0x3C: markup("&lt;")
      case 0x3E: markup("&gt;")
      case 0x22: markup("&quot;")
      case 0x27: markup("&#39;")
      // HTML has no way to write the other controls.
      case 0x00...0x08, 0x0B, 0x0E...0x1F: markup("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }

  /// An element with attributes and content. An attribute without a value is left out.
  mutating func element(
    _ name: StaticString, _ attributes: (StaticString, String?)..., content: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    markup("</")
    markup(name)
    markup(">")
  }

  /// An element with text in it.
  mutating func element(_ name: StaticString, _ attributes: (StaticString, String?)..., text: String) {
    open(name, attributes)
    self.text(text)
    markup("</")
    markup(name)
    markup(">")
  }

  /// An element that has no content: `input`, `link`.
  mutating func void(_ name: StaticString, _ attributes: (StaticString, String?)...) {
    open(name, attributes)
  }

  private mutating func open(_ name: StaticString, _ attributes: [(StaticString, String?)]) {
    markup("<")
    markup(name)
    for (name, value) in attributes {
      guard let value else { continue }
      markup(" ")
      markup(name)
      markup("=\"")
      text(value)
      markup("\"")
    }
    markup(">")
  }
}
