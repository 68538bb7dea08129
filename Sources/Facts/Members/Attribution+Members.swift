extension Attribution: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Attribution" }
  /// What it is, for the documentation.
  public static var about: String { "Who claims a fact. The article's own statements have none." }
  /// One of which nothing is known.
  public static var blank: Attribution { Attribution(name: "", verb: "", span: .blank) }
  /// The members that are columns where it is referred to.
  public static var cells: [String] { ["name", "id", "verb", "span"] }
  /// It in few words.
  public var cell: String { name }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Attribution {
    members.text("name", "The name of the claimant, or the words for it.", { $0.name }, { $0.name = $1 })
    members.text(ifKnown: "id", "The id of the claimant's record.", { $0.id }, { $0.id = $1 })
    members.text(
      "verb", "The lemma of the verb of saying; \"according to\" for the preposition.", { $0.verb },
      { $0.verb = $1 })
    members.evidence("span", "The words that attribute.", hasColumn: false, { $0.span }, { $0.span = $1 })
  }
}
