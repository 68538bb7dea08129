import Facts

/// The fields of an article in a JSON object, under the names that newsrooms use: our own, ninjs 1.x and
/// 2.x, schema.org's and JSON Feed's.
struct ArticleFields {
  private static let idKeys = ["id", "uri", "guid", "altid", "_id"]
  private static let titleKeys = ["title", "headline", "headlines", "name"]
  private static let sourceKeys = [
    "source", "publisher", "infosource", "infosources", "provider", "byline", "author",
  ]
  private static let urlKeys = ["url", "link", "canonical_url", "canonicalurl"]
  private static let publishedKeys = [
    "published", "versioncreated", "version_created", "firstcreated", "contentcreated", "datepublished",
    "date_published", "published_at", "publishedat", "pubdate", "date",
  ]
  private static let datelineKeys = ["dateline", "located", "location"]
  private static let languageKeys = ["language", "lang", "inlanguage"]
  /// Fields that may be lists: `{role, value}` and `{name}` in ninjs 2.x, several authors.
  private static let listKeys: Set<String> = [
    "headlines", "infosource", "infosources", "author", "byline", "publisher", "provider",
  ]
  /// Fields that may be objects with a name: places, and whoever published or wrote.
  private static let objectKeys: Set<String> = [
    "source", "publisher", "provider", "author", "infosource", "located", "location", "dateline",
    "inlanguage",
  ]
  private static let textKeys = [
    "text", "body_text", "bodytext", "body", "bodies", "articlebody", "content_text", "content",
  ]
  private static let markupKeys = ["body_xhtml", "body_html", "bodyxhtml", "bodyhtml", "content_html"]

  private static let headerKeys = Set(
    idKeys + titleKeys + sourceKeys + urlKeys + publishedKeys + datelineKeys + languageKeys)

  private let members: [String: JSONValue]
  private let typeName: String?

  init(_ value: JSONValue) {
    guard case .object(let members) = value else {
      self.members = [:]
      typeName = value.typeName
      return
    }
    var table: [String: JSONValue] = [:]
    for member in members where member.value != .null { table[member.name.lowercased()] = member.value }
    self.members = table
    typeName = nil
  }

  /// Whether a line of a text file with this key belongs to a header block.
  static func isHeaderKey(_ key: String) -> Bool { headerKeys.contains(key) }

  /// The article. A wrong type or a missing text is an error that names the field; a time that cannot be
  /// read is left out, with a warning.
  func article(
    naming: ArticleReader.Naming, warnings: inout [ReadingError]
  ) throws(ReadingError) -> Article {
    if let typeName {
      throw ReadingError(reason: "expected an object with the fields of an article, not \(typeName)")
    }
    var article = Article(id: "", text: try text())
    article.title = try first(of: Self.titleKeys)
    article.source = try first(of: Self.sourceKeys)
    article.url = try first(of: Self.urlKeys)
    article.dateline = try first(of: Self.datelineKeys)
    article.language = try first(of: Self.languageKeys)
    for key in Self.publishedKeys {
      guard let value = members[key] else { continue }
      guard let text = value.string else { throw wrongType(key, "a string", value) }
      article.published = PublicationTime.normalized(text)
      if article.published == nil {
        var warning = ReadingError(
          field: key, reason: "is not a time (RFC 3339 or a date): \"\(text.prefix(40))\"")
        warning.isWarning = true
        warnings.append(warning)
      }
      break
    }
    let id = try identifier()
    if article.url == nil, let id, id.hasPrefix("http://") || id.hasPrefix("https://") { article.url = id }
    article.id =
      switch (id, naming) {
      case (.some(let id), _): ArticleID.safe(id)
      case (nil, .name(let name)): ArticleID.safe(name)
      case (nil, .content): ArticleID.ofContent(article)
      }
    return article
  }

  private func identifier() throws(ReadingError) -> String? {
    for key in Self.idKeys {
      switch members[key] {
      case nil: continue
      case .string(let value):
        let id = value.trimmed
        if id.isEmpty { throw ReadingError(field: key, reason: "is empty") }
        return id
      case .number(let value):
        // Beyond 2^53 a JSON number may be another than was written (RFC 8259 section 6).
        guard let integer = Int(exactly: value), integer.magnitude < 1 << 53 else {
          throw ReadingError(field: key, reason: "must be a string or a whole number below 2^53")
        }
        return String(integer)
      case .some(let value): throw wrongType(key, "a string", value)
      }
    }
    return nil
  }

  private func text() throws(ReadingError) -> String {
    for key in Self.textKeys {
      guard let value = members[key] else { continue }
      let text: String
      switch value {
      case .string(let string): text = string
      case .array(let bodies): text = Self.preferredBody(of: bodies)
      case .object: text = Self.preferredBody(of: [value])
      default: throw wrongType(key, "a string", value)
      }
      if text.contains(where: { !$0.isWhitespace }) { return text }
    }
    for key in Self.markupKeys {
      guard let value = members[key] else { continue }
      guard let markup = value.string else { throw wrongType(key, "a string", value) }
      let text = ReadableText.plainText(of: markup)
      if !text.isEmpty { return text }
    }
    for key in Self.textKeys + Self.markupKeys {
      guard let value = members[key] else { continue }
      guard value.string != nil else { throw wrongType(key, "a string", value) }
      throw ReadingError(field: key, reason: "is empty")
    }
    throw ReadingError(field: "text", reason: "is missing")
  }

  /// ninjs 2.x: `bodies` has the same text in several forms; plain text is preferred to markup.
  private static func preferredBody(of bodies: [JSONValue]) -> String {
    var markup: String?
    for body in bodies {
      guard let value = body["value"]?.string ?? body["text"]?.string else { continue }
      let type =
        (body["contenttype"] ?? body["contentType"] ?? body["role"])?.string?.lowercased() ?? "text/plain"
      if !type.contains("html") && !type.contains("xml") { return value }
      markup = markup ?? value
    }
    return markup.map { ReadableText.plainText(of: $0) } ?? ""
  }

  /// The first field of these that has something in it: a string, or what ninjs and schema.org have in its place.
  ///
  /// What is neither is an error: left out, it would be lost without a word.
  private func first(of keys: [String]) throws(ReadingError) -> String? {
    for key in keys {
      guard let value = members[key] else { continue }
      let text: String
      switch value {
      case .string(let string): text = string
      case .array(let values) where Self.listKeys.contains(key):
        guard let main = values.first(where: { $0["role"]?.string == "main" }) ?? values.first else {
          continue
        }
        guard let string = main.string ?? main["value"]?.string ?? main["name"]?.string else {
          throw ReadingError(field: key, reason: "must list strings, or objects with a \"value\" or \"name\"")
        }
        text = string
      case .object where Self.objectKeys.contains(key):
        guard let string = (value["name"] ?? value["value"])?.string else {
          throw ReadingError(field: key, reason: "must be a string, or an object with a \"name\"")
        }
        text = string
      default: throw wrongType(key, "a string", value)
      }
      if !text.trimmed.isEmpty { return text.trimmed }
    }
    return nil
  }

  private func wrongType(_ field: String, _ expected: String, _ value: JSONValue) -> ReadingError {
    ReadingError(field: field, reason: "must be \(expected), not \(value.typeName)")
  }
}
