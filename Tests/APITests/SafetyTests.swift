import Extraction
import HTTP
import Repository
import Sockets
import Testing

@testable import API

@Suite struct SafetyTests {
  @Test(arguments: ["/v1/people", "/healthz", "/v1/nothing", "/v1/people?x=1"])
  func everyAnswerHasTheFieldsThatKeepABrowserQuiet(_ path: String) throws {
    let answer = try Client().get(path)
    #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
    #expect(answer.headers[.referrerPolicy] == "no-referrer")
    #expect(answer.headers[.xRequestID]?.utf8.count == 16)
  }

  @Test func theRequestsOwnIDIsKept() throws {
    let client = try Client()
    let answer = try client.send(.get, "/v1/nothing", [(.xRequestID, "abc-123")])
    #expect(answer.headers[.xRequestID] == "abc-123")
    #expect(answer.object["requestId"] as? String == "abc-123")
    let other = try client.send(.get, "/v1/nothing", [(.xRequestID, "has a space")])
    #expect(other.headers[.xRequestID] != "has a space")
    #expect(other.object["requestId"] as? String == other.headers[.xRequestID])
    #expect(try client.get("/").headers[.xRequestID] != other.headers[.xRequestID])
  }

  @Test(arguments: [
    ("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true),
    ("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more", true),
    ("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more", false),
    ("00-00000000000000000000000000000000-b7ad6b7169203331-01", false),
    ("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", false),
    ("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", false),
    ("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", false), ("", false), ("00", false),
  ])
  func aTraceIsPassedOnWhenItIsOne(_ field: String, _ isValid: Bool) throws {
    let answer = try Client().send(.get, "/healthz", [(.traceparent, field)])
    #expect(answer.headers[.traceparent] == (isValid ? field : nil))
  }

  @Test func otherOriginsAreOffByDefault() throws {
    let answer = try Client().send(.get, "/v1/people", [(.origin, "https://a.example")])
    #expect(!answer.headers.contains(.accessControlAllowOrigin))
  }

  @Test func anAllowedOriginMayRead() throws {
    var settings = ServiceSettings()
    settings.allowedOrigins = ["https://a.example"]
    let client = try Client(settings: settings)
    let answer = try client.send(.get, "/v1/people", [(.origin, "https://a.example")])
    #expect(answer.headers[.accessControlAllowOrigin] == "https://a.example")
    #expect(answer.headers[.vary] == "Accept, Origin")
    let other = try client.send(.get, "/v1/people", [(.origin, "https://b.example")])
    #expect(!other.headers.contains(.accessControlAllowOrigin))
    #expect(other.headers[.vary] == "Accept, Origin")
    let preflight = try client.send(
      .options, "/v1/extract",
      [(.origin, "https://a.example"), (.accessControlRequestMethod, "POST")])
    #expect(preflight.status == 204)
    #expect(preflight.headers[.accessControlAllowMethods]?.contains("POST") == true)
    #expect(
      preflight.headers[.accessControlAllowHeaders]
        == "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent, X-Request-Id")
    for answer in [
      answer, other, preflight, try client.get("/healthz"),
      try client.get("/v1/nothing", accept: "text/html"),
    ] {
      #expect(answer.headers.fields.filter { $0.name == "Vary" }.count == 1)
    }
    #expect(preflight.headers[.vary] == "Origin")
  }

  @Test func noFieldSaysThatAnswersVaryWhereAnyOriginMayRead() throws {
    var settings = ServiceSettings()
    settings.allowedOrigins = ["*"]
    let client = try Client(settings: settings)
    let preflight = try client.send(
      .options, "/v1/extract", [(.origin, "https://a.example"), (.accessControlRequestMethod, "POST")])
    #expect(preflight.headers[.accessControlAllowOrigin] == "*")
    #expect(preflight.headers[.vary] == nil)
    #expect(try client.send(.get, "/v1/people", [(.origin, "https://a.example")]).headers[.vary] == "Accept")
  }

