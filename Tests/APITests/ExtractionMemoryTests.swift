import Extraction
import Facts
import HTTP
import Testing

@testable import API

@Suite struct ExtractionMemoryTests {
  private static let text = String(repeating: "Ana Lima met Ola Hansen in Oslo on 4 May 2020. ", count: 200)

  private func client(limit: Int) throws -> Client {
    var settings = ServiceSettings()
    settings.extractionsLimit = limit
    settings.token = "secret"
    return try Client(settings: settings)
  }

  private func extract(_ text: String, _ client: Client) throws -> Response {
    client.router.respond(
      to: try Request(
        .post, "/v1/extract", headers: Headers([(.contentType, "text/plain")]), body: Array(text.utf8)))
  }

  @Test func piecesAreTheWhole() throws {
    let facts = Client.extractor.facts(of: Article(id: "a", text: Self.text))
    #expect(facts.dates.count == 200)
    var pieces = RecordPieces(facts, ArticleFacts.fields)
    var whole: [UInt8] = []
    var sizes: [Int] = []
    var hasMore = true
    while hasMore {
      var piece: [UInt8] = []
      hasMore = pieces.next(into: &piece)
      sizes.append(piece.count)
      whole += piece
    }
    #expect(whole == facts.json())
    // A person's mentions are written together.
    #expect(sizes.count > 4 && sizes.max() ?? 0 < 50_000, "\(sizes)")
  }

  @Test func theSmallestRecordIsOnePiece() {
    let facts = ArticleFacts(article: Article(id: "a", text: "No."))
    var pieces = RecordPieces(facts, ArticleFacts.fields)
    var piece: [UInt8] = []
    let hasMore = pieces.next(into: &piece)
    #expect(!hasMore)
    #expect(piece == facts.json())
  }

  @Test func whatIsReadAndWrittenIsCounted() throws {
    let size = Self.text.utf8.count
    let client = try client(limit: ExtractionMemory.reading(size) + ExtractionMemory.writing(size) / 2)
    var first: Response? = try extract(Self.text, client)
    #expect(first?.status == .ok)
    // The facts of the first wait to be written.
    let second = try extract(Self.text, client)
    #expect(second.status == .serviceUnavailable)
    #expect(second.headers[.retryAfter] == "1")
    #expect(try extract("Ana Lima met Ola Hansen.", client).status == .ok)
    let metrics = try client.get("/metrics").text
    #expect(metrics.contains("\ndateline_extractions_refused_total 1\n"))
    #expect(metrics.contains("\ndateline_extraction_memory_bytes \(ExtractionMemory.writing(size))\n"))
    let stored = try client.send(
      .post, "/v1/articles", [(.contentType, "text/plain"), (.authorization, "Bearer secret")],
      body: Self.text)
    #expect(stored.status == 503, "\(stored.text)")
    first = nil
    #expect(try extract(Self.text, client).status == .ok)
    #expect(try client.get("/metrics").text.contains("\ndateline_extraction_memory_bytes 0\n"))
  }

  @Test func aTextThatNeedsMoreThanThereIsMayHaveAll() throws {
    #expect(try extract(Self.text, client(limit: 1 << 20)).status == .ok)
  }
}
