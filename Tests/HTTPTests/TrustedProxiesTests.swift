import HTTP
import Sockets
import Testing

/// Who a request is from, behind proxies that are trusted and others.
@Suite("Trusted proxies")
struct TrustedProxiesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var fields: String
    /// The client's address, and the scheme behind a space where there is one.
    var origin: String

    init(_ name: String, _ fields: String, _ origin: String) {
      (self.name, self.fields, self.origin) = (name, fields, origin)
    }
    var testDescription: String { name }
  }

  private static func ask(_ fields: String, from peer: String, trusting ranges: [String]) throws -> String? {
    var builder = RouterBuilder()
    builder.get("/") { request in
      let scheme = request.forwardedScheme.map { " \($0)" } ?? ""
      return .text((request.clientAddress?.description ?? "nobody") + scheme)
    }
    var connection = SimulatedConnection(
      try builder.build(), trustedProxies: TrustedProxies(ranges.compactMap(AddressRange.init)),
      remoteAddress: peer == "unix" ? .unix(path: "") : try #require(SocketAddress(host: peer, port: 7)))
    let lines = fields.isEmpty ? "" : fields.replacing("|", with: "\r\n") + "\r\n"
    return connection.send("GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n").first?.body
  }

  static let cases: [Case] = [
    Case("nothing said", "", "10.0.0.1:7"),
    Case("one client", "X-Forwarded-For: 192.0.2.1", "192.0.2.1:0"),
    Case("what the client made up stands first", "X-Forwarded-For: 198.51.100.9, 192.0.2.1", "192.0.2.1:0"),
    Case("two proxies", "X-Forwarded-For: 192.0.2.1, 10.0.0.2", "192.0.2.1:0"),
    Case("two proxies, two fields", "X-Forwarded-For: 192.0.2.1|X-Forwarded-For: 10.0.0.2", "192.0.2.1:0"),
    Case("only proxies", "X-Forwarded-For: 10.0.0.3, 10.0.0.2", "10.0.0.3:0"),
    Case("with a port", "X-Forwarded-For: 192.0.2.1:8080", "192.0.2.1:8080"),
    Case("IPv6", "X-Forwarded-For: 2001:db8::1", "[2001:db8::1]:0"),
    Case("IPv6 in brackets", "X-Forwarded-For: [2001:db8::1]:99", "[2001:db8::1]:99"),
    Case("IPv4 within IPv6", "X-Forwarded-For: ::ffff:192.0.2.1", "192.0.2.1:0"),
    Case("not an address", "X-Forwarded-For: 192.0.2.1, unknown", "10.0.0.1:7"),
    Case("not an address before a proxy", "X-Forwarded-For: x, 10.0.0.2", "10.0.0.2:0"),
    Case("an empty element", "X-Forwarded-For: 192.0.2.1,", "192.0.2.1:0"),
    Case("port out of range", "X-Forwarded-For: 192.0.2.1:65536", "10.0.0.1:7"),
    Case("scheme", "X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: https", "192.0.2.1:0 https"),
    Case("scheme alone", "X-Forwarded-Proto: HTTPS", "10.0.0.1:7 https"),
    Case(
      "both, the older without a client", "Forwarded: for=192.0.2.1|X-Forwarded-Proto: https", "192.0.2.1:0"),
    Case(
      "scheme of the client's hop", "X-Forwarded-For: 192.0.2.1, 10.0.0.2|X-Forwarded-Proto: https, http",
      "192.0.2.1:0 https"),
    Case(
      "scheme that the client made up",
      "X-Forwarded-For: 198.51.100.9, 192.0.2.1|X-Forwarded-Proto: https, http", "192.0.2.1:0 http"),
    Case("other scheme", "X-Forwarded-Proto: gopher", "10.0.0.1:7"),
    Case("the standard's field", "Forwarded: for=192.0.2.1;proto=https;by=10.0.0.1", "192.0.2.1:0 https"),
    Case("its IPv6", "Forwarded: For=\"[2001:db8::1]:4711\"", "[2001:db8::1]:4711"),
    Case(
      "its list", "Forwarded: for=198.51.100.9;proto=https, for=192.0.2.1;proto=http , for=10.0.0.2",
      "192.0.2.1:0 http"),
    Case("its obfuscated name", "Forwarded: for=192.0.2.1, for=_hidden", "10.0.0.1:7"),
    Case("its element without for", "Forwarded: for=192.0.2.1, proto=https", "10.0.0.1:7 https"),
    Case("not of its form", "Forwarded: for=192.0.2.1, nonsense", "10.0.0.1:7"),
    Case("a pair given twice", "Forwarded: for=192.0.2.1;for=192.0.2.2", "10.0.0.1:7"),
    Case("both, agreeing", "Forwarded: for=192.0.2.1|X-Forwarded-For: 192.0.2.1", "192.0.2.1:0"),
    Case("both, not agreeing", "Forwarded: for=192.0.2.9|X-Forwarded-For: 192.0.2.1", "10.0.0.1:7"),
  ]

  @Test("are believed about the client", arguments: cases)
  func trusted(_ example: Case) throws {
    let ranges = ["10.0.0.0/24", "unix"]
    #expect(try Self.ask(example.fields, from: "10.0.0.1", trusting: ranges) == example.origin)
    // From anybody else the same fields say nothing, nor do they where nobody is trusted.
    #expect(try Self.ask(example.fields, from: "10.0.1.1", trusting: ranges) == "10.0.1.1:7")
    #expect(try Self.ask(example.fields, from: "10.0.0.1", trusting: []) == "10.0.0.1:7")
  }

  @Test("may come over a Unix socket")
  func unix() throws {
    let field = "X-Forwarded-For: 192.0.2.1"
    #expect(try Self.ask(field, from: "unix", trusting: ["unix"]) == "192.0.2.1:0")
    #expect(try Self.ask(field, from: "unix", trusting: ["10.0.0.0/8"]) == "unix:")
  }
}
