import Facts
import Wire

/// The fields of an article in an object, under the names that newsrooms and programs use: our own, ninjs 1 to 3,
/// schema.org's, JSON Feed's, NewsAPI's, the Guardian's, the New York Times', WordPress', news-please's, newspaper's.
struct ArticleFields {
  private static let idKeys = ["id", "uri", "guid", "altid", "_id", "altids"]
  private static let titleKeys = [
    "title", "headline", "headlines", "webtitle", "name", "title_page", "main_headline", "headline_main",
    "post_title", "maintitle",
  ]
  private static let bylineKeys = [
    "byline", "bylines", "by", "authors", "author", "creator", "writer", "author_name", "journalist",
    "post_author_name",
  ]
  private static let sourceKeys = [
    "source", "publisher", "infosource", "infosources", "provider", "site_name", "publication", "outlet",
    "sitename", "source_name",
    "source_domain", "newspaper", "domain", "media",
  ]
  private static let urlKeys = [
    "url", "link", "canonical_url", "canonicalurl", "weburl", "web_url", "canonical_link", "permalink",
    "source_url", "article_url", "links",
  ]
  private static let publishedKeys = [
    "published", "versioncreated", "version_created", "firstcreated", "contentcreated", "datepublished",
    "date_published", "published_at", "publishedat", "pubdate", "pub_date", "webpublicationdate",
    "publish_date", "date_publish", "publishdate",
    "publication_date", "publicationdate", "published_date", "publisheddate", "date_gmt", "datetime",
    "datetimepub", "published_time", "created_at", "createdat", "post_date_gmt", "post_date",
    "firstpublished", "first_published", "timestamp", "isodate", "date", "time", "created", "updated",
    "updated_at", "date_modified", "datemodified", "modified",
  ]
  private static let datelineKeys = ["dateline", "located", "location"]
  private static let languageKeys = ["language", "lang", "inlanguage", "language_code"]
  private static let textKeys = [
    "text", "body_text", "bodytext", "maintext", "main_text", "full_text", "fulltext", "article_text", "body",
    "bodies", "articlebody", "content_text",
    "content", "article", "story", "plain_text", "cleaned_text", "post_content", "raw_text", "paragraphs",
    "contents",
  ]
  private static let markupKeys = [
    "body_xhtml", "body_html", "bodyxhtml", "bodyhtml", "content_html", "contenthtml", "html", "body_nitf",
    "article_html", "cleaned_html",
  ]
  /// What stands for a text where there is none: what is said of a picture, or of the text.
  private static let summaryKeys = [
    "lead_paragraph", "description", "description_text", "descriptions", "description_caption", "caption",
    "captions", "abstract", "summary", "snippet", "excerpt", "standfirst", "trailtext",
    "subtitle", "meta_description", "meta_desc",
  ]

