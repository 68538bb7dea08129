import HTTP
import Testing

@Suite("Router")
struct RouterTests {
  static func makeRouter() throws -> Router {
    var builder = RouterBuilder()
    builder.get("/") { _ in .text("root") }
    builder.get("/v1/people") { _ in .text("list") }
    builder.get("/v1/people/{id}") { request throws(HTTPError) in
      .text("person \(try request.parameter("id"))")
    }
    builder.get("/v1/people/top") { _ in .text("top") }
    builder.get("/v1/people/{id}/events") { request throws(HTTPError) in
      .text("events of \(try request.parameter("id"))")
    }
    builder.get("/v1/people/top/quotes/{n}") { request throws(HTTPError) in
      .text("quote \(try request.parameter("n"))")
    }
    builder.post("/v1/extract", .init(bodyLimit: 10)) { request in .text("got \(request.body.count)") }
    builder.get("/tagged") { _ in .json(Array("{}".utf8), eTag: ETag("v1")) }
    return try builder.build()
  }

  static let cases: [(method: HTTP.Method, target: String, status: Int, body: String)] = [
    (.get, "/", 200, "root"),
    (.get, "http://example.com", 200, "root"),
    (.get, "http://example.com?x=1", 200, "root"),
    (.get, "/v1/people", 200, "list"),
    (.head, "/v1/people", 200, "list"),
    (.get, "/v1/people/abe", 200, "person abe"),
    (.get, "/v1/people/a%2Fb", 200, "person a/b"),
    (.get, "/v1/people/%D0%90", 200, "person \u{410}"),
    (.get, "/v1/people/top", 200, "top"),
    (.get, "/v1/%70eople/%74op", 200, "top"),
    (.get, "/v1/people/top/events", 200, "events of top"),
    (.get, "/v1/people/top/quotes/3", 200, "quote 3"),
    (.post, "/v1/extract", 200, "got 0"),
  ]

  @Test("finds the handler", arguments: cases)
  func finds(_ example: (method: HTTP.Method, target: String, status: Int, body: String)) throws {
    let response = try Self.makeRouter().respond(to: Request(example.method, example.target))
    #expect(response.status.code == example.status)
    #expect(try String(decoding: response.collectBody(), as: UTF8.self) == example.body)
  }

  @Test(
    "answers 404",
    arguments: ["/v1", "/v1/people/", "//", "/v1/people/a/", "/v2", "/v1/people/%FF", "/v1//people"])
  func notFound(_ target: String) throws {
    let response = try Self.makeRouter().respond(to: Request(.get, target))
    #expect(response.status == .notFound)
    #expect(response.headers[.contentType] == "application/problem+json")
  }

  static let otherMethods: [(method: HTTP.Method, target: String, allow: String)] = [
    (.post, "/v1/people", "GET, HEAD, OPTIONS"),
    (.get, "/v1/extract", "POST, OPTIONS"),
    (.delete, "/v1/people/x", "GET, HEAD, OPTIONS"),
  ]

  @Test("answers 405 with Allow", arguments: otherMethods)
  func methodNotAllowed(_ example: (method: HTTP.Method, target: String, allow: String)) throws {
    let response = try Self.makeRouter().respond(to: Request(example.method, example.target))
    #expect(response.status == .methodNotAllowed)
    #expect(response.headers[.allow] == example.allow)
  }

  @Test("answers OPTIONS for a path and for the server")
  func options() throws {
    let router = try Self.makeRouter()
    let path = try router.respond(to: Request(.options, "/v1/extract"))
    #expect(path.status == .noContent)
    #expect(path.headers[.allow] == "POST, OPTIONS")
    let server = try router.respond(to: Request(.options, "*"))
    #expect(server.status == .noContent)
    #expect(server.headers[.allow] == "GET, HEAD, POST, OPTIONS")
  }

  @Test("refuses mistakes in the table", arguments: ["v1", "/a/{}", "/{x}/{x}", "/a b", "/%41"])
  func invalidTemplates(_ template: String) {
    var builder = RouterBuilder()
    builder.get(template) { _ in .noContent }
    #expect(throws: RouteError.invalidTemplate(template)) { try builder.build() }
  }

  @Test("refuses two routes for the same paths")
  func duplicates() {
    var builder = RouterBuilder()
    builder.get("/a/{x}") { _ in .noContent }
    builder.post("/a/{y}") { _ in .noContent }
    builder.get("/a/{y}") { _ in .noContent }
    #expect(throws: RouteError.duplicate("/a/{x}", "/a/{y}")) { try builder.build() }
  }

  static let conditions: [(FieldName, String, Int)] = [
    (.ifNoneMatch, "\"v1\"", 304),
    (.ifNoneMatch, "W/\"v1\"", 304),
    (.ifNoneMatch, "\"a\", \"v1\"", 304),
    (.ifNoneMatch, "*", 304),
    (.ifNoneMatch, "\"v2\"", 200),
    (.ifNoneMatch, "v1", 200),
    (.ifNoneMatch, "\"a,v1,b\"", 200),
    (.ifNoneMatch, "\"\"\",,;", 200),
    (.ifMatch, "\"v1\"", 200),
    (.ifMatch, "*", 200),
    (.ifMatch, "W/\"v1\"", 412),
    (.ifMatch, "\"v2\"", 412),
  ]

  @Test("evaluates conditions", arguments: conditions)
  func conditional(_ name: FieldName, _ value: String, _ status: Int) throws {
    let request = try Request(.get, "/tagged", headers: Headers([(name, value)]))
    let response = try Self.makeRouter().respond(to: request)
    #expect(Int(response.status.code) == status)
    if status == 304 {
      #expect(response.eTag == ETag("v1"))
      #expect(try response.collectBody().isEmpty)
      #expect(!response.headers.contains(.contentType))
    }
  }

  @Test("runs the looks before and after, on errors too")
  func looks() throws {
    var builder = RouterBuilder()
    builder.get("/") { _ in .text("x") }
    builder.before { request throws(HTTPError) in
      if request.path == "/blocked" { throw .tooManyRequests(retryAfter: 3) }
      return nil
    }
    builder.after { _, response in response.headers.append(.xContentTypeOptions, "nosniff") }
    builder.onProblem { _, problem in problem.extensions.append(.init("requestId", .string("r1"))) }
    let router = try builder.build()
    let blocked = try router.respond(to: Request(.get, "/blocked"))
    #expect(blocked.status == .tooManyRequests)
    #expect(blocked.headers[.retryAfter] == "3")
    #expect(blocked.headers[.xContentTypeOptions] == "nosniff")
    let body = try String(decoding: blocked.collectBody(), as: UTF8.self)
    #expect(
      body == """
        {"type":"about:blank","title":"Too Many Requests","status":429,"detail":"Too many requests; wait 3 s.",\
        "instance":"/blocked","requestId":"r1"}
        """)
  }
}
