import Facts
import Wire

extension ArticleReader {
  /// A `.txt` file: a header block or a title line, then the text. A first line that is all there is, or that is no
  /// headline, is text.
  func readPlain(_ content: String, naming: Naming) throws(ReadingError) -> Reading {
    var lines = TextLines(content)
    var fields: [JSONValue.Member] = []
    var title: String?
    // Behind the slugs and marks that are no part of the text.
    var marksEnd = content.startIndex
    var marks = 0
    if let header = Self.header(of: content, at: lines.position) {
      fields = header.fields
      lines.position = header.end
    } else {
      while let line = lines.next() {
        let trimmed = line.trimmed
        guard !trimmed.isEmpty else { continue }
        if marks < Self.mostMarks, HeadlineForm.isMark(trimmed) {
          marksEnd = lines.position
          marks += 1
          continue
        }
        title = trimmed
        break
      }
    }
    var body = Self.withoutBlankEnds(content.utf8[lines.position...])
    if let line = title, body.isEmpty || !HeadlineForm.isHeadline(line) {
      title = nil
      body = Self.withoutBlankEnds(content.utf8[marksEnd...])
    }
    if title == nil, fields.isEmpty, body.isEmpty {
      body = Self.withoutBlankEnds(Substring(content).utf8)
    }
    if let title = title.map(HeadlineForm.withoutMark) {
      fields.append(JSONValue.Member(name: "title", value: .string(title)))
    }
    guard !body.isEmpty else {
      throw ReadingError(
        reason: fields.isEmpty ? "empty: nothing but white space" : "empty: a header block and no text",
        isCut: true)
    }
    fields.append(JSONValue.Member(name: "text", value: .string(body)))
    var reading = Reading()
    let article = try ArticleFields(.object(fields)).article(
      naming: naming, now: now(), warnings: &reading.errors)
    reading.entries = [Entry(article: article)]
    return reading
  }

  /// Lines of marks before the headline.
  private static let mostMarks = 6

  /// The header block that begins here: lines `key: value`, at least one key known, up to a blank line.
  private static func header(
    of content: String, at start: String.Index
  ) -> (fields: [JSONValue.Member], end: String.Index)? {
    var lines = TextLines(content)
    lines.position = start
    var fields: [JSONValue.Member] = []
    var isKnown = false
    while let line = lines.next() {
      let trimmed = line.trimmed
      if trimmed.isEmpty {
        if fields.isEmpty { continue }
        return isKnown ? (fields, lines.position) : nil
      }
      guard let colon = trimmed.firstIndex(of: ":"), colon > trimmed.startIndex else { return nil }
      let key = trimmed[..<colon].lowercased()
      let value = trimmed[trimmed.index(after: colon)...].trimmed
      guard key.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F }), !value.isEmpty
      else { return nil }
      isKnown = isKnown || ArticleFields.isHeaderKey(key)
      fields.append(JSONValue.Member(name: key, value: .string(value)))
    }
    return nil
  }

  /// The text without the blank lines before and after it; everything else as it stands.
  private static func withoutBlankEnds(_ text: Substring.UTF8View) -> String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    let lineStart = text[..<first].lastIndex(of: 0x0A).map(text.index(after:)) ?? text.startIndex
    return String(Substring(text[lineStart..<text.index(after: last)]))
  }
}

/// Walks over the lines of a text, which end in a line feed.
private struct TextLines {
  private let text: String
  var position: String.Index

  init(_ text: String) {
    self.text = text
    position = text.startIndex
  }

  mutating func next() -> Substring? {
    guard position < text.endIndex else { return nil }
    let end = text.utf8[position...].firstIndex(of: 0x0A)
    let line = Substring(text.utf8[position..<(end ?? text.endIndex)])
    position = end.map(text.utf8.index(after:)) ?? text.endIndex
    return line
  }
}
