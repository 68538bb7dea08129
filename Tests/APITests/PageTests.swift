import Facts
import Foundation
import HTTP
import Repository
import Testing

@testable import API

@Suite struct PageTests {
  let client: Client
  init() throws { client = try Client() }

  private static let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

  @Test(arguments: [
    "/", "/extract", "/v1/articles", "/v1/people", "/v1/organizations", "/v1/places", "/v1/events",
    "/v1/figures",
    "/v1/quotes",
    "/v1/figures/series", "/v1/search?q=oslo", "/v1/articles/2024-03-01-oslo", "/v1/people/ola-hansen",
    "/v1/organizations/police", "/v1/places/oslo", "/v1/events/2024-03-01-oslo-held",
    "/v1/figures/2024-03-01-oslo-held-count", "/v1/quotes/2024-03-01-oslo-q1", "/v1/people/ola-hansen/events",
    "/v1/people/ola-hansen/connections", "/map", "/map?country=norway",
    "/v1/compare?of=2024-03-01-oslo-held", "/v1/connections?type=organization,place",
  ])
  func aBrowserGetsAPageWhoseLinksWork(_ path: String) throws {
    let page = try client.get(path, accept: Self.browser)
    #expect(page.status == 200)
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    #expect(page.text.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    #expect(page.text.hasSuffix("</body></html>"))
    for part in page.text.components(separatedBy: " href=\"").dropFirst() {
      let target = part.prefix { $0 != "\"" }.replacingOccurrences(of: "&amp;", with: "&")
      guard target.hasPrefix("/") else { continue }
      let path = String(target.prefix { $0 != "#" })
      #expect(try client.get(path, accept: "*/*").status == 200, "\(path)")
    }
  }

  @Test func whoeverTakesAnythingGetsJSON() throws {
    for accept in ["*/*", "application/json", "application/*", "text/html;q=0.5, application/json"] {
      #expect(try client.get("/v1/people", accept: accept).headers[.contentType] == "application/json")
    }
  }

  @Test func corpusTextIsNeverMarkup() throws {
    for path in ["/v1/articles/2024-03-01-oslo", "/v1/quotes/2024-03-01-oslo-q1", "/v1/people/ola-hansen"] {
      let page = try client.get(path, accept: "text/html").text
      #expect(!page.contains("<b>Ola"))
    }
    let article = try client.get("/v1/articles/2024-03-01-oslo", accept: "text/html").text
    #expect(article.contains("&lt;b&gt;<a class=\"fact person\""))
    let other = try client.get("/v1/articles/2024-03-02-oslo", accept: "text/html").text
    #expect(other.contains("</a> &amp; Co "))
  }

  @Test func whatIsSearchedForIsNeverMarkup() throws {
    let page = try client.get("/v1/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", accept: "text/html")
      .text
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""))
    let problem = try client.get("/v1/people/%3Cimg%20src=x%3E", accept: "text/html")
    #expect(problem.status == 404)
    #expect(problem.headers[.contentType] == "text/html; charset=utf-8")
    #expect(!problem.text.contains("<img"))
  }

  @Test func anEmptyInputOfAFormCountsAsAbsent() throws {
    let page = try client.get("/v1/events?type=&place=&q=&from=", accept: "text/html")
    #expect(page.status == 200)
    #expect(try client.get("/v1/events?type=", accept: "application/json").status == 400)
  }

  @Test func aFormShowsWhatWasAskedFor() throws {
    let page = try client.get("/v1/events?type=COERCE&place=oslo", accept: "text/html").text
    #expect(page.contains("<option value=\"COERCE\" selected=\"\">coercion</option>"))
    #expect(page.contains("name=\"place\" value=\"oslo\""))
  }

  @Test func thePageNeedsNothingFromElsewhere() throws {
    let page = try client.get("/v1/articles/2024-03-01-oslo", accept: "text/html").text
    #expect(!page.contains("http://") && !page.contains("https://"))
    #expect(!page.contains(" style=") && !page.contains(" onclick=") && !page.contains("<style"))
    var total = 0
    for asset in ["page.css", "page.js", "icon.svg"] {
      let answer = try client.get("/assets/\(asset)")
      #expect(answer.status == 200)
      #expect(!answer.body.isEmpty)
      total += answer.body.count
    }
    #expect(total < 40_000)
    let outlines = try client.send(.get, "/assets/world.svg", [(.acceptEncoding, "gzip")])
    #expect(outlines.headers[.contentEncoding] == "gzip" && outlines.body.count < 20_000)
  }

  @Test func problemsStayJSONForPrograms() throws {
    #expect(try client.get("/v1/people/nobody").headers[.contentType] == "application/problem+json")
    #expect(
      try client.get("/v1/people/nobody", accept: "*/*").headers[.contentType] == "application/problem+json")
  }
}

