public import Extraction
public import Facts
import Synchronization

/// One body of knowledge from many articles.
///
/// One writer at a time; readers take the current `snapshot` and never wait for it. The same articles
/// give the same records and ids, whatever the order they came, went and came back in.
///
///     let repository = Repository()
///     let report = try repository.open(CorpusSources(corpus: ["news"], usesCache: true))
///     let people = try repository.snapshot.people(EntityFilter(role: "mayor"))
public final class Repository: Sendable {
  let extractor: Extractor
  private let current: Mutex<Snapshot>
  private let writes = Atomic<UInt64>(0)
  /// The files that the articles are from; held by the one writer.
  private let corpus: Mutex<Corpus>
  let hasFolder = Atomic<Bool>(false)
  let hasMoving = Atomic<Bool>(false)
  let disk: Disk

  /// An empty repository.
  public convenience init(extractor: Extractor = Extractor()) {
    self.init(extractor: extractor, disk: Disk())
  }

  /// An empty repository on a disk that may fail.
  init(extractor: Extractor, disk: Disk) {
    self.extractor = extractor
    self.disk = disk
    current = Mutex(Snapshot(index: FactIndex(), report: IngestReport()))
    corpus = Mutex(Corpus(CorpusSources(corpus: []), disk: disk))
  }

  /// Whether there is a folder in which articles are stored for good. Without one they are kept in memory only, or, where
  /// the sources are files, not at all.
  public var hasCorpusFolder: Bool { hasFolder.load(ordering: .acquiring) }

  /// The state after the last completed write. Takes a lock for a pointer copy.
  public var snapshot: Snapshot { current.withLock { $0 } }

  /// Counts the snapshots: what was made while it stood at a number was made from that snapshot or a later one,
  /// never from an earlier one. Costs next to nothing to ask for.
  public var generation: UInt64 { writes.load(ordering: .acquiring) }

  /// Puts in, or replaces, what was read out of articles; kept in memory only.
  ///
  /// The cost is in proportion to these articles, whatever else there is.
  public func insert(_ facts: [ArticleFacts]) {
    let articles = Parallel.map(facts) { StoredArticle($0) }
    write { _ in update(adding: articles) }
  }

  /// Reads an article and puts in what is in it; kept in memory only.
  public func insert(_ article: Article) {
    insert([extractor.facts(of: article)])
  }

  /// Takes an article out; kept in memory only. False when there is none with this id.
  @discardableResult
  public func remove(_ id: String) -> Bool {
    write { _ in
      guard snapshot.index.article(id) != nil else { return false }
      update(adding: [], removing: [id])
      return true
    }
  }

  /// Builds the next snapshot and puts it in place. Of several articles with one id the last counts.
  ///
  /// Only inside `write`.
  func update(adding: [StoredArticle], removing: [String] = [], report: IngestReport? = nil) {
    let before = snapshot
    var index = before.index
    let last = Self.last(adding)
    let new = adding.filter { last[$0.hash] === $0 }
    let gone = removing.compactMap { index.article($0) }.filter { last[$0.hash] == nil }
    index.update(adding: new, removing: gone + new.compactMap { before.index.articles[$0.hash] })
    let edits = ChangeLog.edits(adding: new, removing: gone, in: before.index)
    publish(
      Snapshot(index: index, report: report ?? before.report, behind: before, edits: edits),
      changes: new.count + gone.count)
  }

  /// Makes these articles all that there is, beginning with an index that has most of them; returns how many of
  /// them it had not, or had too many.
  ///
  /// Only inside `write`.
  func replaceAll(with articles: [StoredArticle], startingFrom known: FactIndex, report: IngestReport) -> Int
  {
    var index = known
    let wanted = Self.last(articles)
    var gone: [StoredArticle] = []
    known.articles.forEach { hash, article in
      if wanted[hash]?.contentHash != article.contentHash { gone.append(article) }
    }
    let new = articles.filter {
      wanted[$0.hash] === $0 && known.articles[$0.hash]?.contentHash != $0.contentHash
    }
    if !gone.isEmpty || !new.isEmpty { index.update(adding: new, removing: gone) }
    publish(Snapshot(index: index, report: report), changes: new.count + gone.count)
    return gone.count + new.count
  }

  /// Of several articles with one id the last, by its hash.
  private static func last(_ articles: [StoredArticle]) -> [UInt64: StoredArticle] {
    Dictionary(articles.map { ($0.hash, $0) }, uniquingKeysWith: { $1 })
  }

  /// A change of so many articles leaves memory behind that is worth giving back.
  private static let largeChange = 1000

  func publish(_ snapshot: Snapshot, changes: Int) {
    current.withLock { $0 = snapshot }
    // Only now: whoever reads the new number finds the new snapshot.
    writes.add(1, ordering: .releasing)
    if changes >= Self.largeChange { ProcessMemory.giveBack() }
  }

  /// Runs a write; one at a time.
  func write<Result: Sendable, Failure: Error>(
    _ body: (inout sending Corpus) throws(Failure) -> sending Result
  ) throws(Failure) -> Result {
    try corpus.withLock(body)
  }
}
