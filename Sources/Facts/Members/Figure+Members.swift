extension Figure: Tabular {
  /// Its name among the schemas.
  public static var schemaName: String { "Figure" }
  /// What it is, for the documentation.
  public static var about: String {
    """
    A number in the news with what it counts: `value`, or `min` and `max`; of a `score` these two are the numbers \
    of the two sides, in the order of the text.
    """
  }
  /// One of which nothing is known.
  public static var blank: Figure { Figure(id: "", span: .blank, kind: .count, amount: .value(.nan)) }
  /// It in few words.
  public var cell: String { text }

  /// Its members, in the order in which they are written.
  @inlinable
  public static func list<Members: MemberList>(_ members: inout Members) where Members.Record == Figure {
    members.text("id", "Stable over restarts and re-reads.", { $0.id }, { $0.id = $1 })
    members.text("text", "The words: \"almost 10,000 people\".") { $0.text }
    members.evidence("span", "Where the words stand.", hasColumn: false, { $0.span }, { $0.span = $1 })
    members.choice("kind", "What sort of quantity it is.", { $0.kind }, { $0.kind = $1 })
    members.number(ifKnown: "value", "How much.", { $0.amount.value }, { $0.amount.value = $1 })
    members.number(
      ifKnown: "min", "The lower end of a range; of a score the first side.", { $0.amount.min },
      { $0.amount.min = $1 })
    members.number(
      ifKnown: "max", "The upper end of a range; of a score the second side.", { $0.amount.max },
      { $0.amount.max = $1 })
    members.choice("modifier", "How exact it is.", { $0.modifier }, { $0.modifier = $1 })
    members.choice(
      ifKnown: "change", "Of an amount of change: which way it went (\"rose *by 5 percent*\").",
      { $0.change }, { $0.change = $1 })
    members.choice(
      ifKnown: "trend",
      "Of a level that was reached by changing: which way (\"rose *to 5 percent*\").", { $0.trend },
      { $0.trend = $1 })
    members.text(
      ifKnown: "unit", "The English name in the singular, an ISO 4217 code for money, or the counted noun.",
      { $0.unit }, { $0.unit = $1 })
    members.text(ifKnown: "of", "What is counted: \"people detained\".", { $0.counted }, { $0.counted = $1 })
    members.date(ifKnown: "date", "For when: the date of its own clause.", { $0.date }, { $0.date = $1 })
    members.record(ifKnown: "place", "Where.", { $0.place }, { $0.place = $1 })
    members.text(ifKnown: "event", "The id of the event that it counts.", { $0.event }, { $0.event = $1 })
    members.record(
      ifKnown: "attribution", "Whose word it is; the article's own where absent.", { $0.attribution },
      { $0.attribution = $1 })
    members.texts("articles", "The ids of the articles that give it.", { $0.articles }, { $0.articles = $1 })
  }

  /// The first of its numbers that is missing.
  public var missingMember: String? {
    switch amount {
    case .value(let value): value.isNaN ? "value" : nil
    case .range(let min, let max): min.isNaN ? "min" : max.isNaN ? "max" : nil
    }
  }
}

/// The amount as members that are there or not; an end of a range that is still to be read is no number.
extension Figure.Amount {
  /// The number, where it is one.
  public var value: Double? {
    get { if case .value(let value) = self { value } else { nil } }
    set { if let newValue { self = .value(newValue) } }
  }

  /// The lower end, where it is a range.
  public var min: Double? {
    get { range?.min }
    set { if let newValue { self = .range(min: newValue, max: max ?? .nan) } }
  }

  /// The upper end, where it is a range.
  public var max: Double? {
    get { range?.max }
    set { if let newValue { self = .range(min: min ?? .nan, max: newValue) } }
  }

  /// The ends, where it is a range.
  private var range: (min: Double, max: Double)? {
    if case .range(let min, let max) = self { (min, max) } else { nil }
  }
}