@Suite struct AnnotatedTextTests {
  private func mark(_ start: Int, _ end: Int, _ style: String = "person") -> AnnotatedText.Mark {
    .init(start: start, end: end, style: style, target: "/\(style)", hint: "")
  }

  private func written(
    _ text: String, _ facts: [AnnotatedText.Mark], _ quotes: [AnnotatedText.Mark] = [], anchors: [Int] = []
  ) -> String {
    AnnotatedText(text, facts: facts, quotes: quotes, anchors: anchors).pieces.map { piece in
      switch piece {
      case .text(let words): words
      case .fact(let words, _): "[\(words)]"
      case .anchor: "|"
      case .beginQuote: "<"
      case .endQuote: ">"
      }
    }.joined()
  }

  @Test(
    arguments: [
      ("ab cd ef", [(3, 5)], "ab [cd] ef"), ("ab cd ef", [(0, 2), (6, 8)], "[ab] cd [ef]"),
      ("ab cd ef", [(0, 5), (3, 8)], "[ab cd] ef"), ("ab cd ef", [(0, 2), (0, 5)], "[ab cd] ef"),
      ("ab", [(0, 2), (0, 2)], "[ab]"), ("ab", [(1, 1), (1, 9), (-1, 1)], "ab"), ("", [(0, 0)], ""),
      ("a\u{301}b é", [(2, 3)], "a\u{301}[b] é"),
    ] as [(String, [(Int, Int)], String)])
  func linksNeverOverlap(_ text: String, _ marks: [(Int, Int)], _ expected: String) {
    #expect(written(text, marks.map { mark($0.0, $0.1) }) == expected)
  }

  @Test func wordsThatAreSaidHoldLinks() {
    #expect(written("no ab cd no", [mark(3, 5)], [mark(3, 8, "said")]) == "no <[ab] cd> no")
    #expect(written("no ab cd no", [mark(3, 8)], [mark(6, 11, "said")]) == "no <[ab cd] no>")
    #expect(written("ab cd", [mark(0, 2)], [mark(0, 5, "said")]) == "<[ab] cd>")
    #expect(written("ab cd", [mark(3, 5)], [mark(0, 5, "said")]) == "<ab [cd]>")
  }

  @Test func evidenceHasAPlaceOfItsOwn() {
    #expect(written("no ab cd no", [mark(3, 8)], anchors: [0, 3, 6, 9, 9, 40, -1]) == "|no |[ab cd] |no")
    #expect(written("no ab cd no", [mark(3, 5)], [mark(1, 8, "said")], anchors: [1]) == "n<|o [ab] cd> no")
  }

  @Test func aLongTextTakesNoLongerThanItIsLong() {
    let text = String(repeating: "ab ", count: 100_000)
    let marks = (0..<100_000).map { mark($0 * 3, $0 * 3 + 2) }
    #expect(AnnotatedText(text, facts: marks, quotes: marks).pieces.count == 400_000)
  }
}

@Suite struct LinkedDataTests {
  @Test(arguments: [
    ("/v1/articles/2024-03-01-oslo", "NewsArticle"), ("/v1/people/ola-hansen", "Person"),
    ("/v1/organizations/police", "GovernmentOrganization"), ("/v1/places/oslo", "Place"),
    ("/v1/events/2024-03-01-oslo-held", "Event"),
    ("/v1/figures/2024-03-01-oslo-held-count", "QuantitativeValue"),
    ("/v1/quotes/2024-03-01-oslo-q1", "Quotation"),
  ])
  func aRecordSpeaksSchemaOrg(_ path: String, _ type: String) throws {
    let answer = try Client().get(path, accept: "application/ld+json")
    #expect(answer.headers[.contentType] == "application/ld+json")
    #expect((answer.object["@context"] as? [String: String])?["@vocab"] == "https://schema.org/")
    #expect(answer.object["@type"] as? String == type)
    #expect(answer.object["@id"] as? String == "http://localhost" + path)
  }

