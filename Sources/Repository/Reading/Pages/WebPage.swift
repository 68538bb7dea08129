import Facts

/// A web page with one article: its story, and what the page says of it.
struct WebPage {
  private(set) var title: String?
  private(set) var published: String?
  private(set) var source: String?
  private(set) var byline: String?
  private(set) var url: String?
  private(set) var language: String?
  /// The paragraphs, a blank line between them.
  private(set) var text = ""
  /// Whether the end of the page was met.
  private(set) var hasEnd = false
  /// Why the story may not be the page's; nil where it is likely to be.
  private(set) var doubt: String?

  /// Reads a page.
  init(_ page: String) {
    var tree = PageTree(page)
    tree.weigh(PageStory.leavesOut)
    let metadata = tree.metadata
    let linked = LinkedArticle(metadata.linkedData)
    hasEnd = tree.hasEnd
    source = linked.publisher ?? metadata.siteName
    title = PageTitle(metadata, linked: linked.headline, source: source, blocks: tree.blocks.prefix(120)).text
    let story = PageStory(tree, title: title)
    text = story.text
    url = [metadata.canonical, linked.url].compactMap(\.self).first.flatMap {
      Address.resolved($0, against: metadata.base ?? linked.url)
    }
    language = metadata.language ?? linked.language
    if let body = linked.body, body.utf8.count > 3 * text.utf8.count {
      text =
        MarkupText.isMarkup(body)
        ? MarkupText.plainText(of: body) : MarkupReferences.decode(body[...]).trimmed
    } else if story.share < (text.utf8.count < PageStory.little ? 0.6 : 0.2) {
      doubt = "most of the page is something else"
    }
    published = time(metadata, linked, story)
    byline = author(metadata, linked, story)
  }

  private func time(_ metadata: PageMetadata, _ linked: LinkedArticle, _ story: PageStory) -> String? {
    let surely = linked.published ?? (0..<8).lazy.compactMap { metadata.times[$0] }.first
    if let surely { return surely }
    if let time = [url, metadata.canonical].compactMap(\.self).lazy.compactMap(Address.day).first {
      return time
    }
    for line in (metadata.bylines + story.before.reversed()) where line.utf8.count < 200 {
      if let time = PublicationTime.visible(in: line) { return time }
    }
    return metadata.times[15] ?? linked.modified ?? (20..<25).lazy.compactMap { metadata.times[$0] }.first
  }

  private func author(_ metadata: PageMetadata, _ linked: LinkedArticle, _ story: PageStory) -> String? {
    let site = source?.lowercased()
    let named = [linked.authors, metadata.authors[3] ?? [], metadata.authors[2] ?? []]
      .map { $0.filter { $0.lowercased() != site } }.first { !$0.isEmpty }
    if let named { return named.joined(separator: ", ") }
    let lines = metadata.bylines + story.before.reversed()
    return lines.lazy.filter { $0.utf8.count < 200 }.compactMap(Byline.visible).first
      ?? linked.authors.first ?? metadata.authors[2]?.first
  }
}
