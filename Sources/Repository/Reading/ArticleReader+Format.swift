import Wire

extension ArticleReader {
  /// How the bytes are to be read.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// One article: the first line the title where it is a headline, unless a header block `key: value` ends in a blank
    /// line.
    case text
    /// One article, an array of articles, or what wraps them.
    case json
    /// One article a line.
    case ndjson
    /// XML: an RSS or Atom feed, NewsML or NITF.
    case feed
    /// A web page with one article.
    case html
    /// Commas or tabs between values, the first row the names.
    case table
    /// Markdown, with or without front matter.
    case markdown
    /// A mail message (RFC 5322).
    case mail

    /// The format of a file with this name, packed (`.gz`) or not; nil for a kind of file that is not read.
    public init?(fileName: String) {
      let name = fileName.lowercased()
      let plain = name.hasSuffix(".gz") ? name.dropLast(3) : name[...]
      guard let dot = plain.lastIndex(of: ".") else { return nil }
      switch plain[plain.index(after: dot)...] {
      case "txt", "text": self = .text
      case "json": self = .json
      case "jsonl", "ndjson": self = .ndjson
      case "rss", "atom", "xml", "rdf", "nitf", "newsml": self = .feed
      case "html", "htm", "xhtml": self = .html
      case "csv", "tsv", "tab": self = .table
      case "md", "markdown": self = .markdown
      case "eml": self = .mail
      default: return nil
      }
    }

    /// The format of a body with this media type, parameters aside; nil for one that is not read.
    public init?(mediaType: String) {
      switch mediaType.prefix(while: { $0 != ";" }).trimmed.lowercased() {
      case "text/plain": self = .text
      case "application/json": self = .json
      case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines":
        self = .ndjson
      case "application/rss+xml", "application/atom+xml", "application/xml", "text/xml",
        "application/vnd.iptc.g2.newsitem+xml", "application/nitf+xml":
        self = .feed
      case "text/html", "application/xhtml+xml": self = .html
      case "text/csv", "text/tab-separated-values": self = .table
      case "text/markdown": self = .markdown
      case "message/rfc822": self = .mail
      default: return nil
      }
    }

    /// The format of a text by its first mark, where that is surely another than its name or type says.
    init(beginningOf text: String, expected: Format) {
      self = expected
      let head = text.utf8.prefix(4_096).drop { $0 <= 0x20 }
      guard let first = head.first else { return }
      if first == UInt8(ascii: "{"), expected == .text, (try? JSONValue(parsing: Array(text.utf8))) != nil {
        self = .json
      }
      guard first == UInt8(ascii: "<"), expected != .mail, expected != .json, expected != .table else {
        return
      }
      // What is called XML and is none of the kinds that there are says so itself.
      if let name = Self.firstElement(of: text) {
        switch name {
        case "html", "head", "body": self = .html
        case "rss", "feed", "rdf", "nitf", "newsmessage", "newsitem", "newsml", "packageitem": self = .feed
        default: break
        }
      } else if Substring(head.prefix(9)).lowercased() == "<!doctype" {
        self = .html
      }
    }

    /// The name of the first element, without its prefix, where it comes soon.
    private static func firstElement(of text: String) -> String? {
      var pieces = MarkupScanner(text, isHTML: false)
      for _ in 0..<12 {
        switch pieces.next() {
        case .start(let name, _, _): return MarkupScanner.localName(name)
        case .text(let text, _) where text.utf8.allSatisfy({ $0 <= 0x20 }): continue
        default: return nil
        }
      }
      return nil
    }
  }
}
