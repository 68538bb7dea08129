/// Somebody or something that a fact speaks of, by name.
public struct EntityReference: Hashable, Sendable {
  /// What is referred to. A group has no record of its own: "protesters", "the authorities".
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case person, organization, place, group
  }

  /// The fullest name known for it, or the words themselves for a group.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// The id of its record; nil for a group.
  public var id: String?
  /// The words that refer to it: a name, a pronoun, a noun phrase.
  public var span: Span?

  /// A reference.
  public init(name: String, kind: Kind, id: String? = nil, span: Span? = nil) {
    self.name = name
    self.kind = kind
    self.id = id
    self.span = span
  }
}
