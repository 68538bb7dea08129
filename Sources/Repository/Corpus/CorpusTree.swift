/// The files of a corpus as they were last seen, with the folders that they are in: a look that finds nothing new costs a
/// system call for each folder and for each file that it looks at, and makes nothing.
struct CorpusTree: Sendable {
  /// What a look found.
  struct Sight: Sendable {
    /// Whether anything is not as it was.
    var isNew = false
    /// Files of those asked about that were looked at.
    var due: Set<String> = []
  }

  private var sources: [SourceTree]
  /// Files that the last look went by.
  private var count = 0
  /// The first file, in their order, that the next look in turn looks at.
  private var cursor = 0

  /// The trees of all sources, corpus first; nothing is known of them yet.
  init(_ sources: CorpusSources) {
    self.sources =
      sources.corpus.map { SourceTree($0, holdsFacts: false) }
      + sources.facts.map { SourceTree($0, holdsFacts: true) }
  }

  /// Looks at the files. Throws, and leaves everything as it was, where the path of a source cannot be read.
  ///
  /// - Parameters:
  ///   - moving: files that are looked at in any case.
  ///   - unread: files that are told of when it was their turn.
  mutating func look(
    _ extent: ScanExtent, moving: Set<String> = [], unread: Set<String> = [], disk: Disk = Disk()
  ) throws(RepositoryError) -> Sight {
    var look = CorpusLook(extent, of: count, from: cursor, moving: moving, unread: unread, disk: disk)
    var next = sources
    for index in next.indices { try next[index].update(&look) }
    sources = next
    count = look.passed
    cursor = look.nextCursor
    return look.sight
  }

  /// All files, corpus first, below a source by name. Of one path that two sources lead to, the first counts.
  var files: [CorpusFile] {
    var all: [CorpusFile] = []
    for source in sources { source.forEach({ all.append($0) }, { _ in }) }
    guard sources.count > 1 else { return all }
    var seen: Set<String> = []
    return all.filter { seen.insert($0.path).inserted }
  }

  /// What was left out, or could not be looked at.
  var skips: [IngestReport.Skip] {
    var all: [IngestReport.Skip] = []
    for source in sources { source.forEach({ _ in }, { all.append($0) }) }
    return all
  }
}

/// One look at a tree while it goes on.
struct CorpusLook {
  let disk: Disk
  private let extent: ScanExtent
  private let moving: Set<String>
  private let unread: Set<String>
  private let total: Int
  private let start: Int
  private(set) var sight = CorpusTree.Sight()
  /// Files gone by so far.
  private(set) var passed = 0

  init(
    _ extent: ScanExtent, of total: Int, from start: Int, moving: Set<String>, unread: Set<String>, disk: Disk
  ) {
    self.extent = extent
    self.total = total
    self.start = start
    self.moving = moving
    self.unread = unread
    self.disk = disk
  }

  /// Where the next look in turn begins.
  var nextCursor: Int {
    guard case .changes(let files) = extent, total > 0 else { return 0 }
    return (start + max(files, 1)) % total
  }

  /// Whether folders are listed though they show no change.
  var listsAll: Bool { if case .changes = extent { false } else { true } }

  mutating func noteNew() { sight.isNew = true }

  /// Goes by a file that is known; true where it is to be looked at.
  mutating func takes(_ path: String, isListed: Bool) -> Bool {
    defer { passed += 1 }
    guard isListed || isInTurn || (!moving.isEmpty && moving.contains(path)) else { return false }
    if !moving.isEmpty && moving.contains(path) || !unread.isEmpty && unread.contains(path) {
      sight.due.insert(path)
      sight.isNew = true
    }
    return true
  }

  private var isInTurn: Bool {
    guard case .changes(let files) = extent else { return true }
    return (passed >= start ? passed : passed + total) - start < max(files, 1)
  }
}
