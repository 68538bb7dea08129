package import Facts

/// Who and what an article names, with every place that refers to them.
package struct Entities: Sendable {
  package var people: [Person] = []
  package var organizations: [Organization] = []
  package var places: [Place] = []
  /// Names and other references (pronouns, "the president") in text order; they do not overlap.
  package var references: [Reference] = []
  /// Where the ages of people come from, by the person's id.
  package var ages: [String: Age] = [:]

  /// Words that refer to an entity of the article.
  package struct Reference: Hashable, Sendable {
    /// The words.
    package var tokens: Range<Int>
    package var kind: EntityReference.Kind
    /// The id of the person, organization or place.
    package var id: String
    /// Its fullest name.
    package var name: String
    /// Whether the words are a name; false for a pronoun or a noun phrase.
    package var isName: Bool

    package init(tokens: Range<Int>, kind: EntityReference.Kind, id: String, name: String, isName: Bool) {
      self.tokens = tokens
      self.kind = kind
      self.id = id
      self.name = name
      self.isName = isName
    }
  }

  package init() {}

  /// The reference that covers a token. Logarithmic.
  package func reference(atToken token: Int) -> Reference? {
    let index = references.partitioningIndex { $0.tokens.upperBound > token }
    guard index < references.count, references[index].tokens.contains(token) else { return nil }
    return references[index]
  }
}
