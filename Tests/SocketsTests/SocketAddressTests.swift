import Sockets
import Testing

@Suite("Socket address")
struct SocketAddressTests {
  static let valid: [(String, String)] = [
    ("127.0.0.1", "127.0.0.1:80"), ("localhost", "127.0.0.1:80"), ("*", "0.0.0.0:80"), ("::1", "[::1]:80"),
    ("[2001:db8::2:1]", "[2001:db8::2:1]:80"), ("::", "[::]:80"), ("255.1.0.9", "255.1.0.9:80"),
  ]

  @Test("reads numeric hosts and writes them back", arguments: valid)
  func parse(_ host: String, _ description: String) {
    #expect(SocketAddress(host: host, port: 80)?.description == description)
    #expect(SocketAddress(host: host, port: 80)?.port == 80)
  }

  @Test("refuses names", arguments: ["", "example.com", "1.2.3", "1.2.3.256", "::1::", "[::1"])
  func refuse(_ host: String) { #expect(SocketAddress(host: host, port: 80) == nil) }

  @Test("a path that is too long is an error, not a crash")
  func longPath() {
    let address = SocketAddress.unix(path: "/tmp/" + String(repeating: "a", count: 200))
    #expect(throws: SocketError.self) { try Listener(address) }
    #expect(throws: SocketError.self) { try BlockingSocket(to: address) }
    #expect(throws: SocketError.self) { try Listener(.unix(path: "")) }
  }
}
