/// Okapi BM25 over one `WordIndex`: all words must be there, rare words weigh more, long documents less.
struct Ranking {
  private static let saturation: Float = 1.2
  private static let lengthWeight: Float = 0.75
  /// A document and how relevant it is.
  struct Match: Comparable {
    var hash: UInt64
    var score: Float
    /// The day of the document.
    var day: Int

    /// The better one first; of equal ones the later.
    static func < (left: Match, right: Match) -> Bool {
      if left.score != right.score { return left.score > right.score }
      return left.day != right.day ? left.day > right.day : left.hash < right.hash
    }
  }

  private let index: WordIndex
  private let isStemmed: Bool

  /// - Parameter stemmed: whether the index has the stems of words in place of the words.
  init(_ index: WordIndex, stemmed: Bool) {
    self.index = index
    isStemmed = stemmed
  }

  /// The weight of a word that so many documents have (Robertson and Zaragoza 2009, never negative).
  func weight(documents: Int) -> Float {
    let total = Float(index.count)
    let having = Float(documents)
    return logarithm(1 + (total - having + 0.5) / (having + 0.5))
  }

  /// The weight of the rarest word of each clause, summed up.
  func weight(of query: SearchQuery) -> Float {
    query.clauses.reduce(0) { sum, clause in
      sum
        + (clause.flatMap { index.lists(of: $0, stemmed: isStemmed) }.map { weight(documents: $0.count) }
          .max() ?? 1)
    }
  }

  /// The documents that have what is searched for, unordered; of phrases, all their words. Linear in the lists of its
  /// words.
  func matches(_ query: SearchQuery) -> [Match] {
    guard let clauses = index.clauses(of: query, stemmed: isStemmed) else { return [] }
    let average = Float(index.totalLength) / Float(max(1, index.count))
    var scores = [Float](repeating: 0, count: index.documents.count)
    var hits = [UInt16](repeating: 0, count: index.documents.count)
    for (number, lists) in clauses.enumerated() {
      for list in lists {
        let weight = weight(documents: list.count)
        var documents = index.documents.reader
        list.forEach { document, frequency in
          guard hits[document] >= number else { return }
          hits[document] = UInt16(number + 1)
          let length = Float(documents[document].length)
          let norm = Self.saturation * (1 - Self.lengthWeight + Self.lengthWeight * length / average)
          let count = Float(frequency)
          scores[document] += weight * count * (Self.saturation + 1) / (count + norm)
        }
      }
    }
    for term in query.excluded {
      if case .phrase = term { continue }
      for list in index.lists(of: term, stemmed: isStemmed) {
        list.forEach { document, _ in hits[document] = 0 }
      }
    }
    var matches: [Match] = []
    for number in hits.indices where hits[number] == clauses.count {
      let document = index.documents[number]
      matches.append(Match(hash: document.hash, score: scores[number], day: document.day))
    }
    return matches
  }

  /// The natural logarithm, the same on every platform to the last bit: by the exponent and a series.
  private func logarithm(_ value: Float) -> Float {
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    let series = ratio * (1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9))))
    return 2 * series + Float(value.exponent) * 0.693_147_2
  }
}
