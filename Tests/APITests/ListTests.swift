import Foundation
import HTTP
import Testing

@testable import API

@Suite struct ListTests {
  @Test(
    "what takes long is kept off the event loops",
    arguments: [
      ("/v1/people", nil, false), ("/v1/people?limit=100&role=mayor", nil, false),
      ("/v1/people?limit=101", nil, true), ("/v1/people?limit=x", nil, true), ("/v1/events?q=a", nil, true),
      ("/v1/figures?min=3", nil, true), ("/v1/articles?expand=people", nil, true),
      ("/v1/people", "text/html,*/*;q=0.8", true), ("/v1/people", "text/csv", false),
    ] as [(String, String?, Bool)])
  func costs(target: String, accept: String?, isCostly: Bool) throws {
    let fields: [(FieldName, String)] = accept.map { [(.accept, $0)] } ?? []
    #expect(try Request(.get, target, headers: Headers(fields)).isCostly == isCostly)
  }

  let client: Client
  init() throws { client = try Client() }

  @Test(arguments: [
    ("/v1/articles", 2), ("/v1/people", 1), ("/v1/organizations", 1), ("/v1/places", 1), ("/v1/events", 3),
    ("/v1/figures", 2), ("/v1/quotes", 1), ("/v1/people/ola-hansen/events?limit=1", 1),
  ])
  func aListSaysItsTotal(_ path: String, _ count: Int) throws {
    let answer = try client.get(path)
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType] == "application/json")
    #expect(answer.data.count == count)
    #expect((answer.object["page"] as? [String: Any])?["total"] as? Int != nil)
  }

  @Test func aPageLeadsToTheNext() throws {
    var ids: [String] = []
    var target: String? = "/v1/events?limit=1&fields=id"
    while let current = target {
      let answer = try client.get(current)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(answer.data.allSatisfy { Array($0.keys) == ["id"] })
      ids += answer.data.compactMap { $0["id"] as? String }
      let link = try #require(answer.headers[.link])
      let next = (answer.object["page"] as? [String: Any])?["next"] as? String
      #expect(link.contains("rel=\"next\"") == (next != nil))
      target = next.map { "/v1/events?limit=1&fields=id&cursor=\($0)" }
    }
    #expect(ids.count == 3)
    #expect(Set(ids).count == 3)
    let lines = try client.get("/v1/events?fields=id", accept: "application/x-ndjson")
    #expect(lines.text == ids.map { "{\"id\":\"\($0)\"}\n" }.joined())
  }

  @Test(arguments: [
    "/v1/people?cursor=AAAAAAAA", "/v1/people?cursor=", "/v1/people?cursor=a",
  ])
  func aCursorFromNowhereIsRefused(_ target: String) throws {
    let answer = try client.get(target)
    #expect(answer.status == 400)
    #expect(answer.object["parameter"] as? String == "cursor")
  }

  @Test func aCursorOfAnotherListIsRefused() throws {
    let page = try #require(try client.get("/v1/events?limit=1").object["page"] as? [String: Any])
    let cursor = try #require(page["next"] as? String)
    #expect(try client.get("/v1/events?limit=2&cursor=\(cursor)").status == 200)
    #expect(try client.get("/v1/articles?cursor=\(cursor)").status == 400)
    #expect(try client.get("/v1/events?type=COERCE&cursor=\(cursor)").status == 400)
    var altered = Array(cursor)
    altered[2] = altered[2] == "A" ? "B" : "A"
    #expect(try client.get("/v1/events?cursor=\(String(altered))").status == 400)
  }

  @Test func aTableHasALineForEachRecord() throws {
    let answer = try client.get("/v1/figures?fields=id,text,value,place,of", accept: "text/csv")
    #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
    let lines = answer.text.split(separator: "\r\n").map(String.init)
    #expect(lines.first == "id,text,value,place,placeId,of")
    #expect(
      Set(lines.dropFirst()) == [
        "2024-03-01-oslo-held-count,120 people,120,Oslo,oslo,people held",
        "2024-03-02-oslo-held-count,140 people,140,Oslo,oslo,people held",
      ])
  }
}
