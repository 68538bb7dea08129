import HTTP
import Testing

@Suite("Vocabulary")
struct VocabularyTests {
  @Test(
    "formats dates",
    arguments: [
      (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_641_254_399, "Mon, 03 Jan 2022 23:59:59 GMT"),
      (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
      (-5, "Thu, 01 Jan 1970 00:00:00 GMT"), (Int64.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
  func dates(_ seconds: Int64, _ text: String) {
    #expect(HTTPDate.format(secondsSince1970: seconds) == text)
  }

  @Test("field names are tokens, whatever their case")
  func fieldNames() throws {
    #expect(FieldName("content-TYPE") == .contentType)
    #expect(FieldName("") == nil)
    #expect(FieldName("a b") == nil)
    #expect(FieldName("a:") == nil)
    #expect(FieldName("\u{E9}") == nil)
  }

  @Test("no value can start a line of its own")
  func injection() {
    var headers = Headers()
    headers.append(.location, "/a\r\nSet-Cookie: b\0")
    #expect(headers.fields.map(\.value) == ["/a  Set-Cookie: b "])
  }

  @Test("headers are set, joined and removed")
  func headers() {
    var headers = Headers([(.vary, "Accept"), (.allow, "GET"), (.vary, "Origin")])
    #expect(headers[.vary] == "Accept, Origin")
    headers[.vary] = "*"
    #expect(headers.fields.map(\.name) == ["Allow", "Vary"])
    headers[.allow] = nil
    #expect(!headers.contains(.allow))
    #expect(headers[.vary] == "*")
  }

  @Test("a request's fields are found whatever their case, and joined")
  func requestHeaders() throws {
    let accept = try #require(FieldName("ACCEPT"))
    let request = try Request(.get, "/", headers: Headers([(accept, "a/b"), (.host, "x"), (.accept, "c/d")]))
    #expect(request.headers[.accept] == "a/b, c/d")
    #expect(request.headers.values(.accept) == ["a/b", "c/d"])
    #expect(request.headers[.host] == "x")
    #expect(request.headers[.origin] == nil)
    #expect(request.headers.fields.count == 3)
  }

  static let queries: [(String, [QueryParameters.Item]?)] = [
    (
      "a=1&b=2&a=3",
      [.init(name: "a", value: "1"), .init(name: "b", value: "2"), .init(name: "a", value: "3")]
    ),
    ("a=b=c", [.init(name: "a", value: "b=c")]),
    ("a", [.init(name: "a", value: "")]),
    ("=a", [.init(name: "", value: "a")]),
    ("&&a=1&", [.init(name: "a", value: "1")]),
    ("a+b=c%20d%2B", [.init(name: "a b", value: "c d+")]),
    ("n=%D0%90%F0%9F%98%80", [.init(name: "n", value: "\u{410}\u{1F600}")]),
    ("a=%26%3D", [.init(name: "a", value: "&=")]),
    ("", []),
    ("a=%FF", nil),
    ("a=%C0%80", nil),
    ("a=%00", nil),
  ]

  @Test("decodes queries in order", arguments: queries)
  func query(_ text: String, _ items: [QueryParameters.Item]?) throws {
    let request = try Request(.get, "/?\(text)")
    if let items {
      #expect(try request.query.items == items)
    } else {
      #expect(throws: HTTPError.self) { try request.query }
    }
  }

  @Test("splits paths at raw slashes and decodes once")
  func segments() throws {
    #expect(try Request(.get, "/a%2Fb/%2525/").pathSegments == ["a/b", "%25", ""])
    #expect(try Request(.get, "/").pathSegments == [""])
    #expect(throws: HTTPError.self) { try Request(.get, "/%FF").pathSegments }
  }

  @Test("a request in process is as strict as one from the wire")
  func inProcess() {
    #expect(throws: HTTPError.self) { try Request(.get, "a") }
    #expect(throws: HTTPError.self) { try Request(.get, "/ HTTP/1.1\r\nX: y\r\n\r\n") }
    #expect(throws: HTTPError.self) { try Request(.get, "/", headers: Headers([(.host, "a b")])) }
  }

  @Test("parses media types and writes them back")
  func mediaTypes() throws {
    let type = try #require(MediaType("Text/HTML ; Charset=\"UTF-8\";q=1"))
    #expect(type.isSameType(as: .html))
    #expect(type[parameter: "charset"] == "UTF-8")
    #expect(MediaType("a/b; c=\"d e\\\"\"")?.description == "a/b; c=\"d e\\\"\"")
    for text in ["", "a", "a/", "/b", "a/b/c", "a/b; c", "a/b;c=\"", "a b/c"] {
      #expect(MediaType(text) == nil, "\(text)")
    }
  }

  static let accepts: [(String?, String?)] = [
    (nil, "application/json"), ("", "application/json"), ("*/*", "application/json"),
    ("text/csv", "text/csv; charset=utf-8"), ("text/*", "text/csv; charset=utf-8"),
    ("text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8"),
    ("text/csv;q=0.5, */*", "application/json"),
    ("application/json;q=0, */*;q=0.1", "text/csv; charset=utf-8"),
    ("text/csv;charset=utf-8;q=0.9, text/csv;q=0.1, application/json;q=0.5", "text/csv; charset=utf-8"),
    ("text/csv;charset=latin1, application/json;q=0.1", "application/json"),
    ("TEXT/CSV ; Q=0.3", "text/csv; charset=utf-8"), ("application/x-nonsense", nil), ("*/*;q=0", nil),
    ("nonsense", "application/json"), ("text/csv;q=2, application/json;q=0.1", "application/json"),
    ("text/csv;q=1.001", "application/json"), (",,text/csv,,", "text/csv; charset=utf-8"),
    ("text/html;level=\"a,b\", text/csv;q=0.2", "text/csv; charset=utf-8"),
  ]

  @Test("negotiates types", arguments: accepts)
  func negotiation(_ accept: String?, _ expected: String?) throws {
    let headers = accept.map { Headers([(.accept, $0)]) } ?? Headers()
    let request = try Request(.get, "/", headers: headers)
    if let expected {
      #expect(try request.preferredType(among: [.json, .csv]).description == expected)
    } else {
      let error = #expect(throws: HTTPError.self) { try request.preferredType(among: [.json, .csv]) }
      #expect(error?.status == .notAcceptable)
    }
  }

  @Test("tags of the same bytes are the same, and of others others")
  func tags() throws {
    let bytes = Array("the same bytes in every run".utf8)
    #expect(ETag(hashing: bytes) == ETag(hashing: bytes))
    #expect(ETag(hashing: bytes).description == "\"\(ETag(hashing: bytes).opaque)\"")
    var seen: Set<ETag> = []
    for length in 0...bytes.count { seen.insert(ETag(hashing: Array(bytes[..<length]))) }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      seen.insert(ETag(hashing: changed))
    }
    seen.insert(ETag(hashing: [0]))
    seen.insert(ETag(hashing: [0, 0]))
    #expect(seen.count == 2 * bytes.count + 3)
    #expect(ETag("a\"b") == nil)
    #expect(ETag("a b") == nil)
  }

  @Test("statuses and problems say what they are")
  func problems() throws {
    #expect(Status(code: 99) == nil)
    #expect(Status(code: 404) == .notFound)
    #expect(Status.notFound.reason == "Not Found")
    let error = HTTPError.notAcceptable(available: [.json])
    let text = String(decoding: ProblemDetails(error, instance: "/x").json, as: UTF8.self)
    #expect(
      text == """
        {"type":"about:blank","title":"Not Acceptable","status":406,"detail":"None of the types in Accept can be \
        produced; these can: application/json.","instance":"/x","available":["application/json"]}
        """)
  }

  @Test("percent-encodes what is not unreserved")
  func percentEncoding() { #expect(PercentCoding.encode("a/b c~\u{E9}") == "a%2Fb%20c~%C3%A9") }
}
