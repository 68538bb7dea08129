/// Okapi BM25 over one `WordIndex`: all words must be there, rare words weigh more, long documents less.
struct Ranking {
  private static let saturation: Float = 1.2
  private static let lengthWeight: Float = 0.75
  /// A document and how relevant it is.
  struct Match: Comparable {
    var hash: UInt64
    var score: Float

    /// The better one first.
    static func < (left: Match, right: Match) -> Bool {
      left.score != right.score ? left.score > right.score : left.hash < right.hash
    }
  }

  private let index: WordIndex

  init(_ index: WordIndex) {
    self.index = index
  }

  /// The weight of a word that so many documents have (Robertson and Zaragoza 2009, never negative).
  func weight(documents: Int) -> Float {
    let total = Float(index.count)
    let having = Float(documents)
    return logarithm(1 + (total - having + 0.5) / (having + 0.5))
  }

  /// The documents that have all words of the query, unordered. Linear in the lists of its words.
  func matches(_ query: SearchQuery) -> [Match] {
    var clauses: [[PostingList]] = []
    for word in query.words {
      guard let list = index.words[word] else { return [] }
      clauses.append([list])
    }
    if let prefix = query.prefix {
      let lists = index.lists(beginning: prefix)
      guard !lists.isEmpty else { return [] }
      clauses.append(lists)
    }
    guard !clauses.isEmpty else { return [] }
    // The rarest first: what does not have it is passed over in the longer lists.
    clauses.sort { left, right in left.reduce(0) { $0 + $1.count } < right.reduce(0) { $0 + $1.count } }
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
    var matches: [Match] = []
    for document in hits.indices where hits[document] == clauses.count {
      matches.append(Match(hash: index.documents[document].hash, score: scores[document]))
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
