import Facts
import GeneratedNews
import Seeded
import Testing

@testable import Repository

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Corpus folder")
struct CorpusTests {
  /// Opens a folder at a time at which everything in it was written long ago.
  private func open(_ folder: TemporaryFolder, cache: Bool = false) throws -> (Repository, IngestReport) {
    var disk = Disk()
    disk.now = { FileSystem.now() + 10_000_000_000 }
    let repository = Repository(extractor: Shared.extractor, disk: disk)
    let report = try repository.open(CorpusSources(corpus: [folder.path], usesCache: cache))
    return (repository, report)
  }

  private func line(_ id: String, _ text: String) -> String { #"{"id": "\#(id)", "text": "\#(text)"}"# }

  @Test("reads every kind of file and reports the rest with file, line and reason")
  func mixed() throws {
    let folder = try TemporaryFolder()
    try folder.write("Harbour reopens\n\nShips came back to Oslo.", to: "2022/harbour.txt")
    try folder.write(line("a", "One.") + "\n{broken\n" + line("b", "Two.") + "\n", to: "many.jsonl")
    try folder.write(line("a", "Other."), to: "twice.json")
    try folder.write([0x41, 0xFF], to: "latin.txt")
    try folder.write("", to: "nothing.txt")
    try folder.write("x", to: "picture.png")
    try folder.write("x", to: ".hidden.txt")
    let (repository, report) = try open(folder)
    #expect(report.articles == 4 && report.files == 5)
    #expect(repository.snapshot.article("2022~harbour")?.title == "Harbour reopens")
    #expect(repository.snapshot.article("a")?.text == "One.")
    let reasons = Set(report.skipped.map { $0.description.replacing(folder.path + "/", with: "") })
    #expect(
      reasons == [
        "picture.png: a kind of file that is not read (.txt, .md, .json, .jsonl, .ndjson, .csv, .tsv, .html, .xml, .rss, .atom, .eml are, and .gz of these)",
        "latin.txt: not UTF-8 at byte 1: read as windows-1252; the article is kept", "nothing.txt: empty",
        "many.jsonl:2: broken JSON: expected a member name in quotation marks at column 2",
        "twice.json: duplicate id \"a\", first in \(folder.path)/many.jsonl:1".replacing(
          folder.path + "/", with: ""),
      ])
    #expect(repository.snapshot.report.skipped == report.skipped)
    let below = report.skippedBelowSources.map(\.description)
    #expect(below.contains("twice.json: duplicate id \"a\", first in many.jsonl:1"))
    #expect(below.count == 5 && !below.contains { $0.contains("/") && $0.contains(folder.path) })
  }

  @Test("files whose names differ only in punctuation are different articles")
  func namesApart() throws {
    let folder = try TemporaryFolder()
    let names = ["a-b", "a b", "a/b", "a~b", "a_b", "a.b", "a:b", "c~d/e", "c/d~e", "c/d/e"]
    for name in names { try folder.write("Title\n\nText of \(name).", to: name + ".txt") }
    let (repository, report) = try open(folder)
    #expect(report.articles == names.count && report.skipped.isEmpty)
    #expect(repository.snapshot.article("a~b")?.text == "Text of a/b.")
    #expect(repository.snapshot.article("c~d~e")?.text == "Text of c/d/e.")
  }

  @Test(
    "paths in a report are those below the corpus",
    arguments: [
      (["/srv/news"], "/srv/news/2022/a.txt", "2022/a.txt"), (["/srv/news/"], "/srv/news/a.txt", "a.txt"),
      (["news", "/srv/wire"], "/srv/wire/a.txt", "wire/a.txt"),
      (["news", "/srv/wire"], "news/a.txt", "news/a.txt"),
      (["/srv/a.json"], "/srv/a.json", "a.json"), (["/srv", "/srv/a.json"], "/srv/a.json", "a.json"),
      (["/"], "/srv/a.txt", "srv/a.txt"), (["."], "./a.txt", "a.txt"), ([], "/srv/a.txt", "a.txt"),
      ([], "the sample corpus", "the sample corpus"), (["/srv/new"], "/srv/news/a.txt", "a.txt"),
    ])
  func pathsBelow(sources: [String], path: String, shown: String) {
    var report = IngestReport()
    report.sources = sources
    report.skipped = [
      IngestReport.Skip(file: path, reason: "x", first: IngestReport.Place(file: path, line: 2))
    ]
    #expect(report.skippedBelowSources.map(\.description) == ["\(shown): x, first in \(shown):2"])
  }

