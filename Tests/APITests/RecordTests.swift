import API
import Facts
import HTTP
import Repository
import Testing

@Suite struct RecordTests {
  let client: Client
  init() throws { client = try Client() }

  @Test(arguments: [
    "/v1/articles/2024-03-01-oslo", "/v1/people/ola-hansen", "/v1/organizations/police", "/v1/places/oslo",
    "/v1/events/2024-03-01-oslo-held", "/v1/figures/2024-03-01-oslo-held-count",
    "/v1/quotes/2024-03-01-oslo-q1",
  ])
  func aRecordLinksToItself(_ path: String) throws {
    let answer = try client.get(path)
    #expect(answer.status == 200)
    let links = try #require(answer.object["links"] as? [String: String])
    #expect(links["self"] == path)
    for target in links.values { #expect(try client.get(target).status == 200, "\(target)") }
  }

  @Test func aSpanSlicesTheTextAsServed() throws {
    let article = try client.get("/v1/articles/2024-03-01-oslo?expand=quotes")
    let scalars = Array(try #require(article.object["text"] as? String).unicodeScalars)
    let quote = try #require((article.object["quotes"] as? [[String: Any]])?.first)
    let span = try #require(quote["span"] as? [String: Any])
    let start = try #require(span["start"] as? Int)
    let end = try #require(span["end"] as? Int)
    #expect(String(String.UnicodeScalarView(scalars[start..<end])) == span["text"] as? String)
  }

  @Test func aPersonOfTwoArticlesIsOneRecord() throws {
    let person = try client.get("/v1/people/ola-hansen").object
    #expect(person["mentionCount"] as? Int == 2)
    #expect(person["articleCount"] as? Int == 2)
    #expect(person["merges"] == nil)
    #expect(try client.get("/v1/people/ola-hansen?fields=merges").object.keys.sorted() == ["merges"])
  }

  @Test(arguments: [
    "/v1/people/nobody", "/v1/articles/none", "/v1/events/none", "/v1/people/nobody/events", "/v1/nothing",
    "/v1/people//nobody", "/v2", "/v1/people/nobody/connections", "/v1/places/%C3%A9",
  ])
  func whatThereIsNotIsA404(_ path: String) throws {
    let answer = try client.get(path)
    #expect(answer.status == 404)
    #expect(answer.headers[.contentType] == "application/problem+json")
    #expect(answer.object["status"] as? Int == 404)
  }

  @Test(arguments: ["/v1/people", "/v1/people/ola-hansen", "/openapi.json", "/v1/figures/series"])
  func aTagSavesTheBody(_ path: String) throws {
    let first = try client.get(path)
    let tag = try #require(first.headers[.eTag])
    #expect(!tag.hasPrefix("W/"))
    let second = try client.send(.get, path, [(.ifNoneMatch, tag)])
    #expect(second.status == 304)
    #expect(second.body.isEmpty)
    #expect(second.headers[.eTag] == tag)
    #expect(try client.send(.get, path, [(.ifNoneMatch, "\"other\"")]).status == 200)
  }

  @Test func formsHaveTagsOfTheirOwn() throws {
    let tags = try ["application/json", "text/csv", "application/x-ndjson"].map {
      try client.get("/v1/people", accept: $0).headers[.eTag]
    }
    #expect(Set(tags).count == 3)
  }

  @Test func whatNobodyMakesIsA406() throws {
    let answer = try client.get("/v1/people/ola-hansen", accept: "image/png")
    #expect(answer.status == 406)
    #expect((answer.object["available"] as? [String])?.contains("application/json") == true)
  }

  @Test func nothingIsAnsweredWhileReading() throws {
    let client = try Client(isReady: false)
    #expect(try client.get("/healthz").status == 200)
    for path in ["/readyz", "/v1/people", "/v1", "/v1/search?q=a"] {
      let answer = try client.get(path)
      #expect(answer.status == 503)
      #expect(answer.headers[.retryAfter] == "1")
    }
    #expect(
      try client.send(.post, "/v1/extract", [(.contentType, "text/plain")], body: "Text.").status == 200)
  }
}

@Suite struct RedirectTests {
  @Test func aRecordThatBecamePartOfAnotherLeadsToIt() throws {
    let repository = Repository(extractor: Client.extractor)
    repository.insert(Fixture.all)
    let text = "Hansen resigned, Hansen said."
    var facts = ArticleFacts(
      article: Article(
        id: "2024-03-03-oslo", title: "Ola Hansen resigns", published: "2024-03-03", text: text))
    facts.people = [
      Person(
        id: "hansen", name: "Hansen", articles: ["2024-03-03-oslo"],
        mentions: [Facts.Span(article: "2024-03-03-oslo", start: 0, end: 6, text: "Hansen")])
    ]
    repository.insert([facts])
    guard case .moved(let id) = repository.snapshot.person("hansen") else {
      Issue.record("The surname alone was not taken for the person of the title.")
      return
    }
    let client = Client(router: try ServiceAPI(repository: repository, extractor: Client.extractor).router())
    for rest in ["", "?fields=name", "/events", "/events?limit=1", "/connections"] {
      let answer = try client.get("/v1/people/hansen\(rest)")
      #expect(answer.status == 308)
      #expect(answer.headers[.location] == "/v1/people/\(id)\(rest)")
    }
  }
}
