extension DateMention: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "DateMention" }
  /// What it is, for the documentation.
  public static var about: String { "A date or time expression in an article." }
  /// One of which nothing is known.
  public static var blank: DateMention { DateMention(span: .blank, date: nil) }
  /// It in few words.
  public var cell: String { date?.description ?? span.text }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == DateMention {
    members.text("text", "The words.") { $0.span.text }
    members.record("span", "Where they stand.", { $0.span }, { $0.span = $1 })
    members.date(
      ifKnown: "edtf",
      """
      What they mean, in EDTF. A vague part ("early May", "the mid-1980s") is the month, year or decade that holds it; \
      absent where the text does not fix it.
      """, { $0.date }, { $0.date = $1 })
  }
}
