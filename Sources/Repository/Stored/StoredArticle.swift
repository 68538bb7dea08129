import Facts

/// An article and its facts in one compact block of bytes: about the size of the text and half as much
/// again, where the same as Swift values takes ten times that.
///
/// Every fact can be read on its own, in well under a microsecond. The words of a span are not kept but
/// cut out of the text.
final class StoredArticle: Sendable {
  /// The id.
  let id: String
  /// `FactKey.hash` of the id.
  let hash: UInt64
  /// The block; `StoredArticleWriter` says how it is laid out.
  let bytes: [UInt8]
  /// Stands for the article and its facts.
  let contentHash: UInt64

  /// What is stored: the order is that of the offsets.
  enum Kind: Int, CaseIterable {
    case people, organizations, places, events, figures, quotes, dates
  }

  init(_ facts: ArticleFacts) {
    id = facts.article.id
    hash = FactKey.hash(facts.article.id)
    bytes = StoredArticleWriter.bytes(of: facts)
    contentHash = StableHash.hash(bytes)
  }

  /// An article from bytes that an article was written to, with their hash.
  init(bytes: [UInt8], contentHash: UInt64) {
    self.bytes = bytes
    self.contentHash = contentHash
    id = bytes.withUnsafeBytes { buffer in
      var reader = BlobReader(buffer, at: StoredArticleWriter.headerSize(buffer))
      return reader.string()
    }
    hash = FactKey.hash(id)
  }

  /// Calls `body` with a reader of the facts.
  func read<Result>(_ body: (inout StoredArticleReader) -> Result) -> Result {
    bytes.withUnsafeBytes { buffer in
      var reader = StoredArticleReader(id: id, bytes: buffer)
      return body(&reader)
    }
  }

  /// The article.
  var article: Article { read { $0.article() } }

  /// The article and all of its facts, as they were read out of it.
  var facts: ArticleFacts { read { $0.facts() } }

  /// One event as it was read out of the article.
  func event(_ index: Int) -> Event { read { $0.event(index) } }

  /// One figure as it was read out of the article.
  func figure(_ index: Int) -> Figure { read { $0.figure(index) } }

  /// One quote as it was read out of the article.
  func quote(_ index: Int) -> Quote { read { $0.quote(index) } }

  /// How many facts of a kind there are.
  func count(_ kind: Kind) -> Int { read { $0.count(kind) } }

  /// The words of title and text and how often each stands there, a word of the title for three; and those that
  /// only the summaries of its events and what its figures count have.
  var wordFrequencies: [String: Int] {
    read { reader in
      var frequencies: [String: Int] = [:]
      SearchWords.forEach(in: reader.textBytes) { frequencies[$0, default: 0] += 1 }
      for word in SearchWords.words(of: reader.heading().title ?? "") { frequencies[word, default: 0] += 3 }
      for text in (0..<reader.count(.events)).map(reader.words(ofEvent:))
        + (0..<reader.count(.figures)).map(reader.words(ofFigure:))
      { for word in SearchWords.words(of: text) where frequencies[word] == nil { frequencies[word] = 1 } }
      return frequencies
    }
  }

  /// Whether title or text have the phrases of a query.
  func hasPhrases(_ query: SearchQuery) -> Bool {
    read { reader in
      let title = SearchWords.words(of: reader.heading().title ?? "")
      return query.phrases.allSatisfy { phrase in
        SearchWords.hasPhrase(phrase, in: reader.textBytes) || SearchQuery.hasPhrase(phrase, in: title)
      }
    }
  }
}
