import API
import HTTP
import Testing

/// What a tag stands for: a list for the corpus, a record for itself.
@Suite struct TagTests {
  private static let fields: [(FieldName, String)] = [
    (.authorization, "Bearer secret"), (.contentType, "application/json"),
  ]
  private static let path = "/v1/articles/2024-03-01-oslo"

  private func client() throws -> Client {
    var settings = ServiceSettings()
    settings.token = "secret"
    return try Client(settings: settings)
  }

  private func put(_ path: String, _ text: String, in client: Client, _ more: [(FieldName, String)] = [])
    throws
    -> Int
  {
    try client.send(.put, path, Self.fields + more, body: #"{"text":"\#(text)"}"#).status
  }

  @Test(arguments: [
    "/v1/articles/2024-03-01-oslo", "/v1/articles/2024-03-01-oslo?fields=title", "/v1/people/ola-hansen",
    "/v1/events/2024-03-01-oslo-held", "/v1/figures/2024-03-01-oslo-held-count",
    "/v1/quotes/2024-03-01-oslo-q1",
  ])
  func theTagOfARecordOutlivesAWriteElsewhere(_ path: String) throws {
    let client = try client()
    for accept in ["application/json", "application/ld+json", "text/html"]
    where accept == "application/json" || !path.contains("?") {
      let before = try client.get(path, accept: accept)
      let tag = try #require(before.headers[.eTag])
      #expect(try put("/v1/articles/elsewhere", "It rained in \(accept).", in: client) < 300)
      let after = try client.send(.get, path, [(.ifNoneMatch, tag), (.accept, accept)])
      #expect(after.status == 304, "\(accept)")
      #expect(after.body.isEmpty && after.headers[.eTag] == tag)
      #expect(after.headers[.vary] == before.headers[.vary])
      #expect(try client.get(path, accept: accept).body == before.body)
    }
  }

  @Test func theTagOfARecordChangesWithIt() throws {
    let client = try client()
    let paths = ["/v1/places/oslo", "/v1/people/ola-hansen", Self.path, Self.path + "?expand=people"]
    let before = try paths.map { try client.get($0).headers[.eTag] }
    #expect(Set(before).count == paths.count)
    #expect(try put(Self.path, "It rained in Oslo.", in: client) == 200)
    for (path, tag) in zip(paths, before) {
      #expect(try client.get(path).headers[.eTag] != tag, "\(path)")
    }
  }

  @Test func theTagOfAListChangesWithTheCorpus() throws {
    let client = try client()
    let before = try client.get("/v1/people").headers[.eTag]
    #expect(try put("/v1/articles/elsewhere", "It rained.", in: client) == 201)
    #expect(try client.get("/v1/people").headers[.eTag] != before)
  }

  @Test func aWriteElsewhereDoesNotFailTheConditionOfAWrite() throws {
    let client = try client()
    for round in 0..<3 {
      let tag = try #require(try client.get(Self.path).headers[.eTag])
      #expect(try put("/v1/articles/elsewhere", "Round \(round).", in: client) < 300)
      #expect(try put(Self.path, "Edit \(round).", in: client, [(.ifMatch, tag)]) == 200)
      #expect(try put(Self.path, "Late \(round).", in: client, [(.ifMatch, tag)]) == 412)
      #expect(try client.send(.delete, Self.path, [Self.fields[0], (.ifMatch, tag)]).status == 412)
    }
  }

  @Test(arguments: [
    ("application/json", ""), ("application/json", "?fields=title"),
    ("application/json", "?expand=people,events"),
    ("application/ld+json", ""), ("text/html", ""),
  ])
  func theTagOfAnyFormNamesTheArticle(_ accept: String, _ query: String) throws {
    let client = try client()
    let tag = try #require(try client.get(Self.path + query, accept: accept).headers[.eTag])
    #expect(try put(Self.path, "Edit.", in: client, [(.ifMatch, "\"x\", \(tag)")]) == 200)
    #expect(try put(Self.path, "Late.", in: client, [(.ifMatch, tag)]) == 412)
  }

  @Test func conditionsAreComparedAsTheyShouldBe() throws {
    let client = try client()
    let tag = try #require(try client.get(Self.path).headers[.eTag])
    // RFC 9110 section 13.1.1: a weak tag never matches; section 13.1.2: it does.
    #expect(try put(Self.path, "x", in: client, [(.ifMatch, "W/" + tag)]) == 412)
    #expect(try put(Self.path, "x", in: client, [(.ifNoneMatch, "W/" + tag)]) == 412)
    #expect(try put(Self.path, "x", in: client, [(.ifNoneMatch, tag)]) == 412)
    #expect(try put(Self.path, "x", in: client, [(.ifMatch, "\"\(tag.dropFirst().prefix(16))\"")]) == 412)
    #expect(try put("/v1/articles/new", "x", in: client, [(.ifMatch, "*")]) == 412)
    #expect(try put("/v1/articles/new", "x", in: client, [(.ifMatch, tag)]) == 412)
    #expect(try put("/v1/articles/new", "x", in: client, [(.ifNoneMatch, tag)]) == 201)
    #expect(try put(Self.path, "x", in: client, [(.ifMatch, "*")]) == 200)
    #expect(try put(Self.path, "y", in: client, [(.ifNoneMatch, tag)]) == 200)
  }
}
