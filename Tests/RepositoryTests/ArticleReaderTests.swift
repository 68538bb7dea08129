import Facts
import Repository
import Testing

@Suite("Article reader")
struct ArticleReaderTests {
  let reader = ArticleReader()

  private func read(_ text: String, _ format: ArticleReader.Format) -> ArticleReader.Reading {
    reader.read(Array(text.utf8), as: format, naming: .name("report"))
  }

  @Test("the first line of a text file is the title, the rest the text, as it stands")
  func plainText() throws {
    let reading = read("\n  Harbour reopens \n\n\u{A0}Ships came\u{A0}back.\r\n\r\n  Two sailed.\n\n", .text)
    let article = try #require(reading.entries.first?.article)
    #expect(article.title == "Harbour reopens")
    #expect(article.text == "\u{A0}Ships came\u{A0}back.\r\n\r\n  Two sailed.")
    #expect(article.id == "report")
    #expect(reading.errors.isEmpty)
  }

  @Test("a header block gives the fields")
  func header() throws {
    let reading = read(
      "Title: Harbour reopens\nSource: Bay Post\nDate: 5 Jan 2022 18:00 +0600\nid: bay/7\n\nShips came back.",
      .text)
    let article = try #require(reading.entries.first?.article)
    #expect(article.title == "Harbour reopens")
    #expect(article.source == "Bay Post")
    #expect(article.published == "2022-01-05T18:00:00+06:00")
    #expect(article.id == ArticleID.safe("bay/7"))
    #expect(article.text == "Ships came back.")
  }

  @Test("a first line that is all there is, or too long for a headline, is text")
  func firstLineIsText() throws {
    let alone = read("Police detained 40 people in Oslo on Friday.\n", .text)
    #expect(alone.entries.first?.article.title == nil)
    #expect(alone.entries.first?.article.text == "Police detained 40 people in Oslo on Friday.")
    let long = String(repeating: "The strike went on. ", count: 20) + "\n\nIt ended on Monday."
    #expect(read(long, .text).entries.first?.article.text == long)
  }

  @Test("a title with a colon is no header block")
  func colonTitle() throws {
    let reading = read("Storm: two dead\n\nThe storm killed two people.", .text)
    #expect(reading.entries.first?.article.title == "Storm: two dead")
  }

