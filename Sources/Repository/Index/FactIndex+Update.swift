import Dispatch
import Facts
import Synchronization

extension FactIndex {
  /// Puts articles in and takes others out; an article to be replaced is in both lists.
  mutating func update(adding: [StoredArticle], removing: [StoredArticle]) {
    let gone = Self.map(removing) { ArticlePostings($0) }
    let new = Self.map(adding) { ArticlePostings($0) }
    var changes = PostingChanges()
    let reports = (gone + new).flatMap(\.events)
    changes.remove(postings(ofEventsWith: reports))
    for article in gone { changes.remove(article.postings) }
    for article in new { changes.add(article.postings) }
    let series = Set((gone + new).flatMap(\.series))
    changes.remove(seriesPostings(series))
    replaceArticles(adding: adding, removing: removing)
    changes.apply(to: &postings)

    var later = PostingChanges()
    later.add(postings(ofEventsWith: reports))
    later.add(seriesPostings(series))
    count(words: new.flatMap(\.figureWords), of: .figure, by: 1)
    count(words: gone.flatMap(\.figureWords), of: .figure, by: -1)
    updateRecords(gone: gone, new: new, into: &later)
    later.apply(to: &postings)
  }

  private mutating func replaceArticles(adding: [StoredArticle], removing: [StoredArticle]) {
    for article in removing {
      articles[article.hash] = nil
      articleIDs.remove(article.id)
      articleWords.remove(article.hash, words: article.wordFrequencies.keys)
      contentSum &-= article.contentHash
    }
    let frequencies = Self.map(adding, \.wordFrequencies)
    if articleWords.count == 0 {
      articleWords = WordIndex()
      articleWords.fill(zip(adding, frequencies).map { ($0.hash, $1) })
    } else {
      for (article, words) in zip(adding, frequencies) { articleWords.insert(article.hash, words: words) }
    }
    for article in adding {
      articles[article.hash] = article
      articleIDs.insert(article.id)
      contentSum &+= article.contentHash
    }
  }

  /// What each element becomes, by all cores where there are many.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let size = 512
    guard elements.count > size else { return elements.map(transform) }
    let pieces = (elements.count + size - 1) / size
    let results = Mutex<[[Result]]>(Array(repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let part = elements[piece * size..<min(elements.count, (piece + 1) * size)].map(transform)
      results.withLock { $0[piece] = part }
    }
    return results.withLock { $0 }.flatMap { $0 }
  }

  // MARK: Series

  /// The entries of series in the list of series; a figure alone is no series.
  private func seriesPostings(_ series: Set<UInt64>) -> [Posting] {
    series.compactMap { hash in
      let count = list(Attribute.figureSeries.with(hash)).count
      guard count > 1 else { return nil }
      return Posting(attribute: Attribute.series.hash, key: FactKey(order: UInt64(count), article: hash))
    }
  }

  // MARK: Vocabulary

  /// What a word of the vocabulary is a word of.
  enum WordUse: String {
    case figure = "f", role = "r", institution = "i", person = "p", organization = "o", place = "l"

    static func name(of kind: EntityReference.Kind) -> WordUse {
      switch kind {
      case .person, .group: .person
      case .organization: .organization
      case .place: .place
      }
    }
  }

  mutating func count(words: [String], of use: WordUse, by step: Int) {
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += step }
    for (word, change) in counts {
      let key = use.rawValue + word
      let count = (vocabulary[key] ?? 0) + change
      vocabulary[key] = count > 0 ? count : nil
    }
  }

  /// Words in this use that begin with these letters.
  func words(beginning prefix: String, of use: WordUse, limit: Int = 64) -> [String] {
    var found: [String] = []
    let key = use.rawValue + prefix
    vocabulary.ascend(from: key) { word, _ in
      guard word.utf8.starts(with: key.utf8) else { return false }
      found.append(String(word.dropFirst()))
      return found.count < limit
    }
    return found
  }
}
