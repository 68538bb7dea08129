public import Facts

extension Extractor {
  /// The facts of many articles, in the order of the articles, read on all cores.
  ///
  ///     for await facts in extractor.facts(ofEach: articles) { print(facts.people.map(\.name)) }
  ///
  /// Nothing is read before the facts are asked for; see ``ArticleReadings`` for what is in memory at once.
  public func facts<Articles: Sequence<Article>>(ofEach articles: Articles) -> ArticleReadings<Articles> {
    ArticleReadings(self, articles)
  }
}

/// The facts of many articles, in the order of the articles, read on all cores.
///
/// Reading runs at most ``readAhead`` articles ahead of whoever takes the facts and waits for them there, so that memory
/// does not grow with the number of articles. The sequence ends early where the task that takes the facts is cancelled;
/// articles whose reading has begun then are read to their end, for nobody.
public struct ArticleReadings<Articles: Sequence<Article>>: AsyncSequence {
  /// The facts of one article.
  public typealias Element = ArticleFacts
  /// Reading never fails.
  public typealias Failure = Never

  private let extractor: Extractor
  private let articles: Articles

  init(_ extractor: Extractor, _ articles: Articles) {
    self.extractor = extractor
    self.articles = articles
  }

  /// Articles that are read, or have been read and wait to be taken, at once: enough for every core to be busy while a
  /// long article is read beside short ones.
  public static var readAhead: Int { 64 }

  /// Begins to read.
  public func makeAsyncIterator() -> Iterator {
    Iterator(extractor: extractor, articles: articles.makeIterator())
  }

  /// Takes the facts of one article after the other.
  public struct Iterator: AsyncIteratorProtocol {
    fileprivate let extractor: Extractor
    fileprivate var articles: Articles.Iterator
    fileprivate let underWay = ReadingsUnderWay()

    /// The facts of the next article; nil behind the last, and where the task is cancelled.
    public mutating func next() async -> ArticleFacts? {
      guard !Task.isCancelled else { return nil }
      while underWay.count < readAhead, let article = articles.next() {
        underWay.begin(article, extractor)
      }
      return await underWay.next()
    }
  }
}

/// The articles that are being read, in order; what has not begun when nobody waits for it any more never does.
private final class ReadingsUnderWay {
  private var tasks: [Task<ArticleFacts?, Never>] = []

  var count: Int { tasks.count }

  func begin(_ article: Article, _ extractor: Extractor) {
    tasks.append(
      Task.detached(priority: Task.currentPriority) {
        Task.isCancelled ? nil : extractor.facts(of: article)
      })
  }

  func next() async -> ArticleFacts? {
    guard !tasks.isEmpty else { return nil }
    let task = tasks.removeFirst()
    return await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }

  deinit {
    for task in tasks { task.cancel() }
  }
}
