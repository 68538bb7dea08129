/// One source of a corpus as it was last seen: a file, or a folder with all below it.
///
/// Names that begin with a dot or an underscore are left alone, as they are marks of tools. Files of another kind, or
/// that cannot be looked at, are reported.
struct SourceTree: Sendable {
  private struct Folder: Sendable {
    var status: FileSystem.Status?
    /// Whether its times would show a name that came right behind the list.
    var isSettled = false
    var entries: [Entry] = []
    /// Why it could not be read the last time; its entries are those of before.
    var problem: String?
  }

  private enum Entry: Sendable, Equatable {
    /// A file, and why it could not be looked at the last time; its status is that of before.
    case file(CorpusFile, problem: String?)
    case folder(path: String, name: String)
    /// What is left out for as long as the folder shows no change.
    case other(IngestReport.Skip)
    /// What could not be looked at.
    case unseen(path: String, reason: String)

    /// The name in the folder.
    var name: String {
      let path =
        switch self {
        case .file(let file, _): file.path
        case .other(let skip): skip.file
        case .folder(let path, _), .unseen(let path, _): path
        }
      return String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    }
  }

  private enum Listing {
    /// The names were read.
    case new
    /// They are those of before.
    case same
    case gone
  }

  /// Deeper folders are reported.
  private static let maximumDepth = 64
  /// The coarsest times that file systems give, in nanoseconds.
  private static let coarsestTime = 2_000_000_000

  private let path: String
  private let holdsFacts: Bool
  /// The source itself.
  private var top: Entry?
  private var folders: [String: Folder] = [:]

  init(_ path: String, holdsFacts: Bool) {
    self.path = path
    self.holdsFacts = holdsFacts
  }

  // MARK: Looking

  /// Brings everything up to date. Throws where the path itself cannot be read.
  mutating func update(_ look: inout CorpusLook) throws(RepositoryError) {
    let status = try look.disk.status(path)
    if status.isDirectory && folders[path] == nil { _ = try look.disk.names(in: path) }
    let entry = entry(path, name: path.split(separator: "/").last.map(String.init) ?? path, status)
    if case .file = entry { _ = look.takes(path, isListed: true) }
    if top != entry { look.noteNew() }
    top = entry
    var old = folders
    folders = [:]
    guard status.isDirectory else { return }
    var visited: Set<FileSystem.Identity> = []
    update(path, below: "", depth: 0, &old, &visited, &look)
  }

  /// Brings a folder and all below it up to date; `old` has those that were there before. False where it is no folder.
  @discardableResult
  private mutating func update(
    _ path: String, below prefix: String, depth: Int, _ old: inout [String: Folder],
    _ visited: inout Set<FileSystem.Identity>, _ look: inout CorpusLook
  ) -> Bool {
    let known = old.removeValue(forKey: path)
    var folder = known ?? Folder()
    let listing = list(&folder, path, depth: depth, &visited, &look)
    guard listing != .gone else { return false }
    if known == nil || folder.problem != known?.problem { look.noteNew() }
    for index in folder.entries.indices {
      var entry = folder.entries[index]
      if case .folder(let path, let name) = entry {
        if update(path, below: prefix + name + "/", depth: depth + 1, &old, &visited, &look) { continue }
        entry = seen(path, name: name, below: prefix, &look)
      } else {
        entry = renewed(entry, below: prefix, isListed: listing == .new, &look)
        guard entry != folder.entries[index] else { continue }
        if case .folder(let path, let name) = entry {
          update(path, below: prefix + name + "/", depth: depth + 1, &old, &visited, &look)
        }
      }
      folder.entries[index] = entry
      look.noteNew()
    }
    folders[path] = folder
    return true
  }

  /// Reads the names in a folder where there may be others than before.
  private func list(
    _ folder: inout Folder, _ path: String, depth: Int, _ visited: inout Set<FileSystem.Identity>,
    _ look: inout CorpusLook
  ) -> Listing {
    func leaveOut(_ reason: String) -> Listing {
      folder = Folder(problem: reason)
      return .same
    }
    guard depth < Self.maximumDepth else {
      return leaveOut("folders nested more than \(Self.maximumDepth) deep")
    }
    do throws(RepositoryError) {
      guard let status = try look.disk.find(path), status.isDirectory else { return .gone }
      guard visited.insert(status.identity).inserted else {
        return leaveOut("a link to a folder that is read under another name")
      }
      if !look.listsAll && folder.isSettled && folder.status == status { return .same }
      let now = look.disk.now()
      let names = try look.disk.names(in: path).filter { $0.first != "." && $0.first != "_" }
      folder.problem = nil
      folder.status = status
      folder.isSettled = status.changed < now - Self.coarsestTime
      take(names, at: path.hasSuffix("/") ? path : path + "/", into: &folder, &look)
      return .new
    } catch {
      folder.problem = error.reason
      folder.isSettled = false
      return .same
    }
  }

