import Extraction
import Foundation
import Testing

/// The built binary as a process, asked over real sockets.
@Suite struct EndToEndTests {
  @Test func servesTheSampleCorpusFromAnyFolder() throws {
    let server = try RunningServer()
    #expect(server.greeting.hasPrefix("in a browser: http://127.0.0.1:\(server.port)/\n"))
    #expect(server.greeting.contains("14 articles"))
    #expect(server.greeting.contains("0 skipped"))
    #expect(server.greeting.components(separatedBy: "curl").count == 4)
    for resource in ["articles", "people", "organizations", "places", "events", "figures", "quotes"] {
      let answer = try server.get("/v1/\(resource)?limit=2")
      #expect(answer.status == 200)
      let page = try #require(try answer.json["page"] as? [String: Any])
      #expect((page["total"] as? Int ?? 0) > 0, "\(resource)")
      let first = try #require((try answer.json["data"] as? [[String: Any]])?.first)
      let record = try server.get("/v1/\(resource)/\(first["id"] as? String ?? "")")
      #expect(record.status == 200)
    }
    #expect(server.stop() == 0)
  }

  @Test func creditsAndLicencesTravelWithTheBinary() throws {
    let outcome = try BuiltBinary.run(["--licenses"])
    #expect(outcome.code == 0)
    #expect(outcome.output == ThirdPartyNotices.text)
    for part in ["GeoNames", "Wikinews", "Copyright (c) 2014 Open Event Data", "THE SOFTWARE IS PROVIDED"] {
      #expect(outcome.output.contains(part), "\(part)")
    }
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func everySpanSlicesTheServedText() throws {
    let server = try RunningServer()
    let articles = try #require(try server.get("/v1/articles?limit=500").json["data"] as? [[String: Any]])
    func scalars(_ member: String) -> [String: [Unicode.Scalar]] {
      Dictionary(
        uniqueKeysWithValues: articles.compactMap { article in
          (article[member] as? String).map { (article["id"] as? String ?? "", Array($0.unicodeScalars)) }
        })
    }
    let (texts, titles) = (scalars("text"), scalars("title"))
    #expect(texts.count == 14)
    var checked = 0
    var titleSpans = 0
    func check(_ value: Any) {
      if let list = value as? [Any] { list.forEach(check) }
      guard let object = value as? [String: Any] else { return }
      if let id = object["article"] as? String, let start = object["start"] as? Int,
        let end = object["end"] as? Int
      {
        let slice = texts[id].map { String(String.UnicodeScalarView($0[start..<end])) }
        #expect(slice == object["text"] as? String)
        checked += 1
      }
      if let id = object["article"] as? String, let start = object["titleStart"] as? Int,
        let end = object["titleEnd"] as? Int
      {
        let slice = titles[id].map { String(String.UnicodeScalarView($0[start..<end])) }
        #expect(slice == object["text"] as? String)
        titleSpans += 1
      }
      object.values.forEach(check)
    }
    for resource in ["people", "organizations", "places", "events", "figures", "quotes"] {
      check(try server.get("/v1/\(resource)?limit=500").json["data"] ?? [])
    }
    #expect(checked > 500)
    #expect(titleSpans > 5)
  }

  @Test func theAnswersOfTwoProcessesAreTheSameBytes() throws {
    let first = try RunningServer()
    let second = try RunningServer(["--loops", "1"])
    for target in [
      "/v1", "/v1/people?limit=500", "/v1/events?limit=500", "/v1/figures/series", "/v1/search?q=Tokayev",
    ] {
      let one = try first.get(target)
      let other = try second.get(target)
      #expect(one.body == other.body)
      #expect(one.headers["etag"] == other.headers["etag"])
    }
  }

  @Test func aPortInUseIsOneLineAndExitCodeOne() throws {
    let server = try RunningServer()
    let outcome = try BuiltBinary.run(["--port", "\(server.port)"])
    #expect(outcome.code == 1)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.errors.contains("127.0.0.1:\(server.port)"))
  }

  @Test(arguments: [
    ([], [200, 421]), (["--host", "0.0.0.0"], [200, 200]),
    (["--allowed-hosts", "evil.example"], [421, 200]),
    (["--allowed-hosts", "localhost,evil.example:1"], [200, 421]), (["--allowed-hosts", "*"], [200, 200]),
  ])
  func aServerAnswersForItsHosts(_ arguments: [String], _ statuses: [Int]) throws {
    let server = try RunningServer(arguments)
    for (host, status) in zip(["localhost", "evil.example"], statuses) {
      #expect(try server.get("http://\(host)/v1").status == status)
    }
  }

  @Test func healthSaysWhetherAServerIsReady() throws {
    let server = try RunningServer()
    let url = "http://127.0.0.1:\(server.port)"
    #expect(try BuiltBinary.run(["health", "--url", "\(url)/readyz"]).code == 0)
    #expect(try BuiltBinary.run(["health"], environment: ["DATELINE_PORT": "\(server.port)"]).code == 0)
    #expect(try BuiltBinary.run(["health", "--url", "\(url)/nowhere"]).code == 1)
    #expect(try BuiltBinary.run(["health", "--url", "ftp://x"]).code == 64)
  }

  @Test func whatCannotBeReadIsNamedAndTheRestIsServed() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "A title\n\nAnna Keller met Otto Brandt in Vienna on Monday.")
    // Not UTF-8, so windows-1252: served, and named among what was not read as it stands.
    try folder.write("bad.txt", Data([0x41, 0xFF, 0x42]))
    try folder.write(
      "lines.jsonl",
      "{\"id\":\"l1\",\"text\":\"Rain fell in Oslo.\"}\n{broken\n{\"id\":\"l1\",\"text\":\"Snow.\"}\n")
    try folder.write("image.png", Data([0x89]))
    let server = try RunningServer(["--corpus", folder.path])
    #expect(server.greeting.contains("3 articles"))
    #expect(server.greeting.contains("3 skipped"))
    let skipped = try #require(try server.get("/v1").json["skipped"] as? [[String: Any]])
    let reasons = skipped.map { "\($0["file"] ?? ""):\($0["line"] ?? "-"): \($0["reason"] ?? "")" }.sorted()
    #expect(reasons.count == 4)
    #expect(reasons.contains { $0.contains("bad.txt:-: ") && $0.contains("byte 1") && $0.contains("kept") })
    #expect(reasons.contains { $0.contains("lines.jsonl:2: ") })
    #expect(reasons.contains { $0.contains("lines.jsonl:3: ") && $0.contains("duplicate") })
    #expect(reasons.contains { $0.contains("image.png") })
  }

  @Test(arguments: [
    (["--corpus", "missing"], "No such file"), (["--corpus", "empty", "--scan-interval", "0"], "no article"),
    (["--corpus", "empty.txt"], "empty"),
  ])
  func aCorpusWithoutArticlesEndsTheRun(_ arguments: [String], _ reason: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: folder.path + "/empty.txt"))
    var arguments = arguments
    arguments[1] = folder.path + "/" + arguments[1]
    let outcome = try BuiltBinary.run(["--port", "0"] + arguments)
    #expect(outcome.code == 66)
    #expect(outcome.errors.contains(reason))
  }

  @Test func anEmptyFolderWaitsForArticles() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["--corpus", folder.path])
    #expect(server.greeting.contains("0 articles"))
    #expect(server.errors.contains("no article in \(folder.path) yet"))
  }

  @Test func extractGivesALineForEveryLine() throws {
    let input = "{\"id\":\"a\",\"text\":\"Anna Keller spoke.\"}\n{\n\n{\"id\":\"b\",\"text\":\"It rained.\"}"
    let outcome = try BuiltBinary.run(["extract", "-", "--format", "ndjson"], input: input)
    #expect(outcome.code == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("{\"article\":{\"id\":\"a\""))
    #expect(lines[1].hasPrefix("{\"error\":") && lines[1].hasSuffix("\"line\":2}"))
    #expect(lines[2].hasPrefix("{\"error\":") && lines[2].hasSuffix("\"line\":3}"))
    #expect(lines[3].hasPrefix("{\"article\":{\"id\":\"b\""))
  }

  @Test func extractReadsTextFromStandardInput() throws {
    let outcome = try BuiltBinary.run(["extract"], input: "A title\n\nAnna\u{A0}Keller, 41, flew to Oslo.\n")
    let facts = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let person = try #require((facts["people"] as? [[String: Any]])?.first)
    #expect(person["name"] as? String == "Anna Keller")
    let mention = try #require((person["mentions"] as? [[String: Any]])?.first)
    #expect(mention["text"] as? String == "Anna\u{A0}Keller")
    #expect(mention["end"] as? Int == 11)
  }

  @Test func extractExplains() throws {
    let outcome = try BuiltBinary.run(["extract", "--explain"], input: "Anna Keller, 41, flew to Oslo.\n")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.code == 0 && lines.count == 2)
    #expect(lines.last?.contains(#""explains":"stdin""#) == true)
    #expect(lines.last?.contains(#""by":"row","name":"name-comma","meaning":"now","text":"41""#) == true)
  }

  @Test func extractNamesWhatIsMissing() throws {
    let outcome = try BuiltBinary.run(["extract", "/nowhere/at/all.txt"])
    #expect(outcome.code == 66)
    #expect(outcome.errors.contains("/nowhere/at/all.txt"))
  }

  @Test func helpAndVersion() throws {
    let help = try BuiltBinary.run(["--help"])
    #expect(help.code == 0 && help.output.contains("USAGE"))
    #expect(try BuiltBinary.run(["--version"]).output.hasPrefix("dateline "))
    let wrong = try BuiltBinary.run(["--prot", "1"])
    #expect(wrong.code == 64 && wrong.errors.split(separator: "\n").count == 1)
    #expect(try BuiltBinary.run([], environment: ["DATELINE_PORT": "x"]).code == 78)
  }
}
