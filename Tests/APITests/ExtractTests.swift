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
    nil, "application/x-www-form-urlencoded", "application/xml", "application/json; charset=latin1",
    "nonsense",
  ])
  func anotherTypeIsA415(_ type: String?) throws {
    let answer = try post(type, "Some text.")
    #expect(answer.status == 415)
    #expect((answer.object["detail"] as? String)?.isEmpty == false)
  }

  @Test func theCharsetOfATextCounts() throws {
    let bytes: [UInt8] = Array("Caf".utf8) + [0xE9] + Array(" owners met in Oslo.".utf8)
    let answer = try client.send(
      .post, "/v1/extract", [(.contentType, "text/plain; charset=iso-8859-1")], bytes: bytes)
    #expect(answer.status == 200)
    #expect(
      (answer.object["article"] as? [String: Any])?["text"] as? String == "Caf\u{E9} owners met in Oslo.")
  }

  @Test func aPageIsReadForItsStory() throws {
    let page = """
      <html><head><title>Port opens again | Bay Post</title><meta property="og:site_name" content="Bay Post"></head>
      <body><nav><a href="/">Home</a></nav><h1>Port opens again</h1><p class="byline">By Ida Holm</p>
      <p>Ships came back to the harbour of Bergen on Monday after two weeks of storms, the port said.</p></body></html>
      """
    let answer = try post("text/html", page)
    #expect(answer.status == 200, "\(answer.text)")
    let article = try #require(answer.object["article"] as? [String: Any])
    #expect(article["title"] as? String == "Port opens again")
    #expect(article["byline"] as? String == "Ida Holm")
    #expect((article["text"] as? String)?.hasPrefix("Ships came back") == true)
    #expect(try post("text/html", "<html><body></body></html>").status == 400)
  }

  @Test func aFormBringsAFileAndWhatIsKnownOfIt() throws {
    func part(_ head: String, _ body: String) -> String {
      "--cut\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(body)\r\n"
    }
    let type = "multipart/form-data; boundary=cut"
    let form =
      part("name=\"published\"", "2024-03-01")
      + part("name=\"file\"; filename=\"a.md\"", "# Rain\n\nIt *rained* on Tuesday.") + "--cut--\r\n"
    let answer = try post(type, form)
    #expect(answer.status == 200, "\(answer.text)")
    let article = try #require(answer.object["article"] as? [String: Any])
    #expect(article["title"] as? String == "Rain")
    #expect(article["text"] as? String == "It rained on Tuesday.")
    #expect(article["published"] as? String == "2024-03-01")
    #expect(try post(type, part("name=\"text\"", "It rained.") + "--cut--").status == 200)
    #expect(try post(type, part("name=\"text\"", "It rained.")).status == 400)
    #expect(try post(type, part("name=\"x\"", "It rained.") + "--cut--").status == 422)
    #expect(try post(type, part("name=\"f\"; filename=\"a.png\"", "x") + "--cut--").status == 415)
    #expect(try post("multipart/form-data", form).status == 400)
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
    #expect(try ask("?confidence=1").object["known"] as? [String] == ["minConfidence", "format", "pretty"])
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
