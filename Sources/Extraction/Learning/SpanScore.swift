/// Counts of labelled spans found, expected and right, and what follows from them.
package struct SpanScore: Sendable {
  package var found = 0
  package var expected = 0
  package var right = 0

  package init() {}

  /// Counts the spans of one text; a span is right when both ends and the label are.
  package mutating func add<Element: Hashable>(found: Set<Element>, expected: Set<Element>) {
    self.found += found.count
    self.expected += expected.count
    right += found.intersection(expected).count
  }

  /// The share of the found that is right, in percent.
  package var precision: Double { found == 0 ? 0 : 100 * Double(right) / Double(found) }
  /// The share of the expected that was found, in percent.
  package var recall: Double { expected == 0 ? 0 : 100 * Double(right) / Double(expected) }
  /// The harmonic mean of precision and recall, in percent.
  package var f1: Double { found + expected == 0 ? 0 : 200 * Double(right) / Double(found + expected) }
}
