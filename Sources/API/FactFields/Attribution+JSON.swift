import Facts

extension Attribution: JSONRecord {
  static let schemaName = "Attribution"
  static let about = "Who claims a fact. The article's own statements have none."

  static let fields: [Field<Attribution>] = [
    .text("name", "The name of the claimant, or the words for it.") { $0.name },
    .text(ifKnown: "id", "The id of the claimant's record.") { $0.id },
    .text("verb", "The lemma of the verb of saying; \"according to\" for the preposition.") { $0.verb },
    .record("span", "The words that attribute.") { $0.span },
  ]

  var cell: String { name }

  static let columns: [Column<Attribution>] = [
    Column("") { $0.text($1.name) }, Column("Id") { $0.text($1.id ?? "") },
    Column("Verb") { $0.text($1.verb) },
    Column("Start") { $0.integer($1.span.start) }, Column("End") { $0.integer($1.span.end) },
  ]
}
