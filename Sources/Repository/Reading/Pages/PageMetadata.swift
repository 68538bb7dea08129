/// What a page says of itself: in its head, in data for search engines, in the names of its elements, and in words.
struct PageMetadata {
  /// The scripts of linked data, as they stand.
  var linkedData: [Substring] = []
  /// The content of `title`.
  private(set) var pageTitle: String?
  private(set) var firstHeadings: [String] = []
  /// Titles by meta elements and microdata, the surest first.
  private(set) var titles: [Int: String] = [:]
  private(set) var siteName: String?
  private(set) var canonical: String?
  private(set) var base: String?
  private(set) var language: String?
  /// Authors, by how surely they are so.
  private(set) var authors: [Int: [String]] = [:]
  /// Times, by how surely they are that of publication.
  private(set) var times: [Int: String] = [:]
  /// What stands beside the headline as author and time.
  private(set) var bylines: [String] = []

  private enum Meaning {
    case title, heading, headline, author, published, modified, byline
  }

  private struct Capture {
    var meaning: Meaning
    var depth: Int
    var name: String
    var text = ""
    var time: String?
    var isAside: Bool
  }

  private static let most = (captures: 8, headings: 8, text: 600, scripts: 32, bylines: 12)
  private var captures: [Capture] = []

  /// Whether text is wanted here though no one reads it as a part of the story.
  var isCapturing: Bool { !captures.isEmpty }

  // MARK: The head

