import API
import HTTP
import Testing

@Suite struct WriteTests {
  private static let token: (FieldName, String) = (.authorization, "Bearer secret")
  private static let json: (FieldName, String) = (.contentType, "application/json")

  private func client() throws -> Client {
    var settings = ServiceSettings()
    settings.token = "secret"
    return try Client(settings: settings)
  }

  @Test func withoutATokenInTheConfigurationWritesAreOff() throws {
    let answer = try Client().send(.post, "/v1/articles", [Self.token, Self.json], body: #"{"text":"a"}"#)
    #expect(answer.status == 403)
    #expect((answer.object["detail"] as? String)?.contains("--write-token") == true)
  }

  @Test(arguments: [
    nil, "Bearer wrong", "Bearer", "Bearer secretsecret", "Basic secret", "secret", "Bearer  ",
    "bearer Secret",
  ])
  func aWrongTokenIsRefused(_ value: String?) throws {
    let fields: [(FieldName, String)] = value.map { [(.authorization, $0)] } ?? []
    for (method, path) in [
      (HTTP.Method.post, "/v1/articles"), (.put, "/v1/articles/a"), (.delete, "/v1/articles/a"),
    ] {
      let answer = try client().send(method, path, fields + [Self.json], body: #"{"text":"a"}"#)
      #expect(answer.status == 401)
      #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
    }
  }

  @Test func anArticleComesStaysAndGoes() throws {
    let client = try client()
    let body = #"{"id":"bergen","title":"Rain","text":"It rained in Bergen."}"#
    let before = try client.get("/v1/articles").headers[.eTag]
    let first = try client.send(.post, "/v1/articles", [Self.token, Self.json], body: body)
    #expect(first.status == 201)
    #expect(first.headers[.location] == "/v1/articles/bergen")
    #expect(first.data.first?["outcome"] as? String == "created")
    #expect(try client.get("/v1/articles").headers[.eTag] != before)
    let again = try client.send(.post, "/v1/articles", [Self.token, Self.json], body: body)
    #expect(again.status == 200)
    #expect(again.data.first?["outcome"] as? String == "unchanged")
    let other = #"{"id":"bergen","text":"It snowed in Bergen."}"#
    #expect(try client.send(.post, "/v1/articles", [Self.token, Self.json], body: other).status == 409)
    let put = try client.send(.put, "/v1/articles/bergen", [Self.token, Self.json], body: other)
    #expect(put.status == 200)
    #expect(put.data.first?["outcome"] as? String == "replaced")
    #expect(try client.get("/v1/articles/bergen").object["text"] as? String == "It snowed in Bergen.")
    #expect(try client.send(.delete, "/v1/articles/bergen", [Self.token]).status == 204)
    #expect(try client.send(.delete, "/v1/articles/bergen", [Self.token]).status == 404)
    #expect(try client.get("/v1/articles/bergen").status == 404)
  }

  @Test func aCorrectionIsMadeListedAndUndone() throws {
    let client = try SampleService().client
    let body = #"{"kind":"person","action":"rename","names":["karim-masimov"],"to":"Karim Massimov"}"#
    #expect(try client.send(.post, "/v1/corrections", [Self.json], body: body).status == 401)
    let made = try client.send(.post, "/v1/corrections", [Self.token, Self.json], body: body)
    #expect(made.status == 201)
    let id = try #require(made.object["id"] as? String)
    #expect(made.object["to"] as? String == "Karim Massimov")
    #expect(try client.send(.post, "/v1/corrections", [Self.token, Self.json], body: body).status == 200)
    #expect(try client.get("/v1/corrections").data.map { $0["id"] as? String } == [id])
    #expect(try client.get("/v1/people/karim-massimov").object["name"] as? String == "Karim Massimov")
    let old = try client.get("/v1/people/karim-masimov")
    #expect(old.status == 308 && old.headers[.location] == "/v1/people/karim-massimov")
    #expect(try client.send(.delete, "/v1/corrections/\(id)", [Self.token]).status == 204)
    #expect(try client.send(.delete, "/v1/corrections/\(id)", [Self.token]).status == 404)
    #expect(try client.get("/v1/people/karim-masimov").status == 200)
    let wrong = try client.send(
      .post, "/v1/corrections", [Self.token, Self.json],
      body: #"{"kind":"person","action":"hide","names":[]}"#)
    #expect(wrong.status == 422 && wrong.object["field"] as? String == "names")
    let none = try client.send(.post, "/v1/corrections", [Self.token, Self.json], body: "[]")
    #expect(none.status == 422 && none.object["field"] == nil)
  }

  @Test(
    arguments: [
      ("/v1/events?actor=Tokayev", 1...100, nil),
      ("/v1/events?actor=Tokayev,Putin&type!=CONSULT", 1...100, nil),
      ("/v1/events?actor=Tokajev", 0...0, "kassym-jomart-tokayev"),
      ("/v1/events?type=PROTEST&type!=PROTEST", 0...0, nil),
      ("/v1/events?type!=PROTEST&type=PROTEST", 0...0, nil),
      ("/v1/people?role=pres&minArticles=2", 1...10, nil),
      ("/v1/figures?claimed=true&source!=nobody", 1...500, nil),
      ("/v1/quotes?speaker!=Tokayev", 1...500, nil),
    ] as [(String, ClosedRange<Int>, String?)])
  func filtersTakeWhatPeopleType(target: String, total: ClosedRange<Int>, near: String?) throws {
    let page = try #require(try SampleService().client.get(target).object["page"] as? [String: Any])
    #expect(total.contains(try #require(page["total"] as? Int)))
    let names = (page["near"] as? [String: [[String: Any]]])?["actor"]
    #expect(names?.first?["id"] as? String == near)
  }

  @Test func manyComeTogetherOrNotAtAll() throws {
    let client = try client()
    let ndjson: (FieldName, String) = (.contentType, "application/x-ndjson")
    let bad = try client.send(
      .post, "/v1/articles", [Self.token, ndjson], body: "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\"}\n")
    #expect(bad.status == 422)
    #expect(bad.object["line"] as? Int == 2)
    #expect(bad.object["field"] as? String == "text")
    #expect(try client.get("/v1/articles/a").status == 404)
    let twice = try client.send(
      .post, "/v1/articles", [Self.token, Self.json], body: #"[{"id":"a","text":"x"},{"id":"a","text":"y"}]"#)
    #expect(twice.status == 422)
    let good = try client.send(
      .post, "/v1/articles", [Self.token, ndjson],
      body: "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n")
    #expect(good.status == 201)
    #expect(good.data.count == 2)
    #expect(good.headers[.location] == nil)
  }

  @Test func aRepeatIsHarmless() throws {
    let client = try client()
    let text: (FieldName, String) = (.contentType, "text/plain")
    let first = try client.send(.post, "/v1/articles", [Self.token, text], body: "Rain\n\nIt rained.")
    let second = try client.send(.post, "/v1/articles", [Self.token, text], body: "Rain\n\nIt rained.")
    #expect(first.status == 201)
    #expect(second.status == 200)
    #expect(first.headers[.location] == second.headers[.location])
    let key: (FieldName, String) = (.idempotencyKey, "order-7")
    #expect(try client.send(.post, "/v1/articles", [Self.token, text, key], body: "A\n\nB.").status == 201)
    #expect(try client.send(.post, "/v1/articles", [Self.token, text, key], body: "A\n\nB.").status == 200)
    #expect(try client.send(.post, "/v1/articles", [Self.token, text, key], body: "A\n\nC.").status == 409)
  }

  @Test func aPutCanAskForAState() throws {
    let client = try client()
    let path = "/v1/articles/2024-03-01-oslo"
    let tag = try #require(try client.get(path).headers[.eTag])
    let body = #"{"text":"Nothing happened."}"#
    #expect(
      try client.send(.put, path, [Self.token, Self.json, (.ifMatch, "\"old\"")], body: body).status == 412)
    #expect(
      try client.send(.put, path, [Self.token, Self.json, (.ifNoneMatch, "*")], body: body).status == 412)
    #expect(try client.send(.put, path, [Self.token, Self.json, (.ifMatch, tag)], body: body).status == 200)
    #expect(
      try client.send(.put, "/v1/articles/new", [Self.token, Self.json, (.ifNoneMatch, "*")], body: body)
        .status
        == 201)
  }

  @Test(arguments: [
    ("/v1/articles/a", #"{"id":"b","text":"x"}"#, 409), ("/v1/articles/..%2Fx", #"{"text":"x"}"#, 422),
    ("/v1/articles/a%20b", #"{"text":"x"}"#, 422), ("/v1/articles/a", #"[{"text":"x"},{"text":"y"}]"#, 422),
    ("/v1/articles/a", "{", 400), ("/v1/articles/a?x=1", #"{"text":"x"}"#, 400),
  ])
  func aBadPutIsRefused(_ path: String, _ body: String, _ status: Int) throws {
    let answer = try client().send(.put, path, [Self.token, Self.json], body: body)
    #expect(answer.status == status, "\(answer.text)")
    #expect(answer.headers[.contentType] == "application/problem+json")
  }

  @Test(arguments: [
    (#"{"text":"x","published":"soon"}"#, "published", ["is not a time", "soon"]),
    (#"{"text":"x","published":7}"#, "published", ["must be a string"]),
    (#"{"text":"x","title":{"a":"b"}}"#, "title", ["must be a string"]),
    (#"{"text":"x","title":[]}"#, "title", ["must be a string"]),
    (#"{"text":"x","url":7}"#, "url", ["must be a string"]),
    (#"{"text":"x","url":[7]}"#, "url", ["must be a string"]),
  ])
  func aFieldThatIsNotRightRefusesTheArticle(_ body: String, _ field: String, _ words: [String]) throws {
    let client = try client()
    for (method, path) in [
      (HTTP.Method.post, "/v1/articles"), (.put, "/v1/articles/a"), (.post, "/v1/extract"),
    ] {
      let answer = try client.send(method, path, [Self.token, Self.json], body: body)
      #expect(answer.status == 422)
      #expect(answer.object["field"] as? String == field)
      let detail = try #require(answer.object["detail"] as? String)
      for word in words { #expect(detail.contains(word)) }
      #expect(!detail.contains("kept"))
    }
  }

  @Test(arguments: ["", " ", "\"\"", "\t"])
  func anEmptyIdempotencyKeyIsRefused(_ key: String) throws {
    let answer = try client().send(
      .post, "/v1/articles", [Self.token, Self.json, (.idempotencyKey, key)], body: #"{"text":"x"}"#)
    #expect(answer.status == 422)
    #expect(answer.object["field"] as? String == "Idempotency-Key")
  }

  @Test func idsThatDifferInPunctuationAreDifferentArticles() throws {
    let client = try client()
    for id in ["a b", "a-b", "a_b", "a:b", "a.b", "a/b", "A b"] {
      let body = #"{"id":"\#(id)","text":"It is \#(id)."}"#
      #expect(try client.send(.post, "/v1/articles", [Self.token, Self.json], body: body).status == 201)
      #expect(try client.send(.post, "/v1/articles", [Self.token, Self.json], body: body).status == 200)
      let key: (FieldName, String) = (.idempotencyKey, "key \(id)")
      let text = #"{"text":"It is \#(id)."}"#
      #expect(try client.send(.post, "/v1/articles", [Self.token, Self.json, key], body: text).status == 201)
    }
    #expect(try client.get("/v1/articles?limit=1").object["page"].map { "\($0)".contains("16") } == true)
  }
}
