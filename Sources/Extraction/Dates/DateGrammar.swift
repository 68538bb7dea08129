/// Finds date and time expressions and says what they mean.
package struct DateGrammar: Sendable {
  package init() {}

  /// The dates in text order; they do not overlap.
  package func dates(in document: Document) -> [DateExpression] {
    []
  }
}
