/// What is known of the files that a repository's articles come from.
///
/// Of several articles with one id one counts: the one that was stored through the API, a file `ID.json` in
/// the corpus folder, before all others; else the first in the order of the sources. What counts thus depends
/// on the files alone, whether they are read at once or change one by one.
struct Corpus: Sendable {
  typealias Item = CorpusLoader<CorpusArticle>.Item
  typealias Output = CorpusLoader<CorpusArticle>.Output

  /// A file and the articles in it.
  struct KnownFile: Sendable {
    /// The file as it was when it was read.
    var file: CorpusFile
    /// Ids with the lines they stand in.
    var articles: [(id: String, line: Int?)] = []
    var skips: [IngestReport.Skip] = []
    var words = 0
  }

  /// What is to change in the repository.
  struct Change: Sendable {
    var adding: [StoredArticle] = []
    /// Ids of articles that are gone.
    var removing: [String] = []

    var isEmpty: Bool { adding.isEmpty && removing.isEmpty }
  }

  let sources: CorpusSources
  let disk: Disk
  /// The folder that articles are stored in.
  let folder: String?
  private var tree: CorpusTree
  private var files: [String: KnownFile] = [:]
  /// Files that could not be read, though they may be readable at any time.
  private var unread: Set<String> = []
  /// Files that are being written, or may have been, since they were read.
  private(set) var moving: Set<String> = []
  private var order: [String: Int] = [:]
  private var listSkips: [IngestReport.Skip] = []
  /// Which file each article is from.
  private var owners: [String: String] = [:]
  /// Articles that another file has too.
  private var duplicates: [String: [IngestReport.Skip]] = [:]
  /// Ids that were deleted though a file of many articles still has them.
  private(set) var deleted: Set<String> = []
  /// The right to write to the folder, while this process has it.
  private var lock: FolderLock?

  init(_ sources: CorpusSources, disk: Disk = Disk()) {
    self.sources = sources
    self.disk = disk
    tree = CorpusTree(sources)
    folder = sources.corpus.first { (try? disk.status($0))?.isDirectory ?? false }
      .map { $0.hasSuffix("/") && $0.count > 1 ? String($0.dropLast()) : $0 }
    deleted = marked ?? []
  }

  /// The ids that are marked as deleted now; nil where that cannot be known.
  private var marked: Set<String>? {
    guard let folder else { return [] }
    do throws(RepositoryError) {
      return try Set(disk.names(in: Self.marks(in: folder)))
    } catch {
      return (try? disk.status(folder)) != nil && (try? disk.status(Self.marks(in: folder))) == nil ? [] : nil
    }
  }

  /// The folder for what is not an article: the cache, files half written, marks of deleted ids.
  static func workFolder(in folder: String) -> String { folder + "/.dateline" }

  /// The folder of empty files that are named for deleted ids.
  static func marks(in folder: String) -> String { workFolder(in: folder) + "/deleted" }

  /// The file that an article is stored in.
  static func path(of id: String, in folder: String) -> String { "\(folder)/\(id).json" }

  // MARK: The right to write

  /// Takes the right to write to the folder, and clears away what a process that died left half written. False where
  /// the corpus had it already, or is in memory only.
  mutating func claim() throws(RepositoryError) -> Bool {
    guard let folder else {
      guard sources.corpus.isEmpty, sources.facts.isEmpty else { throw .readOnly }
      return false
    }
    if let lock, lock.isValid { return false }
    lock = nil
    let work = Self.workFolder(in: folder)
    try disk.checkWritable(folder)
    lock = try takeLock(of: folder)
    for name in try disk.names(in: work)
    where name.hasSuffix(FileChange.ending) && !name.contains(CorpusCache.mark) {
      try? disk.remove("\(work)/\(name)")
    }
    return true
  }

  /// Takes, for as long as they are held, the right to write to the folders of files that are not in the first: another
  /// server may have it.
  func claimFolders(of paths: [String]) throws(RepositoryError) -> [FolderLock] {
    var folders: Set<String> = []
    for path in paths where folder.map({ !path.hasPrefix($0 + "/") }) ?? false {
      if let source = sources.corpus.first(where: { path.hasPrefix($0 + "/") }) { folders.insert(source) }
    }
    var locks: [FolderLock] = []
    for folder in folders.sorted() { locks.append(try takeLock(of: folder)) }
    return locks
  }

