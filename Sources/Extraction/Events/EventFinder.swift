package import Facts

/// Finds what happened, to whom, by whom, where and when.
package struct EventFinder: Sendable {
  package init() {}

  /// The events in the order of their first trigger; and `figures`, tied to the events they count,
  /// dated, placed and attributed.
  package func events(
    in document: Document, syntax: Syntax, entities: Entities, dates: [DateExpression],
    figures: [Figure], statements: Statements
  ) -> (events: [Event], figures: [Figure]) {
    ([], figures)
  }
}
