import Facts

extension Figure: JSONRecord {
  static let schemaName = "Figure"
  static let about = """
    A number in the news with what it counts: `value`, or `min` and `max`; of a `score` these two are the numbers \
    of the two sides, in the order of the text.
    """

  static let fields: [Field<Figure>] = [
    .text("id", "Stable over restarts and re-reads.") { $0.id },
    .text("text", "The words: \"almost 10,000 people\".") { $0.text },
    .record("span", "Where the words stand.") { $0.span }.columns(nil, "start", "end"),
    .choice("kind", "What sort of quantity it is.") { $0.kind },
    .number(ifKnown: "value", "How much.") { $0.amount.value },
    .number(ifKnown: "min", "The lower end of a range; of a score the first side.") { $0.amount.range?.min },
    .number(ifKnown: "max", "The upper end of a range; of a score the second side.") { $0.amount.range?.max },
    .choice("modifier", "How exact it is.") { $0.modifier },
    .choice(ifKnown: "change", "Of an amount of change: which way it went (\"rose *by 5 percent*\").") {
      $0.change
    },
    .choice(ifKnown: "trend", "Of a level that was reached by changing: which way (\"rose *to 5 percent*\").")
    {
      $0.trend
    },
    .text(
      ifKnown: "unit", "The English name in the singular, an ISO 4217 code for money, or the counted noun."
    ) { $0.unit },
    .text(ifKnown: "of", "What is counted: \"people detained\".") { $0.counted },
    .text(ifKnown: "date", "For when: the date of its own clause.", as: .edtf) { $0.date?.description },
    .record(ifKnown: "place", "Where.") { $0.place },
    .text(ifKnown: "event", "The id of the event that it counts.") { $0.event },
    .record(ifKnown: "attribution", "Whose word it is; the article's own where absent.") { $0.attribution },
    .texts("articles", "The ids of the articles that give it.") { $0.articles },
  ]

  var cell: String { text }
}

extension Figure.Amount {
  /// The number, where it is one.
  var value: Double? {
    guard case .value(let value) = self else { return nil }
    return value
  }

  /// The ends, where it is a range.
  var range: (min: Double, max: Double)? {
    guard case .range(let min, let max) = self else { return nil }
    return (min, max)
  }
}
