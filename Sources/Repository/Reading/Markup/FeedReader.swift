/// Reads the items of an RSS 0.9x, 1.0, 2.0 or Atom feed as fields of articles. One pass.
struct FeedReader {
  /// The items, each with the fields that `ArticleFields` knows.
  private(set) var items: [[JSONValue.Member]] = []
  /// Whether it is a feed at all.
  private(set) var isFeed = false
  /// Whether the element that all others are in has ended.
  private(set) var hasEnd = false

  /// The element that all others are in.
  private var outermost: String?
  private var item: [String: String]?
  private var channel: [String: String] = [:]
  private var content = ""
  /// Atom's `type="xhtml"` has elements inside the content; they are kept as markup.
  private var markupElement: String?
  /// Atom nests `author` and `source` in an entry, whose `id`, `title` and `updated` are not the entry's.
  private var nested: String?

  init(_ text: String) {
    for piece in MarkupScanner(text, isHTML: false) {
      noteEnds(piece)
      switch piece {
      case .text(let text, let isLiteral): content += isLiteral ? String(text) : MarkupReferences.decode(text)
      case .start(let name, let attributes, let isEmpty): start(name, attributes, isEmpty: isEmpty)
      case .end(let name): end(name)
      }
    }
  }

  private mutating func noteEnds(_ piece: MarkupScanner.Piece) {
    switch piece {
    case .start(let name, _, _): outermost = outermost ?? name
    case .end(let name): hasEnd = hasEnd || name == outermost
    case .text: break
    }
  }

  private mutating func start(_ name: String, _ attributes: [String: String], isEmpty: Bool) {
    if markupElement != nil {
      content += "<\(name)>"
      return
    }
    switch name {
    case "rss", "feed", "rdf:rdf", "channel": isFeed = true
    case "item", "entry": item = [:]
    case "author", "image", "textinput": nested = nested ?? (isEmpty ? nil : name)
    case "source" where item != nil && attributes["url"] == nil: nested = nested ?? (isEmpty ? nil : name)
    case "link":
      if let target = attributes["href"], (attributes["rel"] ?? "alternate") == "alternate" {
        set("link", target)
      }
    case "content", "summary":
      if attributes["type"]?.lowercased() == "xhtml", !isEmpty { markupElement = name }
    default: break
    }
    content = ""
  }

  private mutating func end(_ name: String) {
    if let markupElement, name != markupElement {
      content += "</\(name)>"
      return
    }
    markupElement = nil
    defer { content = "" }
    if let nested {
      if name == nested { self.nested = nil }
      return
    }
    switch name {
    case "item", "entry":
      if let item { items.append(fields(of: item)) }
      item = nil
    default: set(name, content.trimmed)
    }
  }

  private mutating func set(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    if item == nil {
      channel[name] = channel[name] ?? value
    } else if item?[name] == nil {
      item?[name] = value
    }
  }

  private func fields(of item: [String: String]) -> [JSONValue.Member] {
    func first(_ names: String...) -> String? { names.lazy.compactMap { item[$0] }.first }
    var fields: [JSONValue.Member] = []
    func add(_ name: String, _ value: String?) {
      if let value { fields.append(JSONValue.Member(name: name, value: .string(value))) }
    }
    add("id", first("guid", "id"))
    add("title", first("title").map { ReadableText.plainText(of: $0) })
    add("url", first("link"))
    add("published", first("pubdate", "published", "dc:date", "updated"))
    add("source", first("source", "dc:publisher") ?? channel["title"])
    add("language", first("language", "dc:language") ?? channel["language"])
    add("body_html", first("content:encoded", "content", "description", "summary"))
    return fields
  }
}
