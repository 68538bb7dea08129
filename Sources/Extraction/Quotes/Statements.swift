package import Facts

/// The quotes of a document, and which of its words are whose claim.
package struct Statements: Sendable {
  /// Direct and indirect quotes in text order.
  package let quotes: [Quote]
  /// Stretches of text (code points) that somebody claims, in text order; the wider first.
  package let claims: [Claim]
  /// The claim that counts from a code point on, until the next of them.
  private let turns: [(start: Int, claim: Int?)]

  /// A stretch of text that somebody claims.
  package struct Claim: Hashable, Sendable {
    /// Code points.
    package var range: Range<Int>
    package var attribution: Attribution
    /// Whether the words are the speaker's own.
    package var isDirect: Bool

    package init(range: Range<Int>, attribution: Attribution, isDirect: Bool = false) {
      self.range = range
      self.attribution = attribution
      self.isDirect = isDirect
    }
  }

  /// Who says something that the grammar does not show, by the first code point of the word for them.
  private let openSources: [Int: Attribution]

  /// Statements; claims may lie in one another. `openSources` are those who say something that is not made out, by
  /// the first code point of the word for them.
  package init(quotes: [Quote] = [], claims: [Claim] = [], openSources: [Int: Attribution] = [:]) {
    self.quotes = quotes
    self.openSources = openSources
    let sorted = claims.sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    self.claims = sorted
    var turns: [(start: Int, claim: Int?)] = []
    var open: [Int] = []
    func close(upTo limit: Int) {
      while let last = open.last, sorted[last].range.upperBound <= limit {
        let end = sorted[last].range.upperBound
        open.removeLast()
        while let next = open.last, sorted[next].range.upperBound <= end { open.removeLast() }
        turns.append((end, open.last))
      }
    }
    for (index, claim) in sorted.enumerated() {
      close(upTo: claim.range.lowerBound)
      open.append(index)
      turns.append((claim.range.lowerBound, index))
    }
    close(upTo: .max)
    self.turns = turns
  }

  /// Whose word the code point is; nil for the article's own. Innermost claim first. Logarithmic.
  package func attribution(at codePoint: Int) -> Attribution? { claim(at: codePoint)?.attribution }

  /// Whoever is named by the word at a code point, if they say something that is not made out.
  package func openSource(at codePoint: Int) -> Attribution? { openSources[codePoint] }

  /// The claim that the code point is in; nil for the article's own words. Innermost first. Logarithmic.
  package func claim(at codePoint: Int) -> Claim? {
    let next = turns.partitioningIndex { $0.start > codePoint }
    guard next > 0, let claim = turns[next - 1].claim else { return nil }
    return claims[claim]
  }
}
