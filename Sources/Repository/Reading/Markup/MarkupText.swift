/// The text of a piece of markup, as feeds and agencies carry it: every block a paragraph, a blank line between.
enum MarkupText {
  private static let left: Set<String> = ["script", "style", "template", "figcaption", "svg", "button"]

  /// The text. One pass, linear.
  static func plainText(of markup: some StringProtocol) -> String {
    var paragraphs: [String] = []
    var line = MarkupLine()
    var skipped: String?
    func end() {
      if let text = line.take() { paragraphs.append(text) }
    }
    for piece in MarkupScanner(String(markup), isHTML: true) {
      switch piece {
      case .text(let text, let isLiteral):
        if skipped == nil { line.append(isLiteral ? String(text) : MarkupReferences.decode(text)) }
      case .start(let name, _, let isEmpty):
        if skipped == nil, left.contains(name), !isEmpty { skipped = name }
        if name == "br" {
          if !line.breakLine() { end() }
        } else if PageElement.isBlock(name) {
          end()
        }
        if name == "td" || name == "th" { line.append(" ") }
      case .end(let name):
        if name == skipped { skipped = nil }
        if PageElement.isBlock(name) { end() }
      }
    }
    end()
    return paragraphs.joined(separator: "\n\n")
  }

  /// Whether a text is markup and not words: it has tags that end, break lines or begin paragraphs.
  static func isMarkup(_ text: String) -> Bool {
    let utf8 = text.utf8
    guard utf8.contains(UInt8(ascii: "<")) else { return false }
    for piece in MarkupScanner(text, isHTML: true).prefix(40) {
      switch piece {
      case .start(let name, _, _): if name == "br" || name == "p" || PageElement.isBlock(name) { return true }
      case .end(let name): if name == "a" || name == "b" || name == "i" || name.count > 1 { return true }
      case .text: continue
      }
    }
    return false
  }
}

/// A line of text under way: white space is one space, breaks stay.
struct MarkupLine {
  private var bytes: [UInt8] = []
  /// Bytes that stand in links.
  private(set) var linked = 0
  private var hasSpace = true

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ piece: String, isLinked: Bool = false) {
    let before = bytes.count
    for byte in piece.utf8 {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        if !hasSpace { bytes.append(0x20) }
        hasSpace = true
      } else if byte != 0 {
        bytes.append(byte)
        hasSpace = false
      }
    }
    if isLinked { linked += bytes.count - before }
  }

  /// Breaks the line; false where it was broken already, so that a paragraph ends.
  mutating func breakLine() -> Bool {
    if hasSpace, bytes.last == 0x20 { bytes.removeLast() }
    hasSpace = true
    guard let last = bytes.last else { return true }
    guard last != 0x0A else { return false }
    bytes.append(0x0A)
    return true
  }

  /// The line without white space at its ends, and a new one; nil where there is nothing.
  mutating func take() -> String? {
    defer {
      bytes.removeAll(keepingCapacity: true)
      linked = 0
      hasSpace = true
    }
    while let last = bytes.last, last == 0x20 || last == 0x0A { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