  private func takeLock(of folder: String) throws(RepositoryError) -> FolderLock {
    let work = Self.workFolder(in: folder)
    try disk.makeFolder(work)
    return try FolderLock(at: work + "/writer.lock", disk: disk)
  }

  /// Gives the right to write back.
  mutating func release() { lock = nil }

  // MARK: Looking

  /// Looks at the files, reads those that are new or changed, and says what that changes; nil where everything is as
  /// it was.
  mutating func scan(
    _ extent: ScanExtent, _ read: ([CorpusFile]) -> [Output]
  ) throws(RepositoryError) -> Change? {
    let sight = try tree.look(extent, moving: moving, unread: unread, disk: disk)
    let marked = marked ?? deleted
    var affected = marked.symmetricDifference(deleted)
    let readsFailures = extent == .allAndFailed && files.values.contains { !$0.skips.isEmpty }
    guard sight.isNew || readsFailures || !affected.isEmpty else { return nil }
    deleted = marked
    let list = tree.files
    listSkips = tree.skips
    order = Dictionary(list.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    for path in files.keys where order[path] == nil {
      affected.formUnion(files[path]?.articles.map(\.id) ?? [])
      files[path] = nil
    }
    unread = unread.filter { order[$0] != nil }
    moving = moving.filter { order[$0] != nil }
    let now = disk.now()
    let changed = list.filter { file in
      guard let known = files[file.path] else { return true }
      let isAsked = sight.due.contains(file.path) || readsFailures && !known.skips.isEmpty
      guard known.file != file || isAsked else { return false }
      guard !known.isBeingWritten(file, at: now) else {
        moving.insert(file.path)
        return false
      }
      return true
    }
    var items: [String: [String: Item]] = [:]
    for (file, output) in zip(changed, read(changed)) {
      let before = files[file.path]
      affected.formUnion(before?.articles.map(\.id) ?? [])
      files[file.path] = KnownFile(file, output, before: before)
      note(output.state, of: file, at: now)
      for item in output.items {
        affected.insert(item.id)
        if items[file.path]?[item.id] == nil {
          items[file.path, default: [:]][item.id] = item
        }
      }
    }
    guard !affected.isEmpty else { return Change() }
    return settle(affected, items, read)
  }

  /// Remembers whether a file that was just read is to be read again without any sign of a change.
  private mutating func note(_ state: ReadState, of file: CorpusFile, at now: Int) {
    unread.remove(file.path)
    moving.remove(file.path)
    switch state {
    case .unreadable: unread.insert(file.path)
    case .moving: moving.insert(file.path)
    case .whole, .cut:
      // A write right behind this one would leave the same times.
      if abs(now - file.status.changed) < Self.finestTime { moving.insert(file.path) }
    }
  }

  /// The finest times that file systems are sure to give, in nanoseconds: a tick of the kernel's clock.
  private static let finestTime = 20_000_000

  /// Decides which file each of these articles is from.
  private mutating func settle(
    _ affected: Set<String>, _ items: [String: [String: Item]],
    _ read: ([CorpusFile]) -> [Output]
  ) -> Change {
    var candidates: [String: [(path: String, line: Int?)]] = [:]
    for (path, file) in files {
      for article in file.articles where affected.contains(article.id) {
        candidates[article.id, default: []].append((path, article.line))
      }
    }
    var change = Change()
    var again: [String: Set<String>] = [:]
    for id in affected.sorted() {
      let ranked = (candidates[id] ?? []).enumerated().sorted { left, right in
        (rank(left.element.path, id), left.offset) < (rank(right.element.path, id), right.offset)
      }.map(\.element)
      duplicates[id] = nil
      if ranked.isEmpty { forgetDeleted(id) }
      guard let first = ranked.first, !deleted.contains(id) || isStored(first.path, id) else {
        duplicates[id] = ranked.first.map {
          [IngestReport.Skip(file: $0.path, line: $0.line, reason: "\"\(id)\" was deleted through the API")]
        }
        if owners.removeValue(forKey: id) != nil { change.removing.append(id) }
        continue
      }
      if ranked.count > 1 {
        let place = IngestReport.Place(file: first.path, line: first.line)
        duplicates[id] = ranked.dropFirst().map {
          IngestReport.Skip(
            file: $0.path, line: $0.line, reason: "duplicate id \"\(id)\"", first: place)
        }
      }
      if let item = items[first.path]?[id] {
        change.adding.append(item.product.article)
      } else if owners[id] != first.path {
        again[first.path, default: []].insert(id)
      }
      owners[id] = first.path
    }
    let paths = again.keys.sorted()
    for (path, output) in zip(paths, read(paths.compactMap { files[$0]?.file })) {
      var wanted = again[path] ?? []
      for item in output.items where wanted.remove(item.id) != nil {
        change.adding.append(item.product.article)
      }
      // What the file held is no more to be had.
      for id in wanted.sorted() {
        owners[id] = nil
        change.removing.append(id)
      }
    }
    return change
  }

  /// Whether a file is the one that an article is stored in: named for it, and with nothing else in it.
  private func isStored(_ path: String, _ id: String) -> Bool {
    guard let folder, path == Self.path(of: id, in: folder), let file = files[path] else { return false }
    return file.articles.map(\.id) == [id] && file.skips.isEmpty
  }

  /// Whether an article may be written to the file that is named for it: there is none, or none but the one it is
  /// stored in, as it was read.
  func isFree(_ id: String) -> Bool {
    guard let folder else { return true }
    let path = Self.path(of: id, in: folder)
    guard let status = try? disk.status(path) else { return true }
    return isStored(path, id) && files[path]?.file.status == status
  }

  /// What is known of the file that an article is stored in; nil where there is none.
  func storedFile(_ id: String) -> FileSystem.Status? {
    guard let folder, isStored(Self.path(of: id, in: folder), id) else { return nil }
    return files[Self.path(of: id, in: folder)]?.file.status
  }

  /// Whether the file that is named for an article, or that there is none, is what is known of it.
  func isAsKnown(_ id: String) -> Bool {
    guard let folder else { return true }
    let path = Self.path(of: id, in: folder)
    return (try? disk.status(path)) == files[path]?.file.status
  }

  private func rank(_ path: String, _ id: String) -> Int {
    isStored(path, id) ? -1 : order[path] ?? Int.max
  }

  // MARK: Stored and deleted articles

  /// An id that no file has any more may come back.
  private mutating func forgetDeleted(_ id: String) {
    // Who may not write leaves the mark to who may: it says nothing while no file has the id.
    guard lock != nil, deleted.remove(id) != nil, let folder else { return }
    try? disk.remove("\(Self.marks(in: folder))/\(id)")
  }

  /// The files that have an article, apart from the one it is stored in: whole files of it, the one that counts least
  /// first, and whether there is a file with others too.
  func otherFiles(with id: String) -> (own: [String], isInLarger: Bool) {
    var own: [String] = []
    var isInLarger = false
    guard owners[id] != nil || duplicates[id] != nil else { return ([], false) }
    for (path, file) in files where file.articles.contains(where: { $0.id == id }) && !isStored(path, id) {
      if file.articles.count == 1, file.skips.isEmpty, !file.file.holdsFacts,
        file.file.format != .ndjson, file.file.format != .table
      {
        own.append(path)
      } else {
        isInLarger = true
      }
    }
    return (own.sorted { order[$0] ?? .max > order[$1] ?? .max }, isInLarger)
  }

  /// Notes that an article was written to its file.
  mutating func noteStored(_ id: String, words: Int) {
    guard let folder, let status = try? disk.status(Self.path(of: id, in: folder)) else { return }
    let path = Self.path(of: id, in: folder)
    let file = CorpusFile(path: path, name: id, format: .json, status: status)
    files[path] = KnownFile(file: file, articles: [(id, nil)], words: words)
    owners[id] = path
    deleted.remove(id)
  }

  /// Notes that files are gone, and that an id is deleted where a larger file still has it.
  mutating func noteDeleted(_ id: String, paths: [String], isMarked: Bool) {
    for path in paths { files[path] = nil }
    duplicates[id] = nil
    owners[id] = nil
    if isMarked { deleted.insert(id) }
  }

  /// What became of all files.
  var report: IngestReport {
    var report = IngestReport()
    report.files = files.count
    report.articles = owners.count
    report.words = files.values.reduce(0) { $0 + $1.words }
    report.skipped = listSkips
    report.sources = sources.corpus + sources.facts
    for path in files.keys.sorted(by: { order[$0] ?? .max < order[$1] ?? .max }) {
      report.skipped += files[path]?.skips ?? []
    }
    for id in duplicates.keys.sorted() { report.skipped += duplicates[id] ?? [] }
    return report
  }
}
