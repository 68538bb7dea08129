package import Facts

/// A date or time expression in the text.
package struct DateExpression: Hashable, Sendable {
  /// The tokens of the expression.
  package var tokens: Range<Int>
  /// What it means; nil when the text does not fix it, or there is no such date.
  package var date: PartialDate?
  /// Whether it says when; a clock time without its day and the numbers of a name do not.
  package var isDate: Bool

  package init(tokens: Range<Int>, date: PartialDate?, isDate: Bool = true) {
    self.tokens = tokens
    self.date = date
    self.isDate = isDate
  }
}
