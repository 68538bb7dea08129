/// Finds quotes, direct and indirect, and attributions ("according to X", "X said that").
package struct StatementFinder: Sendable {
  package init() {}

  /// The statements of a document.
  package func statements(in document: Document, syntax: Syntax, entities: Entities) -> Statements {
    Statements()
  }
}
