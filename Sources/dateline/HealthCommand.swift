import HTTP
import Sockets

/// `dateline health`: asks a server whether it is ready, for container probes.
enum HealthCommand {
  /// Returns when the server answers 200; fails with exit code 1 otherwise.
  static func run(url: String) throws(Failure) {
    guard let (address, path) = target(of: url) else {
      throw Failure(
        .usage, "--url is \"\(url)\"; allowed: http://HOST[:PORT][/PATH] with a numeric host or localhost")
    }
    let status: Status
    do throws(HTTPProbe.Failure) {
      status = try HTTPProbe.status(of: path, at: address)
    } catch {
      throw Failure(.failure, "not healthy: \(error)")
    }
    guard status == .ok else { throw Failure(.failure, "not healthy: \(url) answered \(status.code)") }
  }

  /// The address and path of an `http` URL.
  static func target(of url: String) -> (SocketAddress, String)? {
    guard url.hasPrefix("http://") else { return nil }
    let rest = url.dropFirst(7)
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var host = rest[..<slash]
    var port: UInt16 = 80
    if let colon = host.lastIndex(of: ":"), host.last != "]" {
      guard let number = UInt16(host[host.index(after: colon)...]) else { return nil }
      port = number
      host = host[..<colon]
    }
    guard let address = SocketAddress(host: String(host), port: port) else { return nil }
    return (address, slash == rest.endIndex ? "/" : String(rest[slash...]))
  }
}
