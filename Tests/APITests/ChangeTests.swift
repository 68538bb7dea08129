import API
import Foundation
import HTTP
import Testing

@Suite("What has changed")
struct ChangeTests {
  private static let token: (FieldName, String) = (.authorization, "Bearer secret")
  private static let json: (FieldName, String) = (.contentType, "application/json")
  private let client: Client

  init() throws {
    var settings = ServiceSettings()
    settings.token = "secret"
    client = try Client(settings: settings)
  }

  private func put(_ id: String, _ text: String, title: String = "Rain") throws {
    let body = #"{"title":"\#(title)","text":"\#(text)"}"#
    let answer = try client.send(.put, "/v1/articles/\(id)", [Self.token, Self.json], body: body)
    #expect([200, 201].contains(answer.status), "\(answer.text)")
  }

  private func next(_ answer: Client.Answer) throws -> String {
    try #require((answer.object["page"] as? [String: Any])?["next"] as? String, "\(answer.text)")
  }

  private func words(_ changes: [[String: Any]]) -> [String] {
    changes.map { "\($0["change"] ?? "") \($0["id"] ?? "")" }
  }

  @Test func whoFollowsHearsOfAllThatChanges() throws {
    let start = try client.get("/v1/changes")
    #expect(words(start.data) == ["added 2024-03-01-oslo", "added 2024-03-02-oslo"])
    #expect(start.data[0]["noticed"] == nil && start.data[0]["source"] as? String == "Test Wire")
    let token = try next(start)
    let nothing = try client.get("/v1/changes?since=\(token)")
    #expect(nothing.data.isEmpty)
    #expect(try next(nothing) == token)
    try put("bergen", "It rained in Bergen.")
    try put("bergen", "It snowed in Bergen.", title: "Snow")
    #expect(try client.send(.delete, "/v1/articles/2024-03-01-oslo", [Self.token]).status == 204)
    let answer = try client.get("/v1/changes?since=\(token)")
    #expect(words(answer.data) == ["added bergen", "changed bergen", "removed 2024-03-01-oslo"])
    #expect(answer.data.map { $0["title"] as? String } == ["Snow", "Snow", "Oslo: 2024-03-01-oslo"])
    let noticed = try #require(answer.data[0]["noticed"] as? String)
    #expect(noticed.wholeMatch(of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\d\dZ/) != nil)
    #expect(
      (answer.data[0]["links"] as? [String: String]) == ["article": "/v1/articles/bergen"]
        && (answer.data[2]["links"] as? [String: String]) == [:])
    #expect(try client.get("/v1/changes?since=\(next(answer))").data.isEmpty)
  }

  @Test("pages, lines and tables have the same changes", arguments: [1, 2, 3])
  func forms(_ limit: Int) throws {
    let token = try next(client.get("/v1/changes"))
    try put("bergen", "It rained in Bergen.")
    try put("molde", "It rained in Molde.")
    try put("tromso", "It rained in Tromsø.")
    for target in ["/v1/changes?since=\(token)", "/v1/changes?"] {
      let whole = try client.get("\(target)&limit=500".replacing("?&", with: "?")).data
      var found: [[String: Any]] = []
      var page = try client.get("\(target)&limit=\(limit)".replacing("?&", with: "?"))
      found += page.data
      while (page.object["page"] as? [String: Any])?["more"] as? Bool == true {
        #expect(page.headers[.link] == "</v1/changes?since=\(try next(page))>; rel=\"next\"")
        page = try client.get("/v1/changes?limit=\(limit)&since=\(next(page))")
        found += page.data
      }
      #expect(words(found) == words(whole) && whole.count >= 3)
      #expect(found.map { $0["token"] as? String }.last == (try next(page)))
      let lines = try client.get("\(target)&format=ndjson".replacing("?&", with: "?"))
      #expect(lines.headers[.contentType] == "application/x-ndjson")
      let records = lines.text.split(separator: "\n").map { Data($0.utf8) }.compactMap {
        (try? JSONSerialization.jsonObject(with: $0)) as? [String: Any]
      }
      #expect(words(records) == words(whole))
      #expect(records.map { $0["token"] as? String } == whole.map { $0["token"] as? String })
      let table = try client.get("\(target)&format=csv".replacing("?&", with: "?")).text
      #expect(table.hasPrefix("change,resource,id,title,published,source,noticed,token\r\n"))
      #expect(table.components(separatedBy: "\r\n").count == whole.count + 2)
    }
  }

  @Test func aCorrectionIsAChange() throws {
    let token = try next(client.get("/v1/changes"))
    let body = #"{"kind":"person","action":"rename","names":["ola-hansen"],"to":"Ola B. Hansen"}"#
    let made = try client.send(.post, "/v1/corrections", [Self.token, Self.json], body: body)
    #expect(made.status == 201)
    let change = try #require(try client.get("/v1/changes?since=\(token)").data.first)
    #expect(change["resource"] as? String == "correction" && change["change"] as? String == "added")
    let id = try #require(change["id"] as? String)
    #expect(try client.send(.delete, "/v1/corrections/\(id)", [Self.token]).status == 204)
    // What is as it was has not changed.
    #expect(try client.get("/v1/changes?since=\(token)").data.isEmpty)
  }

  @Test(
    "a token that leads nowhere is refused",
    arguments: [
      ("", 400), ("x", 400), ("0123456789abcdef", 410), ("0123456789abcdef.0123456789abcdef.1", 410),
      ("0123456789abcdef..bergen", 410), ("0123456789abcdef.0123456789abcdef.-1", 400),
      ("0123456789abcdef.1", 400), ("+123456789abcdef", 400), ("0123456789abcdef.0123456789abcdef.", 400),
    ])
  func refused(_ token: String, _ status: Int) throws {
    for form in ["json", "ndjson", "csv"] {
      let answer = try client.get("/v1/changes?format=\(form)&since=\(PercentCoding.encode(token))")
      #expect(answer.status == status, "\(answer.text)")
      #expect(answer.object["parameter"] as? String == "since")
    }
  }
}