  @Test(
    "what is only claimed is no event",
    arguments: [
      (Event.Status.actual, false, "Event", nil), (.planned, false, "Event", nil),
      (.historical, false, "Event", nil),
      (.actual, true, "Claim", "Event"), (.denied, false, "Claim", "Thing"),
      (.alleged, true, "Claim", "Thing"),
      (.hypothetical, false, "Claim", "Thing"),
    ] as [(Event.Status, Bool, String, String?)])
  func claims(_ status: Event.Status, isAttributed: Bool, type: String, about: String?) throws {
    var facts = Fixture.first
    facts.events[0].status = status
    if isAttributed {
      facts.events[0].attribution = Attribution(
        name: "Police", id: "police", verb: "say", span: facts.events[0].trigger)
    }
    let repository = Repository(extractor: Client.extractor)
    repository.insert([facts])
    let client = Client(
      router: try ServiceAPI(repository: repository, extractor: Client.extractor).router())
    for path in ["/v1/events/2024-03-01-oslo-held", "/v1/events"] {
      let answer = try client.get(path, accept: "application/ld+json")
      let event = (answer.object["@graph"] as? [[String: Any]])?.first ?? answer.object
      #expect(event["@type"] as? String == type)
      #expect((event["about"] as? [String: Any])?["@type"] as? String == about)
      #expect(event["dl:status"] as? String == status.rawValue)
      #expect((event["author"] as? [String: String])?["name"] == (isAttributed ? "Police" : nil))
    }
  }

  @Test func aListIsAGraph() throws {
    let answer = try Client().get("/v1/figures", accept: "application/ld+json")
    let graph = try #require(answer.object["@graph"] as? [[String: Any]])
    #expect(graph.count == 2)
    #expect(graph.first?["unitText"] as? String == "person")
  }
}

@Suite struct WordingTests {
  @Test(arguments: [
    ("2022-01-05", "5 January 2022"), ("2022-01", "January 2022"), ("2022", "2022"),
    ("XXXX-01-05", "5 January"),
    ("2022-01-03/2022-01-07", "3 January 2022 to 7 January 2022"), ("../2019", "until 2019"),
    ("2019/..", "since 2019"),
    ("2019~", "about 2019"), ("199X", "199X"), ("2022-33", "2022-33"),
  ])
  func datesAreWords(_ edtf: String, _ words: String) throws {
    #expect(Wording.date(try #require(PartialDate(edtf: edtf))) == words)
  }

  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-5000, "−5,000"), (0.5, "0.5"),
    ] as [(Double, String)])
  func numbersHaveGroups(_ number: Double, _ words: String) {
    #expect(Wording.number(number) == words)
  }

  @Test func aChartNeedsTwoDays() {
    let span = Facts.Span(article: "a", start: 0, end: 1, text: "5")
    func point(_ day: String?, _ amount: Figure.Amount) -> FigureSeries.Point {
      let date = day.flatMap { PartialDate(edtf: $0) }
      return FigureSeries.Point(
        date: date, figure: Figure(id: "f", span: span, kind: .count, amount: amount), article: "a")
    }
    func series(_ points: [FigureSeries.Point]) -> FigureSeries {
      FigureSeries(id: "s", of: "<people>", kind: .count, points: points)
    }
    #expect(SeriesChart(series([point("2022-01-05", .value(5))])) == nil)
    #expect(SeriesChart(series([point(nil, .value(5)), point("2022-01-05", .value(5))])) == nil)
    #expect(SeriesChart(series([point("2022-01-05", .value(0)), point("2022-01-06", .value(0))])) == nil)
    var html = HTMLWriter()
    SeriesChart(series([point("2022-01-05", .value(5)), point("2022-01-07", .range(min: 1, max: 1e300))]))?
      .write(to: &html)
    let svg = String(decoding: html.bytes, as: UTF8.self)
    #expect(svg.contains("<circle") && svg.contains("aria-label=\"&lt;people&gt; over time\""))
  }

  @Test(arguments: [
    ("2022-01-05T10:00:00+06:00", "5 January 2022, 10:00"), ("2022-01-05", "5 January 2022"),
    ("2022-01", "January 2022"), ("yesterday", "yesterday"), ("", ""), ("T", "T"),
  ])
  func timesOfPublicationReadAsDates(_ written: String, _ shown: String) {
    #expect(Wording.published(written) == shown)
  }

  @Test func filtersHaveLabelsThatSayWhatTheyTake() throws {
    let page = try Client().get("/v1/figures", accept: "text/html").text
    #expect(page.contains(">what is counted<input name=\"of\""))
    #expect(!page.contains(">of<"))
  }
}
