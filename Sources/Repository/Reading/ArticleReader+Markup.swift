import Facts

extension ArticleReader {
  /// A web page with one article.
  func readHTML(_ bytes: [UInt8], naming: Naming) throws(ReadingError) -> Reading {
    let page = ReadableText(page: try Self.text(of: bytes))
    guard !page.text.isEmpty else {
      throw ReadingError(reason: "no readable text on the page", isCut: !page.hasEnd)
    }
    var article = Article(
      id: "", title: page.title, source: page.source, url: page.url, published: page.published,
      language: page.language, text: page.text)
    article.id =
      if case .name(let name) = naming { ArticleID.safe(name) } else { ArticleID.ofContent(article) }
    return Reading(entries: [Entry(article: article)])
  }

  /// The items of an RSS or Atom feed.
  func readFeed(_ bytes: [UInt8], naming: Naming) throws(ReadingError) -> Reading {
    let feed = FeedReader(try Self.text(of: bytes))
    guard feed.isFeed else {
      throw ReadingError(reason: "neither an RSS nor an Atom feed", isCut: !feed.hasEnd)
    }
    guard !feed.items.isEmpty else {
      throw ReadingError(reason: "empty: a feed without items", isCut: !feed.hasEnd)
    }
    var reading = Reading(lacksEnd: !feed.hasEnd)
    for (index, item) in feed.items.enumerated() {
      let numbered: Naming =
        if case .name(let name) = naming { .name("\(name)-\(index + 1)") } else { naming }
      do throws(ReadingError) {
        let article = try ArticleFields(.object(item)).article(naming: numbered, warnings: &reading.errors)
        reading.entries.append(Entry(article: article))
      } catch {
        reading.errors.append(ReadingError(field: error.field, reason: "\(error.reason) (item \(index + 1))"))
      }
    }
    return reading
  }
}
