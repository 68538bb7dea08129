import Facts
import Seeded
import Synchronization
import Testing

@testable import Repository

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A disk that counts its steps by path, fails where a test wants it to, and has a clock that a test moves.
private final class WatchedDisk: Sendable {
  private struct State {
    var steps: [Disk.Step: [String]] = [:]
    var failing: [Disk.Step: [String: Int32]] = [:]
    var before: [Disk.Step: @Sendable (String) -> Void] = [:]
    var ahead = 0
  }

  private let state = Mutex(State())

  var disk: Disk {
    var disk = Disk { step, path in
      let before = self.state.withLock { $0.before[step] }
      before?(path)
      return self.state.withLock { state in
        state.steps[step, default: []].append(path)
        return state.failing[step]?[path].map { .error($0) }
      }
    }
    disk.now = { self.state.withLock { $0.ahead } + FileSystem.now() }
    return disk
  }

  /// Moves the clock.
  func pass(seconds: Double) { state.withLock { $0.ahead += Int(seconds * 1e9) } }

  func fail(_ step: Disk.Step, _ path: String, _ code: Int32?) {
    state.withLock { $0.failing[step, default: [:]][path] = code }
  }

  func before(_ step: Disk.Step, _ body: (@Sendable (String) -> Void)?) {
    state.withLock { $0.before[step] = body }
  }

  /// The steps of this kind since the last call, by path.
  func take(_ step: Disk.Step) -> [String] {
    state.withLock { $0.steps.removeValue(forKey: step) ?? [] }
  }
}

