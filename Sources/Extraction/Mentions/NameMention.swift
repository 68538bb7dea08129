package import Facts

/// A name in the text, before it is known whose it is.
package struct NameMention: Hashable, Sendable {
  /// The tokens of the name: no title, no honorific, no leading "the", no "'s".
  package var tokens: Range<Int>
  /// Person, organization or place.
  package var kind: EntityReference.Kind

  package init(tokens: Range<Int>, kind: EntityReference.Kind) {
    self.tokens = tokens
    self.kind = kind
  }
}
