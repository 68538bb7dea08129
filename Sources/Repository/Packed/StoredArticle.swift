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

  /// The key of the article's own event with this id.
  func key(ofOwnEvent id: String) -> FactKey? {
    guard let factID = FactID(id, kind: .event), factID.article == self.id else { return nil }
    return read { reader in
      factID.index < reader.count(.events) ? reader.key(ofEvent: factID.index, article: hash) : nil
    }
  }

  /// How many facts of a kind there are.
  func count(_ kind: Kind) -> Int { read { $0.count(kind) } }

  /// The stems of the words of title and text and how often each stands there, a word of the title for three; and those
  /// that only the summaries of its events and what its figures count have.
  var wordFrequencies: [String: Int] {
    read { reader in
      var words: [String: Int] = [:]
      SearchWords.forEach(in: reader.textBytes) { words[$0, default: 0] += 1 }
      for word in SearchWords.words(of: reader.heading().title ?? "") { words[word, default: 0] += 3 }
      var frequencies: [String: Int] = [:]
      for (word, count) in words { frequencies[Stemmer.stem(word), default: 0] += count }
      for text in (0..<reader.count(.events)).map(reader.words(ofEvent:))
        + (0..<reader.count(.figures)).map(reader.words(ofFigure:))
      {
        for word in SearchWords.words(of: text).map(Stemmer.stem) where frequencies[word] == nil {
          frequencies[word] = 1
        }
      }
      return frequencies
    }
  }

  /// What its text is known by among near copies.
  var sketch: TextSketch { read { TextSketch($0.textBytes) } }

  /// The day of publication, as in `FactOrder.day`.
  var day: Int {
    read { Int(FactOrder.day($0.published.flatMap { CalendarDay(iso8601: $0.prefix(10)) })) }
  }

  /// Whether title or text, as far as phrases go, have what is searched for.
  func hasPhrases(_ query: SearchQuery) -> Bool {
    read { reader in
      let title = reader.heading().title ?? ""
      var titleWords: [[UInt8]] = []
      for word in SearchWords.words(of: title) { titleWords.append(Array(word.utf8)) }
      var all: [[UInt8]]?
      func holds(_ term: SearchQuery.Term) -> Bool {
        if case .phrase(let stems) = term {
          return SearchWords.hasPhrase(stems, in: reader.textBytes)
            || SearchQuery.hasPhrase(stems, in: titleWords)
        }
        if all == nil {
          var words = titleWords
          SearchWords.forEachBytes(in: reader.textBytes) { words.append($0) }
          all = words
        }
        switch term {
        case .word(_, let stem): return all?.contains { SearchQuery.isForm($0, of: stem) } ?? false
        case .prefix(let prefix): return all?.contains { $0.starts(with: prefix.utf8) } ?? false
        case .phrase: return false
        }
      }
      func isPhrase(_ term: SearchQuery.Term) -> Bool { if case .phrase = term { true } else { false } }
      return query.clauses.allSatisfy { clause in
        guard clause.contains(where: isPhrase) else { return true }
        return clause.contains(where: holds)
      } && !query.excluded.contains { isPhrase($0) && holds($0) }
    }
  }
}