@Suite("Looking into the corpus folder")
struct ScanTests {
  private let folder: TemporaryFolder
  private let watched = WatchedDisk()

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> Repository {
    let repository = Repository(extractor: Shared.extractor, disk: watched.disk)
    try repository.open(CorpusSources(corpus: [folder.path]))
    // What was written before the first look is old by now.
    watched.pass(seconds: 10)
    _ = try repository.rescan(.all)
    return repository
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func texts(_ repository: Repository) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try repository.snapshot.articles(page: PageRequest(limit: 500)).items.map {
        ($0.id, $0.text)
      })
  }

  /// Makes the time of the last write what it was.
  private func keepTime(of name: String, _ body: () throws -> Void) throws {
    let manager = FileManager.default
    let date = try #require(manager.attributesOfItem(atPath: path(name))[.modificationDate] as? Date)
    try body()
    try manager.setAttributes([.modificationDate: date], ofItemAtPath: path(name))
  }

  // MARK: What is seen

  /// A change of a folder that has `a.json`, `b.json` and `in/c.json`.
  enum Change: CaseIterable, Sendable {
    case written, writtenWithOldTime, replacedWithOldTime, added, addedBelow, removed, renamed, folderMoved
    case folderAdded, linked, lookedAtOnly

    var texts: [String: String] {
      var texts = ["a": "One.", "b": "Two.", "c": "Three."]
      switch self {
      case .written, .writtenWithOldTime, .replacedWithOldTime: texts["a"] = "New."
      case .added, .addedBelow, .folderAdded, .linked: texts["d"] = "Four."
      case .removed: texts["a"] = nil
      case .renamed, .folderMoved, .lookedAtOnly: break
      }
      return texts
    }
  }

  private func line(_ id: String, _ text: String) -> String { #"{"id":"\#(id)","text":"\#(text)"}"# }

  @Test("every change is seen at the next look", arguments: Change.allCases)
  func seen(change: Change) throws {
    let outside = try TemporaryFolder()
    try outside.write(line("d", "Four."), to: "d.json")
    try folder.write(line("a", "One."), to: "a.json")
    try folder.write(line("b", "Two."), to: "b.json")
    try folder.write(line("c", "Three."), to: "in/c.json")
    let repository = try open()
    #expect(try !repository.rescan(.changes(files: 10)))
    switch change {
    case .written: try folder.write(line("a", "New."), to: "a.json")
    case .writtenWithOldTime:
      try keepTime(of: "a.json") { try folder.write(line("a", "New."), to: "a.json") }
    case .replacedWithOldTime:
      try keepTime(of: "a.json") {
        try folder.write(line("a", "New."), to: ".new")
        try Disk().rename(path(".new"), to: path("a.json"))
      }
    case .added: try folder.write(line("d", "Four."), to: "d.json")
    case .addedBelow: try folder.write(line("d", "Four."), to: "in/d.json")
    case .removed: try folder.remove("a.json")
    case .renamed: try Disk().rename(path("a.json"), to: path("z.json"))
    case .folderMoved: try Disk().rename(path("in"), to: path("out"))
    case .folderAdded: try folder.write(line("d", "Four."), to: "deep/er/d.json")
    case .linked:
      try FileManager.default.createSymbolicLink(
        atPath: path("link"), withDestinationPath: outside.path)
    case .lookedAtOnly:
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("a.json"))
    }
    #expect(
      try repository.rescan(.changes(files: 10))
        == (change.texts != ["a": "One.", "b": "Two.", "c": "Three."]))
    #expect(try texts(repository) == change.texts)
    #expect(try !repository.rescan(.changes(files: 10)))
  }

  @Test("a name that comes right behind the list of a folder is seen, whatever the times of the folder say")
  func rightBehind() throws {
    try folder.write(line("a", "One."), to: "a.json")
    let repository = Repository(extractor: Shared.extractor, disk: watched.disk)
    try repository.open(CorpusSources(corpus: [folder.path]))
    _ = watched.take(.list)
    _ = try repository.rescan(.changes(files: 10))
    #expect(watched.take(.list).contains(folder.path))
    watched.pass(seconds: 10)
    _ = try repository.rescan(.changes(files: 10))
    _ = watched.take(.list)
    _ = try repository.rescan(.changes(files: 10))
    #expect(!watched.take(.list).contains(folder.path))
  }

  // MARK: What an idle look costs

  @Test(
    "while nothing changes, a look asks for the folders and for its share of the files, and reads nothing")
  func idle() throws {
    for number in 0..<120 {
      try folder.write(line("a\(number)", "Number \(number)."), to: "\(number % 4)/\(number).json")
    }
    let repository = try open()
    var seen: [String: Int] = [:]
    for _ in 0..<6 {
      for step in Disk.Step.allCases { _ = watched.take(step) }
      #expect(try !repository.rescan(.changes(files: 20)))
      #expect(watched.take(.list) == [path(".dateline/deleted")])
      #expect(watched.take(.read).isEmpty)
      for path in watched.take(.look) where path.hasSuffix(".json") { seen[path, default: 0] += 1 }
    }
    #expect(seen.count == 120 && seen.values.allSatisfy { $0 == 1 })
    // Written where it lies: seen when it is its turn. New: at once.
    try folder.write(line("a77", "Changed."), to: "1/77.json")
    try folder.write(line("new", "New."), to: "2/new.json")
    _ = try repository.rescan(.changes(files: 20))
    #expect(repository.snapshot.article("new") != nil)
    var looks = 1
    while repository.snapshot.article("a77")?.text != "Changed.", looks < 20 {
      _ = try repository.rescan(.changes(files: 20))
      looks += 1
    }
    #expect(looks <= 7)
  }

  // MARK: Half-written files

  /// A file that is replaced by a part of what it will be.
  struct Cut: Sendable, CustomTestStringConvertible {
    var name: String
    var whole: String
    var cut: [UInt8]
    /// The texts of before that stay.
    var kept: [String]
    var testDescription: String { "\(name): \(String(decoding: cut.prefix(30), as: UTF8.self))" }

    init(_ name: String, _ whole: String, cut: String, kept: [String]) {
      self.init(name, whole, cut: Array(cut.utf8), kept: kept)
    }

    init(_ name: String, _ whole: String, cut: [UInt8], kept: [String]) {
      (self.name, self.whole, self.cut, self.kept) = (name, whole, cut, kept)
    }
  }

  private static let feed =
    "<rss><channel><item><guid>a</guid><description>One came.</description></item>"
    + "<item><guid>b</guid><description>Two came.</description></item></channel></rss>"
  private static let page =
    "<html><head><title>T</title></head><body><p>One came to the harbour.</p></body></html>"
  private static let lines = #"{"id":"a","text":"One."}"# + "\n" + #"{"id":"b","text":"Two."}"# + "\n"

  static let cuts: [Cut] = [
    Cut("a.json", #"{"id":"a","text":"One."}"#, cut: #"{"id":"a","text":"O"#, kept: ["One."]),
    Cut("a.json", #"{"id":"a","text":"One."}"#, cut: "", kept: ["One."]),
    Cut("a.json", #"{"id":"a","text":"One."}"#, cut: [0, 0, 0, 0], kept: ["One."]),
    Cut(
      "a.json", #"[{"id":"a","text":"One."},{"id":"b","text":"Two."}]"#, cut: #"[{"id":"a","text":"New."},"#,
      kept: ["One.", "Two."]),
    // Written over from its beginning, so that the end of the old is still there.
    Cut(
      "a.json", #"{"id":"a","text":"One."}"#, cut: #"{"id":"a","text":"N"}:"One."}"#, kept: ["One."]),
    Cut("a.txt", "One came.", cut: "", kept: ["One came."]),
    Cut("a.txt", "One came.", cut: " \n", kept: ["One came."]),
    Cut("a.txt", "One came.", cut: "Caf\u{E9}".utf8.dropLast() + [], kept: ["One came."]),
    Cut("a.txt", "One came.", cut: "title: Two\n\n", kept: ["One came."]),
    Cut("a.txt", "One came.", cut: Array("Two".utf8) + [0, 0, 0], kept: ["One came."]),
    Cut("a.jsonl", lines, cut: "", kept: ["One.", "Two."]),
    Cut("a.jsonl", lines, cut: #"{"id":"a","text":"New."}"# + "\n" + #"{"id":"b","#, kept: ["New.", "Two."]),
    Cut("a.rss", feed, cut: "<rss><channel>", kept: ["One came.", "Two came."]),
    Cut(
      "a.rss", feed, cut: "<rss><channel><item><guid>a</guid><description>New.</description></item><item>",
      kept: ["New.", "Two came."]),
    Cut("a.rss", feed, cut: "<?xml version=", kept: ["One came.", "Two came."]),
    Cut("a.html", page, cut: "<html><head>", kept: ["One came to the harbour."]),
  ]

  @Test("a file that is not whole leaves what it held before, and says so", arguments: Self.cuts)
  func halfWritten(file: Cut) throws {
    try folder.write(file.whole, to: file.name)
    let repository = try open()
    let before = try texts(repository)
    try folder.write(file.cut, to: file.name)
    watched.pass(seconds: 10)
    for extent in [ScanExtent.changes(files: 10), .all, .allAndFailed] {
      _ = try repository.rescan(extent)
      #expect(try texts(repository).values.sorted() == file.kept)
      #expect(repository.snapshot.report.skipped.contains { $0.reason.contains("not whole, it seems") })
      #expect(repository.snapshot.report.articles == file.kept.count)
    }
    try folder.write(file.whole, to: file.name)
    watched.pass(seconds: 10)
    _ = try repository.rescan(.changes(files: 10))
    #expect(try texts(repository) == before)
    #expect(repository.snapshot.report.skipped.isEmpty)
    try folder.write(file.cut, to: file.name)
    watched.pass(seconds: 10)
    _ = try repository.rescan(.changes(files: 10))
    try folder.remove(file.name)
    _ = try repository.rescan(.changes(files: 10))
    #expect(try texts(repository).isEmpty)
  }

  @Test(
    "a file that is whole takes away what it has no more, whatever else is wrong with it",
    arguments: [
      ("a.json", "[]"), ("a.json", #"{"id":"a"}"#), ("a.json", #"{"id":"a","text":7}"#),
      ("a.txt", "%PDF-1.7"), ("a.jsonl", "nonsense\n"), ("a.jsonl", "\n"),
      ("a.rss", "<rss><channel></channel></rss>"), ("a.html", "<html><body></body></html>"),
    ])
  func wholeButWrong(name: String, content: String) throws {
    let whole = [
      "a.json": #"{"id":"a","text":"One."}"#, "a.txt": "One came.", "a.jsonl": Self.lines, "a.rss": Self.feed,
      "a.html": Self.page,
    ]
    try folder.write(whole[name] ?? "", to: name)
    let repository = try open()
    #expect(repository.snapshot.counts.articles > 0)
    try folder.write(content, to: name)
    watched.pass(seconds: 10)
    _ = try repository.rescan(.changes(files: 10))
    #expect(repository.snapshot.counts.articles == (content == "\n" ? 2 : 0))
  }

  @Test(
    "a text whose end nothing marks counts once it was left alone for a second",
    arguments: ["a.txt", "a.html"])
  func stillness(name: String) throws {
    let isPage = name == "a.html"
    func content(_ words: String) -> String { isPage ? "<html><body><p>\(words)</p>" : words }
    try folder.write(content("One came to the harbour."), to: name)
    let repository = try open()
    watched.pass(seconds: -10)
    try folder.write(content("Two came"), to: name)
    #expect(try !repository.rescan(.changes(files: 10)))
    #expect(repository.hasFilesBeingWritten)
    try folder.write(content("Two came to the harbour."), to: name)
    #expect(try !repository.rescan(.allAndFailed))
    #expect(try texts(repository) == ["a": "One came to the harbour."])
    watched.pass(seconds: 1.5)
    #expect(try repository.rescan(.changes(files: 1)))
    #expect(try texts(repository) == ["a": "Two came to the harbour."])
    #expect(!repository.hasFilesBeingWritten)
    // Whole when it gets its name.
    watched.pass(seconds: -1.5)
    try folder.write(content("Three came to the harbour."), to: ".new")
    try Disk().rename(path(".new"), to: path(name))
    #expect(try repository.rescan(.changes(files: 1)))
    #expect(try texts(repository) == ["a": "Three came to the harbour."])
  }

  @Test("lines that are added count at once, fewer lines than before once they were left alone")
  func lines() throws {
    try folder.write(Self.lines, to: "a.jsonl")
    let repository = try open()
    watched.pass(seconds: -10)
    try folder.write(Self.lines + line("c", "Three.") + "\n", to: "a.jsonl")
    #expect(try repository.rescan(.changes(files: 10)))
    #expect(try texts(repository).keys.sorted() == ["a", "b", "c"])
    try folder.write(line("a", "New.") + "\n", to: "a.jsonl")
    #expect(try !repository.rescan(.changes(files: 10)))
    watched.pass(seconds: 1.5)
    #expect(try repository.rescan(.changes(files: 10)))
    #expect(try texts(repository) == ["a": "New."])
  }

  @Test("what was written while it was read is read again")
  func writtenWhileRead() throws {
    try folder.write(line("a", "One."), to: "a.json")
    let repository = try open()
    try folder.write(line("a", "Second."), to: "a.json")
    let folder = folder
    watched.before(.read) { [watched, line = line("a", "Third.")] path in
      guard path.hasSuffix("a.json") else { return }
      watched.before(.read, nil)
      watched.before(.look) { path in
        guard path.hasSuffix("a.json") else { return }
        watched.before(.look, nil)
        try? folder.write(line, to: "a.json")
      }
    }
    _ = try repository.rescan(.changes(files: 10))
    #expect(repository.hasFilesBeingWritten)
    #expect(try repository.rescan(.changes(files: 10)))
    #expect(try texts(repository) == ["a": "Third."])
  }

  // MARK: What cannot be read

  @Test("a file that can be read again is, though nothing else shows it, and keeps its articles till then")
  func unreadable() throws {
    try folder.write(line("a", "One."), to: "a.json")
    try folder.write(line("b", "Two."), to: "b.jsonl")
    watched.fail(.read, path("b.jsonl"), Disk.denied)
    let repository = try open()
    #expect(try texts(repository) == ["a": "One."])
    #expect(
      repository.snapshot.report.skipped == [
        IngestReport.Skip(file: path("b.jsonl"), reason: "Permission denied")
      ])
    watched.fail(.read, path("b.jsonl"), nil)
    #expect(try repository.rescan(.changes(files: 10)))
    #expect(try texts(repository) == ["a": "One.", "b": "Two."])
    // The other way round: changed, and not to be read.
    try folder.write(line("a", "New."), to: "a.json")
    watched.fail(.read, path("a.json"), Disk.broken)
    _ = try repository.rescan(.changes(files: 10))
    #expect(try texts(repository) == ["a": "One.", "b": "Two."])
    #expect(repository.snapshot.report.skipped.map(\.reason).contains("Input/output error"))
    watched.fail(.read, path("a.json"), nil)
    #expect(try repository.rescan(.changes(files: 10)))
    #expect(try texts(repository) == ["a": "New.", "b": "Two."])
    #expect(repository.snapshot.report.skipped.isEmpty)
  }

  @Test(
    "a folder or a file that cannot be looked at keeps its articles, and is looked at again",
    arguments: [(Disk.Step.list, "in"), (.look, "in"), (.look, "in/b.json")])
  func unseen(step: Disk.Step, name: String) throws {
    try folder.write(line("a", "One."), to: "a.json")
    try folder.write(line("b", "Two."), to: "in/b.json")
    watched.fail(step, path(name), Disk.denied)
    let repository = try open()
    #expect(try texts(repository) == ["a": "One."])
    #expect(repository.snapshot.report.skipped.map(\.file) == [path(name)])
    watched.fail(step, path(name), nil)
    #expect(try repository.rescan(.changes(files: 1)))
    #expect(try texts(repository) == ["a": "One.", "b": "Two."])
    watched.fail(step, path(name), Disk.broken)
    _ = try repository.rescan(.all)
    #expect(try texts(repository) == ["a": "One.", "b": "Two."])
    #expect(repository.snapshot.report.skipped.map(\.reason) == ["Input/output error"])
    try folder.remove("in")
    watched.fail(step, path(name), nil)
    #expect(try repository.rescan(.changes(files: 1)))
    #expect(try texts(repository) == ["a": "One."])
    #expect(repository.snapshot.report.skipped.isEmpty)
  }

  @Test("a link whose target comes later, and names that come to stand for something else, are read")
  func becomesReadable() throws {
    let outside = try TemporaryFolder()
    try folder.write(line("a", "One."), to: "in.json/a.json")
    try FileManager.default.createSymbolicLink(
      atPath: path("b.json"), withDestinationPath: outside.path + "/b.json")
    let repository = try open()
    #expect(repository.snapshot.report.skipped.map(\.reason) == ["No such file or directory"])
    try outside.write(line("b", "Two."), to: "b.json")
    #expect(try repository.rescan(.changes(files: 1)))
    #expect(try texts(repository) == ["a": "One.", "b": "Two."])
    try folder.remove("in.json")
    try folder.write(line("c", "Three."), to: "in.json")
    #expect(try repository.rescan(.changes(files: 1)))
    #expect(try texts(repository) == ["b": "Two.", "c": "Three."])
    try folder.write("x", to: "d.png")
    #expect(try repository.rescan(.changes(files: 1)))
    try folder.remove("d.png")
    try folder.write(line("d", "Four."), to: "d.png/d.json")
    #expect(try repository.rescan(.changes(files: 1)))
    #expect(try texts(repository) == ["b": "Two.", "c": "Three.", "d": "Four."])
  }

  @Test("what failed is read again when that is asked for, and only then")
  func failures() throws {
    try folder.write("{", to: "a.json")
    try folder.write(line("b", "Two."), to: "b.json")
    let repository = try open()
    for extent in [ScanExtent.changes(files: 10), .all] {
      _ = watched.take(.read)
      #expect(try !repository.rescan(extent))
      #expect(watched.take(.read).isEmpty)
    }
    #expect(try !repository.rescan(.allAndFailed))
    #expect(watched.take(.read) == [path("a.json")])
  }

  @Test("an article that only a half-written file would have is not served from a file that is gone")
  func keptElsewhere() throws {
    try folder.write(#"{"id":"x","text":"First."}"#, to: "a.json")
    try folder.write(#"{"id":"x","text":"Second."}"#, to: "b.json")
    let repository = try open()
    #expect(try texts(repository) == ["x": "First."])
    try folder.write("{", to: "b.json")
    _ = try repository.rescan(.all)
    #expect(try texts(repository) == ["x": "First."])
    try folder.remove("a.json")
    _ = try repository.rescan(.all)
    #expect(try texts(repository).isEmpty)
  }

  @Test("of one file that two sources lead to, the first counts, and it is read once")
  func twoWays() throws {
    try folder.write("One came.", to: "in/a.txt")
    let repository = Repository(extractor: Shared.extractor, disk: watched.disk)
    let report = try repository.open(CorpusSources(corpus: [folder.path, path("in")]))
    #expect(report.articles == 1 && report.files == 1 && report.skipped.isEmpty)
    #expect(repository.snapshot.article("in~a") != nil)
    watched.pass(seconds: 10)
    _ = try repository.rescan(.all)
    _ = watched.take(.read)
    #expect(try !repository.rescan(.all))
    #expect(watched.take(.read).isEmpty)
  }

  // MARK: Anything in any order

  @Test("looks that go by what changed find what a fresh start finds", arguments: 1...4)
  func asAFreshStart(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let outside = try TemporaryFolder()
    try outside.write(line("out", "Outside."), to: "out.json")
    let repository = try open()
    let names = [
      "a.json", "b.json", "c.txt", "d.png", "in", "in/a.json", "in/e.jsonl", "in/deep", "in/deep/f.json", "z",
    ]
    for round in 0..<60 {
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        let name = names.randomElement(using: &random) ?? ""
        let other = names.randomElement(using: &random) ?? ""
        let id = "\(name.split(separator: "/").last?.first ?? "x")\(Int.random(in: 0..<3, using: &random))"
        // What cannot be done is not done: the folder is what counts.
        switch Int.random(in: 0..<8, using: &random) {
        case 0...2: try? folder.write(line(id, "Round \(round)."), to: name)
        case 3: try? folder.remove(name)
        case 4: try? Disk().rename(path(name), to: path(other))
        case 5:
          try? folder.write(line(id, "Renamed in round \(round)."), to: ".new")
          try? Disk().rename(path(".new"), to: path(name))
        case 6:
          try? FileManager.default.createSymbolicLink(
            atPath: path(name), withDestinationPath: Bool.random(using: &random) ? outside.path : folder.path)
        default: try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path(name))
        }
      }
      try waitForTick()
      let extent = [ScanExtent.changes(files: 20), .all, .allAndFailed].randomElement(using: &random) ?? .all
      _ = try repository.rescan(extent)
      try waitForTick()
      let fresh = Repository(extractor: Shared.extractor)
      let report = try fresh.open(CorpusSources(corpus: [folder.path]))
      #expect(try texts(repository) == texts(fresh), "round \(round), \(extent)")
      #expect(repository.snapshot.report.skipped == report.skipped, "round \(round), \(extent)")
      #expect(repository.snapshot.report.articles == report.articles)
      #expect(repository.snapshot.report.files == report.files)
    }
  }

  /// Waits until the file system gives another time, some thousandths of a second: what is written within one tick has
  /// one time.
  private func waitForTick() throws {
    func now() throws -> Int {
      try folder.write("x", to: ".tick")
      return try FileSystem.status(path(".tick")).changed
    }
    let start = try now()
    while try now() == start {}
  }
}
