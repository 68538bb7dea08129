extension Place: Codable {
  private enum CodingKeys: CodingKey {
    case id, name, aliases, country, articles, mentionCount, mentions
  }

  /// Reads a place in the form in which it is served.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.value(.id), name: try values.value(.name), aliases: try values.value(.aliases),
      country: try values.value(ifKnown: .country), articles: try values.value(.articles),
      mentions: try values.value(.mentions))
  }

  /// Writes the place in the form in which it is served, with the count of its mentions.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(name, forKey: .name)
    try values.encode(aliases, forKey: .aliases)
    try values.encode(ifKnown: country, forKey: .country)
    try values.encode(articles, forKey: .articles)
    try values.encode(mentionCount, forKey: .mentionCount)
    try values.encode(mentions, forKey: .mentions)
  }
}
