extension EntityReference: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Reference" }
  /// What it is, for the documentation.
  public static var about: String {
    "Somebody or something that a fact speaks of. A group has no record of its own."
  }
  /// One of which nothing is known.
  public static var blank: EntityReference { EntityReference(name: "", kind: .group) }
  /// The members that are columns where it is referred to.
  public static var cells: [String] { ["name", "id"] }
  /// It in few words.
  public var cell: String { name }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members)
  where Members.Record == EntityReference {
    members.text(
      "name", "The fullest name known for it, or the words themselves for a group.", { $0.name },
      { $0.name = $1 })
    members.choice("kind", "What it is.", { $0.kind }, { $0.kind = $1 })
    members.text(ifKnown: "id", "The id of its record.", { $0.id }, { $0.id = $1 })
    members.record(
      ifKnown: "span", "The words that refer to it: a name, a pronoun, a noun phrase.", { $0.span },
      { $0.span = $1 })
  }
}