  @Test(arguments: [
    ("localhost", 200), ("LOCALHOST:8080", 200), ("localhost.", 200), ("127.0.0.1:9", 200),
    ("127.9.9.9", 200),
    ("[::1]:8080", 200), ("[0:0::1]", 200), ("[::ffff:127.0.0.1]", 200), ("evil.example", 421),
    ("localhost.evil.example", 421), ("128.0.0.1", 421), ("[::2]", 421), ("127.0.0.1.evil.example", 421),
    ("0.0.0.0", 421), ("127.0.0.1@evil", 400),
  ])
  func aServerForItselfAnswersForItsOwnNames(_ host: String, _ status: Int) throws {
    let repository = Repository(extractor: Client.extractor)
    repository.insert(Fixture.all)
    let router = try ServiceAPI(repository: repository, extractor: Client.extractor).router(hosts: .loopback)
    let client = Client(router: router)
    guard status != 400 else {
      #expect(throws: HTTPError.self) { try client.send(.get, "/v1/people", [(.host, host)]) }
      return
    }
    for target in ["/v1/people", "/", "/v1/nowhere", "/metrics"] {
      let answer = try client.send(.get, target, [(.host, host)])
      #expect(status == 421 ? answer.status == 421 : answer.status != 421)
    }
    #expect(try client.send(.get, "/readyz", [(.host, host)]).status == 200)
    #expect(try client.send(.get, "/healthz", [(.host, host)]).status == 200)
    let answer = try client.send(.get, "/v1/people", [(.host, host)])
    guard status == 421 else { return }
    #expect((answer.object["detail"] as? String)?.contains("\"\(host)\"; allowedHosts") == true)
    #expect(answer.object["requestId"] as? String == answer.headers[.xRequestID])
  }

  @Test func aClientThatAsksTooOftenWaits() throws {
    var settings = ServiceSettings()
    settings.rateLimit = .init(perSecond: 0.01, burst: 2)
    let client = try Client(settings: settings)
    #expect(try client.get("/v1/people").status == 200)
    #expect(try client.get("/v1/people").status == 200)
    let answer = try client.get("/v1/people")
    #expect(answer.status == 429)
    #expect(Int(answer.headers[.retryAfter] ?? "") ?? 0 >= 1)
    #expect(try client.get("/healthz").status == 200)
    #expect(try client.get("/readyz").status == 200)
  }

  @Test func eachClientOfAProxyHasItsOwnTokens() throws {
    var settings = ServiceSettings()
    settings.rateLimit = .init(perSecond: 0.01, burst: 1)
    let router = try Client(settings: settings).router
    for (host, status) in [("192.0.2.1", 200), ("192.0.2.1", 429), ("192.0.2.2", 200), ("192.0.2.2", 429)] {
      let request = try Request(.get, "/v1/people", client: SocketAddress(host: host, port: 1))
      #expect(Int(router.respond(to: request).status.code) == status)
    }
  }

  @Test func tokensComeBackWithTime() throws {
    final class Clock: TimeSource, @unchecked Sendable {
      var nanoseconds: UInt64 = 1_000_000_000
      func now() -> MonotonicTime { MonotonicTime(nanoseconds: nanoseconds) }
      func secondsSince1970() -> Int64 { 0 }
    }
    let clock = Clock()
    let limiter = RateLimiter(perSecond: 2, burst: 3, time: clock)
    let one = SocketAddress(host: "192.0.2.1", port: 1)
    let two = SocketAddress(host: "192.0.2.2", port: 1)
    #expect((0..<4).map { _ in limiter.take(for: one) } == [nil, nil, nil, 1])
    #expect(limiter.take(for: two) == nil)
    clock.nanoseconds += 500_000_000
    #expect(limiter.take(for: SocketAddress(host: "192.0.2.1", port: 9)) == nil)
    #expect(limiter.take(for: one) == 1)
    let six = SocketAddress(host: "2001:db8::1", port: 1)
    #expect((0..<3).allSatisfy { _ in limiter.take(for: six) == nil })
    #expect(limiter.take(for: SocketAddress(host: "2001:db8::ffff", port: 1)) == 1)
  }

  @Test(arguments: [
    ("secret", true), ("secreT", false), ("secret2", false), ("", false), ("secretsecret", false),
    ("s", false),
  ])
  func aTokenMatchesOnlyItself(_ shown: String, _ isRight: Bool) {
    #expect(BearerToken("secret").matches(Array(shown.utf8)) == isRight)
    #expect(!BearerToken("").matches(Array(shown.utf8)))
  }
}

@Suite struct SurfaceTests {
  @Test(arguments: [
    (ServiceAPI.Surface.everything, "GET /v1/people", true), (.everything, "GET /metrics", true),
    (.everything, "POST /v1/articles", true), (.reading, "GET /v1/people", true),
    (.reading, "GET /metrics", false),
    (.reading, "POST /v1/articles", false), (.reading, "POST /v1/extract", true),
    (.reading, "GET /healthz", true),
    (.administration, "GET /metrics", true), (.administration, "PUT /v1/articles/{id}", true),
    (.administration, "GET /v1/people", false), (.administration, "GET /readyz", true),
  ])
  func anAddressServesItsPart(_ surface: ServiceAPI.Surface, _ route: String, _ isServed: Bool) throws {
    let repository = Repository(extractor: Client.extractor)
    let router = try ServiceAPI(repository: repository, extractor: Client.extractor).router(surface)
    #expect(router.routes.contains { "\($0.method.rawValue) \($0.template)" == route } == isServed)
  }
}
