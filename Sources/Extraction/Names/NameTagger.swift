/// Finds the names of people, organizations and places in a document.
package struct NameTagger: Sendable {
  package init() {}

  /// The names in text order; they do not overlap.
  package func names(in document: Document) -> [NameMention] {
    []
  }
}
