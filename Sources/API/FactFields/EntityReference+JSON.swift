import Facts

extension EntityReference: JSONRecord {
  static let schemaName = "Reference"
  static let about = "Somebody or something that a fact speaks of. A group has no record of its own."

  static let fields: [Field<EntityReference>] = [
    .text("name", "The fullest name known for it, or the words themselves for a group.") { $0.name },
    .choice("kind", "What it is.") { $0.kind },
    .text(ifKnown: "id", "The id of its record.") { $0.id },
    .record(ifKnown: "span", "The words that refer to it: a name, a pronoun, a noun phrase.") { $0.span },
  ]

  var cell: String { name }

  static let columns: [Column<EntityReference>] = [
    Column("") { $0.text($1.name) }, Column("Id") { $0.text($1.id ?? "") },
  ]
}
