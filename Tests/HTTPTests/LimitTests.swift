import HTTP
import Testing

@Suite("Limits")
struct LimitTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var status: Int
    /// Whether the connection goes on behind an error.
    var stays: Bool
    init(_ name: String, _ text: String, _ status: Int, stays: Bool = false) {
      (self.name, self.text, self.status, self.stays) = (name, text, status, stays)
    }
    var testDescription: String { name }
  }

  private static func target(_ length: Int) -> String {
    // "GET " and " HTTP/1.1" are 13 bytes of the line.
    "GET /?\(String(repeating: "a", count: length - 15)) HTTP/1.1\r\nHost: a\r\n\r\n"
  }
  private static func fields(_ count: Int) -> String {
    "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: count - 1) + "\r\n"
  }
  private static func block(_ length: Int) -> String {
    // "Host: a", "X: ", three line ends and the empty line are 18 bytes of the block.
    "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "y", count: length - 16))\r\n\r\n"
  }
  private static func chunked(_ body: String) -> String {
    "POST /body HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(body)"
  }

  static let cases: [Case] = [
    Case("request line of 8192 bytes", target(8192), 200),
    Case("request line of 8193 bytes", target(8193), 414),
    Case("request line without an end", "GET /" + String(repeating: "a", count: 100_000), 414),
    Case("100 fields", fields(100), 200),
    Case("101 fields", fields(101), 431),
    Case("header block of 32768 bytes", block(32_768), 200),
    Case("header block of 32769 bytes", block(32_769), 431),
    Case(
      "header line without an end",
      "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 100_000), 431),
    Case(
      "body at the route's limit",
      "POST /size HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n12345678901234567890", 200),
    Case(
      "body over the route's limit", "POST /size HTTP/1.1\r\nHost: a\r\nContent-Length: 21\r\n\r\n", 413,
      stays: true),
    Case(
      "body over the server's limit", "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 413
    ),
    Case(
      "body for nobody over the limit", "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 404),
    Case(
      "chunks over the limit",
      "POST /size HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\nB\r\n", 413),
    Case("five thousand chunks", chunked(String(repeating: "1\r\nx\r\n", count: 5000) + "0\r\n\r\n"), 200),
    Case("long extension", chunked("1;a=\(String(repeating: "b", count: 300))\r\nx\r\n0\r\n\r\n"), 400),
    Case(
      "many extensions", chunked(String(repeating: "1;aaaaaaaaaa\r\nx\r\n", count: 400) + "0\r\n\r\n"), 400),
    Case("long trailer", chunked("0\r\nX: \(String(repeating: "b", count: 9000))\r\n\r\n"), 431),
  ]

  @Test("are kept", arguments: cases)
  func limits(_ example: Case) throws {
    var connection = SimulatedConnection(try ExampleRouter.make())
    let answers = connection.send(example.text)
    #expect(answers.map(\.status) == [example.status])
    #expect(connection.isClosed == (example.status != 200 && !example.stays))
  }
}
