import Foundation
import HTTP
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import API

@Suite("Feeds")
struct FeedTests {
  let client: Client
  init() throws { client = try Client() }

  @Test(
    "every list of what is dated is a feed",
    arguments: [
      ("/v1/articles.atom", 2), ("/v1/events.atom?type=COERCE&place=oslo", 2),
      ("/v1/figures.atom?limit=1", 1),
      ("/v1/quotes.atom", 1), ("/v1/articles.atom?q=oslo%0C", 2), ("/v1/articles.atom?source=%EF%BF%BE", 0),
      ("/v1/people/ola-hansen/events.atom", 1), ("/v1/events.atom?type=PROTEST", 0),
    ])
  func feeds(_ target: String, _ count: Int) throws {
    let answer = try client.get(target)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.headers[.contentType] == "application/atom+xml")
    let document = try XMLDocument(data: Data(answer.body))
    let feed = try #require(document.rootElement())
    let entries = feed.elements(forName: "entry")
    #expect(feed.name == "feed" && entries.count == count)
    for element in [feed] + entries {
      for name in ["id", "title", "updated"] {
        #expect(
          element.elements(forName: name).count == 1 && element.elements(forName: name)[0].stringValue != "")
      }
    }
    for entry in entries {
      let id = try #require(entry.elements(forName: "id").first?.stringValue)
      #expect(try client.get(String(id.dropFirst("http://localhost".count))).status == 200)
    }
    #expect(try client.get(target).body == answer.body)
  }

  @Test func anEntryIsWrittenAsAFeedReaderReadsIt() throws {
    let text = try client.get("/v1/events?type=RESIGN", accept: "application/atom+xml").text
    #expect(
      text
        == "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Events: RESIGN · Dateline</title>"
        + "<id>http://localhost/v1/events?type=RESIGN&amp;format=atom</id><updated>2024-03-02T09:00:00Z</updated>"
        + "<link rel=\"self\" href=\"http://localhost/v1/events?type=RESIGN&amp;format=atom\"/>"
        + "<link rel=\"alternate\" href=\"http://localhost/v1/events?type=RESIGN\"/>"
        + "<generator>Dateline</generator><author><name>Dateline</name></author><entry><title>Ola Hansen resigned</title>"
        + "<id>http://localhost/v1/events/2024-03-02-oslo-resigned</id><updated>2024-03-02T09:00:00Z</updated>"
        + "<link rel=\"alternate\" href=\"http://localhost/v1/events/2024-03-02-oslo-resigned\"/>"
        + "<author><name>Test Wire</name></author><summary>Ola Hansen &amp; Co resigned.</summary></entry></feed>"
    )
  }

  @Test func aPageNamesItsFeed() throws {
    let page = try client.get("/v1/events?place=oslo", accept: "text/html").text
    #expect(
      page.contains(
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/v1/events?place=oslo&amp;format=atom\">"
      ))
    #expect(page.contains(">Feed</a>"))
    #expect(try client.get("/v1/people.atom").status == 404)
    #expect(try client.get("/v1/people?format=atom").status == 400)
  }
}
