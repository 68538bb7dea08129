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
}