  mutating func read(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "html":
      language =
        language ?? attributes["lang"].flatMap(Self.filled) ?? attributes["xml:lang"].flatMap(Self.filled)
    case "base": base = base ?? attributes["href"].flatMap(Self.filled)
    case "link":
      guard let relation = attributes["rel"]?.lowercased(), relation == "canonical" else { return }
      canonical = attributes["href"].flatMap(Self.filled) ?? canonical
    default: readMeta(attributes)
    }
  }

  private static func filled(_ text: String) -> String? {
    let text = text.trimmed
    return text.isEmpty ? nil : text
  }

  private mutating func readMeta(_ attributes: MarkupAttributes) {
    guard let content = attributes["content"].flatMap(Self.filled), content.utf8.count < 2_000 else { return }
    let names = [
      attributes["property"], attributes["name"], attributes["itemprop"], attributes["http-equiv"],
    ]
    for name in names {
      guard let name = name?.trimmed.lowercased() else { continue }
      switch name {
      case "og:title": set(&titles, 2, content)
      case "headline", "parsely-title", "sailthru.title", "cxenseparse:recs:title", "article:title":
        set(&titles, 3, content)
      case "twitter:title", "dc.title", "dcterms.title", "title", "hdl", "citation_title":
        set(&titles, 5, content)
      case "og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher_name", "cre",
        "source":
        if !Self.isAddress(content) { siteName = name == "og:site_name" ? content : siteName ?? content }
      case "og:url", "twitter:url": canonical = canonical ?? content
      case "og:locale", "content-language", "language", "dc.language", "inlanguage":
        language = language ?? content.replacing("_", with: "-")
      case "author", "article:author", "article:author_name", "parsely-author", "sailthru.author",
        "dc.creator", "byl", "author_name",
        "dcterms.creator", "dcsext.author", "citation_author", "cxenseparse:author", "article.author",
        "creator":
        addAuthor(content, 2)
      default: if let level = Self.levels[name] { setTime(level, content) }
      }
    }
  }

  /// How surely a meta element of this name is the time of publication; from 20 on it is one of a change.
  private static let levels: [String: Int] = [
    "article:published_time": 1, "article:published": 1, "og:published_time": 1,
    "og:article:published_time": 1,
    "datepublished": 2, "date_published": 2, "publishdate": 2, "publish-date": 2, "publish_date": 2,
    "article_date_original": 2, "parsely-pub-date": 2, "sailthru.date": 3, "pubdate": 2,
    "originalpublicationdate": 2,
    "dc.date.issued": 2, "dcterms.issued": 2, "dc.date.published": 2, "dcterms.date": 3, "dc.date": 3,
    "dc.date.created": 3, "dcterms.created": 3, "dc.created": 3,
    "published": 2, "published_time": 2, "published_date": 2, "published-date": 2, "publication_date": 2,
    "pdate": 3, "cxenseparse:recs:publishtime": 2,
    "cxenseparse:publishtime": 2, "article.published": 2, "bt:pubdate": 2, "ptime": 3, "displaydate": 3,
    "rnews:datepublished": 2,
    "date": 4, "created": 4, "datecreated": 4, "creationdate": 4, "timestamp": 4, "citation_date": 3,
    "citation_publication_date": 3, "article:create_date": 3,
    "gentime": 4, "pub_date": 2, "release_date": 3, "issuedate": 3, "eomportal-lastupdate": 20,
    "article:modified_time": 20, "og:updated_time": 21, "datemodified": 20, "dateupdated": 20,
    "dcterms.modified": 20, "last-modified": 22, "lastmod": 21, "updated_time": 21,
    "revised": 22, "dc.date.modified": 20, "article:post_modified": 20,
  ]

  private func set(_ table: inout [Int: String], _ level: Int, _ value: String) {
    if table[level] == nil { table[level] = value }
  }

  private mutating func setTime(_ level: Int, _ text: String) {
    guard times[level] == nil, let time = PublicationTime.found(in: text) else { return }
    times[level] = time
  }

  private mutating func addAuthor(_ text: String, _ level: Int) {
    guard let name = Byline.name(text), authors[level]?.count ?? 0 < 12 else { return }
    if authors[level]?.contains(name) ?? false { return }
    authors[level, default: []].append(name)
  }

  static func isAddress(_ text: String) -> Bool {
    text.contains("://") || text.hasPrefix("www.") || text.hasPrefix("@")
  }

  // MARK: Elements

  mutating func begin(
    _ name: String, _ attributes: MarkupAttributes, _ names: PageClasses.Meaning, property: String? = nil,
    depth: Int,
    isAside: Bool
  ) {
    var meaning: Meaning?
    var time: String?
    switch name {
    case "title": meaning = .title
    case "h1": meaning = .heading
    case "time":
      meaning = names.isAuthor ? .published : .byline
      time = attributes["datetime"] ?? attributes["content"]
      meaning = attributes["pubdate"] != nil ? .published : .byline
    default: if names.isHeadline, name != "a", name != "body" { meaning = .headline }
    }
    switch property {
    case nil: break
    case "headline": meaning = name == "h1" ? .heading : .headline
    case "author", "creator": meaning = .author
    case "datepublished", "datecreated":
      meaning = .published
      time = time ?? attributes["content"] ?? attributes["datetime"]
    case "datemodified":
      meaning = .modified
      time = time ?? attributes["content"] ?? attributes["datetime"]
    default: break
    }
    if meaning == nil, attributes["rel"]?.lowercased() == "author" { meaning = .author }
    if meaning == nil, names.isAuthor { meaning = .byline }
    guard let meaning, captures.count < Self.most.captures else { return }
    captures.append(Capture(meaning: meaning, depth: depth, name: name, time: time, isAside: isAside))
  }

  mutating func take(_ text: String) {
    for index in captures.indices where captures[index].text.utf8.count < Self.most.text {
      captures[index].text += text
    }
  }

  /// Ends the captures of the element of this depth.
  mutating func end(depth: Int, name: String) {
    while let last = captures.last, last.depth > depth || last.depth == depth && last.name == name {
      captures.removeLast()
      finish(last)
    }
  }

  private mutating func finish(_ capture: Capture) {
    let text = capture.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch capture.meaning {
    case .title: pageTitle = pageTitle ?? Self.filled(text)
    case .heading:
      if !text.isEmpty, firstHeadings.count < Self.most.headings, !capture.isAside {
        firstHeadings.append(text)
      }
    case .headline: if !text.isEmpty, text.utf8.count < 300, !capture.isAside { set(&titles, 4, text) }
    case .author: if !capture.isAside { addAuthor(text, 3) }
    case .published: setTime(capture.isAside ? 15 : 5, capture.time ?? text)
    case .modified: setTime(23, capture.time ?? text)
    case .byline:
      if let time = capture.time, !capture.isAside {
        setTime(text.lowercased().contains("updated") ? 24 : 7, time)
      }
      guard !capture.isAside, !text.isEmpty, bylines.count < Self.most.bylines else { return }
      bylines.append(text)
    }
  }
}
