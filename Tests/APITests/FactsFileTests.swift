import API
import Extraction
import Facts
import Repository
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Facts files")
struct FactsFileTests {
  @Test(
    "what was extracted elsewhere gives the same repository as the articles, whatever the order of the files")
  func same() throws {
    let extractor = Extractor()
    let articles = [
      Article(
        id: "a", title: "Mayor resigns", published: "2022-01-05T18:00:00Z",
        text:
          "Mayor Eva Berg, 54, resigned in Oslo on Tuesday.\n\n\u{201C}I go,\u{201D} she said. Almost 10,000 people left."
      ),
      Article(
        id: "b", published: "2022-01-06",
        text:
          "Police detained more than 20 to 30 people in Łódź, the Interior Ministry said, 2.5 percent fewer."),
    ]
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "facts-\(UInt64.random(in: 0..<UInt64.max))")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("month=2022-01"), withIntermediateDirectories: true)
    for (article, name) in zip(articles, ["z.ndjson", "month=2022-01/part-0.json"]) {
      let line = extractor.facts(of: article).json() + [0x0A]
      try Data(line).write(to: folder.appendingPathComponent(name))
    }
    try Data().write(to: folder.appendingPathComponent("_SUCCESS"))
    let broken = #"{"error": "no text", "line": 3}"# + "\n" + #"{"article": {"id": "c", "text": 1}}"#
    try Data(broken.utf8).write(to: folder.appendingPathComponent("bad.ndjson"))

    let direct = Repository(extractor: extractor)
    for article in articles { direct.insert(article) }
    let served = Repository(extractor: extractor)
    let report = try served.open(CorpusSources(corpus: [], facts: [folder.path]))
    #expect(served.snapshot.version == direct.snapshot.version)
    #expect(served.snapshot.counts == direct.snapshot.counts)
    #expect(
      report.skipped.map(\.reason) == [
        "could not be extracted: no text", "\"article.text\" must be a string, not a number",
      ])
    #expect(report.skipped.map(\.line) == [1, 2])
  }
}
