/// The prefixes of a feed, whatever they are called, as the names that are usual.
struct FeedNamespaces {
  /// Usual prefixes by address; the elements of RSS and Atom have none.
  private static let usual: [(address: String, prefix: String)] = [
    ("http://www.w3.org/2005/atom", ""), ("http://purl.org/atom/", ""),
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://purl.org/rss/1.0/modules/", "-"), ("http://purl.org/rss/1.0", ""),
    ("http://my.netscape.com/rdf/simple/0.9", ""), ("http://channel.netscape.com/rdf/simple/0.9", ""),
    ("http://purl.org/net/rss1.1#", ""),
    ("http://backend.userland.com/rss", ""), ("http://blogs.law.harvard.edu/tech/rss", ""),
    ("http://cyber.law.harvard.edu/rss", ""),
    ("http://purl.org/dc/elements/1.", "dc"), ("http://purl.org/dc/terms", "dcterms"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://video.search.yahoo.com/mrss", "media"), ("http://www.itunes.com/dtds/podcast", "itunes"),
    ("http://rssnamespace.org/feedburner", ""),
    ("http://www.w3.org/1999/xhtml", "xhtml"), ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("http://news.yandex.ru", "yandex"),
  ]

  private var prefixes: [String: String] = [
    "atom": "", "a10": "", "rss": "", "feedburner": "", "yandex": "yandex",
  ]

  private static let most = 64

  /// Notes the prefixes that a tag declares.
  mutating func read(_ attributes: MarkupAttributes) {
    attributes.forEach { key, value in
      let name = Substring(key).lowercased()
      guard name.hasPrefix("xmlns:"), prefixes.count < Self.most else { return true }
      let address = Substring(value).lowercased()
      if let usual = Self.usual.first(where: { address.hasPrefix($0.address) }), usual.prefix != "-" {
        prefixes[String(name.dropFirst(6))] = usual.prefix
      }
      return true
    }
  }

  /// The name with its usual prefix.
  func resolved(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":"), let prefix = prefixes[String(name[..<colon])] else {
      return name
    }
    let local = name[name.index(after: colon)...]
    return prefix.isEmpty ? String(local) : "\(prefix):\(local)"
  }
}