  @Test("a path that is not there is an error that names it")
  func missing() {
    let repository = Repository(extractor: Shared.extractor)
    #expect(throws: RepositoryError.io(path: "/no/such/path", reason: "No such file or directory")) {
      try repository.open(CorpusSources(corpus: ["/no/such/path"]))
    }
  }

  @Test("a file larger than an article may be is named with its size and not read")
  func large() throws {
    let folder = try TemporaryFolder()
    try folder.write([UInt8](repeating: 0x61, count: 50 << 20), to: "large.txt")
    try folder.write("Small\n\nShips came.", to: "small.txt")
    let (_, report) = try open(folder)
    #expect(report.articles == 1)
    #expect(
      report.skipped.first?.reason == "too large: 52428800 bytes, and an article may have at most 33554432")
  }

  @Test("a stored article is a file, survives a restart, and is left alone when sent again")
  func store() throws {
    let folder = try TemporaryFolder()
    let (repository, _) = try open(folder)
    let article = Article(
      id: "a-1", title: "Say \"hi\"\u{7}\n", published: "2022-01-05", text: "Ships\u{A0}came\r\nback.")
    #expect(try repository.store([article]) == [.created])
    #expect(try repository.store([article]) == [.unchanged])
    #expect(repository.snapshot.article("a-1") == article)
    var other = article
    other.text = "Ships stayed."
    #expect(throws: RepositoryError.conflict(id: "a-1")) { try repository.store([other]) }
    #expect(try open(folder).0.snapshot.article("a-1")?.text == article.text)
    #expect(try repository.store([other], replacing: true) == [.replaced])
    repository.close()
    let (again, report) = try open(folder)
    #expect(again.snapshot.article("a-1")?.text == "Ships stayed.")
    #expect(report.skipped.isEmpty)
    #expect(try again.delete("a-1") == true)
    #expect(try again.delete("a-1") == false)
    #expect(folder.names.isEmpty)
    #expect(try open(folder).1.articles == 0)
  }

  @Test("without a folder nothing can be stored for good")
  func readOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write(line("a", "One."), to: "a.json")
    let repository = Repository(extractor: Shared.extractor)
    try repository.open(CorpusSources(corpus: [folder.path + "/a.json"]))
    #expect(throws: RepositoryError.readOnly) { try repository.store([Article(id: "b", text: "Two.")]) }
    #expect(throws: RepositoryError.readOnly) { try repository.delete("a") }
    let memory = Repository(extractor: Shared.extractor)
    #expect(try memory.store([Article(id: "b", text: "Two.")]) == [.created])
  }

  @Test("a conflict in a batch stores nothing of it")
  func batch() throws {
    let folder = try TemporaryFolder()
    try folder.write(line("b", "Two."), to: "b.json")
    let (repository, _) = try open(folder)
    let batch = [Article(id: "a", text: "One."), Article(id: "b", text: "Other.")]
    #expect(throws: RepositoryError.conflict(id: "b")) { try repository.store(batch) }
    #expect(repository.snapshot.counts.articles == 1)
    #expect(folder.names == ["b.json"])
    let twice = [Article(id: "c", text: "One."), Article(id: "c", text: "Two.")]
    #expect(throws: RepositoryError.conflict(id: "c")) { try repository.store(twice) }
    #expect(throws: RepositoryError.unsafeID("../x")) {
      try repository.store([Article(id: "../x", text: "a")])
    }
    #expect(folder.names == ["b.json"])
  }

  @Test("articles of larger files can be replaced and deleted; the file stays as it is")
  func larger() throws {
    let folder = try TemporaryFolder()
    let content = line("a", "One.") + "\n" + line("b", "Two.") + "\n"
    try folder.write(content, to: "many.jsonl")
    let (repository, _) = try open(folder)
    #expect(try repository.delete("a") == true)
    #expect(try repository.store([Article(id: "b", text: "New.")], replacing: true) == [.replaced])
    #expect(try folder.read("many.jsonl") == Array(content.utf8))
    repository.close()
    let (again, _) = try open(folder)
    #expect(again.snapshot.article("a") == nil)
    #expect(again.snapshot.article("b")?.text == "New.")
    #expect(try again.store([Article(id: "a", text: "Back.")]) == [.created])
    #expect(try open(folder).0.snapshot.article("a")?.text == "Back.")
  }

  @Test("a rescan finds what was added, changed and removed, as a fresh start would")
  func rescan() throws {
    let folder = try TemporaryFolder()
    try folder.write("One\n\nShips came to Oslo.", to: "one.txt")
    try folder.write(line("x", "First.") + "\n" + line("y", "Why."), to: "a.jsonl")
    try folder.write(line("x", "Second."), to: "b.json")
    let (repository, _) = try open(folder)
    #expect(try repository.rescan() == false)
    #expect(repository.snapshot.article("x")?.text == "First.")
    try folder.remove("a.jsonl")
    try folder.write("Two\n\nBoats came to Bergen.", to: "two.txt")
    try folder.write("One\n\nShips left Oslo again.", to: "one.txt")
    #expect(try repository.rescan() == true)
    #expect(repository.snapshot.article("x")?.text == "Second.")
    #expect(repository.snapshot.article("y") == nil)
    #expect(repository.snapshot.article("one")?.text == "Ships left Oslo again.")
    let (fresh, _) = try open(folder)
    #expect(repository.snapshot.version == fresh.snapshot.version)
    #expect(repository.snapshot.report.skipped == fresh.snapshot.report.skipped)
    #expect(try repository.rescan() == false)
  }

  @Test("the cache saves extraction, and is not trusted when broken, cut, old or of another program")
  func cache() throws {
    let folder = try TemporaryFolder()
    for number in 0..<5 {
      try folder.write("Report \(number)\n\nShips came to Oslo on Monday.", to: "\(number).txt")
    }
    #expect(try open(folder, cache: true).1.cached == 0)
    let (repository, report) = try open(folder, cache: true)
    #expect(report.cached == 5 && report.cacheProblem == nil)
    #expect(repository.snapshot.version == (try open(folder).0.snapshot.version))
    let whole = try folder.read(".dateline/facts.cache")
    var random = SeededRandom(seed: 2)
    for _ in 0..<40 {
      var broken = whole
      if Bool.random(using: &random) {
        broken[Int.random(in: 0..<whole.count, using: &random)] ^=
          1 << UInt8.random(in: 0..<8, using: &random)
      } else {
        broken.removeLast(Int.random(in: 1...whole.count, using: &random))
      }
      try folder.write(broken, to: ".dateline/facts.cache")
      let (fresh, report) = try open(folder, cache: true)
      #expect(report.cached < 5)
      #expect(fresh.snapshot.version == repository.snapshot.version)
      #expect(try open(folder, cache: true).1.cached == 5)
    }
    #expect(FactsCache(path: folder.path + "/.dateline/facts.cache", program: 1).entries.isEmpty)
    try folder.write("Changed\n\nShips left Oslo.", to: "0.txt")
    #expect(try open(folder, cache: true).1.cached == 4)
    #expect(try open(folder, cache: true).1.cached == 5)
  }

  @Test("a start from the cache is a start without it, whatever changed in between", arguments: 1...4)
  func restarts(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let folder = try TemporaryFolder()
    let facts = try TemporaryFolder()
    let news = GeneratedNews(seed: seed, articles: 40)
    var lines: [String] = []
    func line(_ number: Int) -> String {
      let article = news.facts(number).article
      return String(decoding: ArticleJSON.bytes(of: article), as: UTF8.self)
    }
    let sources = CorpusSources(corpus: [folder.path], facts: [facts.path], usesCache: true)
    for round in 0..<6 {
      for _ in 0..<8 { lines.append(line(Int.random(in: 0..<40, using: &random))) }
      if round > 1 {
        lines.remove(at: Int.random(in: 0..<lines.count, using: &random))
        lines.insert("not JSON", at: Int.random(in: 0..<lines.count, using: &random))
      }
      try folder.write(lines.joined(separator: "\n"), to: "lines.jsonl")
      try folder.write("Ships\n\nShips came to Oslo on Monday, round \(round).", to: "ships.txt")
      try facts.write(
        #"{"article":{"id":"f\#(round)","text":"Five ships."},"figures":[{"id":"of-another-form-\#(round)","#
          + #""text":"Five","span":{"article":"f\#(round)","start":0,"end":4,"text":"Five"},"kind":"count","#
          + #""value":5,"modifier":"exact","articles":["f\#(round)"]}]}"#, to: "facts.ndjson")
      if round % 2 == 1 {
        let name = ["facts", "readings", "index"].randomElement(using: &random) ?? "index"
        var bytes = try folder.read(".dateline/\(name).cache")
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 0x10
        try folder.write(bytes, to: ".dateline/\(name).cache")
      }
      let reference = Repository(extractor: Shared.extractor)
      let report = try reference.open(CorpusSources(corpus: [folder.path], facts: [facts.path]))
      for _ in 0..<2 {
        let repository = Repository(extractor: Shared.extractor)
        let cached = try repository.open(sources)
        #expect(cached.skipped == report.skipped)
        #expect(cached.words == report.words)
        #expect(try SnapshotDump(repository.snapshot) == SnapshotDump(reference.snapshot))
        #expect(repository.snapshot.figure("of-another-form-\(round)").record?.text == "Five")
      }
    }
  }

  @Test("an article in a folder that another server writes to is left alone")
  func otherWriter() throws {
    let mine = try TemporaryFolder()
    let theirs = try TemporaryFolder()
    let other = Repository(extractor: Shared.extractor)
    _ = try other.open(CorpusSources(corpus: [theirs.path]))
    #expect(try other.store([Article(id: "shared", text: "One.")]) == [.created])
    let repository = Repository(extractor: Shared.extractor)
    _ = try repository.open(CorpusSources(corpus: [mine.path, theirs.path]))
    #expect(throws: RepositoryError.self) { try repository.delete("shared") }
    #expect(throws: RepositoryError.self) {
      try repository.store([Article(id: "shared", text: "Two.")], replacing: true)
    }
    #expect(FileManager.default.fileExists(atPath: theirs.path + "/shared.json"))
    #expect(!FileManager.default.fileExists(atPath: mine.path + "/shared.json"))
    other.close()
    #expect(try repository.delete("shared"))
    #expect(!FileManager.default.fileExists(atPath: theirs.path + "/shared.json"))
  }

  @Test("a file that holds something else is neither overwritten nor removed")
  func occupied() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"[{"id":"a","text":"One."},{"id":"b","text":"Two."}]"#, to: "news.json")
    try folder.write(#"[{"id":"x","text":"One."},{"id":"y"},7]"#, to: "x.json")
    let (repository, _) = try open(folder)
    #expect(throws: RepositoryError.occupied(path: folder.path + "/news.json")) {
      try repository.store([Article(id: "c", text: "c."), Article(id: "news", text: "Three.")])
    }
    try folder.write("Dropped", to: "late.json")
    #expect(throws: RepositoryError.occupied(path: folder.path + "/late.json")) {
      try repository.store([Article(id: "late", text: "Three.")])
    }
    #expect(try repository.delete("x"))
    #expect(try !repository.delete("../x"))
    #expect(folder.names == ["late.json", "news.json", "x.json"])
    let (again, report) = try open(folder)
    #expect(again.snapshot.counts.articles == 2)
    #expect(report.skipped.contains { $0.reason == "\"x\" was deleted through the API" })
  }

  @Test("a deleted id comes back with a new file once no file has it any more")
  func deletedAndBack() throws {
    let folder = try TemporaryFolder()
    let lines = #"{"id":"x","text":"One."}"# + "\n" + #"{"id":"y","text":"Two."}"#
    try folder.write(lines, to: "lines.jsonl")
    let (repository, _) = try open(folder)
    #expect(try repository.delete("x"))
    try folder.write(#"{"id":"y","text":"Two."}"#, to: "lines.jsonl")
    _ = try repository.rescan()
    try folder.write("Title\n\nAgain.", to: "x.txt")
    _ = try repository.rescan()
    #expect(repository.snapshot.article("x")?.title == "Title")
  }

  @Test("a write holds only while its condition does")
  func conditions() throws {
    let repository = Repository(extractor: Shared.extractor)
    let article = Article(id: "a", text: "One.")
    #expect(throws: RepositoryError.conditionFailed) {
      try repository.store([article], if: { $0.counts.articles == 1 })
    }
    #expect(try repository.store([article], if: { $0.counts.articles == 0 }) == [.created])
    #expect(throws: RepositoryError.conditionFailed) { try repository.delete("a", if: { _ in false }) }
    #expect(repository.snapshot.counts.articles == 1)
  }

  @Test("a link back to a folder above is reported, not followed")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("One\n\nShips came.", to: "sub/one.txt")
    for name in ["a", "b"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/sub/" + name, withDestinationPath: folder.path)
    }
    let (repository, report) = try open(folder)
    #expect(repository.snapshot.counts.articles == 1)
    #expect(report.skipped.map(\.file) == [folder.path + "/sub/a", folder.path + "/sub/b"])
    #expect(report.skipped.allSatisfy { $0.reason == "a link to a folder that is read under another name" })
  }

  @Test("a cache that cannot be written is reported, not fatal")
  func cacheProblem() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: ".dateline")
    try folder.write("One\n\nShips came.", to: "one.txt")
    let (repository, report) = try open(folder, cache: true)
    #expect(repository.snapshot.counts.articles == 1)
    #expect(report.cacheProblem != nil)
  }
}
