/// What is kept beside the corpus for a quick start: facts by article, articles by part of a file, and the index
/// of all of them. All of it is made from the corpus and can be made again.
struct CorpusCache: Sendable {
  /// An index that lacks, or has too many, more than one in so many articles is written anew.
  private static let staleness = 100

  let facts: FactsCache
  private let readings: ReadingsCache
  private let index: IndexCache
  private let maximumBytes: Int
  private let folder: String

  /// The cache in a folder, which is made if it is not there.
  ///
  /// - Parameters:
  ///   - program: stands for the program that reads; what another one wrote is not used.
  ///   - maximumBytes: how large an article may be.
  init(folder: String, program: UInt64, maximumBytes: Int) throws(RepositoryError) {
    try Disk().makeFolder(folder)
    self.folder = folder
    facts = FactsCache(path: folder + "/facts.cache", program: program)
    readings = ReadingsCache(path: folder + "/readings.cache", program: program)
    index = IndexCache(path: folder + "/index.cache", program: program)
    self.maximumBytes = maximumBytes
  }

  // MARK: Parts of files

  /// What a part of a file holds, where that is known and so are the facts of its articles.
  func output(_ part: CorpusFile.Part, _ bytes: [UInt8]) -> Corpus.Output? {
    let key = ContentKey(part, bytes, maximumBytes: maximumBytes)
    guard let reading = readings.reading(key) else { return nil }
    var output = Corpus.Output()
    output.words = reading.words
    for item in reading.items {
      guard let article = facts.entries[item.key] else { return nil }
      output.items.append(
        Corpus.Item(
          id: article.id, path: part.file.path, line: item.line.map { $0 + part.firstLine },
          product: CorpusArticle(article, key: item.key)))
    }
    output.skips = reading.skips.map {
      IngestReport.Skip(
        file: part.file.path, line: $0.line.map { $0 + part.firstLine }, reason: $0.reason, isKept: $0.isKept)
    }
    readings.note(reading, for: key)
    return output
  }

  /// Notes what a part of a file holds.
  func note(_ output: Corpus.Output, of part: CorpusFile.Part, _ bytes: [UInt8]) {
    let reading = ReadingsCache.Reading(
      items: output.items.map { item in
        ReadingsCache.Reading.Item(key: item.product.key, line: item.line.map { $0 - part.firstLine })
      },
      skips: output.skips.map { skip in
        ReadingsCache.Reading.Skip(
          line: skip.line.map { $0 - part.firstLine }, reason: skip.reason, isKept: skip.isKept)
      },
      words: output.words)
    readings.note(reading, for: ContentKey(part, bytes, maximumBytes: maximumBytes))
  }

  // MARK: The whole

  /// The index of the articles that it was saved with; nil where their facts are gone.
  func savedIndex() -> FactIndex? {
    index.read(Dictionary(facts.entries.values.map { ($0.contentHash, $0) }, uniquingKeysWith: { $1 }))
  }

  /// What the names of the cache's files have in common.
  static let mark = ".cache"

  /// Runs a body that saves, while no other process does; not at all while one does, which saves much the same.
  func saving(_ body: () throws(RepositoryError) -> Void) throws(RepositoryError) {
    let disk = Disk()
    let lock: FolderLock
    do throws(RepositoryError) {
      lock = try FolderLock(at: folder + "/cache.lock", disk: disk)
    } catch .writerElsewhere {
      return
    }
    for name in try disk.names(in: folder) where name.hasSuffix(FileChange.ending) && name.contains(Self.mark)
    {
      try? disk.remove("\(folder)/\(name)")
    }
    try body()
    withExtendedLifetime(lock) {}
  }

  /// Writes down what was read.
  func save(_ outputs: [Corpus.Output]) throws(RepositoryError) {
    var seen = Set<ContentKey>()
    let articles = outputs.flatMap { $0.items.map(\.product) }
    try facts.save(articles.filter { seen.insert($0.key).inserted }.map { ($0.key, $0.article) })
    try readings.save()
  }

  /// Writes an index down, unless it is much like the one that was read.
  ///
  /// - Parameter changes: by how many articles it differs from that; nil where none was read.
  func save(_ new: FactIndex, changes: Int?) throws(RepositoryError) {
    if let changes, changes * Self.staleness <= new.articles.count { return }
    try index.write(new)
  }
}
