/// A number in the news, with what it counts.
public struct Figure: Hashable, Sendable {
  /// What sort of quantity it is.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case count, money, percent, ratio, duration, age, distance, area, mass, volume, temperature
    case speed, rate, rank, score, energy, power, pressure, force, torque, voltage, current, charge
    case resistance, frequency, dose, flow, data
  }

  /// How exact it is.
  public enum Modifier: String, Hashable, Codable, Sendable, CaseIterable {
    case exact, about, almost, over, atLeast, atMost, between
  }

  /// Which way something went.
  public enum Change: String, Hashable, Codable, Sendable, CaseIterable {
    case up, down
  }

  /// How much: one number, or the two ends of a range, the lower first. Of a `score` ("voted *66 to 27*") the
  /// two numbers stand in the order of the text: for and against, or of the first side and the second.
  public enum Amount: Hashable, Sendable {
    case value(Double)
    case range(min: Double, max: Double)
  }

  /// Unique in a corpus, and stable over restarts and re-reads.
  public var id: String
  /// The words: "almost 10,000 people". Their place is `span`.
  public var text: String { span.text }
  /// Where the words stand.
  public var span: Span
  /// What sort of quantity.
  public var kind: Kind
  /// How much, in `unit`s. Always finite.
  public var amount: Amount
  /// How exact.
  public var modifier: Modifier
  /// Of an amount of change ("rose *by $7 billion*", "a *5 percent* drop"): which way it went.
  public var change: Change?
  /// Of a level that was reached by rising or falling ("rose *to $7 billion*"): which way. A figure has a
  /// `change` or a `trend` or neither, never both.
  public var trend: Change?
  /// The common English name in the singular (kilometre, day, percent), an ISO 4217 code for money,
  /// and for a bare count the counted noun itself ("person").
  public var unit: String?
  /// What is counted: "people detained". Served as `of`.
  public var counted: String?
  /// For when.
  public var date: PartialDate?
  /// Where.
  public var place: EntityReference?
  /// The id of the event that it counts.
  public var event: String?
  /// Whose word it is.
  public var attribution: Attribution?
  /// The ids of the articles that give it.
  public var articles: [String]

  /// A figure.
  public init(
    id: String, span: Span, kind: Kind, amount: Amount, modifier: Modifier = .exact,
    change: Change? = nil, trend: Change? = nil, unit: String? = nil, counted: String? = nil,
    date: PartialDate? = nil,
    place: EntityReference? = nil, event: String? = nil, attribution: Attribution? = nil,
    articles: [String] = []
  ) {
    self.id = id
    self.span = span
    self.kind = kind
    self.amount = amount
    self.modifier = modifier
    self.change = change
    self.trend = trend
    self.unit = unit
    self.counted = counted
    self.date = date
    self.place = place
    self.event = event
    self.attribution = attribution
    self.articles = articles
  }
}
