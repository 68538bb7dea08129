import HTTP
import Synchronization
import Testing

@Suite("Response cache")
struct ResponseCacheTests {
  /// A router whose handlers count how often they are asked.
  private final class World: Sendable {
    let version = Mutex<UInt64?>(1)
    let asked = Mutex(0)

    func router(byteLimit: Int = 1 << 20) throws -> Router {
      let cache = ResponseCache(byteLimit: byteLimit) { [self] in version.withLock { $0 } }
      var builder = RouterBuilder()
      builder.get(
        "/kept/{id}",
        handler: cache.remembering { [self] request throws(HTTPError) in
          let count = asked.withLock { count in
            count += 1
            return count
          }
          let type = try request.preferredType(among: [.json, .csv])
          return Response(type: type, Array("\(count)".utf8), eTag: ETag("t\(count)"))
        })
      builder.get(
        "/{kind}",
        handler: cache.remembering { [self] request throws(HTTPError) in
          asked.withLock { $0 += 1 }
          switch try request.parameter("kind") {
          case "untagged": return .text("x")
          case "varying":
            return Response(
              .ok, headers: Headers([(.vary, "Origin")]), body: .bytes([0x78]), eTag: ETag("t"))
          case "large":
            return Response(type: .plainText, [UInt8](repeating: 0x78, count: 100_000), eTag: ETag("t"))
          default: throw .notFound()
          }
        })
      return try builder.build()
    }
  }

  private static func ask(_ router: Router, _ target: String, accept: String? = nil) throws -> String {
    let headers = accept.map { Headers([(.accept, $0)]) } ?? Headers()
    let response = try router.respond(to: Request(.get, target, headers: headers))
    return try String(decoding: response.collectBody(), as: UTF8.self)
  }

  @Test("gives the same answer until the version changes, to each target and each Accept")
  func remembers() throws {
    let world = World()
    let router = try world.router()
    #expect(try Self.ask(router, "/kept/a") == "1")
    #expect(try Self.ask(router, "/kept/a") == "1")
    #expect(try Self.ask(router, "/kept/a?x=1") == "2")
    #expect(try Self.ask(router, "/kept/a", accept: "text/csv") == "3")
    #expect(try Self.ask(router, "/kept/a", accept: "text/csv") == "3")
    #expect(try Self.ask(router, "/kept/b") == "4")
    #expect(try Self.ask(router, "/kept/a") == "1")
    world.version.withLock { $0 = 2 }
    #expect(try Self.ask(router, "/kept/a") == "5")
    #expect(try Self.ask(router, "/kept/a") == "5")
    world.version.withLock { $0 = nil }
    #expect(try Self.ask(router, "/kept/a") == "6")
    #expect(try Self.ask(router, "/kept/a") == "7")
  }

  @Test("answers conditions from memory")
  func conditions() throws {
    let world = World()
    let router = try world.router()
    _ = try Self.ask(router, "/kept/a")
    let request = try Request(.get, "/kept/a", headers: Headers([(.ifNoneMatch, "\"t1\"")]))
    #expect(router.respond(to: request).status == .notModified)
    #expect(try router.respond(to: Request(.head, "/kept/a")).eTag == ETag("t1"))
    #expect(world.asked.withLock { $0 } == 1)
  }

  @Test(
    "keeps nothing that is an error, has no tag, varies or is large",
    arguments: ["untagged", "varying", "large", "x"])
  func passesThrough(_ kind: String) throws {
    let world = World()
    let router = try world.router()
    for _ in 0..<3 { _ = try Self.ask(router, "/\(kind)") }
    #expect(world.asked.withLock { $0 } == 3)
  }

  @Test("forgets rather than grow")
  func bounded() throws {
    let world = World()
    let router = try world.router(byteLimit: 20_000)
    for number in 0..<1000 { _ = try Self.ask(router, "/kept/\(number)") }
    #expect(try Self.ask(router, "/kept/0") == "1001")
    #expect(try Self.ask(router, "/kept/0") == "1001")
  }
}