  private static let headerKeys = Set(
    idKeys + titleKeys + bylineKeys + sourceKeys + urlKeys + publishedKeys + datelineKeys + languageKeys)
  private static let allTextKeys = Set(textKeys + markupKeys)

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
    // The Guardian has the text, and more of what is known, in an object inside.
    if case .object(let inner)? = table["fields"] {
      for member in inner where member.value != .null {
        let name = member.name.lowercased()
        if table[name] == nil { table[name] = member.value }
      }
    }
    self.members = table
    typeName = nil
  }

  /// Whether a line of a text file with this key belongs to a header block.
  static func isHeaderKey(_ key: String) -> Bool { headerKeys.contains(key) }

  /// Whether a column of a table with this name holds texts.
  static func isTextKey(_ key: String) -> Bool { allTextKeys.contains(key) }

  /// Whether an object holds an article, and is not something around some.
  static func isArticle(_ value: JSONValue) -> Bool {
    guard case .object(let members) = value else { return false }
    var hasTitle = false
    var hasMore = false
    for member in members {
      let name = member.name.lowercased()
      if allTextKeys.contains(name), isText(member.value) { return true }
      if titleKeys.contains(name), name != "name", member.value != .null { hasTitle = true }
      if publishedKeys.contains(name) || summaryKeys.contains(name) || urlKeys.contains(name)
        || name == "fields"
      {
        hasMore = true
      }
    }
    return hasTitle && hasMore
  }

  private static func isText(_ value: JSONValue) -> Bool {
    switch value {
    case .string: true
    case .object: value["rendered"] != nil || value["value"]?.string != nil
    case .array(let values):
      values.first?.string != nil || values.first?["contenttype"] != nil
        || values.first?["contentType"] != nil || values.first?["value"]?.string != nil
    default: false
    }
  }

  /// The article. A missing text is an error; a field of another kind than it should be, or a time that is none, costs
  /// that field and a warning.
  func article(
    naming: ArticleReader.Naming, now: Int, warnings: inout [ReadingError]
  ) throws(ReadingError) -> Article {
    if let typeName {
      throw ReadingError(reason: "expected an object with the fields of an article, not \(typeName)")
    }
    try Publishing(members).check(now: now)
    var article = Article(id: "", text: try text(&warnings))
    article.title = first(of: Self.titleKeys, &warnings).map(BodyText.headline)
    article.byline = names(of: Self.bylineKeys, &warnings)
    article.source = first(of: Self.sourceKeys, &warnings)
    article.url = first(of: Self.urlKeys, &warnings)
    article.dateline = first(of: Self.datelineKeys, &warnings)
    article.language = first(of: Self.languageKeys, &warnings)
    article.published = published(&warnings)
    let id = identifier(&warnings)
    if article.url == nil, let id, id.hasPrefix("http://") || id.hasPrefix("https://") { article.url = id }
    article.id =
      switch (id, naming) {
      case (.some(let id), _): ArticleID.safe(id)
      case (nil, .name(let name)): ArticleID.safe(name)
      case (nil, .content): ArticleID.ofContent(article)
      }
    return article
  }

  private static func warn(_ field: String, _ reason: String, _ warnings: inout [ReadingError]) {
    var warning = ReadingError(field: field, reason: reason)
    warning.isWarning = true
    warnings.append(warning)
  }

  private static func warn(
    _ field: String, expected: String, _ value: JSONValue, _ warnings: inout [ReadingError]
  ) {
    warn(field, "must be \(expected), not \(value.typeName)", &warnings)
  }

  private func published(_ warnings: inout [ReadingError]) -> String? {
    for key in Self.publishedKeys {
      guard let value = members[key] else { continue }
      switch value {
      case .string(let text):
        guard !text.trimmed.isEmpty, text.trimmed != "None" else { continue }
        if let time = PublicationTime.normalized(text) { return time }
        Self.warn(key, "is not a time (RFC 3339 or a date): \"\(text.prefix(40))\"", &warnings)
      case .number(let number):
        let seconds = number > 1e11 ? number / 1_000 : number
        if seconds > 1e8, seconds < 1e11, let time = PublicationTime.sinceEpoch(Int(seconds)) { return time }
        Self.warn(key, "must be a string, or seconds or milliseconds since 1970", &warnings)
      case .object:
        if let text = (value["$date"] ?? value["value"] ?? value["utc"] ?? value["iso"])?.string,
          let time = PublicationTime.normalized(text)
        {
          return time
        }
        Self.warn(key, expected: "a string", value, &warnings)
      default: Self.warn(key, expected: "a string", value, &warnings)
      }
    }
    return nil
  }

  private func identifier(_ warnings: inout [ReadingError]) -> String? {
    for key in Self.idKeys {
      switch members[key] {
      case nil: continue
      case .string(let value):
        let id = value.trimmed
        if id.isEmpty {
          Self.warn(key, "is empty", &warnings)
          continue
        }
        return id
      case .number(let value):
        // Beyond 2^53 a JSON number may be another than was written (RFC 8259 section 6).
        guard let integer = Int(exactly: value), integer.magnitude < 1 << 53 else {
          Self.warn(key, "must be a string or a whole number below 2^53", &warnings)
          continue
        }
        return String(integer)
      case .some(let value):
        if let text =
          (value["$oid"] ?? value["rendered"] ?? value["value"] ?? value.array?.first?["value"]
          ?? value.array?.first)?.string
        {
          return text
        }
        Self.warn(key, expected: "a string", value, &warnings)
      }
    }
    return nil
  }

  // MARK: Text

  private func text(_ warnings: inout [ReadingError]) throws(ReadingError) -> String {
    for key in Self.textKeys {
      guard let value = members[key], let text = BodyText.text(of: value) else { continue }
      if text.contains(where: { !$0.isWhitespace }) { return text }
    }
    for key in Self.markupKeys {
      guard let markup = members[key]?.string else { continue }
      let text = MarkupText.plainText(of: markup)
      if !text.isEmpty { return text }
    }
    for key in Self.textKeys + Self.markupKeys {
      guard let value = members[key] else { continue }
      if case .string = value { continue }
      if case .array = value { continue }
      if case .object = value, BodyText.text(of: value) != nil { continue }
      Self.warn(key, expected: "a string", value, &warnings)
    }
    let summaries = Self.summaryKeys.lazy.compactMap { key in
      members[key].flatMap { BodyText.text(of: $0) }.flatMap { $0.trimmed.isEmpty ? nil : $0 }
    }
    if let summary = summaries.first { return summary }
    if let caption = BodyText.caption(in: members["associations"]) { return caption }
    if let warning = warnings.popLast() {
      throw ReadingError(field: warning.field, reason: warning.reason)
    }
    for key in Self.textKeys + Self.markupKeys where members[key] != nil {
      throw ReadingError(field: key, reason: "is empty")
    }
    throw ReadingError(field: "text", reason: "is missing")
  }

  // MARK: Other fields

  /// The first field of these that has something in it: a string, or what there is in the place of one.
  private func first(of keys: [String], _ warnings: inout [ReadingError]) -> String? {
    for key in keys {
      guard let value = members[key] else { continue }
      guard let text = Self.words(of: value) else {
        Self.warn(key, Self.expectation(of: value), &warnings)
        continue
      }
      if !text.trimmed.isEmpty { return text.trimmed }
    }
    return nil
  }

  private static func expectation(of value: JSONValue) -> String {
    switch value {
    case .array: "must be a string, or list strings, or objects with a \"value\" or \"name\""
    case .object: "must be a string, or an object with a \"name\""
    default: "must be a string, not \(value.typeName)"
    }
  }

  private static let nameKeys = [
    "name", "value", "rendered", "main", "default", "original", "title", "text", "display_name",
    "displayname", "fullname", "literal", "href", "url", "code", "tag",
  ]

  /// The words of a value: a string, the main one of several, or an object's name.
  private static func words(of value: JSONValue) -> String? {
    switch value {
    case .string(let text): return text
    case .array(let values):
      guard let main = values.first(where: { $0["role"]?.string == "main" }) ?? values.first else {
        return nil
      }
      return main.array == nil ? words(of: main) : nil
    case .object:
      for key in nameKeys { if case .string(let text)? = value[key] { return text } }
      // News events name a source by its title and address.
      return nil
    default: return nil
    }
  }

  /// The names of all who wrote.
  private func names(of keys: [String], _ warnings: inout [ReadingError]) -> String? {
    for key in keys {
      guard let value = members[key] else { continue }
      let texts: [String]
      switch value {
      case .array(let values):
        texts = values.prefix(12).compactMap { value in
          if let name = Self.words(of: value) { return name }
          guard let first = value["firstname"]?.string ?? value["first_name"]?.string,
            let last = value["lastname"]?.string ?? value["last_name"]?.string
          else { return nil }
          return first + " " + last
        }
        if texts.isEmpty, !values.isEmpty { Self.warn(key, Self.expectation(of: value), &warnings) }
      case .number: continue
      default:
        guard let text = Self.words(of: value) else {
          Self.warn(key, Self.expectation(of: value), &warnings)
          continue
        }
        texts = [text]
      }
      let names = texts.compactMap(Byline.name)
      if !names.isEmpty { return names.joined(separator: ", ") }
    }
    return nil
  }
}
