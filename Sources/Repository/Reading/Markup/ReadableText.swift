/// Finds the article on a web page: its headline, what the page says of itself, and its paragraphs.
///
/// A small readability: what stands in `article` or `main`, else in the page, in paragraphs, headings,
/// list items and quotations; not in navigation, asides, forms, captions or scripts, and no block that is
/// mostly links. One pass over the markup.
struct ReadableText {
  private(set) var title: String?
  private(set) var published: String?
  private(set) var source: String?
  private(set) var url: String?
  private(set) var language: String?
  /// The paragraphs, a blank line between them.
  private(set) var text = ""
  /// Whether the end of the page was met.
  private(set) var hasEnd = false

  private struct Block {
    var text: String
    var linked: Int
    var isInArticle: Bool
    var isParagraph: Bool
  }

  private static let breaking: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section", "article",
    "main",
    "table", "tr", "td", "th", "dd", "dt", "dl", "pre", "hr", "body", "header", "footer", "figure",
  ]
  private static let paragraphs: Set<String> = ["p", "h2", "h3", "h4", "li", "blockquote", "pre", "dd"]
  private static let left: Set<String> = [
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "svg",
    "figure", "figcaption", "iframe", "object", "video", "audio", "dialog", "menu", "head",
  ]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  private var blocks: [Block] = []
  private var line = ""
  private var linked = 0
  private var skipping = 0
  private var skippedElement = ""
  private var articleDepth = 0
  private var linkDepth = 0
  private var isParagraph = false
  private var capturing: String?
  private var captured = ""
  private var heading: String?
  private var pageTitle: String?

  /// Reads a page.
  init(page: String) {
    for piece in MarkupScanner(page, isHTML: true) {
      switch piece {
      case .text(let text, let isLiteral): take(isLiteral ? String(text) : MarkupReferences.decode(text))
      case .start(let name, let attributes, let isEmpty): start(name, attributes, isEmpty: isEmpty)
      case .end(let name):
        hasEnd = hasEnd || name == "html"
        end(name)
      }
    }
    endBlock()
    let article = blocks.filter(\.isInArticle)
    let pool = article.contains { $0.text.utf8.count > 80 } ? article : blocks
    let marked = pool.filter(\.isParagraph)
    let chosen = marked.isEmpty ? pool : marked
    text = chosen.filter { $0.linked * 2 <= $0.text.utf8.count }.map(\.text).joined(separator: "\n\n")
    title = title ?? heading ?? pageTitle
  }

  /// The text of a piece of markup, as feeds and ninjs carry: every block a paragraph.
  static func plainText(of markup: String) -> String {
    var reader = ReadableText(fragment: markup)
    reader.endBlock()
    return reader.blocks.map(\.text).joined(separator: "\n\n")
  }

  private init(fragment: String) {
    for piece in MarkupScanner(fragment, isHTML: true) {
      switch piece {
      case .text(let text, let isLiteral): take(isLiteral ? String(text) : MarkupReferences.decode(text))
      case .start(let name, let attributes, let isEmpty): start(name, attributes, isEmpty: isEmpty)
      case .end(let name): end(name)
      }
    }
  }

  private mutating func take(_ text: String) {
    if capturing != nil { captured += text }
    guard skipping == 0 else { return }
    var hasSpace = line.isEmpty || line.utf8.last == 0x20 || line.utf8.last == 0x0A
    for scalar in text.unicodeScalars {
      if scalar == " " || (scalar.value >= 0x09 && scalar.value <= 0x0D) {
        if !hasSpace { line.unicodeScalars.append(" ") }
        hasSpace = true
      } else {
        line.unicodeScalars.append(scalar)
        if linkDepth > 0 { linked += 1 }
        hasSpace = false
      }
    }
  }

  private mutating func start(_ name: String, _ attributes: [String: String], isEmpty: Bool) {
    switch name {
    case "html": language = language ?? attributes["lang"].flatMap { $0.isEmpty ? nil : $0 }
    case "meta": meta(attributes)
    case "link":
      if attributes["rel"]?.lowercased() == "canonical" { url = url ?? attributes["href"] }
    case "time": published = published ?? attributes["datetime"].flatMap(PublicationTime.normalized)
    case "title" where pageTitle == nil, "h1" where heading == nil:
      capturing = name
      captured = ""
    default: break
    }
    if name == "br" {
      if skipping == 0, !line.isEmpty { line += "\n" }
      return
    }
    guard !isEmpty, !Self.void.contains(name) else { return }
    if skipping > 0 {
      if name == skippedElement { skipping += 1 }
      return
    }
    if Self.breaking.contains(name) { endBlock() }
    if Self.left.contains(name) {
      endBlock()
      skipping = 1
      skippedElement = name
      return
    }
    if name == "article" || name == "main" { articleDepth += 1 }
    if name == "a" { linkDepth += 1 }
    if Self.paragraphs.contains(name) { isParagraph = true }
  }

  private mutating func end(_ name: String) {
    if name == capturing {
      let text = captured.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if name == "h1" { heading = text.isEmpty ? nil : text } else { pageTitle = text.isEmpty ? nil : text }
      capturing = nil
      if name == "h1" {
        line = ""
        linked = 0
      }
    }
    if skipping > 0 {
      if name == skippedElement { skipping -= 1 }
      return
    }
    if Self.breaking.contains(name) { endBlock() }
    if name == "article" || name == "main" { articleDepth = max(0, articleDepth - 1) }
    if name == "a" { linkDepth = max(0, linkDepth - 1) }
  }

  private mutating func endBlock() {
    let text = line.trimmed
    if !text.isEmpty {
      blocks.append(
        Block(text: text, linked: linked, isInArticle: articleDepth > 0, isParagraph: isParagraph))
    }
    line = ""
    linked = 0
    isParagraph = false
  }

  private mutating func meta(_ attributes: [String: String]) {
    guard let content = attributes["content"]?.trimmed, !content.isEmpty else { return }
    switch (attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? "").lowercased() {
    case "og:title": title = title ?? content
    case "og:site_name": source = source ?? content
    case "og:url": url = url ?? content
    case "article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date":
      published = published ?? PublicationTime.normalized(content)
    default: break
    }
  }
}
