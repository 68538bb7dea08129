package import Facts

/// Finds the figures of a document, with their values, units and what they count.
package struct FigureGrammar: Sendable {
  package init() {}

  /// The figures in text order; they do not overlap. Numbers inside names and dates are none.
  /// Date, place, event and attribution are left to later stages.
  package func figures(
    in document: Document, names: [NameMention], dates: [DateExpression]
  ) -> [Figure] {
    []
  }
}
