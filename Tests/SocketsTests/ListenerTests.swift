import Sockets
import Testing

@Suite("Listener")
struct ListenerTests {
  private static func path() -> String { "/tmp/listener-test-\(UInt32.random(in: 0...(.max))).sock" }

  @Test("takes a free port for port 0")
  func freePort() throws {
    let listener = try Listener(.ipv4(0x7F00_0001, port: 0))
    #expect(listener.address.port != 0)
    _ = try BlockingSocket(to: listener.address)
    listener.close()
    listener.close()
    #expect(throws: SocketError.self) { try BlockingSocket(to: listener.address) }
  }

  @Test("says which address is taken")
  func taken() throws {
    let listener = try Listener(.ipv4(0x7F00_0001, port: 0))
    let error = #expect(throws: SocketError.self) { try Listener(listener.address) }
    #expect(error?.description == "cannot listen on \(listener.address): Address already in use")
  }

  @Test("replaces a socket file that nobody listens behind, and no other")
  func socketFiles() throws {
    let address = SocketAddress.unix(path: Self.path())
    let listener = try Listener(address)
    #expect(throws: SocketError.self) { try Listener(address) }
    _ = try BlockingSocket(to: address)
    listener.close()
    #expect(throws: SocketError.self) { try BlockingSocket(to: address) }
    let second = try Listener(address)
    _ = try BlockingSocket(to: address)
    second.close()
  }
}
