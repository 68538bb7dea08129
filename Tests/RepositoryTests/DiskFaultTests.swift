import Facts
import Testing

@testable import Repository

/// Lets every step of every write fail in every way, and compares what is served, what a later look finds, and what a
/// new process finds with what was acknowledged.
@Suite("Failing disks")
struct DiskFaultTests {
  /// A write to a folder that has `a` and `b` in files of their own, `c` and `d` in a file of two, and `e`, which was
  /// deleted, in a file of two as well.
  enum Write: CaseIterable, Sendable {
    case create, replace, replaceInLarger, batch, bringBack, remove, removeFromLarger, removeReplaced

    /// What it changes: an article by its id, or nil for none.
    var changes: [String: String?] {
      switch self {
      case .create: ["new": "Created."]
      case .replace: ["a": "Replaced."]
      case .replaceInLarger: ["c": "Replaced."]
      case .batch: ["a": "Replaced.", "c": "Replaced.", "new": "Created.", "other": "Created."]
      case .bringBack: ["e": "Back."]
      case .remove: ["b": nil]
      case .removeFromLarger: ["d": nil]
      case .removeReplaced: ["f": nil]
      }
    }

    func run(_ repository: Repository) throws {
      let articles = changes.compactMap { id, text in text.map { Article(id: id, text: $0) } }
      if articles.isEmpty {
        for id in changes.keys { #expect(try repository.delete(id)) }
      } else {
        _ = try repository.store(articles.sorted { $0.id < $1.id }, replacing: true)
      }
    }
  }

  private static let texts = [
    "a": "One.", "b": "Two.", "c": "Three.", "d": "Four.", "f": "Stored.", "g": "Seven.",
  ]

  private func fill(_ folder: TemporaryFolder, _ cache: [String: [UInt8]]) throws {
    func line(_ id: String, _ text: String) -> String { #"{"id":"\#(id)","text":"\#(text)"}"# }
    try folder.write(line("a", "One."), to: "a.json")
    try folder.write("Two.", to: "b.txt")
    try folder.write(line("c", "Three.") + "\n" + line("d", "Four."), to: "cd.jsonl")
    try folder.write(
      line("e", "Old.") + "\n" + line("f", "Old.") + "\n" + line("g", "Seven."), to: "efg.jsonl")
    try folder.write("", to: ".dateline/deleted/e")
    try folder.write(line("f", "Stored."), to: "f.json")
    for (name, bytes) in cache { try folder.write(bytes, to: name) }
  }

  /// What is known of these files once they have been read, so that it need not be read out of them each time.
  private static let cache: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    guard let folder = try? TemporaryFolder() else { return files }
    let tests = DiskFaultTests()
    try? tests.fill(folder, [:])
    _ = try? tests.open(folder)
    for name in ["facts", "readings", "index"] {
      let path = ".dateline/\(name).cache"
      files[path] = try? folder.read(path)
    }
    return files
  }()

  private func texts(_ repository: Repository) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try repository.snapshot.articles(page: PageRequest(limit: 100)).items.map {
        ($0.id, $0.text)
      })
  }

  private func open(_ folder: TemporaryFolder, _ disk: Disk = Disk()) throws -> Repository {
    let repository = Repository(extractor: Shared.extractor, disk: disk)
    try repository.open(CorpusSources(corpus: [folder.path], usesCache: true))
    return repository
  }

  @Test("nothing acknowledged is lost and nothing half-written is served", arguments: Write.allCases)
  func everyStep(write: Write) throws {
    var after = Self.texts
    for (id, text) in write.changes { after[id] = text }
    for way in FaultyDisk.Way.allCases {
      var step = 0
      while try runs(write, failing: way, at: step, after) { step += 1 }
      #expect(way == .shortWrites || step >= 3, "\(way)")
    }
  }

  /// Lets one step fail; false where the write has no such step.
  private func runs(
    _ write: Write, failing way: FaultyDisk.Way, at step: Int, _ after: [String: String]
  ) throws -> Bool {
    let folder = try TemporaryFolder()
    try fill(folder, Self.cache)
    let faulty = FaultyDisk()
    let repository = try open(folder, faulty.disk)
    try repository.prepareWriting()
    #expect(try texts(repository) == Self.texts)
    faulty.fail(way, at: step)
    var isAcknowledged = true
    do {
      try write.run(repository)
    } catch {
      isAcknowledged = false
      let expected: [RepositoryError] =
        switch way {
        case .fullOnce: [.diskFull]
        case .readOnly: [.unwritable(reason: "Read-only file system")]
        case .brokenOnce, .gone, .shortWrites: []
        }
      let error = try #require(error as? RepositoryError)
      if case .io(_, "Input/output error") = error {
        #expect(way == .brokenOnce || way == .gone)
      } else {
        #expect(expected.contains(error), "\(way) at \(step): \(error)")
      }
    }
    let isReached = step < faulty.steps
    let place: Comment = "\(write), \(way) at step \(step), acknowledged: \(isAcknowledged)"
    #expect(try texts(repository) == (isAcknowledged ? after : Self.texts), place)
    // A new process while the disk is as it is, as after a crash.
    try check(open(folder), isAcknowledged: isAcknowledged, isUndone: way.isOnce, after, place)
    faulty.work()
    _ = try repository.rescan()
    try check(repository, isAcknowledged: isAcknowledged, isUndone: way.isOnce, after, place)
    // The disk works again, and the write is sent again.
    if !isAcknowledged {
      let isDone = try texts(repository) == after
      if !isDone || write.changes.values.contains(where: { $0 != nil }) { try write.run(repository) }
      #expect(try texts(repository) == after, place)
    }
    repository.close()
    let last = try open(folder)
    try last.prepareWriting()
    #expect(try texts(last) == after, place)
    let work = try FileSystem.names(in: folder.path + "/.dateline")
    #expect(!work.contains { $0.hasSuffix(FileChange.ending) }, place)
    return isReached && way != .shortWrites
  }

  /// What may be there: all of the write where it was acknowledged; none of it where it was taken back; else each article
  /// whole, in the one state or the other.
  private func check(
    _ repository: Repository, isAcknowledged: Bool, isUndone: Bool, _ after: [String: String],
    _ place: Comment
  ) throws {
    let found = try texts(repository)
    if isAcknowledged {
      #expect(found == after, place)
    } else if isUndone {
      #expect(found == Self.texts, place)
    } else {
      for id in Set(after.keys).union(Self.texts.keys).union(found.keys) {
        #expect([after[id], Self.texts[id]].contains(found[id]), "\(place): \(id)")
      }
    }
    #expect(repository.snapshot.report.skipped.allSatisfy { !$0.reason.contains("broken") }, place)
  }
}
