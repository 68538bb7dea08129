import HTTP
import Testing

@Suite("Allowed hosts")
struct AllowedHostsTests {
  @Test(
    "are told by the host that is asked for",
    arguments: [
      ("news.example", true), ("NEWS.Example:443", true), ("news.example.", true), ("news.example.:80", true),
      ("www.news.example", false), ("news.example.evil", false), ("api.example:8443", true),
      ("api.example", false),
      ("api.example:8442", false), ("[2001:db8::1]", true), ("[2001:DB8::1]:1", true), ("2001:db8::1", nil),
      ("news.example:", true), ("localhost", false), ("127.0.0.1", false), ("192.0.2.1", true),
      ("192.0.2.10", false),
    ])
  func names(_ host: String, _ isAllowed: Bool?) throws {
    let hosts = try #require(
      AllowedHosts(["News.example", "api.example:8443", "[2001:db8::1]", "192.0.2.1"]))
    let request = try? Request(.get, "/", headers: Headers([(.host, host)]))
    #expect(request.map(hosts.contain) == isAllowed)
  }

  @Test(
    "take the host of a target in absolute form for the one that is asked for",
    arguments: [("http://localhost/", true), ("http://evil.example/", false), ("HTTP://LOCALHOST:80", true)])
  func absolute(_ target: String, _ isAllowed: Bool) throws {
    for host in ["localhost", "evil.example"] {
      let request = try Request(.get, target, headers: Headers([(.host, host)]))
      #expect(AllowedHosts.loopback.contain(request) == isAllowed)
    }
  }

  @Test("let a request through that names no host, as only HTTP/1.0 can")
  func noHost() throws {
    var builder = RouterBuilder()
    builder.before { request throws(HTTPError) in
      if !AllowedHosts.loopback.contain(request) { throw .misdirected("Not here.") }
      return nil
    }
    builder.get("/") { _ in .text("root") }
    var connection = SimulatedConnection(try builder.build())
    #expect(connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").first?.status == 421)
    #expect(
      connection.send("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n").first?.status == 421)
    #expect(connection.send("GET / HTTP/1.0\r\n\r\n").first?.status == 200)
  }

  @Test(
    "are hosts",
    arguments: ["", "a b", "a/b", "http://a", "a:x", "u@a", "a,b", "::1", "*", "*.example", "caf%C3%A9"])
  func refuses(_ name: String) { #expect(AllowedHosts(["a.example", name]) == nil) }

  @Test(
    "a list in a field has each element once",
    arguments: [
      ([], "Origin", "Origin"), (["Accept"], "Origin", "Accept, Origin"),
      (["Accept, origin"], "Origin", "Accept, origin"),
      (["Accept", "Cookie"], "Origin", "Accept, Cookie, Origin"), (["*"], "Origin", "*"),
      ([""], "Origin", "Origin"),
    ])
  func lists(_ values: [String], _ element: String, _ joined: String) {
    var headers = Headers(values.map { (.vary, $0) })
    headers.add(element, toListOf: .vary)
    #expect(headers[.vary] == joined)
    if values != ["Accept, origin"], values != ["*"] { #expect(headers.fields.count == 1) }
  }
}
