import Facts
import Wire

extension ArticleReader {
  /// A mail message: its subject the title, its sender the byline, its first text the text, without what it quotes.
  func readMail(_ bytes: [UInt8], naming: Naming) throws(ReadingError) -> Reading {
    let message = MailPart(bytes[...])
    guard message.header("from") != nil || message.header("subject") != nil || message.header("date") != nil
    else {
      throw ReadingError(reason: "not a mail message: neither From nor Subject nor Date")
    }
    guard let (content, isHTML, warning) = try message.text() else {
      throw ReadingError(reason: "no text in the message")
    }
    var fields: [JSONValue.Member] = []
    func add(_ name: String, _ header: String) {
      guard let value = message.header(header).map(MailHeader.decoded), !value.isEmpty else { return }
      fields.append(JSONValue.Member(name: name, value: .string(value)))
    }
    add("title", "subject")
    add("byline", "from")
    add("published", "date")
    if let id = message.header("message-id")?.trimmed, id.count > 2 {
      fields.append(
        JSONValue.Member(name: "id", value: .string(String(id.drop { $0 == "<" }.prefix { $0 != ">" }))))
    }
    let text = isHTML ? MarkupText.plainText(of: content) : MailPart.withoutQuotes(content)
    guard !text.isEmpty else { throw ReadingError(reason: "no text in the message") }
    fields.append(JSONValue.Member(name: "text", value: .string(text)))
    var reading = Reading()
    if let warning { reading.errors.append(warning) }
    let article = try ArticleFields(.object(fields)).article(
      naming: naming, now: now(), warnings: &reading.errors)
    reading.entries = [Entry(article: article)]
    return reading
  }
}
