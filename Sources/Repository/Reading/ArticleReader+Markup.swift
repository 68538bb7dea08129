import Facts
import Wire

extension ArticleReader {
  /// A web page with one article.
  func readHTML(_ content: String, naming: Naming) throws(ReadingError) -> Reading {
    let page = WebPage(content)
    guard !page.text.isEmpty else {
      throw ReadingError(reason: "no readable text on the page", isCut: !page.hasEnd)
    }
    var article = Article(
      id: "", title: page.title, byline: page.byline, source: page.source, url: page.url,
      published: page.published, language: page.language, text: page.text)
    article.id =
      if case .name(let name) = naming { ArticleID.safe(name) } else { ArticleID.ofContent(article) }
    var reading = Reading(entries: [Entry(article: article)])
    if let doubt = page.doubt {
      var warning = ReadingError(reason: "the story of the page is uncertain: \(doubt)")
      warning.isWarning = true
      reading.errors = [warning]
    }
    return reading
  }

  /// The items of a feed, or those of an agency.
  func readXML(_ content: String, naming: Naming) throws(ReadingError) -> Reading {
    if NewsXMLReader.begins(content) { return try readNewsXML(content, naming: naming) }
    let feed = FeedReader(content)
    guard feed.isFeed else {
      throw ReadingError(reason: "neither a feed (RSS, Atom) nor NewsML nor NITF", isCut: !feed.hasEnd)
    }
    guard !feed.items.isEmpty || !feed.hasEnd else {
      throw ReadingError(reason: "empty: a feed without items")
    }
    var reading = Reading(lacksEnd: !feed.hasEnd)
    read(feed.items.map(JSONValue.object), naming: Self.numbering(naming, feed.items.count), into: &reading)
    if !feed.hasEnd {
      reading.errors.append(Self.cut("feed", afterItem: feed.items.count, isInItem: feed.isInItem))
    }
    return reading
  }

  private func readNewsXML(_ content: String, naming: Naming) throws(ReadingError) -> Reading {
    let news = NewsXMLReader(content)
    guard !news.items.isEmpty || !news.hasEnd else {
      throw ReadingError(reason: "no news item in it\(news.others > 0 ? ", but packages of items" : "")")
    }
    var reading = Reading(lacksEnd: !news.hasEnd)
    read(news.items.map(JSONValue.object), naming: naming, into: &reading)
    if !news.hasEnd {
      reading.errors.append(Self.cut("message", afterItem: news.items.count, isInItem: news.isInItem))
    }
    return reading
  }

  /// A feed numbers its items even where there is one, for tomorrow there may be two.
  private static func numbering(_ naming: Naming, _ count: Int) -> Naming {
    guard case .name(let name) = naming, count == 1 else { return naming }
    return .name(name + "-1")
  }

  private static func cut(_ kind: String, afterItem count: Int, isInItem: Bool) -> ReadingError {
    ReadingError(
      reason:
        "the \(kind) lacks its end: it breaks off \(isInItem ? "in item \(count + 1)" : "behind item \(count)")",
      isCut: true)
  }
}
