import Wire

/// What a page's linked data (JSON-LD, schema.org) say of its article.
struct LinkedArticle {
  private(set) var headline: String?
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var authors: [String] = []
  private(set) var publisher: String?
  private(set) var language: String?
  private(set) var url: String?
  private(set) var body: String?

  private static let most = (scripts: 24, values: 4_000)

  /// Looks through the scripts; what is no JSON is left out.
  init(_ scripts: [Substring]) {
    var named: [String: JSONValue] = [:]
    var articles: [JSONValue] = []
    for script in scripts.prefix(Self.most.scripts) {
      guard let value = Self.value(of: script) else { continue }
      var waiting = [value]
      var seen = 0
      while let next = waiting.popLast(), seen < Self.most.values {
        seen += 1
        switch next {
        case .array(let values): waiting += values.reversed()
        case .object(let members):
          if let id = next["@id"]?.string, members.count > 1 { named[id] = named[id] ?? next }
          if Self.isArticle(next) { articles.append(next) }
          for name in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"] {
            if let inner = next[name], inner.string == nil { waiting.append(inner) }
          }
        default: break
        }
      }
    }
    // A page lists others' headlines too; its own article has a text, a time or comes first.
    let main =
      articles.first { $0["articleBody"] != nil } ?? articles.first { $0["datePublished"] != nil }
      ?? articles.first
    guard let main else { return }
    func text(_ name: String) -> String? {
      switch main[name] {
      case .string(let text): Self.clean(text)
      case .array(let values): values.first?.string.flatMap(Self.clean)
      case .object: main[name]?["@value"]?.string.flatMap(Self.clean)
      default: nil
      }
    }
    headline = text("headline") ?? text("name")
    published = (text("datePublished") ?? text("dateCreated") ?? text("uploadDate")).flatMap(
      PublicationTime.found(in:))
    modified = text("dateModified").flatMap(PublicationTime.found(in:))
    language = text("inLanguage")
    url = text("url") ?? text("mainEntityOfPage") ?? main["mainEntityOfPage"]?["@id"]?.string
    if case .string(let text)? = main["articleBody"] { body = text }
    authors = Self.names(main["author"] ?? main["creator"], named).compactMap(Byline.name)
    publisher = Self.names(main["publisher"] ?? main["sourceOrganization"], named).first
  }

  private static func clean(_ text: String) -> String? {
    let text = MarkupReferences.decode(text[...]).trimmed
    return text.isEmpty ? nil : text
  }

  private static func names(_ value: JSONValue?, _ named: [String: JSONValue]) -> [String] {
    switch value {
    case .string(let text): return clean(text).map { [$0] } ?? []
    case .array(let values): return values.prefix(12).flatMap { $0.array == nil ? names($0, named) : [] }
    case .object:
      if let name = value?["name"] {
        return name.array?.compactMap(\.string) ?? name.string.flatMap(clean).map { [$0] } ?? []
      }
      guard let id = value?["@id"]?.string, let other = named[id]?["name"]?.string else { return [] }
      return clean(other).map { [$0] } ?? []
    default: return []
    }
  }

  private static func isArticle(_ value: JSONValue) -> Bool {
    let types = value["@type"]?.array?.compactMap(\.string) ?? [value["@type"]?.string].compactMap(\.self)
    return types.contains { type in
      type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type.hasSuffix("Report")
        || type == "OpinionNewsArticle"
        || type == "SocialMediaPosting" || type.hasSuffix("Review")
    }
  }

  /// The JSON of a script, mended where it is nearly so: line feeds in strings, comments around it, a semicolon behind.
  private static func value(of script: Substring) -> JSONValue? {
    if let value = try? JSONValue(parsing: Array(script.utf8)) { return value }
    guard let start = script.utf8.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let end = script.utf8.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), start < end
    else { return nil }
    return try? JSONValue(parsing: script.utf8[start...end].map { $0 < 0x20 ? 0x20 : $0 })
  }
}
