import Facts

extension DateMention: JSONRecord {
  static let schemaName = "DateMention"
  static let about = "A date or time expression in an article."

  static let fields: [Field<DateMention>] = [
    .text("text", "The words.") { $0.span.text },
    .record("span", "Where they stand.") { $0.span },
    .text(
      ifKnown: "edtf",
      "What they mean, in EDTF. A vague part (\"early May\", \"the mid-1980s\") is the month, year or decade that holds "
        + "it; absent where the text does not fix it.", as: .edtf
    ) { $0.date?.description },
  ]

  var cell: String { date?.description ?? span.text }
}
