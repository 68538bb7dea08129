import Sockets
import Testing

@Suite("Address range")
struct AddressRangeTests {
  @Test(
    "holds the addresses with its prefix",
    arguments: [
      ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("10.0.0.0/8", "10.255.0.1", true),
      ("10.0.0.0/8", "11.0.0.0", false), ("10.1.2.3/8", "10.9.9.9", true), ("0.0.0.0/0", "203.0.113.9", true),
      ("0.0.0.0/0", "::1", false), ("192.0.2.128/25", "192.0.2.127", false),
      ("192.0.2.128/25", "192.0.2.255", true), ("::1", "::1", true), ("::1", "::2", false),
      ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
      ("2001:db8::/65", "2001:db8::7fff:ffff:ffff:ffff", true),
      ("2001:db8::/65", "2001:db8::8000:0:0:0", false), ("::/0", "2001:db8::1", true),
      ("::/0", "192.0.2.1", false), ("192.0.2.0/24", "::ffff:192.0.2.7", true),
      ("::ffff:192.0.2.0/120", "192.0.2.7", true), ("::ffff:192.0.2.0/120", "192.0.3.7", false),
    ])
  func contains(_ range: String, _ address: String, _ isIn: Bool) throws {
    let range = try #require(AddressRange(range))
    let address = try #require(SocketAddress(host: address, port: 4711))
    #expect(range.contains(address) == isIn)
    #expect(!range.contains(.unix(path: "")))
  }

  @Test("over a Unix socket is a range of its own")
  func unix() throws {
    let range = try #require(AddressRange("unix"))
    #expect(range.contains(.unix(path: "/run/x")))
    #expect(!range.contains(.ipv4(1, port: 1)))
  }

  @Test(
    "is not made of anything else",
    arguments: [
      "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0/8", "10.0.0.0/ 8", "::/129",
      "*",
      "localhost", "proxy.example", "[::1]", "10.0.0.0/0008", "-1", "Unix",
    ])
  func refuses(_ text: String) { #expect(AddressRange(text) == nil) }

  @Test("an IPv4 address within IPv6 is the IPv4 address")
  func unmapped() {
    #expect(SocketAddress(host: "::ffff:192.0.2.1", port: 9)?.unmapped == .ipv4(0xC000_0201, port: 9))
    let others = ["::1", "::192.0.2.1", "1::ffff:192.0.2.1", "::1:ffff:c000:201"]
    for text in others {
      let address = SocketAddress(host: text, port: 9)
      #expect(address != nil && address?.unmapped == address)
    }
  }
}
