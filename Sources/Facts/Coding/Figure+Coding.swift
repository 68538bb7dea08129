extension Figure: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, text, span, kind, value, min, max, modifier, change, trend, unit, counted = "of", date, place,
      event
    case attribution, articles
  }

  /// Reads a figure in the form in which it is served: with a `value`, or with `min` and `max`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let amount: Amount
    if let min: Double = try values.value(ifKnown: .min) {
      amount = .range(min: min, max: try values.value(.max))
    } else {
      amount = .value(try values.value(.value))
    }
    self.init(
      id: try values.value(.id), span: try values.value(.span), kind: try values.value(.kind), amount: amount,
      modifier: try values.value(.modifier), change: try values.value(ifKnown: .change),
      trend: try values.value(ifKnown: .trend), unit: try values.value(ifKnown: .unit),
      counted: try values.value(ifKnown: .counted), date: try values.value(ifKnown: .date),
      place: try values.value(ifKnown: .place), event: try values.value(ifKnown: .event),
      attribution: try values.value(ifKnown: .attribution), articles: try values.value(.articles))
  }

  /// Writes the figure in the form in which it is served.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(text, forKey: .text)
    try values.encode(span, forKey: .span)
    try values.encode(kind, forKey: .kind)
    switch amount {
    case .value(let value): try values.encode(value, forKey: .value)
    case .range(let min, let max):
      try values.encode(min, forKey: .min)
      try values.encode(max, forKey: .max)
    }
    try values.encode(modifier, forKey: .modifier)
    try values.encodeIfPresent(change, forKey: .change)
    try values.encodeIfPresent(trend, forKey: .trend)
    try values.encode(ifKnown: unit, forKey: .unit)
    try values.encode(ifKnown: counted, forKey: .counted)
    try values.encodeIfPresent(date, forKey: .date)
    try values.encodeIfPresent(place, forKey: .place)
    try values.encode(ifKnown: event, forKey: .event)
    try values.encodeIfPresent(attribution, forKey: .attribution)
    try values.encode(articles, forKey: .articles)
  }
}
