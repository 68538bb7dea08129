import Facts
import Testing

@testable import Repository

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("One writer a folder")
struct WriterTests {
  private func open(_ folder: TemporaryFolder, disk: Disk = Disk()) throws -> Repository {
    let repository = Repository(extractor: Shared.extractor, disk: disk)
    try repository.open(CorpusSources(corpus: [folder.path]))
    return repository
  }

  private func workNames(_ folder: TemporaryFolder) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/.dateline")) ?? []).sorted()
  }

  @Test("the second writer reads, hears who writes, and takes over when the first is gone")
  func second() throws {
    let folder = try TemporaryFolder()
    let first = try open(folder)
    let second = try open(folder)
    try first.prepareWriting()
    _ = try first.store([Article(id: "a", text: "One.")])
    let refusal = try #require(throws: RepositoryError.self) {
      try second.store([Article(id: "b", text: "Two.")])
    }
    guard case .writerElsewhere(let holder) = refusal else {
      Issue.record("\(refusal)")
      return
    }
    #expect(holder.hasPrefix("process \(ProcessInfo.processInfo.processIdentifier) on "))
    #expect(throws: refusal) { try second.delete("a") }
    #expect(throws: refusal) { try second.prepareWriting() }
    #expect(folder.names == ["a.json"])
    first.close()
    // What the first has written since is known before anything is compared with it.
    #expect(throws: RepositoryError.conflict(id: "a")) {
      try second.store([Article(id: "a", text: "Other.")])
    }
    #expect(try second.store([Article(id: "a", text: "One.")]) == [.unchanged])
    #expect(try second.store([Article(id: "b", text: "Two.")]) == [.created])
    #expect(throws: RepositoryError.self) { try first.store([Article(id: "c", text: "Three.")]) }
  }

  @Test("a writer whose lock file was removed takes it anew, and the other way round loses it")
  func lostLock() throws {
    let folder = try TemporaryFolder()
    let first = try open(folder)
    let second = try open(folder)
    try first.prepareWriting()
    try folder.remove(".dateline/writer.lock")
    try second.prepareWriting()
    #expect(throws: RepositoryError.self) { try first.store([Article(id: "a", text: "One.")]) }
    second.close()
    #expect(try first.store([Article(id: "a", text: "One.")]) == [.created])
  }

  @Test(
    "a file that came since the last look is read before a write to its name, and never overwritten unread")
  func cameSince() throws {
    let folder = try TemporaryFolder()
    let repository = try open(folder)
    try repository.prepareWriting()
    try folder.write(#"{"id":"a","text":"Dropped."}"#, to: "a.json")
    #expect(throws: RepositoryError.conflict(id: "a")) {
      try repository.store([Article(id: "a", text: "One.")])
    }
    #expect(repository.snapshot.article("a")?.text == "Dropped.")
    try folder.write(#"{"id":"a","text":"Changed!"}"#, to: "a.json")
    #expect(throws: RepositoryError.conditionFailed) {
      try repository.store(
        [Article(id: "a", text: "One.")], replacing: true, if: { $0.article("a")?.text == "Dropped." })
    }
    #expect(try repository.store([Article(id: "a", text: "One.")], replacing: true) == [.replaced])
  }

  @Test("a file that comes between the look and the naming is not overwritten")
  func cameBetween() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    let disk = Disk { step, name in
      if step == .link, name == path { try? folder.write("Dropped", to: "a.json") }
      return nil
    }
    let repository = try open(folder, disk: disk)
    #expect(throws: RepositoryError.occupied(path: path)) {
      try repository.store([Article(id: "a", text: "One.")])
    }
    #expect(try folder.read("a.json") == Array("Dropped".utf8))
  }

  @Test("a file system without links gets by, and overwrites nothing either")
  func withoutLinks() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    let disk = Disk { step, _ in step == .link ? .error(Disk.noLinks) : nil }
    let repository = try open(folder, disk: disk)
    #expect(try repository.store([Article(id: "a", text: "One.")]) == [.created])
    #expect(try repository.store([Article(id: "a", text: "Two.")], replacing: true) == [.replaced])
    try folder.write("Dropped", to: "b.json")
    #expect(throws: RepositoryError.occupied(path: folder.path + "/b.json")) {
      try repository.store([Article(id: "b", text: "One.")])
    }
    #expect(try repository.delete("a"))
    #expect(folder.names == ["b.json"] && workNames(folder) == ["writer.lock"])
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("what a process that died left half written is cleared away by the next writer, and only that")
  func leftovers() throws {
    let folder = try TemporaryFolder()
    try folder.write("{", to: ".dateline/0123456789abcdef.new")
    try folder.write("{", to: ".dateline/old-name.new")
    try folder.write("x", to: ".dateline/facts.cache")
    try folder.write("x", to: ".dateline/facts.cache.0123456789abcdef.new")
    let repository = try open(folder)
    #expect(workNames(folder).count == 4)
    try repository.prepareWriting()
    #expect(workNames(folder) == ["facts.cache", "facts.cache.0123456789abcdef.new", "writer.lock"])
    repository.close()
    let caching = Repository(extractor: Shared.extractor)
    try caching.open(CorpusSources(corpus: [folder.path], usesCache: true))
    #expect(!workNames(folder).contains { $0.hasSuffix(".new") })
  }

  @Test("a reader sees what the writer deletes and brings back, and leaves its marks alone")
  func marks() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"id":"x","text":"One."}"# + "\n" + #"{"id":"y","text":"Two."}"#, to: "lines.jsonl")
    let writer = try open(folder)
    let reader = try open(folder)
    #expect(try writer.delete("x"))
    #expect(try reader.rescan())
    #expect(reader.snapshot.article("x") == nil && reader.snapshot.article("y") != nil)
    try folder.write(#"{"id":"y","text":"Two."}"#, to: "lines.jsonl")
    _ = try reader.rescan()
    #expect(folder.exists(".dateline/deleted/x"))
    try folder.write("Title\n\nAgain.", to: "x.txt")
    _ = try writer.rescan()
    #expect(try writer.store([Article(id: "x", text: "Back.")], replacing: true) != [.unchanged])
    _ = try reader.rescan()
    #expect(reader.snapshot.article("x")?.text == "Back.")
  }

  @Test(
    "a folder that cannot be written says why, and goes on being read",
    arguments: [
      (Disk.Step.lock, Disk.readOnly, RepositoryError.unwritable(reason: "Read-only file system")),
      (.makeFolder, Disk.denied, .unwritable(reason: "Permission denied")),
      (.create, Disk.readOnly, .unwritable(reason: "Read-only file system")),
      (.write, Disk.full, .diskFull),
    ])
  func unwritable(step: Disk.Step, code: Int32, error: RepositoryError) throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id":"a","text":"One."}"#, to: "a.json")
    let repository = try open(folder, disk: Disk { $0 == step ? .error(code) : nil })
    #expect(throws: error) { try repository.store([Article(id: "b", text: "Two.")]) }
    #expect(repository.snapshot.counts.articles == 1 && folder.names == ["a.json"])
    try folder.write(#"{"id":"c","text":"Three."}"#, to: "c.json")
    #expect(try repository.rescan())
  }

  @Test("a folder whose place for work is a file cannot be written")
  func workIsAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: ".dateline")
    let repository = try open(folder)
    #expect(
      throws: RepositoryError.io(path: folder.path + "/.dateline/writer.lock", reason: "Not a directory")
    ) { try repository.prepareWriting() }
  }
}
