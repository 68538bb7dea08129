import HTTP
import Testing

/// What is accepted and what is refused on the wire, by RFC 9110 and RFC 9112; each request whole, and split at every
/// byte.
@Suite("Request syntax")
struct RequestSyntaxTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    /// The statuses of the answers, in order.
    var statuses: [Int]
    /// Whether the connection is closed behind them.
    var closes: Bool

    init(_ name: String, _ text: String, _ statuses: Int..., closes: Bool = false) {
      self.name = name
      // Each scalar is one byte, so that any byte can be written.
      bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      self.statuses = statuses
      self.closes = closes
    }

    var testDescription: String { name }
  }

  private static func get(_ fields: String) -> String { "GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n" }
  private static func line(_ line: String) -> String { "\(line)\r\nHost: a\r\n\r\n" }
  private static func host(_ value: String) -> String { "GET / HTTP/1.1\r\nHost: \(value)\r\n\r\n" }
  private static func post(_ fields: String, _ body: String) -> String {
    "POST /body HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n\(body)"
  }
  private static func chunked(_ body: String) -> String { post("Transfer-Encoding: chunked", body) }

  static let requestLines: [Case] = [
    Case("simple", line("GET / HTTP/1.1"), 200),
    Case("leading empty line", "\r\n" + line("GET / HTTP/1.1"), 200),
    Case("two leading empty lines", "\r\n\r\n" + line("GET / HTTP/1.1"), 400, closes: true),
    Case("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 200, closes: true),
    Case("later minor version", line("GET / HTTP/1.9"), 200),
    Case("major version 2", line("GET / HTTP/2.0"), 505, closes: true),
    Case("major version 0", line("GET / HTTP/0.9"), 505, closes: true),
    Case("version in lower case", line("GET / http/1.1"), 400, closes: true),
    Case("version of two digits", line("GET / HTTP/1.10"), 400, closes: true),
    Case("no version", "GET /\r\n\r\n", 400, closes: true),
    Case("other protocol", line("GET / ICY/1.1"), 400, closes: true),
    Case("two spaces", line("GET  / HTTP/1.1"), 400, closes: true),
    Case("trailing space", line("GET / HTTP/1.1 "), 400, closes: true),
    Case("tab", line("GET\t/ HTTP/1.1"), 400, closes: true),
    Case("extra word", line("GET / x HTTP/1.1"), 400, closes: true),
    Case("bare LF", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400, closes: true),
    Case("bare CR", "GET / HTTP/1.1\rHost: a\r\n\r\n", 400, closes: true),
    Case("CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", 400, closes: true),
    Case("NUL in method", line("G\u{0}T / HTTP/1.1"), 400, closes: true),
    Case("method not a token", line("G(T / HTTP/1.1"), 400, closes: true),
    Case("empty method", line(" / HTTP/1.1"), 400, closes: true),
    Case("unknown method", line("FROB / HTTP/1.1"), 501),
    Case("method in lower case", line("get / HTTP/1.1"), 501),
    Case("known method elsewhere", line("PUT / HTTP/1.1"), 405),
    Case("TRACE", line("TRACE / HTTP/1.1"), 405),
    Case("a method as long as may be", line(String(repeating: "A", count: 64) + " / HTTP/1.1"), 501),
    Case(
      "a method over the request line's limit", line(String(repeating: "A", count: 9000) + " / HTTP/1.1"),
      501,
      closes: true),
    Case("a method that never ends", String(repeating: "A", count: 9000), 501, closes: true),
    Case(
      "a long method with a long target",
      line(String(repeating: "A", count: 65) + " /" + String(repeating: "a", count: 9000) + " HTTP/1.1"), 501,
      closes: true),
    Case("a long word that is no token", String(repeating: "{", count: 9000), 400, closes: true),
    Case("spaces without end", String(repeating: " ", count: 9000), 400, closes: true),
    Case("a version without end", "GET / HTTP/1.1" + String(repeating: "1", count: 9000), 400, closes: true),
    Case("TLS hello", "\u{16}\u{3}\u{1}\u{0}\u{C8}\u{1}\r\n\r\n", 400, closes: true),
    Case("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, closes: true),
  ]

  static let targets: [Case] = [
    Case("absolute form", line("GET http://x.example/ HTTP/1.1"), 200),
    Case("absolute form, upper case scheme", line("GET HTTPS://x.example:8080/ HTTP/1.1"), 200),
    Case("absolute form, empty path", line("GET http://x.example HTTP/1.1"), 200),
    Case("absolute form, empty path and query", line("GET http://x.example?a=b HTTP/1.1"), 200),
    Case("absolute form, empty host", line("GET http:///x HTTP/1.1"), 400, closes: true),
    Case("absolute form, user", line("GET http://u@x/ HTTP/1.1"), 400, closes: true),
    Case("other scheme", line("GET ftp://x/ HTTP/1.1"), 400, closes: true),
    Case("relative", line("GET index HTTP/1.1"), 400, closes: true),
    Case("only a query", line("GET ?a=b HTTP/1.1"), 400, closes: true),
    Case("asterisk", line("OPTIONS * HTTP/1.1"), 204),
    Case("asterisk for GET", line("GET * HTTP/1.1"), 400, closes: true),
    Case("CONNECT", line("CONNECT a:443 HTTP/1.1"), 405),
    Case("CONNECT to a path", line("CONNECT / HTTP/1.1"), 405),
    Case("CONNECT to nowhere", line("CONNECT <> HTTP/1.1"), 400, closes: true),
    Case("empty query", line("GET /? HTTP/1.1"), 200),
    Case("percent-encoded path", line("GET /echo/%41 HTTP/1.1"), 200),
    Case("percent without digits", line("GET /% HTTP/1.1"), 400, closes: true),
    Case("percent with one digit", line("GET /%4 HTTP/1.1"), 400, closes: true),
    Case("percent with letters", line("GET /%zz HTTP/1.1"), 400, closes: true),
    Case("percent in the query", line("GET /?a=%zz HTTP/1.1"), 400, closes: true),
    Case("percent NUL", line("GET /echo/%00 HTTP/1.1"), 400, closes: true),
    Case("DEL", line("GET /a\u{7F} HTTP/1.1"), 400, closes: true),
    Case("raw UTF-8", line("GET /\u{C3}\u{A9} HTTP/1.1"), 400, closes: true),
    Case("quotation mark", line("GET /\" HTTP/1.1"), 400, closes: true),
    Case("fragment", line("GET /#x HTTP/1.1"), 400, closes: true),
    Case("dots are a name", line("GET /../etc HTTP/1.1"), 404),
  ]

  static let hosts: [Case] = [
    Case("none", "GET / HTTP/1.1\r\n\r\n", 400, closes: true),
    Case("two", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, closes: true),
    Case("two in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nhost: b\r\n\r\n", 400, closes: true),
    Case("empty", host(""), 400, closes: true),
    Case("name and port", host("a.example:8080"), 200),
    Case("empty port", host("a.example:"), 200),
    Case("IPv6", host("[::1]:80"), 200),
    Case("IPv6 not closed", host("[::1"), 400, closes: true),
    Case("space", host("a b"), 400, closes: true),
    Case("list", host("a, b"), 400, closes: true),
    Case("path", host("a/x"), 400, closes: true),
    Case("user", host("u@a"), 400, closes: true),
    Case("port not a number", host("a:8x"), 400, closes: true),
    Case("port too large", host("a:65536"), 400, closes: true),
    Case("scheme", host("http://a"), 400, closes: true),
    Case("bad percent", host("a%zz"), 400, closes: true),
  ]

  static let fields: [Case] = [
    Case("empty value", get("X:"), 200),
    Case("whitespace around", get("X: \t a \t "), 200),
    Case("every token character", get("!#$%&'*+-.^_`|~09azAZ: x"), 200),
    Case("high bytes", get("X: caf\u{E9}"), 200),
    Case("folded", get("X: a\r\n b"), 400, closes: true),
    Case("folded by a tab", get("X: a\r\n\tb"), 400, closes: true),
    Case("space before the first", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400, closes: true),
    Case("space before the colon", get("X : a"), 400, closes: true),
    Case("tab before the colon", get("X\t: a"), 400, closes: true),
    Case("no colon", get("X"), 400, closes: true),
    Case("empty name", get(": a"), 400, closes: true),
    Case("space in the name", get("X Y: a"), 400, closes: true),
    Case("NUL in the name", get("X\u{0}: a"), 400, closes: true),
    Case("NUL in the value", get("X: a\u{0}b"), 400, closes: true),
    Case("control in a long value", get("X: aaaaaaaaaaaaaaaaaaaaaaaaaaaa\u{1}aaaaaaaa"), 400, closes: true),
    Case("tab in a long value", get("X: aaaaaaaaaaaaaaaaaaaaaaaaaaaa\taaaaaaaa"), 200),
    Case("DEL in the value", get("X: a\u{7F}"), 400, closes: true),
    Case("bare CR in the value", get("X: a\rb"), 400, closes: true),
    Case("bare LF in the value", get("X: a\nY: b"), 400, closes: true),
    Case("LF at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n", 400, closes: true),
    Case("unknown expectation", get("Expect: tea"), 417),
  ]

  static let lengths: [Case] = [
    Case("length", post("Content-Length: 2", "hi"), 200),
    Case("leading zeros", post("Content-Length: 0002", "hi"), 200),
    Case("zero", post("Content-Length: 0", ""), 200),
    Case("none", post("X: y", ""), 200),
    Case("twice the same", post("Content-Length: 2\r\nContent-Length: 2", "hi"), 400, closes: true),
    Case("twice", post("Content-Length: 2\r\nContent-Length: 3", "hi"), 400, closes: true),
    Case("list", post("Content-Length: 2, 2", "hi"), 400, closes: true),
    Case("plus", post("Content-Length: +2", "hi"), 400, closes: true),
    Case("minus", post("Content-Length: -2", "hi"), 400, closes: true),
    Case("hexadecimal", post("Content-Length: 0x2", "hi"), 400, closes: true),
    Case("inner space", post("Content-Length: 2 0", "hi"), 400, closes: true),
    Case("empty", post("Content-Length:", "hi"), 400, closes: true),
    Case("over 64 bits", post("Content-Length: 18446744073709551618", "hi"), 413, closes: true),
    Case(
      "a hundred digits", post("Content-Length: \(String(repeating: "9", count: 100))", "hi"), 413,
      closes: true),
    Case(
      "with Transfer-Encoding", post("Content-Length: 2\r\nTransfer-Encoding: chunked", "0\r\n\r\n"), 400,
      closes: true),
    Case(
      "behind Transfer-Encoding", post("Transfer-Encoding: chunked\r\nContent-Length: 2", "0\r\n\r\n"), 400,
      closes: true),
    Case("coded content", post("Content-Encoding: gzip\r\nContent-Length: 2", "hi"), 415),
    Case("identity content", post("Content-Encoding: identity\r\nContent-Length: 2", "hi"), 200),
    Case("body of a GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 14\r\n\r\nGET /x HTTP/1.", 200),
    Case("body for nobody", "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", 404),
    Case("body of an unknown method", "FROB / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi", 501),
  ]

  static let codings: [Case] = [
    Case("chunked", chunked("2\r\nhi\r\n0\r\n\r\n"), 200),
    Case("upper case", post("Transfer-Encoding: CHUNKED", "2\r\nhi\r\n0\r\n\r\n"), 200),
    Case("other coding alone", post("Transfer-Encoding: gzip", ""), 400, closes: true),
    Case("other coding last", post("Transfer-Encoding: chunked, gzip", ""), 400, closes: true),
    Case("identity", post("Transfer-Encoding: identity", ""), 400, closes: true),
    Case("two codings", post("Transfer-Encoding: gzip, chunked", ""), 501, closes: true),
    Case(
      "two codings, two fields", post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", ""), 501,
      closes: true),
    Case("three codings", post("Transfer-Encoding: x;q=\"a,b\" , gzip,\tChunked", ""), 501, closes: true),
    Case("twice in a list", post("Transfer-Encoding: chunked, chunked", ""), 400, closes: true),
    Case(
      "twice with another between", post("Transfer-Encoding: chunked, gzip, chunked", ""), 400, closes: true),
    Case(
      "behind a field with another", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip", ""), 400,
      closes: true),
    Case("an empty element", post("Transfer-Encoding: , chunked", ""), 400, closes: true),
    Case("an empty element behind", post("Transfer-Encoding: chunked,", ""), 400, closes: true),
    Case("not a token", post("Transfer-Encoding: \"chunked\"", ""), 400, closes: true),
    Case("two words", post("Transfer-Encoding: gzip chunked", ""), 400, closes: true),
    Case("parameter without a value", post("Transfer-Encoding: gzip;q, chunked", ""), 400, closes: true),
    Case("twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", ""), 400, closes: true),
    Case("empty", post("Transfer-Encoding:", ""), 400, closes: true),
    Case("parameter", post("Transfer-Encoding: chunked;a=b", ""), 400, closes: true),
    Case("vertical tab", post("Transfer-Encoding: \u{B}chunked", ""), 400, closes: true),
    Case("no-break space", post("Transfer-Encoding: \u{A0}chunked", ""), 400, closes: true),
    Case(
      "in HTTP/1.0", "POST /body HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
      closes: true),
    Case("hexadecimal sizes", chunked("A\r\n0123456789\r\na\r\n0123456789\r\n000\r\n\r\n"), 200),
    Case("extensions", chunked("2;a;b=c;d=\"e;\\\"f\" ; g = h\r\nhi\r\n0;x\r\n\r\n"), 200),
    Case("extension without a name", chunked("2;\r\nhi\r\n0\r\n\r\n"), 400, closes: true),
    Case("extension not a token", chunked("2;a[=b\r\nhi\r\n0\r\n\r\n"), 400, closes: true),
    Case("extension with a CR", chunked("2;a\rb\r\nhi\r\n0\r\n\r\n"), 400, closes: true),
    Case("quote not closed", chunked("2;a=\"b\r\nhi\r\n0\r\n\r\n"), 400, closes: true),
    Case("trailing space", chunked("2 \r\nhi\r\n0\r\n\r\n"), 400, closes: true),
    Case("no size", chunked("\r\nhi\r\n0\r\n\r\n"), 400, closes: true),
    Case("negative size", chunked("-2\r\nhi\r\n0\r\n\r\n"), 400, closes: true),
    Case("size over everything", chunked("ffffffffffffffffff\r\nhi"), 413, closes: true),
    Case("size ended by LF", chunked("2\nhi\r\n0\r\n\r\n"), 400, closes: true),
    Case("data too long", chunked("2\r\nhi!\r\n0\r\n\r\n"), 400, closes: true),
    Case("data ended by LF", chunked("2\r\nhi\n0\r\n\r\n"), 400, closes: true),
    Case("trailer", chunked("0\r\nX: y\r\n\r\n"), 200),
    Case("trailer that is no field", chunked("0\r\nX\r\n\r\n"), 400, closes: true),
    Case("trailer ended by LF", chunked("0\r\n\n"), 400, closes: true),
  ]

  static let sequences: [Case] = [
    Case("two requests", line("GET / HTTP/1.1") + line("GET /x HTTP/1.1"), 200, 404),
    Case("an empty line between", post("Content-Length: 2", "hi\r\n") + line("GET / HTTP/1.1"), 200, 200),
    Case(
      "nothing behind an error", line("GET / HTTP/1.1") + get("X Y: z") + line("GET / HTTP/1.1"), 200, 400,
      closes: true),
    Case("nothing behind close", get("Connection: close") + line("GET / HTTP/1.1"), 200, closes: true),
    Case("close in a list", get("Connection: x, ClosE ,y"), 200, closes: true),
    Case(
      "HTTP/1.0 stays", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + line("GET / HTTP/1.1"), 200, 200),
    Case("behind a chunked body", chunked("2\r\nhi\r\n0\r\nX: y\r\n\r\n") + line("GET / HTTP/1.1"), 200, 200),
    Case("behind a slow one", line("GET /slow HTTP/1.1") + line("GET / HTTP/1.1"), 200, 200),
    Case("behind a stream", line("GET /lines HTTP/1.1") + line("GET / HTTP/1.1"), 200, 200),
    Case("behind a large one", line("GET /large HTTP/1.1") + line("GET /x HTTP/1.1"), 200, 404),
    Case(
      "behind a 304", "GET /tag HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"t\"\r\n\r\n" + line("GET / HTTP/1.1"),
      304, 200),
    Case("behind a 204", line("DELETE /thing/1 HTTP/1.1") + line("GET / HTTP/1.1"), 204, 200),
  ]

  @Test(
    "is read strictly, however it is split",
    arguments: [requestLines, targets, hosts, fields, lengths, codings, sequences].joined())
  func answers(_ example: Case) throws {
    let router = try ExampleRouter.make()
    var whole = SimulatedConnection(router)
    whole.send(example.bytes)
    let answers = WireAnswer.parse(whole.output)
    #expect(answers.map(\.status) == example.statuses)
    #expect(whole.isClosed == example.closes)
    for answer in answers where answer.status >= 400 {
      #expect(answer["Content-Type"] == "application/problem+json")
      #expect(answer.body.contains("\"status\":\(answer.status)"))
    }
    if example.closes { #expect(answers.last?["Connection"] == "close") }

    for split in 1..<example.bytes.count {
      var parts = SimulatedConnection(router)
      parts.send(Array(example.bytes[..<split]))
      parts.send(Array(example.bytes[split...]))
      #expect(parts.output == whole.output, "split at \(split)")
      #expect(parts.isClosed == example.closes, "split at \(split)")
    }
    var single = SimulatedConnection(router)
    for byte in example.bytes { single.send([byte]) }
    #expect(single.output == whole.output, "byte by byte")
  }
}
