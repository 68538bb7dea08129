import Facts
import Wire

extension ArticleReader {
  /// Markdown: front matter `key: value` between lines of dashes gives the fields, or else the first heading the title.
  func readMarkdown(_ content: String, naming: Naming) throws(ReadingError) -> Reading {
    var fields: [JSONValue.Member] = []
    var body = content.trimmed[...]
    if body.hasPrefix("---\n") || body.hasPrefix("---\r\n") || body.hasPrefix("+++\n") {
      let fence = body.prefix(3)
      let lines = body.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst()
      if let end = lines.firstIndex(where: {
        Substring($0).trimmed == fence || Substring($0).trimmed == "..."
      }) {
        fields = Self.frontMatter(lines[..<end].map { Substring($0) })
        body = Substring(body.utf8[lines[end].endIndex...])
      }
    }
    let markdown = MarkdownText(body)
    let hasTitle = fields.contains { ["title", "headline"].contains($0.name) }
    if !hasTitle, let title = markdown.title {
      fields.append(JSONValue.Member(name: "title", value: .string(title)))
    }
    guard !markdown.text.isEmpty else { throw ReadingError(reason: "empty: no text in it", isCut: true) }
    fields.removeAll { ArticleFields.isTextKey($0.name) }
    fields.append(JSONValue.Member(name: "text", value: .string(markdown.text)))
    var reading = Reading()
    let article = try ArticleFields(.object(fields)).article(
      naming: naming, now: now(), warnings: &reading.errors)
    reading.entries = [Entry(article: article)]
    return reading
  }

  /// Keys with a value in their line, or a list of them below.
  private static func frontMatter(_ lines: [Substring]) -> [JSONValue.Member] {
    var fields: [JSONValue.Member] = []
    for line in lines.prefix(200) {
      let text = line.trimmed
      if text.hasPrefix("- "), let last = fields.last {
        var values: [JSONValue] = []
        if case .array(let known) = last.value { values = known }
        if case .string(let known) = last.value, !known.isEmpty { continue }
        fields[fields.count - 1].value = .array(values + [.string(unquoted(text.dropFirst(2).trimmed))])
        continue
      }
      guard let mark = text.firstIndex(where: { $0 == ":" || $0 == "=" }) else { continue }
      let key = text[..<mark].trimmed.lowercased()
      guard !key.isEmpty, line.first?.isWhitespace == false else { continue }
      let value = text[text.index(after: mark)...].trimmed
      if value.hasPrefix("["), value.hasSuffix("]") {
        let values = value.dropFirst().dropLast().split(separator: ",").map {
          JSONValue.string(unquoted($0.trimmed))
        }
        fields.append(JSONValue.Member(name: key, value: .array(values)))
      } else {
        fields.append(JSONValue.Member(name: key, value: .string(unquoted(value))))
      }
    }
    return fields.filter { $0.value != .string("") }
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let first = text.first, first == "\"" || first == "'", text.last == first else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }
}
