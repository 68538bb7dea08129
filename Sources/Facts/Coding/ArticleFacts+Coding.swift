/// The form of `dateline extract` and of `POST /v1/extract`, for any coder: what either writes can be read, and what is
/// written can be handed to whoever reads it, `dateline --facts` among them.
///
///     let facts = try JSONDecoder().decode(ArticleFacts.self, from: line)
extension ArticleFacts: Codable {
  private enum CodingKeys: CodingKey {
    case article, people, organizations, places, events, figures, quotes, dates, omitted
  }

  /// Reads an article and its facts; an error names the field.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      article: try values.value(.article), people: try values.value(.people),
      organizations: try values.value(.organizations), places: try values.value(.places),
      events: try values.value(.events), figures: try values.value(.figures),
      quotes: try values.value(.quotes),
      dates: try values.value(.dates), omitted: try values.value(ifKnown: .omitted) ?? [:])
  }

  /// Writes the article and its facts.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(article, forKey: .article)
    try values.encode(people, forKey: .people)
    try values.encode(organizations, forKey: .organizations)
    try values.encode(places, forKey: .places)
    try values.encode(events, forKey: .events)
    try values.encode(figures, forKey: .figures)
    try values.encode(quotes, forKey: .quotes)
    try values.encode(dates, forKey: .dates)
    if !omitted.isEmpty { try values.encode(omitted, forKey: .omitted) }
  }
}
