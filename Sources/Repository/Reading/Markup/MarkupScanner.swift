/// Cuts HTML or XML into tags and text, forgiving as readers must be. One pass, linear; no nesting is kept, and no
/// call goes deeper for what was skipped.
struct MarkupScanner: Sequence, IteratorProtocol {
  enum Piece {
    /// Text with its references (`&amp;`) still in it; `isLiteral` in a CDATA section.
    case text(Substring, isLiteral: Bool)
    /// A start tag, its name in lower case.
    case start(name: String, attributes: MarkupAttributes, isEmpty: Bool)
    /// An end tag, its name in lower case.
    case end(name: String)
  }

  /// Elements whose content is not markup, up to their end tag.
  private static let rawElements: Set<String> = [
    "script", "style", "textarea", "title", "noscript", "template",
  ]

  private let bytes: Substring.UTF8View
  private var position: Substring.Index
  private var rawElement: String?
  private let isHTML: Bool

  init(_ text: String, isHTML: Bool) {
    bytes = text[...].utf8
    position = bytes.startIndex
    self.isHTML = isHTML
  }

  mutating func next() -> Piece? {
    while position < bytes.endIndex {
      if let element = rawElement {
        rawElement = nil
        guard let text = takeRawText(of: element) else { continue }
        return .text(text, isLiteral: element != "title" && element != "textarea")
      }
      if bytes[position] != UInt8(ascii: "<") { return takeText() }
      if starts(with: "<!--") {
        skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        return .text(takeLiteral(), isLiteral: true)
      } else if starts(with: "<!") {
        skip(past: ">")
      } else if starts(with: "<?") {
        skip(past: isHTML ? ">" : "?>")
      } else {
        return tag()
      }
    }
    return nil
  }

  /// The content of an element that holds no markup; nil when it is empty.
  private mutating func takeRawText(of element: String) -> Substring? {
    let start = position
    position = endTag(of: element) ?? bytes.endIndex
    return start < position ? Substring(bytes[start..<position]) : nil
  }

  /// What stands in a CDATA section.
  private mutating func takeLiteral() -> Substring {
    let start = bytes.index(position, offsetBy: 9)
    let end = find("]]>", from: start) ?? bytes.endIndex
    position = end < bytes.endIndex ? bytes.index(end, offsetBy: 3) : end
    return Substring(bytes[start..<end])
  }

  private mutating func takeText() -> Piece {
    let start = position
    position = bytes[bytes.index(after: start)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
    return .text(Substring(bytes[start..<position]), isLiteral: false)
  }

  private mutating func skip(past mark: StaticString) {
    if let end = find(mark, from: position) {
      position = bytes.index(end, offsetBy: mark.utf8CodeUnitCount)
    } else {
      position = bytes.endIndex
    }
  }

  private mutating func tag() -> Piece {
    var index = bytes.index(after: position)
    let isEnd = index < bytes.endIndex && bytes[index] == UInt8(ascii: "/")
    if isEnd { bytes.formIndex(after: &index) }
    let nameStart = index
    while index < bytes.endIndex, Self.isNameByte(bytes[index]) { bytes.formIndex(after: &index) }
    guard index > nameStart, Self.isLetter(bytes[nameStart]) else { return takeText() }
    let name = Substring(bytes[nameStart..<index]).lowercased()
    let attributesStart = index
    var isEmpty = false
    while index < bytes.endIndex, bytes[index] != UInt8(ascii: ">") {
      if bytes[index] == UInt8(ascii: "/") {
        isEmpty = true
        bytes.formIndex(after: &index)
      } else if MarkupAttributes.isSpace(bytes[index]) {
        bytes.formIndex(after: &index)
      } else {
        isEmpty = false
        MarkupAttributes.skipOne(bytes, &index)
      }
    }
    let attributes = MarkupAttributes(Substring(bytes[attributesStart..<index]))
    position = index < bytes.endIndex ? bytes.index(after: index) : index
    if isEnd { return .end(name: name) }
    if isHTML, !isEmpty, Self.rawElements.contains(name) { rawElement = name }
    return .start(name: name, attributes: attributes, isEmpty: isEmpty)
  }

  private func starts(with mark: StaticString) -> Bool {
    bytes[position...].prefix(mark.utf8CodeUnitCount).elementsEqual(
      UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
  }

  private func find(_ mark: StaticString, from start: Substring.Index) -> Substring.Index? {
    let pattern = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    var index = start
    while let candidate = bytes[index...].firstIndex(of: pattern[0]) {
      if bytes[candidate...].prefix(pattern.count).elementsEqual(pattern) { return candidate }
      index = bytes.index(after: candidate)
    }
    return nil
  }

  private func endTag(of name: String) -> Substring.Index? {
    var index = position
    while let candidate = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = bytes.index(after: candidate)
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "/") else { continue }
      let tag = bytes[bytes.index(after: index)...].prefix(name.utf8.count)
      if tag.lazy.map({ $0 | 0x20 }).elementsEqual(name.utf8) { return candidate }
    }
    return nil
  }

  /// A name without its prefix: "headline" of "ns:headline".
  static func localName(_ name: String) -> String {
    name.utf8.contains(UInt8(ascii: ":")) ? String(name.split(separator: ":").last ?? "") : name
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x3A).contains(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E
  }
}
