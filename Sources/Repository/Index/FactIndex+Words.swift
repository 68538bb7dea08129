import Facts

/// The words of events, figures and quotes: an event once, with what all of its reports say.
struct FactWords: Sendable {
  var events = WordIndex()
  var figures = WordIndex()
  var quotes = WordIndex()

  /// A fact with the stems that it is found by.
  typealias Entry = (hash: UInt64, words: [String: Int], day: Int)

  /// A document for a fact: its article and its place there can be read from it.
  static func entry(_ article: UInt64, _ place: Int, _ texts: [String]) -> Entry {
    var words: [String: Int] = [:]
    for text in texts {
      var own: [String: Int] = [:]
      for word in SearchWords.words(of: text) { own[Stemmer.stem(word), default: 0] += 1 }
      words.merge(own, uniquingKeysWith: max)
    }
    return (article ^ mixed(place), words, place)
  }

  /// The fact of a document, without its order.
  static func key(_ document: WordIndex.Document) -> FactKey {
    FactKey(order: 0, ownerHash: document.hash ^ mixed(document.day), index: document.day)
  }

  /// Another number for each place, above the bits that hashes of articles leave free, so that none is 0.
  private static func mixed(_ place: Int) -> UInt64 {
    (UInt64(place) &* 0x9E37_79B9_7F4A_7C15) >> 4 | 1 << 60
  }
}

extension FactIndex {
  /// The facts of some articles, and events, with their words.
  struct WordedFacts {
    fileprivate static let stretch = 1 << 13

    fileprivate let index: FactIndex
    fileprivate let events: [[FactKey]]
    fileprivate let articles: [StoredArticle]

    /// Read in stretches by all cores, so that never many are in memory.
    fileprivate var ofEvents: some Sequence<FactWords.Entry> {
      events.stretches(of: Self.stretch).lazy.flatMap { Parallel.map(Array($0)) { self.entry($0) } }
    }

    fileprivate var ofFigures: some Sequence<FactWords.Entry> {
      all(.figures) { $0.words(ofFigure: $1) }
    }

    fileprivate var ofQuotes: some Sequence<FactWords.Entry> {
      all(.quotes) { $0.words(ofQuote: $1) }
    }

    private func entry(_ reports: [FactKey]) -> FactWords.Entry {
      let texts = reports.compactMap { report in
        index.articles[report.ownerHash]?.read { $0.words(ofEvent: report.index) }
      }
      return FactWords.entry(reports[0].ownerHash, reports[0].index, texts)
    }

    private func all(
      _ kind: StoredArticle.Kind,
      _ text: @escaping @Sendable (StoredArticleReader, Int) -> String
    ) -> some Sequence<FactWords.Entry> {
      articles.stretches(of: Self.stretch).lazy.flatMap { stretch in
        Parallel.map(Array(stretch)) { article -> [FactWords.Entry] in
          article.read { reader in
            (0..<reader.count(kind)).map { FactWords.entry(article.hash, $0, [text(reader, $0)]) }
          }
        }.joined()
      }
    }
  }

  /// What `factWords` has of events and articles as they are now.
  func wordedFacts(events: [[FactKey]], articles: [StoredArticle]) -> WordedFacts {
    WordedFacts(index: self, events: events.filter { !$0.isEmpty }, articles: articles)
  }

  /// The facts of a kind that have all that is searched for, with how many words each has.
  func facts(
    _ kind: SearchHit.Kind, matching query: SearchQuery
  ) -> [(key: FactKey, length: Int)] {
    let words =
      switch kind {
      case .event: factWords.events
      case .figure: factWords.figures
      default: factWords.quotes
      }
    var documents = words.documents.reader
    let found = words.numbers(matching: query).map { number in
      let document = documents[Int(number)]
      return (key: FactWords.key(document), length: document.length)
    }
    guard query.hasPhrases else { return found }
    return zip(found, Parallel.map(found) { stands(query, in: kind, $0.key) }).filter(\.1).map(\.0)
  }

  /// Whether what a fact, or a report of an event, says has the phrases of a query.
  private func stands(_ query: SearchQuery, in kind: SearchHit.Kind, _ key: FactKey) -> Bool {
    guard kind == .event else {
      return articles[key.ownerHash]?.read { reader in
        query.matches(kind == .figure ? reader.words(ofFigure: key.index) : reader.words(ofQuote: key.index))
      } ?? false
    }
    guard let article = articles[key.ownerHash] else { return false }
    let listed = article.read { $0.key(ofEvent: key.index, article: key.ownerHash) }
    return reports(ofListed: listed).contains { report in
      articles[report.ownerHash]?.read { query.matches($0.words(ofEvent: report.index)) } ?? false
    }
  }
}

extension FactWords {
  /// Takes facts out; before what they are of changes.
  mutating func remove(_ facts: FactIndex.WordedFacts) {
    for (hash, words, _) in facts.ofEvents { events.remove(hash, words: words.keys) }
    for (hash, words, _) in facts.ofFigures { figures.remove(hash, words: words.keys) }
    for (hash, words, _) in facts.ofQuotes { quotes.remove(hash, words: words.keys) }
  }

  /// Puts facts in.
  mutating func add(_ facts: FactIndex.WordedFacts) {
    events.add(facts.ofEvents)
    figures.add(facts.ofFigures)
    quotes.add(facts.ofQuotes)
  }
}
