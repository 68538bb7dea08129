extension Quote: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Quote" }
  /// What it is, for the documentation.
  public static var about: String { "Words that somebody is quoted with." }
  /// One of which nothing is known.
  public static var blank: Quote { Quote(id: "", span: .blank, kind: .direct) }
  /// It in few words.
  public var cell: String { text }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Quote {
    members.text("id", "Stable over restarts and re-reads.", { $0.id }, { $0.id = $1 })
    members.text("text", "The words, without quotation marks.") { $0.text }
    members.evidence("span", "Where the words stand.", hasColumn: false, { $0.span }, { $0.span = $1 })
    members.choice(
      "kind", "In quotation marks, or in the article's own words.", { $0.kind }, { $0.kind = $1 })
    members.record(ifKnown: "speaker", "Who is quoted.", { $0.speaker }, { $0.speaker = $1 })
    members.text(ifKnown: "verb", "The lemma of the verb of saying.", { $0.verb }, { $0.verb = $1 })
  }
}
