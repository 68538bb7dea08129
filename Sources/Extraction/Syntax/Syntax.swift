/// The grammar of a document, token by token: parts of speech and dependencies.
package struct Syntax: Sendable {
  /// The part of speech of each token.
  package var tags: [PartOfSpeech]
  /// The token that each token depends on; -1 for the root of a sentence.
  package var heads: [Int32]
  /// How it depends on it.
  package var relations: [Relation]

  package init(tags: [PartOfSpeech], heads: [Int32], relations: [Relation]) {
    self.tags = tags
    self.heads = heads
    self.relations = relations
  }
}
