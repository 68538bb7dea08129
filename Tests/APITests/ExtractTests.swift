import HTTP
import Testing

@Suite struct ExtractTests {
  let client: Client
  init() throws { client = try Client() }

  private func post(_ type: String?, _ body: String) throws -> Client.Answer {
    try client.send(.post, "/v1/extract", type.map { [(.contentType, $0)] } ?? [], body: body)
  }

  @Test(arguments: ["text/plain", "text/plain; charset=UTF-8", "Text/Plain; charset=us-ascii"])
  func plainTextIsTakenAsItIs(_ type: String) throws {
    let text = " One line.\nAnother.\n"
    let answer = try post(type, text)
    #expect(answer.status == 200)
    let article = try #require(answer.object["article"] as? [String: Any])
    #expect(article["text"] as? String == text)
    #expect(article["title"] == nil)
  }

  @Test func anObjectSaysMore() throws {
    let answer = try post(
      "application/json",
      #"{"text":"It rained on Tuesday.","title":"Rain","published":"2024-03-01","id":"rain","unknown":[1]}"#)
    #expect(answer.status == 200)
    let article = try #require(answer.object["article"] as? [String: Any])
    #expect(article["id"] as? String == "rain")
    #expect(article["title"] as? String == "Rain")
    #expect(article["published"] as? String == "2024-03-01")
    #expect(
      Set(answer.object.keys) == [
        "article", "people", "organizations", "places", "events", "figures", "quotes", "dates",
      ])
  }

  @Test(arguments: [
    (#"{"text":""}"#, 422, "text"), (#"{"text":"  \n"}"#, 422, "text"), (#"{}"#, 422, "text"),
    (#"{"text":7}"#, 422, "text"), (#"{"text":null}"#, 422, "text"), (#"{"title":"x"}"#, 422, "text"),
    (#"{"text":"a","title":7}"#, 422, "title"), (#"{"text":"a","published":"soon"}"#, 422, "published"),
    (#"{"text":"a","id":""}"#, 422, "id"), (#"{"text":"a","id":9007199254740992}"#, 422, "id"),
    (#"{"text":"a""#, 400, ""), ("[]", 400, ""), ("7", 400, ""),
    ("\"text\"", 400, ""), ("null", 400, ""), ("", 400, ""), (#"{"text":"\ud800"}"#, 400, ""),
  ])
  func aBadBodyIsNamed(_ body: String, _ status: Int, _ field: String) throws {
    let answer = try post("application/json", body)
    #expect(answer.status == status, "\(answer.text)")
    #expect(answer.headers[.contentType] == "application/problem+json")
    #expect(answer.object["field"] as? String ?? "" == field)
  }

  @Test(arguments: [
    nil, "application/x-www-form-urlencoded", "application/xml", "text/html", "text/plain; charset=latin1",
    "nonsense",
  ])
  func anotherTypeIsA415(_ type: String?) throws {
    let answer = try post(type, "Some text.")
    #expect(answer.status == 415)
    #expect((answer.object["detail"] as? String)?.isEmpty == false)
  }

  @Test func eventsOfLittleConfidenceAreLeftOutOnDemand() throws {
    let text = "Police arrested 40 people in Oslo on Friday after a march."
    func ask(_ query: String) throws -> Client.Answer {
      try client.send(.post, "/v1/extract\(query)", [(.contentType, "text/plain")], body: text)
    }
    func confidences(_ answer: Client.Answer) -> [Double] {
      (answer.object["events"] as? [[String: Any]] ?? []).compactMap { $0["confidence"] as? Double }
    }
    let all = try confidences(ask(""))
    let most = try #require(all.max())
    let sure = try ask("?minConfidence=\(most)")
    #expect(all.count > 1 && confidences(sure).allSatisfy { $0 >= most })
    let known = Set((sure.object["events"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
    for figure in sure.object["figures"] as? [[String: Any]] ?? [] {
      if let event = figure["event"] as? String { #expect(known.contains(event)) }
    }
    for bad in ["?minConfidence=1.5", "?minConfidence=-0.1", "?minConfidence=", "?minConfidence=x"] {
      let answer = try ask(bad)
      #expect(answer.status == 400 && answer.object["parameter"] as? String == "minConfidence", "\(bad)")
    }
    #expect(try ask("?confidence=1").object["known"] as? [String] == ["minConfidence"])
  }

  @Test func emptyPlainTextIsA422() throws {
    #expect(try post("text/plain", " \n ").status == 422)
    #expect(try post("text/plain", "").status == 422)
  }

  @Test func otherMethodsAreNotAllowed() throws {
    let answer = try client.get("/v1/extract")
    #expect(answer.status == 405)
    #expect(answer.headers[.allow] == "POST, OPTIONS")
  }
}
