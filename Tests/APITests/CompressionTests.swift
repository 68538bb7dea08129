import HTTP
import Testing

@testable import API
@testable import HTTP
@testable import Repository

@Suite("Compressed answers")
struct CompressionTests {
  /// Unpacks with the reader of packed files, which knows nothing of the writer.
  private func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
    #expect(bytes.starts(with: [0x1F, 0x8B, 8, 0]))
    return try Inflate.gunzip(bytes, limit: 1 << 24)
  }

  private static let contents: [(String, [UInt8])] = {
    var random = SeededBytes(seed: 7)
    return [
      ("nothing", []), ("a byte", [0x41]), ("three bytes", [1, 2, 3]),
      ("one byte many times", Array(repeating: 0x20, count: 200_000)),
      ("every byte", (0...255).map { UInt8($0) }),
      ("noise", (0..<150_000).map { _ in random.next() }),
      ("few letters", (0..<100_000).map { _ in 0x61 + random.next() % 3 }),
      ("words", Array(String(repeating: "Police in Oslo held 120 people. ", count: 5000).utf8)),
      ("a block and one", (0..<65_536).map { UInt8(truncatingIfNeeded: $0 / 7) }),
      ("steep frequencies", (0..<24).flatMap { Array(repeating: UInt8($0), count: 1 << min($0, 16)) }),
    ]
  }()

  private struct SeededBytes {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  @Test("what is packed unpacks to the same", arguments: contents.indices)
  func roundTrip(_ number: Int) throws {
    let (name, content) = Self.contents[number]
    #expect(try unpacked(Gzip.compress(content)) == content, "\(name)")
    for size in [1, 1000, 65_535, 70_000] where content.count / size < 3000 {
      var stream = Gzip()
      var bytes: [UInt8] = []
      var rest = content[...]
      repeat {
        let piece = rest.prefix(size)
        rest = rest.dropFirst(size)
        bytes += stream.append(piece, isLast: rest.isEmpty)
      } while !rest.isEmpty
      #expect(try unpacked(bytes) == content, "\(name) by \(size)")
    }
  }

  @Test func theTrailerHasTheCheckAndTheLength() {
    let bytes = Gzip.compress(Array("123456789".utf8))
    #expect(Array(bytes.suffix(8)) == [0x26, 0x39, 0xF4, 0xCB, 9, 0, 0, 0])
  }

  @Test func whatDoesNotCompressGrowsLittle() {
    #expect(Gzip.compress(Self.contents[5].1).count < 150_000 + 64)
    #expect(Gzip.compress(Self.contents[7].1).count < 2_500)
  }

  @Test(
    "codes are prefix codes of at most so many bits",
    arguments: [[1, 1], [0, 5, 0], Array(0..<286), (0..<30).map { 1 << min($0, 30) }, [0, 0, 0]])
  func codes(_ frequencies: [Int]) {
    for longest in [7, 15] where frequencies.count <= 1 << longest {
      let code = HuffmanCode(frequencies: frequencies.map { UInt32($0) }, longest: longest)
      #expect(code.lengths.allSatisfy { $0 <= longest })
      let used = code.lengths.filter { $0 > 0 }
      #expect(used.reduce(0.0) { $0 + 1 / Double(1 << Int($1)) } <= 1)
      #expect(zip(frequencies, code.lengths).allSatisfy { $0 == 0 || $1 > 0 })
    }
  }

  @Test(
    "gzip is sent to whoever takes it",
    arguments: [
      ("gzip", true), ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.8, *;q=0.1", true), ("*", true),
      ("GZIP", true),
      ("x-gzip", true), ("gzip;q=0", false), ("gzip; q=0.000", false), ("*;q=0", false), ("identity", false),
      ("br", false), ("", false),
      ("gzip;q=0.001", true), ("gzip;q=0, *", false),
    ])
  func acceptance(_ value: String, _ isTaken: Bool) throws {
    let request = try Request(.get, "/", headers: Headers([(.acceptEncoding, value)]))
    #expect(request.acceptsGzip == isTaken)
    #expect(try !Request(.get, "/").acceptsGzip)
  }

  @Test(
    "the answer is the same, and has a tag of its own",
    arguments: [
      ("/v1/events", "application/json"), ("/v1/events", "text/html"), ("/v1/articles.ndjson", "*/*"),
      ("/v1/events.csv", "*/*"), ("/assets/page.css", "*/*"), ("/openapi.json", "*/*"), ("/extract", "*/*"),
    ])
  func answers(_ target: String, _ accept: String) throws {
    let client = try Client()
    for _ in 0..<2 {
      let plain = try client.send(.get, target, [(.accept, accept)])
      let packed = try client.send(.get, target, [(.accept, accept), (.acceptEncoding, "gzip")])
      #expect(packed.headers[.contentEncoding] == "gzip" && plain.headers[.contentEncoding] == nil)
      #expect(try unpacked(packed.body) == plain.body)
      #expect(packed.body.count < plain.body.count)
      #expect(packed.headers[.contentType] == plain.headers[.contentType])
      for answer in [plain, packed] { #expect(answer.headers[.vary]?.contains("Accept-Encoding") == true) }
      let tags = (plain.headers[.eTag], packed.headers[.eTag])
      let tag = try #require(tags.0)
      #expect(tags.1 == String(tag.dropLast()) + "-gzip\"")
      let again = try client.send(
        .get, target, [(.accept, accept), (.acceptEncoding, "gzip"), (.ifNoneMatch, tags.1 ?? "")])
      #expect(again.status == 304 && again.body.isEmpty && again.headers[.eTag] == tags.1)
      #expect(again.headers[.contentEncoding] == nil)
      let other = try client.send(.get, target, [(.accept, accept), (.ifNoneMatch, tags.1 ?? "")])
      #expect(other.status == 200)
    }
  }

  @Test(
    "what is small or refused goes out as it is",
    arguments: ["/healthz", "/v1/people?limit=1&fields=id", "/v1/nothing"])
  func plain(_ target: String) throws {
    let answer = try Client().send(.get, target, [(.acceptEncoding, "gzip")])
    #expect(answer.headers[.contentEncoding] == nil && answer.text.hasPrefix("{"))
  }

  @Test func aTagOfACompressedAnswerLetsAWriteThrough() throws {
    var settings = ServiceSettings()
    settings.token = "secret"
    let client = try Client(settings: settings)
    let long = String(repeating: "It rained in Bergen. ", count: 100)
    let token = (FieldName.authorization, "Bearer secret")
    let type = (FieldName.contentType, "text/plain")
    _ = try client.send(.put, "/v1/articles/rain", [token, type], body: long)
    let tag = try #require(
      try client.send(.get, "/v1/articles/rain", [(.acceptEncoding, "gzip")]).headers[.eTag])
    #expect(tag.hasSuffix("-gzip\""))
    #expect(
      try client.send(.put, "/v1/articles/rain", [token, type, (.ifMatch, tag)], body: "Sun.").status == 200)
    #expect(
      try client.send(.put, "/v1/articles/rain", [token, type, (.ifMatch, tag)], body: "Fog.").status == 412)
  }
}
