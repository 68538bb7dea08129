import Facts
import Foundation
import HTTP
import Repository
import Testing

@testable import API

/// Two publishers that tell of one event, with another number.
@Suite("Publishers side by side") struct ComparisonTests {
  private let client: Client
  private let id: String
  private let series: String

  init() throws {
    let repository = Repository(extractor: Client.extractor)
    for (id, source, count) in [("a", "Evening Post", "twelve"), ("b", "Fjord News, Bergen", "15")] {
      repository.insert(
        Article(
          id: id, title: "Fire in Oslo", source: source, published: "2024-03-0\(id == "a" ? 2 : 3)T09:00:00Z",
          text:
            "A fire killed \(count) people in Oslo on 1 March 2024, police said. The mayor of Oslo said so."))
    }
    client = Client(router: try ServiceAPI(repository: repository, extractor: Client.extractor).router())
    let events = try client.get("/v1/events?type=DIE,DISASTER&fields=id,articles").data
    id = events.first { ($0["articles"] as? [String])?.count == 2 }?["id"] as? String ?? ""
    series = try client.get("/v1/figures/series?fields=id").data.first?["id"] as? String ?? ""
  }

  private func target(_ rest: String) -> String { "/v1/compare\(rest)of=\(PercentCoding.encode(id))" }

  @Test("an event, a side each publisher")
  func ofAnEvent() throws {
    let answer = try client.get(target("?"))
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.object["sources"] as? [String: Int] == ["Evening Post": 1, "Fjord News, Bergen": 1])
    let sides = try #require(answer.object["sides"] as? [[String: Any]])
    #expect(sides.map { $0["source"] as? String } == ["Evening Post", "Fjord News, Bergen"])
    #expect(sides.allSatisfy { ($0["reports"] as? [Any])?.count == 1 && $0["points"] == nil })
  }

  @Test("whom to compare, case aside; who has no part in it has an empty side")
  func chosen() throws {
    let answer = try client.get(target("?source=%22fjord%20news,%20bergen%22,Nobody&"))
    let sides = try #require(answer.object["sides"] as? [[String: Any]])
    #expect(sides.map { $0["source"] as? String } == ["Fjord News, Bergen", "Nobody"])
    #expect(sides.map { ($0["reports"] as? [Any])?.count } == [1, 0])
  }

  @Test("a series, by its points")
  func overTime() throws {
    let answer = try client.get("/v1/compare?of=\(PercentCoding.encode(series))")
    let sides = try #require(answer.object["sides"] as? [[String: Any]])
    #expect(
      sides.map { ($0["points"] as? [[String: Any]])?.compactMap { $0["value"] as? Int } } == [[12], [15]])
    let page = try client.get("/v1/compare.html?of=\(PercentCoding.encode(series))").text
    #expect(page.contains("<polygon class=\"point") && page.contains("■ Fjord News, Bergen"))
  }

  @Test("as a page and a table")
  func forms() throws {
    let page = try client.get(target(".html?")).text
    for words in [
      "<th scope=\"col\">Evening Post</th>", "In their words", "How many",
      "source=%22Fjord%20News%2C%20Bergen%22\" aria-current=\"true\">Evening Post",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(try client.get("/v1/events/\(id)", accept: "text/html").text.contains("side by side"))
    let table = try client.get(target(".csv?")).text.split(separator: "\r\n")
    #expect(table.count == 3 && table[0].hasPrefix("source,id,type"))
    #expect(table[2].hasPrefix("\"Fjord News, Bergen\","))
  }

  @Test(
    "what is no comparison", arguments: [("", 400), ("of=nothing", 404), ("of=a-e1&source=a,b,c,d,e", 400)])
  func refused(_ query: String, _ status: Int) throws {
    #expect(try client.get("/v1/compare?\(query)").status == status)
  }

  @Test("filters that are on or off are links beside a list")
  func flags() throws {
    let page = try client.get("/v1/events.html").text
    #expect(page.contains("href=\"/v1/events?claimed=true\"><span>what somebody claims</span>"))
    let on = try client.get("/v1/events.html?claimed=true").text
    #expect(on.contains("href=\"/v1/events\" aria-current=\"true\"><span>what somebody claims"))
    #expect(on.contains("claimed: yes"))
  }
}
