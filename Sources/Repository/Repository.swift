public import Extraction
public import Facts
import Synchronization

/// One body of knowledge from many articles.
///
/// One writer at a time; readers take the current `snapshot` and never wait for it. The same articles
/// give the same records and ids, whatever the order they came, went and came back in.
public final class Repository: Sendable {
  private let extractor: Extractor
  private let current: Mutex<Snapshot>
  private let writer = Mutex<Void>(())

  /// An empty repository.
  public init(extractor: Extractor = Extractor()) {
    self.extractor = extractor
    current = Mutex(Snapshot(articles: []))
  }

  /// The state after the last completed write. Takes a lock for a pointer copy.
  public var snapshot: Snapshot { current.withLock { $0 } }

  /// Puts in, or replaces, what was read out of articles; kept in memory only.
  public func insert(_ facts: [ArticleFacts]) {
    writer.withLock { _ in
      let new = Set(facts.map(\.article.id))
      let kept = snapshot.articleFacts.filter { !new.contains($0.article.id) }
      let next = Snapshot(articles: kept + facts)
      current.withLock { $0 = next }
    }
  }

  /// Reads an article and puts in what is in it; kept in memory only.
  public func insert(_ article: Article) {
    insert([extractor.facts(of: article)])
  }

  /// Takes an article out; false when there is none with this id.
  @discardableResult
  public func remove(_ id: String) -> Bool {
    writer.withLock { _ in
      let kept = snapshot.articleFacts.filter { $0.article.id != id }
      guard kept.count < snapshot.articleFacts.count else { return false }
      let next = Snapshot(articles: kept)
      current.withLock { $0 = next }
      return true
    }
  }

  /// Reads the files and folders at the paths, with all cores; what cannot be read is in the report.
  ///
  /// - Parameter progress: hears, on any thread, how many parts of how many are done.
  /// - Throws: `RepositoryError.io` when a path itself cannot be read.
  @discardableResult
  public func load(
    _ paths: [String], reader: ArticleReader = ArticleReader(),
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(RepositoryError) -> IngestReport {
    var report = IngestReport()
    let files = try CorpusFile.list(paths, into: &report.skipped)
    var parts: [CorpusFile.Part] = []
    for file in files { parts += file.parts(maximumBytes: reader.maximumBytes, into: &report.skipped) }
    let loader = CorpusLoader<ArticleFacts>(reader: reader) { [extractor] in extractor.facts(of: $0) }
    let loaded = loader.load(parts, into: &report, progress: progress)
    let items = loader.withoutDuplicates(loaded, into: &report)
    report.files = files.count
    report.articles = items.count
    report.words = items.reduce(0) { $0 + $1.words }
    insert(items.map(\.product))
    return report
  }

  /// Reads articles from memory, one a line: the corpus that travels in the binary.
  @discardableResult
  public func load(
    lines bytes: [UInt8], name: String, reader: ArticleReader = ArticleReader()
  ) -> IngestReport {
    var report = IngestReport()
    let reading = reader.read(bytes, as: .ndjson, naming: .name(name))
    report.files = 1
    report.articles = reading.entries.count
    report.words = reading.entries.reduce(0) { $0 + $1.article.wordCount }
    report.skipped = reading.errors.map {
      IngestReport.Skip(file: name, line: $0.line, reason: $0.description)
    }
    insert(reading.entries.map { extractor.facts(of: $0.article) })
    return report
  }

  /// Keeps articles for good, all of them or none, and puts in what is in them; returns when they are
  /// safe on disk.
  ///
  /// An article that is there already, the same in every field, is left alone. Without a corpus folder
  /// articles are kept in memory only.
  ///
  /// - Parameter replacing: puts an article in the place of another one with its id.
  /// - Throws: `RepositoryError.conflict` for another article with the same id, if not `replacing`.
  public func store(
    _ articles: [Article], replacing: Bool = false
  ) throws(RepositoryError) -> [StoreOutcome] {
    let snapshot = self.snapshot
    var outcomes: [StoreOutcome] = []
    for article in articles {
      switch snapshot.article(article.id) {
      case nil: outcomes.append(.created)
      case article: outcomes.append(.unchanged)
      default:
        guard replacing else { throw .conflict(id: article.id) }
        outcomes.append(.replaced)
      }
    }
    insert(articles.map { extractor.facts(of: $0) })
    return outcomes
  }

  /// Removes an article for good; false when there is none with this id.
  public func delete(_ id: String) throws(RepositoryError) -> Bool {
    remove(id)
  }
}
