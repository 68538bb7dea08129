extension Event: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, kind = "type", mode, summary, trigger, sentence, actors, recipients, place, date, dateText,
      status
    case confidence, isMain = "main", attribution, figures, articles, mentions, headline
  }

  /// Reads an event in the form in which it is served.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.value(.id), kind: try values.value(.kind), mode: try values.value(ifKnown: .mode),
      summary: try values.value(ifKnown: .summary) ?? "", trigger: try values.value(.trigger),
      sentence: try values.value(.sentence), actors: try values.value(.actors),
      recipients: try values.value(.recipients), place: try values.value(ifKnown: .place),
      date: try values.value(ifKnown: .date), dateText: try values.value(ifKnown: .dateText),
      status: try values.value(.status), confidence: try values.value(ifKnown: .confidence),
      isMain: try values.value(ifKnown: .isMain) ?? false,
      attribution: try values.value(ifKnown: .attribution),
      figures: try values.value(.figures), articles: try values.value(.articles),
      mentions: try values.value(.mentions), headline: try values.value(ifKnown: .headline))
  }

  /// Writes the event in the form in which it is served.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(kind, forKey: .kind)
    try values.encode(ifKnown: mode, forKey: .mode)
    try values.encode(ifKnown: summary, forKey: .summary)
    try values.encode(trigger, forKey: .trigger)
    try values.encode(sentence, forKey: .sentence)
    try values.encode(actors, forKey: .actors)
    try values.encode(recipients, forKey: .recipients)
    try values.encodeIfPresent(place, forKey: .place)
    try values.encodeIfPresent(date, forKey: .date)
    try values.encode(ifKnown: dateText, forKey: .dateText)
    try values.encode(status, forKey: .status)
    try values.encodeIfPresent(confidence, forKey: .confidence)
    if isMain { try values.encode(true, forKey: .isMain) }
    try values.encodeIfPresent(attribution, forKey: .attribution)
    try values.encode(figures, forKey: .figures)
    try values.encode(articles, forKey: .articles)
    try values.encode(mentions, forKey: .mentions)
    try values.encodeIfPresent(headline, forKey: .headline)
  }
}