  /// Makes the entries of a folder those of these names.
  private func take(_ names: [String], at base: String, into folder: inout Folder, _ look: inout CorpusLook) {
    guard folder.entries.map(\.name) != names else { return }
    look.noteNew()
    let known = Dictionary(folder.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    folder.entries = names.map { known[$0] ?? .unseen(path: base + $0, reason: "") }
  }

  /// What an entry is now; what it was where it is not its turn.
  private func renewed(
    _ entry: Entry, below prefix: String, isListed: Bool, _ look: inout CorpusLook
  ) -> Entry {
    switch entry {
    case .folder: return entry
    case .other(let skip): return isListed ? seen(skip.file, name: entry.name, below: prefix, &look) : entry
    case .unseen(let path, _): return seen(path, name: entry.name, below: prefix, &look)
    case .file(let file, let problem):
      guard look.takes(file.path, isListed: isListed || problem != nil) else { return entry }
      do throws(RepositoryError) {
        let status = try look.disk.find(file.path)
        if let status, status == file.status, problem == nil { return entry }
        return self.entry(file.path, name: entry.name, status, below: prefix)
      } catch {
        return .file(file, problem: error.reason)
      }
    }
  }

  /// What a name stands for that nothing is known of.
  private func seen(_ path: String, name: String, below prefix: String, _ look: inout CorpusLook) -> Entry {
    do throws(RepositoryError) {
      let entry = try entry(path, name: name, look.disk.find(path), below: prefix)
      if case .file = entry { _ = look.takes(path, isListed: true) }
      return entry
    } catch {
      return .unseen(path: path, reason: error.reason)
    }
  }

  /// What a name stands for.
  private func entry(
    _ path: String, name: String, _ status: FileSystem.Status?, below prefix: String = ""
  ) -> Entry {
    guard let status else { return .unseen(path: path, reason: FileSystem.absence) }
    if status.isDirectory { return .folder(path: path, name: name) }
    guard status.isRegularFile else {
      return .other(IngestReport.Skip(file: path, reason: "neither a file nor a folder"))
    }
    let format = holdsFacts ? Self.formatOfFacts(fileName: name) : ArticleReader.Format(fileName: name)
    guard let format else {
      return .other(
        IngestReport.Skip(
          file: path,
          reason: holdsFacts
            ? "not a file of facts (.ndjson, .jsonl, .json, .txt and names without an ending are)"
            : UnreadDocument(fileName: name)?.advice
              ?? "a kind of file that is not read (.txt, .md, .json, .jsonl, .ndjson, .csv, .tsv, .html, .xml, .rss, .atom, .eml are, and .gz of these)"
        ))
    }
    let plain = CorpusFile.isPacked(name) ? name.dropLast(CorpusFile.packedEnding.count) : name[...]
    let stem = prefix + plain[..<(plain.lastIndex(of: ".") ?? plain.endIndex)]
    return .file(
      CorpusFile(
        path: path, name: ArticleID.ofPath(stem), format: format, holdsFacts: holdsFacts,
        status: status), problem: nil)
  }

  /// Facts are lines of JSON; distributed engines name such a file `part-00000` or `part-00000.txt`.
  private static func formatOfFacts(fileName: String) -> ArticleReader.Format? {
    guard fileName.contains(".") else { return .ndjson }
    return switch ArticleReader.Format(fileName: fileName) {
    case .ndjson, .json, .text: .ndjson
    case .feed, .html, .table, .markdown, .mail, nil: nil
    }
  }

  // MARK: What was seen

  /// Hands over the files, and what was left out, by name.
  func forEach(_ file: (CorpusFile) -> Void, _ skip: (IngestReport.Skip) -> Void) {
    if let top { forEach(in: top, file, skip) }
  }

  private func forEach(
    in entry: Entry, _ file: (CorpusFile) -> Void, _ skip: (IngestReport.Skip) -> Void
  ) {
    switch entry {
    case .file(let known, let problem):
      file(known)
      if let problem { skip(IngestReport.Skip(file: known.path, reason: problem)) }
    case .other(let left): skip(left)
    case .unseen(let path, let reason): skip(IngestReport.Skip(file: path, reason: reason))
    case .folder(let path, _):
      guard let folder = folders[path] else { return }
      if let problem = folder.problem { skip(IngestReport.Skip(file: path, reason: problem)) }
      for entry in folder.entries { forEach(in: entry, file, skip) }
    }
  }
}
