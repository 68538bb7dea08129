import Facts
import Repository
import Testing

@Suite("Web pages")
struct WebPageTests {
  private func read(_ page: String) -> ArticleReader.Reading {
    ArticleReader().read(Array(page.utf8), as: .html, naming: .name("a"))
  }

  private func article(_ head: String, _ body: String) -> Article? {
    read("<html><head>\(head)</head><body>\(body)</body></html>").entries.first?.article
  }

  private static let first =
    "Ships came back to the harbour of Bergen on Monday after two weeks of storms, the port said."
  private static let second =
    "Two of them had waited in the fjord since the middle of the month, and were low on fuel."
  private static let story = "\(first)\n\n\(second)"

  @Test(
    "the story is found in whatever it stands",
    arguments: [
      "<p>1</p><p>2</p>",
      "<div>1</div><div>2</div>",
      "<div>1<br><br>2</div>",
      "<form action=x><table><tr><td>1<p>2</td></tr></table></form>",
      "<article><h2><a href=/x>Other</a></h2></article><div><p>1<p>2</div>",
      "<main><article><p>1</p><p>2</p></article></main><article><p>Card of another story here.</p></article>",
      "<div class=story-body><p>1<p>2</div><div class=related-stories><p>Police held nine people in Oslo on Sunday after a long march.</p></div>",
      "<p>1</p><aside><p>Sign up for the letter that we send each day to all our readers, free of charge.</p></aside><p>2</p>",
      "<p>1</p><div hidden><p>This is not shown to anyone who reads the page as it is served to them now.</p></div><p>2</p>",
      "<p>1</p><p>2</p><div id=comments><p>I do not think so at all, and neither do my neighbours from the harbour.</p><p>Nor do I, and I have lived here all my life, as everyone knows.</p></div>",
      "<p>1</p><p>Read more: <a href=/x>Storm kills two in Bodo</a></p><p>2</p><p>Follow us on Facebook</p>",
      "<nav><p>News</p></nav><p><a name=top>1</a></p><p>2</p><footer><p>All rights reserved.</p></footer>",
    ])
  func story(body: String) {
    let body = body.replacing("1", with: Self.first).replacing("2", with: Self.second)
    let text = article("", body)?.text ?? ""
    #expect(
      text == Self.story || text == Self.story.replacing("\n\n", with: "\n")
        || text == "\(Self.first)\n\(Self.second)", "\(text)")
  }

  @Test("an element may hold only so much and be left out for its name")
  func caps() {
    #expect(
      article("", "<div class=share><p>\(Self.first)</p><p>\(Self.second)</p></div>")?.text == Self.story)
    #expect(
      article("", "<div class=sidebar><p>\(Self.first)</p><p>\(Self.second)</p></div>")?.text == Self.story)
  }

  @Test(
    "the headline among all that calls itself the title",
    arguments: [
      ("<title>Port opens again - Bay Post</title>", "<h1>Port opens again</h1>"),
      ("<title>Port opens again | News | Bay Post</title>", ""),
      ("<meta property=og:title content='Port opens again'><title>Bay Post</title>", "<h1>Bay Post</h1>"),
      (
        #"<script type="application/ld+json">{"@graph":[{"@type":"WebPage","name":"x"},{"@type":"NewsArticle","headline":"Port opens again"}]}</script>"#,
        "<h1>Bay Post</h1>"
      ),
      ("<title>Bay Post</title>", "<h2 class=entry-title>Port opens again</h2>"),
    ])
  func title(head: String, body: String) {
    #expect(article(head, "\(body)<p>\(Self.first)</p>")?.title == "Port opens again")
  }

  @Test(
    "the time of publication before that of a change, wherever it stands",
    arguments: [
      ("<meta property=article:published_time content=2023-05-04T10:00:00Z>", "", "2023-05-04T10:00:00Z"),
      ("<meta name=pubdate content='Thu, 4 May 2023 10:00:00 GMT'>", "", "2023-05-04T10:00:00Z"),
      (
        "<meta property=article:modified_time content=2023-05-09>", "<time datetime=2023-05-04>x</time>",
        "2023-05-04"
      ),
      (
        "", "<nav><time datetime=2023-06-01>x</time></nav><time pubdate datetime=2023-05-04>4 May</time>",
        "2023-05-04"
      ),
      ("<link rel=canonical href=https://bay.example/2023/05/04/port>", "", "2023-05-04"),
      ("", "<p class=byline>By Ida Holm</p><p class=published>Published 4 May 2023</p>", "2023-05-04"),
      ("", "<div>May 4, 2023 10:30 AM</div>", "2023-05-04T10:30:00Z"),
      (
        #"<script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"2023-05-04","dateModified":"2023-05-09"}]</script>"#,
        "", "2023-05-04"
      ),
      ("<meta itemprop=datePublished content=1683194400>", "", "2023-05-04T10:00:00Z"),
    ])
  func published(head: String, body: String, time: String) {
    #expect(article(head, "\(body)<p>\(Self.first)</p><p>\(Self.second)</p>")?.published == time)
  }

  @Test(
    "who wrote, without what is said before and behind",
    arguments: [
      ("<meta name=author content='Ida Holm'>", ""),
      ("", "<p class=byline>By <a rel=author href=/i>Ida Holm</a></p>"),
      ("", "<span itemprop=author>Ida Holm</span>"), ("", "<p>By Ida Holm, Harbour Editor</p>"),
      (
        #"<script type="application/ld+json">{"@type":"Article","author":[{"@type":"Person","name":"Ida Holm"}],"publisher":{"name":"Bay Post"}}</script>"#,
        ""
      ),
    ])
  func byline(head: String, body: String) {
    #expect(article(head, "\(body)<p>\(Self.first)</p><p>\(Self.second)</p>")?.byline == "Ida Holm")
  }

  @Test("the text in linked data where the page has none of its own")
  func linkedText() {
    let data =
      #"<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"\#(Self.first)"}</script>"#
    #expect(article(data, "<div>Loading</div>")?.text == Self.first)
  }

  @Test("characters by name, with and without a semicolon; addresses by the base")
  func characters() {
    let text = article(
      "",
      "<p>Caf&eacute &CounterClockwiseContourIntegral; AT&T &#146;s &#x1F600; and more words to be a line.</p>"
    )?.text
    #expect(text == "Caf\u{E9} \u{2233} AT&T \u{2019}s \u{1F600} and more words to be a line.")
    let page = article(
      "<base href='https://bay.example/news/'><link rel=canonical href='../port'>", "<p>\(Self.first)</p>")
    #expect(page?.url == "https://bay.example/port")
  }

  @Test("a page that is mostly something else says so; the article is kept")
  func doubt() {
    let cards = (1...8).map {
      "<div><p>Story number \($0) of the day is told in a few words, and goes on elsewhere on another page.</p></div>"
    }
    let reading = read("<body><article><p>\(Self.first)</p></article>\(cards.joined())</body>")
    #expect(reading.entries.count == 1)
    #expect(reading.errors.allSatisfy { $0.isWarning })
    #expect(read("<body><nav>News</nav></body>").errors.map(\.isWarning) == [false])
  }
}
