public import Extraction
public import Facts
import Synchronization

/// One body of knowledge from many articles.
///
/// One writer at a time; readers take the current `snapshot` and never wait for it. The same articles
/// give the same records and ids, whatever the order they came, went and came back in.
public final class Repository: Sendable {
  let extractor: Extractor
  private let current: Mutex<Snapshot>
  private let writing = Mutex<Void>(())

  /// An empty repository.
  public init(extractor: Extractor = Extractor()) {
    self.extractor = extractor
    current = Mutex(Snapshot(index: FactIndex(), report: IngestReport()))
  }

  /// The state after the last completed write. Takes a lock for a pointer copy.
  public var snapshot: Snapshot { current.withLock { $0 } }

  /// Puts in, or replaces, what was read out of articles; kept in memory only.
  ///
  /// The cost is in proportion to these articles, whatever else there is.
  public func insert(_ facts: [ArticleFacts]) {
    let articles = FactIndex.map(facts) { StoredArticle($0) }
    writing.withLock { _ in update(adding: articles) }
  }

  /// Reads an article and puts in what is in it; kept in memory only.
  public func insert(_ article: Article) {
    insert([extractor.facts(of: article)])
  }

  /// Takes an article out; false when there is none with this id.
  @discardableResult
  public func remove(_ id: String) -> Bool {
    writing.withLock { _ in
      guard let article = snapshot.index.article(id) else { return false }
      update(adding: [], removing: [article])
      return true
    }
  }

  /// Builds the next snapshot and puts it in place. Of several articles with one id the last counts.
  ///
  /// Only while `writing` is held.
  func update(
    adding: [StoredArticle], removing: [StoredArticle] = [], report: ((inout IngestReport) -> Void)? = nil
  ) {
    let before = snapshot
    var index = before.index
    var last: [UInt64: StoredArticle] = [:]
    for article in adding { last[article.hash] = article }
    let new = adding.filter { last[$0.hash] === $0 }
    let replaced = new.compactMap { index.articles[$0.hash] }
    index.update(adding: new, removing: removing.filter { last[$0.hash] == nil } + replaced)
    var next = before.report
    report?(&next)
    let snapshot = Snapshot(index: index, report: next)
    current.withLock { $0 = snapshot }
  }

  /// Runs a write; one at a time.
  func write<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    let result: Swift.Result<Result, Failure> = writing.withLock { _ in
      do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
