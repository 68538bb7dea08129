import Facts
import Repository
import Testing

@Suite("Feeds and agencies")
struct FeedTests {
  private func read(_ text: String, now: Int = 1_700_000_000) -> ArticleReader.Reading {
    ArticleReader(now: { now }).read(Array(text.utf8), as: .feed, naming: .name("a"))
  }

  private func first(_ text: String) -> Article? { read(text).entries.first?.article }

  @Test(
    "an item under whatever names",
    arguments: [
      "<rss version=0.91><channel><item><title>Rain</title><description>It rained.</description></item></channel></rss>",
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='http://purl.org/rss/1.0/'><x:item><x:title>Rain</x:title><x:description>It rained.</x:description></x:item></rdf:RDF>",
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='escaped'>Rain</title><content type='text/html' mode='escaped'>&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>",
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Rain</a:title><a:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>It <b>rained</b>.</p></div></a:content></a:entry></a:feed>",
      "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/'><channel><item><media:title>No</media:title><title>Rain</title><description>Short</description><content:encoded><![CDATA[<p>It rained.</p><p>The post <a>Rain</a> appeared first on <a>Bay</a>.</p>]]></content:encoded></item></channel></rss>",
      "<rss><channel><item><title>Rain</title><description><p>It <i>rained</i>.</p></description></item></channel></rss>",
      "<rss><channel><item><title>Rain</title><description>It rained. <a href='x'>Continue reading</a></description></item></channel></rss>",
    ])
  func item(feed: String) {
    #expect(first(feed)?.title == "Rain")
    #expect(first(feed)?.text == "It rained.")
    #expect(read(feed).errors.isEmpty)
  }

  @Test(
    "times as they occur",
    arguments: [
      ("Wed, 05 Jan 2022 18:00:00 EST", "2022-01-05T18:00:00-05:00"),
      ("5 Jan 2022 9:05 GMT+0000", "2022-01-05T09:05:00Z"),
      ("Wed, 5 January 22 18:00:00 +0000 (UTC)", "2022-01-05T18:00:00Z"),
      ("Wed Jan  5 18:00:00 CET 2022", "2022-01-05T18:00:00+01:00"),
      ("2022-01-05T18:00:00.000+0530", "2022-01-05T18:00:00+05:30"), ("1641405600", "2022-01-05T18:00:00Z"),
      ("January 5, 2022, 6:00 p.m.", "2022-01-05T18:00:00Z"), ("2022/01/05 18:00", "2022-01-05T18:00:00Z"),
      ("05.01.2022", "2022-01-05"),
    ])
  func time(written: String, time: String) {
    let feed = "<rss><channel><item><title>Rain</title><pubDate>\(written)</pubDate></item></channel></rss>"
    #expect(first(feed)?.published == time)
  }

  @Test("who wrote, where it stands, and what is relative to the feed")
  func details() {
    let article = first(
      """
      <rss xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:a10='http://www.w3.org/2005/Atom'><channel><title>Bay Post</title>
      <link>https://bay.example/</link><item><title>R&amp;D &lt;b&gt;now&lt;/b&gt;</title><link>/rain?a=1&amp;b=2</link>
      <a10:updated>2022-01-05T18:00:00Z</a10:updated><author>ida@bay.example (Ida Holm)</author></item></channel></rss>
      """)
    #expect(article?.title == "R&D now")
    #expect(article?.text == "R&D now")
    #expect(article?.url == "https://bay.example/rain?a=1&b=2")
    #expect(article?.byline == "Ida Holm")
    #expect(article?.source == "Bay Post")
    #expect(article?.published == "2022-01-05T18:00:00Z")
  }

  @Test("a feed that breaks off says where, and keeps what is whole")
  func cut() {
    let reading = read("<rss><channel><item><title>A</title></item><item><title>B</title><descr")
    #expect(reading.entries.map(\.article.title) == ["A"])
    #expect(reading.errors.map(\.reason) == ["the feed lacks its end: it breaks off in item 2"])
    #expect(reading.isCut)
  }

  private func newsML(_ management: String, _ content: String) -> String {
    """
    <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:a:1" xml:lang="en">
    <itemMeta><provider literal="AGY"><name>Agency</name></provider><versionCreated>2022-01-05T18:00:00Z</versionCreated>\(management)</itemMeta>
    <contentMeta><by>By Ida Holm</by><dateline>OSLO, Jan 5</dateline><headline>Rain</headline></contentMeta>
    <contentSet>\(content)</contentSet></newsItem></itemSet></newsMessage>
    """
  }

  @Test(
    "NewsML-G2 with its text in any form",
    arguments: [
      "<inlineXML contenttype='application/nitf+xml'><nitf><body><body.head><hedline><hl1>No</hl1></hedline></body.head><body.content><p>It rained.</p><media><media-caption>No</media-caption></media><p>It stopped.</p></body.content></body></nitf></inlineXML>",
      "<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title>No</title></head><body><p>It rained.</p><p>It stopped.</p></body></html></inlineXML>",
      "<inlineData contenttype='text/plain'>It rained.\n\nIt stopped.</inlineData>",
    ])
  func newsML(content: String) {
    let article = first(newsML("<pubStatus qcode='stat:usable'/>", content))
    #expect(article?.title == "Rain")
    #expect(article?.text == "It rained.\n\nIt stopped.")
    #expect(article?.byline == "Ida Holm")
    #expect(article?.dateline == "OSLO, Jan 5")
    #expect(article?.source == "Agency" || article?.source == "AGY")
    #expect(article?.published == "2022-01-05T18:00:00Z")
    #expect(article?.language == "en")
  }

  @Test("NITF")
  func nitf() {
    let article = first(
      """
      <nitf><head><title>Slug</title><docdata><doc-id id-string="n1"/><date.issue norm="20220105T180000Z"/></docdata></head><body>
      <body.head><hedline><hl1>Rain</hl1></hedline><byline>By Ida Holm</byline><dateline><location>OSLO</location></dateline></body.head>
      <body.content><p>It rained.</p><p>It stopped.</p></body.content></body></nitf>
      """)
    #expect(article?.text == "It rained.\n\nIt stopped.")
    #expect(article?.byline == "Ida Holm")
    #expect(article?.dateline == "OSLO")
    #expect(article?.published == "2022-01-05T18:00:00Z")
    #expect(article?.id == "n1")
  }

  @Test(
    "what is cancelled, withheld or under embargo is not served, and says why",
    arguments: [
      ("<pubStatus qcode='stat:canceled'/>", false), ("<pubStatus qcode='stat:withheld'/>", false),
      ("<embargoed>2030-01-01T00:00:00Z</embargoed>", false),
      ("<embargoed>2020-01-01T00:00:00Z</embargoed>", true),
      ("<pubStatus qcode='stat:usable'/>", true),
    ])
  func publishing(management: String, isServed: Bool) {
    let reading = read(newsML(management, "<inlineData>It rained.</inlineData>"))
    #expect(reading.entries.isEmpty == !isServed)
    #expect(reading.errors.isEmpty == isServed)
  }
}
