import Foundation
import SampleCorpus
import Testing

/// Corpora on disk: written to, watched, extracted elsewhere.
@Suite struct CorpusTests {
  private static let targets = [
    "/v1/articles?limit=500", "/v1/people?limit=500", "/v1/organizations?limit=500", "/v1/places?limit=500",
    "/v1/events?limit=500", "/v1/figures?limit=500", "/v1/quotes?limit=500", "/v1/figures/series",
    "/v1/search?q=protest", "/v1/people?q=a&sort=name&limit=3",
  ]

  private func sampleFolder() throws -> TemporaryFolder {
    var count = 0
    let start = sample_corpus(&count)
    let folder = try TemporaryFolder()
    try folder.write("sample.jsonl", Data(UnsafeBufferPointer(start: start, count: count)))
    return folder
  }

  @Test func factsExtractedElsewhereAreServedAsTheArticlesWouldBe() throws {
    let folder = try sampleFolder()
    let facts = try BuiltBinary.run(["extract", folder.path + "/sample.jsonl"])
    #expect(facts.code == 0)
    let lines = facts.output.split(separator: "\n")
    #expect(lines.count == 14)
    let elsewhere = try TemporaryFolder()
    // As a distributed engine leaves them: in any order, in folders, with marks beside.
    try elsewhere.write("month=2022-01/part-00000", lines.suffix(6).joined(separator: "\n"))
    try elsewhere.write("month=unknown/part-00001-c000.txt", lines.prefix(5).joined(separator: "\n"))
    try elsewhere.write("part-2.ndjson", lines[5..<8].joined(separator: "\n"))
    try elsewhere.write("_SUCCESS", "")
    try elsewhere.write(".part-2.ndjson.crc", "crc")
    let reading = try RunningServer(["--corpus", folder.path, "--cache", "off"])
    let serving = try RunningServer(["--facts", elsewhere.path])
    for target in Self.targets {
      let one = try reading.get(target)
      let other = try serving.get(target)
      #expect(one.status == 200)
      #expect(one.body == other.body, "\(target)")
      #expect(one.headers["etag"] == other.headers["etag"], "\(target)")
    }
  }

  @Test func aStartFromTheCacheGivesTheSameAnswers() throws {
    let folder = try sampleFolder()
    let first = try RunningServer(["--corpus", folder.path])
    let bodies = try Self.targets.map { try first.get($0).body }
    #expect(first.stop() == 0)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/.dateline/facts.cache"))
    let second = try RunningServer(["--corpus", folder.path])
    #expect(try Self.targets.map { try second.get($0).body } == bodies)
  }

  @Test func whatWasAcknowledgedIsThereAfterKill() throws {
    let folder = try sampleFolder()
    let arguments = ["--corpus", folder.path, "--write-token", "secret"]
    let server = try RunningServer(arguments)
    let body = #"{"id":"late-1","title":"Late","text":"Anna Keller met Otto Brandt in Vienna."}"#
    let headers = [("Content-Type", "application/json"), ("Authorization", "Bearer secret")]
    #expect(try server.request("POST", "/v1/articles", headers: [headers[0]], body: body).status == 401)
    let created = try server.request("POST", "/v1/articles", headers: headers, body: body)
    #expect(created.status == 201)
    #expect(created.headers["location"]?.hasSuffix("/v1/articles/late-1") == true)
    kill(server.process.processIdentifier, SIGKILL)
    server.process.waitUntilExit()
    let again = try RunningServer(arguments)
    #expect(try again.get("/v1/articles/late-1").status == 200)
    #expect(try again.get("/v1/people?q=Keller&limit=1").json["data"] as? [Any] != nil)
    #expect(try again.request("DELETE", "/v1/articles/late-1", headers: headers).status == 204)
    #expect(try again.get("/v1/articles/late-1").status == 404)
  }

  @Test func writesAreOffWithoutAToken() throws {
    let folder = try sampleFolder()
    let server = try RunningServer(["--corpus", folder.path])
    let answer = try server.request(
      "POST", "/v1/articles", headers: [("Content-Type", "text/plain")], body: "A title\n\nSome text.")
    #expect(answer.status == 403)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("DATELINE_WRITE_TOKEN"))
  }
}
