import Synchronization
import Testing

@testable import HTTP

@Suite("Response cache")
struct ResponseCacheTests {
  /// A router whose handlers count how often they are asked.
  private final class World: Sendable {
    let version = Mutex<UInt64?>(1)
    let asked = Mutex(0)

    func router() throws -> Router {
      try router(ResponseCache { [self] in version.withLock { $0 } })
    }

    func router(_ cache: ResponseCache) throws -> Router {
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

  /// A router of a cache whose answers have a body with more room than it uses.
  private static func spacious(_ cache: ResponseCache) throws -> Router {
    var builder = RouterBuilder()
    builder.get(
      "/{id}",
      handler: cache.remembering { request throws(HTTPError) in
        var body: [UInt8] = []
        body.reserveCapacity(32_768)
        body += try request.parameter("id").utf8
        var headers = Headers([(.contentType, "text/plain")])
        headers.append(.link, "<\(request.target)>")
        return Response(
          .ok, headers: headers, body: .bytes(body), eTag: ETag("a-tag-of-thirty-bytes-and-more"))
      })
    return try builder.build()
  }

  @Test("keeps answers without the room that they were made in, and counts what they take")
  func countsMemory() throws {
    let cache = ResponseCache(byteLimit: 200_000) { 1 }
    let router = try Self.spacious(cache)
    #expect(try Self.ask(router, "/x", accept: "text/plain") == "x")
    let one = cache.figures
    #expect(one.entries == 1)
    // Target, accept, tag, fields and body, each in a block of its own, and the tables.
    #expect((200...1000).contains(one.bytes))
    for number in 0..<2000 { _ = try Self.ask(router, "/\(number)") }
    let full = cache.figures
    #expect(full.bytes <= 200_000)
    // A longer target takes blocks a step larger than the first one's.
    #expect(full.bytes + one.bytes + 3 * 16 > 200_000)
    #expect(full.entries > 200)
    #expect(full.misses == 2001)
    #expect(full.hits == 0)
    #expect(full.evictions == 2001 - UInt64(full.entries))
  }

  @Test("counts a body that grew by what it has, not by what it uses", arguments: [1, 40, 1000, 60_000])
  func countsCapacity(_ count: Int) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(100_000)
    bytes += [UInt8](repeating: 7, count: count)
    #expect(bytes.heapBytes >= 100_000)
    #expect(bytes.trimmed == bytes)
    #expect(bytes.trimmed.heapBytes < count + count / 4 + 200)
  }

  @Test("forgets the answer that was not asked for the longest, and no other")
  func forgetsOldest() throws {
    let world = World()
    let cache = ResponseCache(byteLimit: 2000) { 1 }
    let router = try world.router(cache)
    _ = try Self.ask(router, "/kept/a")
    let room = 2000 / cache.figures.bytes
    let others = (1..<room).map { "/kept/\($0)" }
    for target in others { _ = try Self.ask(router, target) }
    #expect(cache.figures.entries == room)
    #expect(cache.figures.evictions == 0)
    // From now on the first of the others is the one that was not asked for the longest.
    #expect(try Self.ask(router, "/kept/a") == "1")
    _ = try Self.ask(router, "/kept/new")
    #expect(cache.figures.evictions == 1)
    let asked = world.asked.withLock { $0 }
    #expect(try Self.ask(router, "/kept/a") == "1")
    for target in others.dropFirst() { _ = try Self.ask(router, target) }
    #expect(world.asked.withLock { $0 } == asked)
    _ = try Self.ask(router, others[0])
    #expect(world.asked.withLock { $0 } == asked + 1)
    #expect(cache.figures.hits == UInt64(room))
  }

  @Test("an answer of an older version drives out none of a newer one")
  func lateAnswer() throws {
    let world = World()
    let cache = ResponseCache { world.version.withLock { $0 } }
    var builder = RouterBuilder()
    builder.get(
      "/{id}",
      handler: cache.remembering { request throws(HTTPError) in
        let id = try request.parameter("id")
        if id == "slow" {
          world.version.withLock { $0 = 2 }
          _ = try? Self.ask(world.router(cache), "/kept/new")
        }
        return Response(type: .plainText, Array(id.utf8), eTag: ETag("t"))
      })
    _ = try Self.ask(try builder.build(), "/slow")
    #expect(cache.figures.entries == 1)
    _ = try Self.ask(world.router(cache), "/kept/new")
    #expect(cache.figures.hits == 1)
  }
}
