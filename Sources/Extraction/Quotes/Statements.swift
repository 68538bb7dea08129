package import Facts

/// The quotes of a document, and which of its words are whose claim.
package struct Statements: Sendable {
  package var quotes: [Quote] = []
  /// Stretches of text (code points) that somebody claims, in text order.
  package var claims: [Claim] = []

  /// A stretch of text that somebody claims.
  package struct Claim: Hashable, Sendable {
    /// Code points.
    package var range: Range<Int>
    package var attribution: Attribution

    package init(range: Range<Int>, attribution: Attribution) {
      self.range = range
      self.attribution = attribution
    }
  }

  package init() {}

  /// Whose word the code point is; nil for the article's own. Innermost claim first.
  package func attribution(at codePoint: Int) -> Attribution? {
    claims.filter { $0.range.contains(codePoint) }.min { $0.range.count < $1.range.count }?.attribution
  }
}
