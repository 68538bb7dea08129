import Facts

extension FactIndex {
  /// Puts articles in and takes others out; an article to be replaced is in both lists.
  mutating func update(adding: [StoredArticle], removing: [StoredArticle]) {
    let old = self
    let gone = Parallel.map(removing) { ArticlePostings($0) }
    let new = Parallel.map(adding) { ArticlePostings($0) }
    var changes = PostingChanges()
    for article in gone { changes.remove(article.postings) }
    for article in new { changes.add(article.postings) }
    let series = (gone + new).flatMap(\.series)
    changes.remove(seriesPostings(series))
    replaceArticles(adding: adding, removing: removing)
    changes.apply(to: &postings)

    let reports = (gone + new).flatMap(\.events)
    let (before, after) = Self.changed(
      old.events(around: reports), events(around: reports), Set((adding + removing).map(\.hash)))
    var later = PostingChanges()
    later.remove(old.postings(ofEvents: before))
    later.add(postings(ofEvents: after))
    later.add(seriesPostings(series))
    factWords.remove(old.wordedFacts(events: before, articles: removing))
    factWords.add(wordedFacts(events: after, articles: adding))
    later.apply(to: &postings)
    later = PostingChanges()
    // They ask the index which figures count one event.
    later.remove(old.contradictionPostings(series, events: before))
    later.add(contradictionPostings(series, events: after))
    for (articles, step) in [(new, 1), (gone, -1)] {
      let counted = articles.flatMap(\.counted)
      count(words: counted.flatMap { Set($0) }, of: .figure, by: step)
      count(words: counted.flatMap(Self.phraseEntries), of: .counted, by: step)
    }
    updateRecords(gone: gone, new: new, into: &later)
    later.apply(to: &postings)
  }

  /// The events that were, and that are, without those that have stayed as they are: what articles bring or take is mostly
  /// compared with the reports of others and changes nothing of them.
  private static func changed(
    _ before: [[FactKey]], _ after: [[FactKey]], _ articles: Set<UInt64>
  ) -> (before: [[FactKey]], after: [[FactKey]]) {
    let same = Set(before).intersection(after).filter { reports in
      !reports.contains { articles.contains($0.ownerHash) }
    }
    return (before.filter { !same.contains($0) }, after.filter { !same.contains($0) })
  }

  private mutating func replaceArticles(adding: [StoredArticle], removing: [StoredArticle]) {
    for article in removing {
      articles[article.hash] = nil
      articleIDs.remove(article.id)
      articleWords.remove(article.hash, words: article.wordFrequencies.keys)
      contentSum &-= article.contentHash
    }
    let frequencies = Parallel.map(adding, \.wordFrequencies)
    articleWords.add(zip(adding, frequencies).lazy.map { (hash: $0.hash, words: $1, day: $0.day) })
    for article in adding {
      articles[article.hash] = article
      articleIDs.insert(article.id)
      contentSum &+= article.contentHash
    }
  }

  // MARK: Vocabulary

  /// What a word of the vocabulary is a word of.
  enum WordUse: String {
    case figure = "f", counted = "c", role = "r", institution = "i", person = "p", organization = "o", place =
      "l"

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

  /// A phrase stands in the vocabulary once for each of its words, behind the word.
  private static func phraseEntries(_ words: [String]) -> [String] {
    let phrase = words.joined(separator: " ")
    return Set(words).map { "\($0) \(phrase)" }
  }

  /// Phrases in this use that have all of these words, or words that begin with them; nil for no word, or where
  /// too many phrases have the first.
  func phrases(with words: [String], of use: WordUse, limit: Int) -> [String]? {
    guard let rarest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
    let entries = self.words(beginning: rarest, of: use, limit: Self.maximumEntries)
    guard entries.count < Self.maximumEntries else { return nil }
    let phrases = Set(
      entries.compactMap { entry in
        let phrase = entry.split(separator: " ").dropFirst()
        let hasAll = words.allSatisfy { word in phrase.contains { $0.hasPrefix(word) } }
        return hasAll ? phrase.joined(separator: " ") : nil
      })
    return phrases.count <= limit ? Array(phrases) : nil
  }

  private static let maximumEntries = 256

  /// Words in this use that begin with these letters.
  func words(beginning prefix: String, of use: WordUse, limit: Int = .max) -> [String] {
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
