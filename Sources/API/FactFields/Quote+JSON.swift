import Facts

extension Quote: JSONRecord {
  static let schemaName = "Quote"
  static let about = "Words that somebody is quoted with."

  static let fields: [Field<Quote>] = [
    .text("id", "Stable over restarts and re-reads.") { $0.id },
    .text("text", "The words, without quotation marks.") { $0.text },
    .record("span", "Where the words stand.") { $0.span }.columns(nil, "start", "end"),
    .choice("kind", "In quotation marks, or in the article's own words.") { $0.kind },
    .record(ifKnown: "speaker", "Who is quoted.") { $0.speaker },
    .text(ifKnown: "verb", "The lemma of the verb of saying.") { $0.verb },
  ]

  var cell: String { text }
}
