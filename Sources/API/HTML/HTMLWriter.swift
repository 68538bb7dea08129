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
    var text = text
    text.withUTF8 { utf8 in
      var clean = 0
      for (index, byte) in utf8.enumerated() {
        guard let escape = Self.escape(of: byte) else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[clean..<index]))
        markup(escape)
        clean = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[clean...]))
    }
  }

  /// What stands for a byte that cannot stand for itself; HTML has no way at all to write most controls.
  private static func escape(of byte: UInt8) -> StaticString? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    case 0x00...0x08, 0x0B, 0x0E...0x1F: "\u{FFFD}"
    default: nil
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
  /// In XML it is `closed`.
  mutating func void(
    _ name: StaticString, _ attributes: (StaticString, String?)..., closed isClosed: Bool = false
  ) {
    open(name, attributes, isClosed: isClosed)
  }

  private mutating func open(
    _ name: StaticString, _ attributes: [(StaticString, String?)], isClosed: Bool = false
  ) {
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
    markup(isClosed ? "/>" : ">")
  }
}