  @Test(
    "what is no article says why",
    arguments: [
      ([], ArticleReader.Format.text, "empty"),
      (Array(" \n\t".utf8), .text, "empty: nothing but white space"),
      (Array("title: Only a title\n\n".utf8), .text, "empty: a header block and no text"),
      (Array("Title\nab".utf8) + [0xE2, 0x82], .text, "not UTF-8 at byte 8: it ends within a character"),
      (Array("a\nb\0c".utf8), .text, "not a text file: a NUL at byte 3"),
      (Array("{".utf8), .json, "broken JSON: unexpected end at column 2"),
      (Array("[]".utf8), .json, "empty: an array without articles"),
      (Array("7".utf8), .json, "expected an object with the fields of an article, not a number"),
      (Array(#"{"id": "a"}"#.utf8), .json, "\"text\" is missing"),
      (Array(#"{"id": "a", "text": "  "}"#.utf8), .json, "\"text\" is empty"),
      (Array(#"{"id": "a", "text": 5}"#.utf8), .json, "\"text\" must be a string, not a number"),
      (Array(#"{"id": "a", "text": {}}"#.utf8), .json, "\"text\" must be a string, not an object"),
      (Array("<html><body></body></html>".utf8), .html, "no readable text on the page"),
      (Array("<a/>".utf8), .feed, "neither a feed (RSS, Atom) nor NewsML nor NITF"),
    ] as [([UInt8], ArticleReader.Format, String)])
  func refused(bytes: [UInt8], format: ArticleReader.Format, reason: String) {
    let reading = reader.read(bytes, as: format, naming: .name("report"))
    #expect(reading.entries.isEmpty)
    #expect(reading.errors.map(\.description) == [reason])
  }

  @Test(
    "a field of another kind than it should be costs that field and says so",
    arguments: [
      (#""title": [1]"#, "title", #"must be a string, or list strings, or objects with a "value" or "name""#),
      (#""headline": 7"#, "headline", "must be a string, not a number"),
      (#""link": {}"#, "link", #"must be a string, or an object with a "name""#),
      (#""url": false"#, "url", "must be a string, not a boolean"),
      (#""source": {"id": "b"}"#, "source", #"must be a string, or an object with a "name""#),
      (
        #""headlines": [{"role": "main"}]"#, "headlines",
        #"must be a string, or list strings, or objects with a "value" or "name""#
      ),
      (
        #""author": [null]"#, "author",
        #"must be a string, or list strings, or objects with a "value" or "name""#
      ),
      (#""id": true"#, "id", "must be a string, not a boolean"),
      (#""published": true"#, "published", "must be a string, not a boolean"),
    ])
  func fieldLeftOut(member: String, field: String, reason: String) {
    let reading = read(#"{"text": "a", \#(member)}"#, .json)
    #expect(reading.entries.map(\.article.text) == ["a"])
    #expect(reading.errors.map(\.field) == [field])
    #expect(reading.errors.map(\.reason) == [reason])
    #expect(reading.errors.allSatisfy { $0.isWarning })
  }

  @Test("a broken line of many is reported with its number and the rest is kept")
  func brokenLine() {
    let reading = read(
      """
      {"id": "a", "text": "One."}

      {"id": "b", "text": "Two."
      {"text": "Three."}
      {"id": "urn:x:4", "text": "Four.", "published": "soon"}
      """, .ndjson)
    #expect(reading.entries.map(\.article.id) == ["a", "report-4", ArticleID.safe("urn:x:4")])
    #expect(reading.entries.map(\.line) == [1, 4, 5])
    #expect(reading.errors.map(\.line) == [3, 5])
    #expect(reading.errors.first?.reason == "broken JSON: unexpected end at column 27")
    #expect(reading.errors.last?.field == "published")
    #expect(
      reading.errors.last?.description
        == "\"published\" is not a time (RFC 3339 or a date): \"soon\"; the article is kept without it")
  }

  @Test("too large a line or file is refused with its size")
  func tooLarge() {
    let small = ArticleReader(maximumBytes: 40)
    let line = #"{"id": "a", "text": "One."}"#
    let long = #"{"id": "b", "text": "\#(String(repeating: "x", count: 40))"}"#
    let reading = small.read(Array("\(long)\n\(line)\n".utf8), as: .ndjson, naming: .name("f"))
    #expect(reading.entries.map(\.article.id) == ["a"])
    #expect(reading.errors.first?.line == 1)
    #expect(reading.errors.first?.reason == "too large: 63 bytes, and an article may have at most 40")
    #expect(small.read(Array(long.utf8), as: .text, naming: .content).errors.count == 1)
  }

  @Test("ninjs 1.x")
  func ninjs1() throws {
    let reading = read(
      """
      {"uri": "http://example.com/n/1", "type": "text", "versioncreated": "2022-01-05T12:00:00Z",
       "headline": "Harbour reopens", "located": "Aktau", "byline": "A. Writer", "language": "en-GB",
       "body_text": "Ships came back."}
      """, .json)
    let article = try #require(reading.entries.first?.article)
    #expect(article.id == ArticleID.safe("http://example.com/n/1"))
    #expect(article.url == "http://example.com/n/1")
    #expect(article.title == "Harbour reopens")
    #expect(article.dateline == "Aktau")
    #expect(article.byline == "A. Writer")
    #expect(article.source == nil)
    #expect(article.language == "en-GB")
    #expect(article.published == "2022-01-05T12:00:00Z")
  }

  @Test("ninjs 2.x")
  func ninjs2() throws {
    let reading = read(
      """
      {"uri": "n-2", "versionCreated": "2022-01-05T12:00:00+01:00",
       "headlines": [{"role": "short", "value": "Reopens"}, {"role": "main", "value": "Harbour reopens"}],
       "infosources": [{"role": "x", "name": "Bay Post"}],
       "bodies": [{"contentType": "text/html", "value": "<p>No</p>"},
                  {"contentType": "text/plain", "value": "Ships came back."}]}
      """, .json)
    let article = try #require(reading.entries.first?.article)
    #expect(article.title == "Harbour reopens")
    #expect(article.source == "Bay Post")
    #expect(article.text == "Ships came back.")
    #expect(article.published == "2022-01-05T12:00:00+01:00")
  }

  @Test("RSS: every item an article")
  func rss() throws {
    let reading = read(
      """
      <?xml version="1.0"?><rss version="2.0"><channel><title>Bay Post</title><language>en</language>
      <item><title>Harbour &amp; port</title><link>https://bay.example/1</link><guid>bay-1</guid>
      <pubDate>Wed, 05 Jan 2022 18:00:00 +0600</pubDate>
      <description><![CDATA[<p>Ships came&nbsp;back.</p><p>Two sailed.</p>]]></description></item>
      <item><title>Empty</title><guid>bay-2</guid></item></channel></rss>
      """, .feed)
    let article = try #require(reading.entries.first?.article)
    #expect(
      article
        == Article(
          id: "bay-1", title: "Harbour & port", source: "Bay Post", url: "https://bay.example/1",
          published: "2022-01-05T18:00:00+06:00", language: "en", text: "Ships came\u{A0}back.\n\nTwo sailed."
        ))
    // An item with a title alone is an article of it.
    #expect(reading.entries.map(\.article.text).last == "Empty")
    #expect(reading.entries.count == 2 && reading.errors.isEmpty)
  }

  @Test("Atom: entries with authors of their own, escaped and xhtml content")
  func atom() throws {
    let reading = read(
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Bay Post</title><id>feed</id>
      <entry><author><name>A. Writer</name></author><id>e1</id><title>One</title>
      <link rel="alternate" href="https://bay.example/e1"/><published>2022-01-05T18:00:00Z</published>
      <content type="html">&lt;p&gt;Ships came back.&lt;/p&gt;</content></entry>
      <entry><id>e2</id><title>Two</title><content type="xhtml"><div><p>Two</p><p>sailed.</p></div></content></entry>
      </feed>
      """, .feed)
    #expect(reading.entries.map(\.article.text) == ["Ships came back.", "Two\n\nsailed."])
    #expect(reading.entries.map(\.article.title) == ["One", "Two"])
    #expect(reading.entries.first?.article.url == "https://bay.example/e1")
  }

  @Test("a web page gives its article without the furniture")
  func html() throws {
    let reading = read(
      """
      <!doctype html><html lang="en"><head><title>Harbour reopens - Bay Post</title>
      <meta property="og:site_name" content="Bay Post"><meta property="article:published_time" content="2022-01-05">
      <script>var a = "<p>no</p>";</script></head><body><nav><ul><li>Home</li></ul></nav>
      <article><h1>Harbour <em>reopens</em></h1><figure><figcaption>A ship</figcaption></figure>
      <p>Ships came back to the harbour on Monday after <a href="/x">two weeks</a> of storms.</p>
      <aside><p>Subscribe now</p></aside><p>Two sailed&nbsp;again.<br>All were <b>safe</b>.</p>
      <p><a href="/1">More news from the bay</a></p></article><footer><p>Copyright</p></footer></body></html>
      """, .html)
    let article = try #require(reading.entries.first?.article)
    #expect(article.title == "Harbour reopens")
    #expect(article.source == "Bay Post")
    #expect(article.published == "2022-01-05")
    #expect(article.language == "en")
    #expect(
      article.text == """
        Ships came back to the harbour on Monday after two weeks of storms.

        Two sailed\u{A0}again.
        All were safe.
        """)
  }

  @Test(
    "ids can stand in a path",
    arguments: [
      ("a-b_1.x~", "a-b_1.x~"), ("..", "unnamed-"), (".hidden", "hidden-"), ("a/b c", "a-b-c-"),
      ("Łódź 7", "lodz-7-"), ("", "unnamed-"), ("осло", "осло"), ("Осло", "осло-"),
    ])
  func ids(text: String, id: String) {
    let safe = ArticleID.safe(text)
    #expect(id.hasSuffix("-") ? safe.hasPrefix(id) && safe.utf8.count == id.utf8.count + 8 : safe == id)
    #expect(ArticleID.safe(safe) == safe)
  }

  @Test("ids that differ only in punctuation, case or accents are different ids")
  func idsApart() {
    let texts = [
      "a-b", "a b", "a.b", "a_b", "a:b", "a/b", "a  b", "a-b!", " a-b", "A-B", "A B", "á-b", "a\u{2014}b",
      "a&b",
      "", "-", "!", "..", "unnamed", "осло 1", "осло-1", "осло/1",
    ]
    #expect(Set(texts.map(ArticleID.safe)).count == texts.count)
    let lines = texts.filter { !$0.isEmpty && $0 != " a-b" }.map { #"{"id":"\#($0)","text":"x"}"# }
    #expect(Set(read(lines.joined(separator: "\n"), .ndjson).entries.map(\.article.id)).count == lines.count)
  }

  @Test("a long id is cut and stays its own")
  func longID() {
    let first = ArticleID.safe(String(repeating: "a", count: 500))
    let second = ArticleID.safe(String(repeating: "a", count: 501))
    #expect(first.utf8.count <= 160 && first != second)
    let words = String(repeating: "осло ", count: 100)
    #expect(ArticleID.safe(words) != ArticleID.safe(words + "!"))
    for id in [first, ArticleID.safe(words)] { #expect(id.utf8.count <= 160 && ArticleID.safe(id) == id) }
  }

  @Test("an article without an id gets the same one each time it is sent")
  func contentID() {
    let bytes = Array("Harbour reopens\n\nShips came back.".utf8)
    let ids = (0..<2).map { _ in reader.read(bytes, as: .text, naming: .content).entries.first?.article.id }
    #expect(ids[0] == ids[1])
    #expect(ids[0]?.hasPrefix("harbour-reopens-") == true)
  }

  @Test("deep nesting and long lines are answered, not suffered")
  func hostile() {
    let nested = String(repeating: "[", count: 100_000)
    #expect(read(nested, .json).errors.count == 1)
    #expect(read(String(repeating: "<p>", count: 100_000), .html).entries.isEmpty)
    #expect(read(String(repeating: "&", count: 100_000), .html).entries.count == 1)
    #expect(read("<rss>" + String(repeating: "<item>", count: 10_000), .feed).entries.isEmpty)
  }

  @Test(
    "pieces that hold no text are skipped without going deeper, however many stand in a row",
    arguments: [
      "<!>", "<!-- -->", "<!---->", "<?x>", "<?x?>", "<!doctype html>", "<![CDATA[]]>", "<![CDATA[ ]]>",
      "<script></script>", "<title></title>", "<textarea></textarea>", "<p></p>", "<br>", "<>", "</>", "</p>",
      "<p><!>", "<script></script><!>",
    ])
  func skippedPieces(piece: String) {
    let many = String(repeating: piece, count: 15_000)
    let page = read("\(many)<p>Rain fell in Bergen.</p>", .html)
    #expect(page.entries.first?.article.text.contains("Rain fell in Bergen.") == true)
    guard piece != "<?x>" else { return }  // In XML only "?>" ends an instruction.
    let feed = read(
      "<rss>\(many)<item><description>Rain fell in Bergen.</description></item></rss>", .feed)
    #expect(feed.entries.first?.article.text.contains("Rain fell in Bergen.") == true)
  }
}
