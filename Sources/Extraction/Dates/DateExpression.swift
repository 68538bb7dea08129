package import Facts

/// A date or time expression in the text.
package struct DateExpression: Hashable, Sendable {
  /// The tokens of the expression.
  package var tokens: Range<Int>
  /// What it means; nil when the text does not fix it, or there is no such date.
  package var date: PartialDate?

  package init(tokens: Range<Int>, date: PartialDate?) {
    self.tokens = tokens
    self.date = date
  }
}
