import Wire

/// Reads the items of an RSS 0.9x, 1.0 (RDF), 2.0 or Atom 0.3 or 1.0 feed, under whatever prefixes, as fields of articles.
/// One pass.
struct FeedReader: XMLItemReader {
  /// The items, each with the fields that `ArticleFields` knows.
  private(set) var items: [[JSONValue.Member]] = []
  /// Whether it is a feed at all.
  private(set) var isFeed = false
  /// Whether the element that all others are in has ended.
  private(set) var hasEnd = false
  /// Whether an item had begun where the input ends.
  var isInItem: Bool { item != nil }

  /// What an element of text holds.
  private enum Content {
    /// Words, and markup that was escaped or stands naked.
    case markup
    /// Words as they stand.
    case words
    /// Markup that is a part of the feed's own (Atom's `xhtml`).
    case nested
  }

  private struct Field {
    var name: String
    var content: Content
    var text = ""
    /// Elements of its own name inside it.
    var depth = 0
  }

  private var spaces = FeedNamespaces()
  var outermost: String?
  private var item: [String: String]?
  private var channel: [String: String] = [:]
  private var field: Field?
  /// Elements that an item or channel has inside, whose `id`, `title` and `updated` are not its own.
  private var nested: [String] = []
  private var base: String?
  private var itemBase: String?

  private static let mostNested = 32

  init(_ text: String) {
    hasEnd = readAll(text)
  }

  mutating func take(_ text: Substring, _ isLiteral: Bool) {
    guard field != nil else { return }
    if field?.content == .nested, !isLiteral {
      field?.text += text
    } else if field?.content == .nested {
      field?.text += MarkupReferences.escaped(text)
    } else {
      field?.text += isLiteral ? String(text) : MarkupReferences.decode(text)
    }
  }

  mutating func start(_ rawName: String, _ attributes: MarkupAttributes, isEmpty: Bool) {
    if var open = field {
      // Naked markup, and Atom's xhtml: kept as what it is.
      if rawName == open.name, !isEmpty { open.depth += 1 }
      let name = MarkupScanner.localName(rawName)
      open.text += "<\(name)>"
      field = open
      return
    }
    if !isFeed || attributes.mentions("xmlns") { spaces.read(attributes) }
    let name = spaces.resolved(rawName)
    if !nested.isEmpty {
      if ["name", "title", "email"].contains(name), !isEmpty {
        begin(name, rawName, attributes)
      } else if !isEmpty {
        nest(rawName)
      }
      return
    }
    switch name {
    case "rss", "feed", "rdf:rdf", "rdf", "channel":
      isFeed = true
      base = attributes["xml:base"] ?? base
      if channel["language"] == nil, let language = attributes["xml:lang"], !language.isEmpty {
        channel["language"] = language
      }
    case "item", "entry":
      // What follows one that was not ended is another.
      finishItem()
      item = [:]
      itemBase = attributes["xml:base"]
      if let about = attributes["rdf:about"] { set("about", about) }
      if let language = attributes["xml:lang"], !language.isEmpty { set("language", language) }
      if isEmpty { finishItem() }
    case "author", "contributor", "image", "textinput", "media:credit":
      if name == "author" || isEmpty {
        if !isEmpty { beginAuthor(rawName, attributes) }
      } else {
        nest(rawName)
      }
    case "source":
      if item != nil, !isEmpty { beginAuthor(rawName, attributes) }
    case "link":
      if let target = attributes["href"] {
        let relation = attributes["rel"]?.lowercased() ?? "alternate"
        if relation == "alternate" { set("link", target) } else if relation == "self" { set("self", target) }
        if !isEmpty { begin("ignored", rawName, attributes) }
      } else if !isEmpty {
        begin(name, rawName, attributes)
      }
    default: if !isEmpty, Self.known.contains(name) { begin(name, rawName, attributes) }
    }
  }

  private static let known: Set<String> = [
    "title", "link", "description", "content", "summary", "content:encoded", "guid", "id", "pubdate",
    "published", "updated", "issued",
    "modified", "created", "date", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:modified",
    "dcterms:date", "dcterms:available", "dc:created", "dc:creator",
    "dcterms:creator", "dc:publisher", "dcterms:publisher", "dc:title", "dc:description", "dcterms:abstract",
    "dcterms:title", "dc:language",
    "language", "media:title", "media:description", "media:text", "itunes:title", "itunes:author",
    "itunes:summary", "itunes:subtitle", "tagline", "subtitle",
    "dc:identifier", "fullitem", "body", "xhtml:body", "fulltext", "yandex:full-text", "origlink",
  ]

  private mutating func begin(_ name: String, _ rawName: String, _ attributes: MarkupAttributes) {
    let type = attributes["type"]?.lowercased() ?? ""
    let mode = attributes["mode"]?.lowercased() ?? ""
    var content = Content.markup
    switch name {
    case "title", "content", "summary", "subtitle", "tagline", "description":
      if type == "xhtml" || mode == "xml" && type.contains("x")
        || name == "content" && type.contains("xhtml") && mode.isEmpty
      {
        content = .nested
      } else if type == "text" || (type == "text/plain" && mode != "escaped") || isAtom && type.isEmpty {
        content = .words
      }
    case "body", "xhtml:body", "fullitem": content = .nested
    default: break
    }
    field = Field(name: rawName, content: content)
    key = name
    // Atom has what is neither text nor XML in base64 (RFC 4287 section 4.1.3.3).
    isBase64 =
      mode == "base64"
      || isAtom && type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml") && mode.isEmpty
  }

