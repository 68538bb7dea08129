import Facts
import Foundation
import HTTP
import Repository
import Testing

@testable import API

@Suite("Taking answers away")
struct TakeAwayTests {
  let client: Client
  init() throws { client = try Client() }

  @Test(
    "a form has a name, a suffix and a file",
    arguments: [
      (
        "/v1/events.csv?type=COERCE&from=2024-03", "text/csv; charset=utf-8",
        "attachment; filename=\"events-type-coerce-from-2024-03.csv\""
      ),
      ("/v1/events?format=ndjson", "application/x-ndjson", "attachment; filename=\"events.ndjson\""),
      ("/v1/figures.jsonld?limit=1", "application/ld+json", "inline; filename=\"figures.jsonld\""),
      ("/v1/figures/series.json", "application/json", "inline; filename=\"figures-series.json\""),
      (
        "/v1/search.csv?q=caf%C3%A9%20%22%0D%0Ax", "text/csv; charset=utf-8",
        "attachment; filename=\"search-caf-x.csv\""
      ),
      (
        "/v1/people/ola-hansen.jsonld", "application/ld+json", "inline; filename=\"person-ola-hansen.jsonld\""
      ),
      (
        "/v1/people/ola-hansen?format=csv", "text/csv; charset=utf-8",
        "attachment; filename=\"person-ola-hansen.csv\""
      ),
      (
        "/v1/people/ola-hansen/events.csv", "text/csv; charset=utf-8",
        "attachment; filename=\"people-ola-hansen-events.csv\""
      ),
      ("/v1/events.html", "text/html; charset=utf-8", nil), ("/v1/events", "application/json", nil),
    ] as [(String, String, String?)])
  func forms(_ target: String, _ type: String, _ disposition: String?) throws {
    let answer = try client.get(target, accept: target == "/v1/events" ? nil : "text/html")
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.headers[.contentType] == type)
    #expect(answer.headers[.contentDisposition] == disposition)
  }

  @Test(
    "a form that there is not is refused",
    arguments: [
      ("/v1/events.xml", 404), ("/v1/events.", 404), ("/v1/.csv", 404), ("/v1/events?format=xml", 400),
      ("/v1/events.csv?format=json", 400), ("/v1/people/ola-hansen.csv?format=json", 400),
      ("/v1/people/ola-hansen.ndjson", 404),
      ("/v1/figures/series?format=jsonld", 400),
      ("/v1/figures/series.jsonld", 404), ("/healthz.json", 404), ("/v1.json", 404),
      ("/v1/events.csv.csv", 404),
    ])
  func unknownForms(_ target: String, _ status: Int) throws {
    #expect(try client.get(target).status == status)
    if target.hasSuffix("xml") { #expect(try client.send(.post, target).status != 200) }
  }

  @Test func theSuffixIsTheFormAndNothingElse() throws {
    #expect(try client.get("/v1/events.json?limit=2").body == client.get("/v1/events?limit=2").body)
    let lines = try client.get("/v1/events.ndjson").text
    #expect(lines == (try client.get("/v1/events", accept: "application/x-ndjson").text))
    let page = try client.get("/v1/events.json?limit=1")
    #expect(page.headers[.link]?.contains("</v1/events?limit=1&cursor=") == true)
    #expect(try client.send(.post, "/v1/articles.csv", body: "x").status == 404)
    let moved = try client.get("/v1/people/ola-hansen~mayor.csv?fields=name")
    #expect(moved.status == 308 && moved.headers[.location] == "/v1/people/ola-hansen.csv?fields=name")
  }

  @Test func prettyHasALineForEachMember() throws {
    let pretty = try client.get("/v1/people?pretty=true&fields=id")
    #expect(pretty.text.hasPrefix("{\n  \"data\": [\n    {\n      \"id\": \"ola-hansen\"\n    }\n"))
    #expect(try client.get("/v1/people/ola-hansen?pretty=true").text.contains("\n  \"name\": \"Ola Hansen\""))
    #expect(try client.get("/v1/people?pretty=yes").status == 400)
  }

  // MARK: Tables

  private func table(_ target: String) throws -> [[String: String]] {
    let rows = try client.get(target).text.components(separatedBy: "\r\n").dropLast().map(cells)
    let head = try #require(rows.first)
    #expect(Set(head).count == head.count, "a column twice: \(head)")
    return try rows.dropFirst().map { row in
      try #require(row.count == head.count)
      return Dictionary(uniqueKeysWithValues: zip(head, row))
    }
  }

  private func cells(_ line: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test func aTableOfEventsIsWhole() throws {
    let head = try client.get("/v1/events.csv").text.prefix { $0 != "\r\n" }
    #expect(
      head
        == "id,type,mode,summary,trigger,start,end,sentence,sentenceStart,sentenceEnd,actors,actorIds,recipients,"
        + "recipientIds,place,placeId,date,dateText,status,confidence,main,attribution,attributionId,"
        + "attributionVerb,attributionStart,attributionEnd,figures,articles,headline,reportCount,disagreements,article,"
        + "title,published,source")
    let row = try #require(try table("/v1/events.csv").first { $0["id"] == "2024-03-02-oslo-held" })
    #expect(row["trigger"] == "held" && row["start"] == "28" && row["end"] == "32")
    #expect(row["actors"] == "Police" && row["actorIds"] == "police")
    #expect(row["recipients"] == "people" && row["recipientIds"] == "")
    #expect(
      row["attribution"] == "Police" && row["attributionId"] == "police" && row["attributionVerb"] == "say")
    #expect(row["article"] == "2024-03-02-oslo" && row["source"] == "Test Wire")
    #expect(row["published"] == "2024-03-02T09:00:00Z" && row["title"] == "Oslo: 2024-03-02-oslo")
  }

  @Test func tablesJoinByTheirColumns() throws {
    let articles = try table("/v1/articles.csv")
    let texts = Dictionary(uniqueKeysWithValues: articles.map { ($0["id"] ?? "", $0["text"] ?? "") })
    let events = try table("/v1/events.csv")
    let places = Set(try table("/v1/places.csv").compactMap { $0["id"] })
    let people = Set(try table("/v1/people.csv").compactMap { $0["id"] })
    for figure in try table("/v1/figures.csv") {
      #expect(events.contains { $0["id"] == figure["event"] })
      #expect(places.contains(figure["placeId"] ?? ""))
      #expect(try slice(texts, figure) == figure["text"])
    }
    for event in events { #expect(try slice(texts, event) == event["trigger"]) }
    for quote in try table("/v1/quotes.csv") {
      #expect(people.contains(quote["speakerId"] ?? ""))
    }
  }

  @Test func aSeriesIsARowAPoint() throws {
    let head = try client.get("/v1/figures/series.csv").text.prefix { $0 != "\r\n" }
    #expect(
      head
        == "id,of,kind,unit,place,placeId,pointCount,date,value,min,max,modifier,text,attribution,attributionId,"
        + "attributionVerb,attributionStart,attributionEnd,figure,article,marks,against,start,end,title,published,"
        + "source")
    let texts = Dictionary(
      uniqueKeysWithValues: try table("/v1/articles.csv").map { ($0["id"] ?? "", $0["text"] ?? "") })
    let figures = Set(try table("/v1/figures.csv").compactMap { $0["id"] })
    let rows = try table("/v1/figures/series.csv")
    #expect(rows.map { $0["value"] } == ["120", "140"])
    #expect(rows.map { $0["pointCount"] } == ["2", "2"] && rows.allSatisfy { $0["placeId"] == "oslo" })
    for row in rows {
      #expect(figures.contains(row["figure"] ?? ""))
      #expect(try slice(texts, row) == row["text"])
      #expect(row["source"] == "Test Wire")
    }
    let id = try #require(rows.first?["id"])
    let one = try client.get("/v1/figures/series/\(id).csv")
    #expect(one.text == (try client.get("/v1/figures/series.csv").text))
    #expect(
      one.headers[.contentDisposition]
        == "attachment; filename=\"figures-series-\(id.replacing("~", with: "-")).csv\"")
    #expect(try client.get("/v1/figures/series/\(id)?format=csv").body == one.body)
    #expect(
      try client.get("/v1/figures/series.csv?fields=of,pointCount").text
        == "of,pointCount\r\npeople held,2\r\n")
    #expect(try client.get("/v1/figures/series/nobody.csv").status == 404)
  }

  @Test func aTableCutsNoSeries() throws {
    let repository = Repository(extractor: Client.extractor)
    for (unit, count) in [("longlander", 60)] + "abcdefghijklmnopqrstuvwx".map({ ("\($0)lander", 2) }) {
      repository.insert((1...count).map { Self.figure($0, of: unit) })
    }
    let client = Client(
      router: try ServiceAPI(repository: repository, extractor: Client.extractor).router())
    let series = try client.get("/v1/figures/series?limit=30").data
    #expect(series.count == 25 && (series.first?["points"] as? [Any])?.count == 50)
    let lines = try client.get("/v1/figures/series.csv?fields=of,points").text.split(separator: "\r\n")
    #expect(lines.count { $0.hasPrefix("longlanders killed,") } == 60)
    #expect(lines.count == 1 + 60 + 48)
  }

  private static func figure(_ day: Int, of unit: String) -> ArticleFacts {
    let id = "\(unit)-\(day)"
    let text = "\(day) \(unit)s"
    let date = CalendarDay(iso8601: "2024-01-01")?.adding(days: day)
    var facts = ArticleFacts(article: Article(id: id, text: text))
    facts.figures = [
      Figure(
        id: "\(id)-f1", span: Facts.Span(article: id, start: 0, end: text.unicodeScalars.count, text: text),
        kind: .count, amount: .value(Double(day)), unit: unit, counted: "\(unit)s killed",
        date: date.map { PartialDate($0) },
        articles: [id])
    ]
    return facts
  }

  private func slice(_ texts: [String: String], _ row: [String: String]) throws -> String {
    let text = Array(try #require(texts[row["article"] ?? ""]).unicodeScalars)
    let start = try #require(Int(row["start"] ?? ""))
    let end = try #require(Int(row["end"] ?? ""))
    return String(String.UnicodeScalarView(text[start..<end]))
  }

  @Test func whatATableKnowsOfTheArticleCanBeAskedForInJSON() throws {
    let record = try #require(try client.get("/v1/figures?fields=article,source&limit=1").data.first)
    #expect(record as? [String: String] == ["article": "2024-03-02-oslo", "source": "Test Wire"])
    #expect(try client.get("/v1/figures?limit=1").data.first?["source"] == nil)
  }

  @Test func aPageLeadsToItsForms() throws {
    let page = try client.get("/v1/events?type=COERCE&limit=5", accept: "text/html").text
    #expect(
      page.contains(
        "<a class=\"button\" href=\"/v1/events?type=COERCE&amp;format=csv\" download=\"\">CSV</a>"))
    let record = try client.get("/v1/people/ola-hansen", accept: "text/html").text
    #expect(record.contains("href=\"/v1/people/ola-hansen?format=jsonld\" download=\"\">JSON-LD</a>"))
  }

  @Test("linked data of another host is made anew", arguments: ["news.example", "other.example:8080"])
  func hosts(_ host: String) throws {
    for _ in 0..<2 {
      let answer = try client.send(.get, "/v1/places.jsonld", [(.host, host)])
      #expect(answer.text.contains("\"@id\":\"http://\(host)/v1/places/oslo\""))
      #expect(answer.headers[.vary] == "Accept, Host")
    }
  }
}