  /// The field that the text under way is for.
  private var key = ""
  private var isBase64 = false
  private var isAtom: Bool { outermost.map { spaces.resolved($0) == "feed" } ?? false }

  /// An author or a source: words, or elements with a name or title.
  private mutating func beginAuthor(_ rawName: String, _ attributes: MarkupAttributes) {
    nested = [rawName]
    nestedText = ""
    key = ""
    if isAtom { return }
    field = Field(name: rawName, content: .words)
    key = spaces.resolved(rawName)
  }

  private var nestedText = ""

  private mutating func nest(_ rawName: String) {
    if nested.count < Self.mostNested { nested.append(rawName) }
  }

  mutating func end(_ rawName: String) {
    if var open = field {
      guard rawName == open.name else {
        let name = MarkupScanner.localName(rawName)
        // The end of the item ends what was not ended in it.
        if ["item", "entry"].contains(spaces.resolved(rawName)), item != nil {
          finishField(open)
          nested = []
          finishItem()
        } else {
          open.text += "</\(name)>"
          field = open
        }
        return
      }
      if open.depth > 0 {
        open.depth -= 1
        open.text += "</\(rawName)>"
        field = open
        return
      }
      finishField(open)
      if nested.last == rawName { nested.removeLast() }
      return
    }
    if let last = nested.last {
      if rawName == last {
        nested.removeLast()
      } else if ["item", "entry"].contains(spaces.resolved(rawName)) {
        nested = []
        finishItem()
      }
      return
    }
    if ["item", "entry"].contains(spaces.resolved(rawName)) { finishItem() }
  }

  private mutating func finishField(_ open: Field) {
    field = nil
    var text = open.text.trimmed
    if isBase64, let decoded = Base64.decode(Array(text.utf8)) {
      text = String(decoding: decoded, as: UTF8.self)
    }
    guard !text.isEmpty else { return }
    let owner = nested.first.map { spaces.resolved($0) }
    switch (owner, key) {
    case ("author", "author"), ("author", "name"):
      let name = open.content == .words && text.contains("<") ? MarkupText.plainText(of: text) : text
      add("author", name)
    case ("author", "email"): set("authoremail", text)
    case ("source", "source"), ("source", "title"):
      set("source", text.contains("<") ? MarkupText.plainText(of: text) : text)
    case (nil, _):
      // What stands as words is kept apart from what may be markup.
      set(
        key,
        open.content == .words && (key == "title" || isText(key)) ? MarkupReferences.escaped(text[...]) : text
      )
    default: break
    }
  }

  private func isText(_ key: String) -> Bool {
    key == "content" || key == "summary" || key == "description" || key == "subtitle"
  }

  private mutating func set(_ name: String, _ value: String) {
    let value = value.trimmed
    guard !value.isEmpty else { return }
    if item == nil {
      channel[name] = channel[name] ?? value
    } else if item?[name] == nil {
      item?[name] = value
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    guard let known = item == nil ? channel[name] : item?[name] else { return set(name, value) }
    guard known.utf8.count < 300, item != nil else { return }
    item?[name] = known + ", " + value
  }

  private mutating func finishItem() {
    guard let item else { return }
    self.item = nil
    items.append(fields(of: item))
    itemBase = nil
  }

  private func fields(of item: [String: String]) -> [JSONValue.Member] {
    func first(_ names: String...) -> String? { names.lazy.compactMap { item[$0] }.first }
    var fields: [JSONValue.Member] = []
    func add(_ name: String, _ value: String?) {
      if let value { fields.append(JSONValue.Member(name: name, value: .string(value))) }
    }
    let id = first("guid", "id", "about", "dc:identifier")
    let home = base ?? channel["link"] ?? channel["self"]
    let title = first("title", "dc:title", "media:title", "itunes:title", "dcterms:title").map(Self.line)
    add("id", id)
    add("title", title)
    add(
      "url",
      first("origlink", "link").map {
        Address.resolved($0, against: itemBase.map { Address.resolved($0, against: home) } ?? home)
      })
    let times = [
      "pubdate", "published", "dcterms:issued", "issued", "dc:date", "date", "dcterms:date",
      "dcterms:available", "dcterms:created", "dc:created", "created", "updated",
      "dcterms:modified", "modified",
    ].compactMap { item[$0] }
    add("published", times.first { PublicationTime.normalized($0) != nil } ?? times.first)
    add(
      "byline",
      first("dc:creator", "author", "dcterms:creator", "itunes:author").map {
        $0.contains("<") || $0.contains("&") ? Self.line($0) : $0
      }
      .flatMap(Byline.name))
    add("source", (first("source", "dc:publisher", "dcterms:publisher") ?? channel["title"]).map(Self.line))
    add("language", first("language", "dc:language") ?? channel["language"] ?? channel["dc:language"])
    let bodies = [
      "content:encoded", "content", "body", "xhtml:body", "fullitem", "fulltext", "yandex:full-text",
      "description", "summary", "dc:description", "dcterms:abstract", "media:text", "media:description",
      "itunes:summary", "subtitle", "itunes:subtitle",
    ].lazy.compactMap { item[$0] }.map { FeedText.cleaned(MarkupText.plainText(of: $0)) }
    // An item with a title alone is an article of its headline.
    add("text", bodies.first { !$0.isEmpty } ?? title)
    return fields
  }

  /// Markup as one line.
  private static func line(_ markup: String) -> String {
    MarkupText.plainText(of: markup).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
