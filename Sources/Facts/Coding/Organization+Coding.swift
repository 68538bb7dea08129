extension Organization: Codable {
  private enum CodingKeys: CodingKey {
    case id, name, acronym, aliases, kind, place, articles, mentionCount, mentions
  }

  /// Reads an organization in the form in which it is served.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.value(.id), name: try values.value(.name), acronym: try values.value(ifKnown: .acronym),
      aliases: try values.value(.aliases), kind: try values.value(.kind),
      place: try values.value(ifKnown: .place),
      articles: try values.value(.articles), mentions: try values.value(.mentions))
  }

  /// Writes the organization in the form in which it is served, with the count of its mentions.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(name, forKey: .name)
    try values.encode(ifKnown: acronym, forKey: .acronym)
    try values.encode(aliases, forKey: .aliases)
    try values.encode(kind, forKey: .kind)
    try values.encodeIfPresent(place, forKey: .place)
    try values.encode(articles, forKey: .articles)
    try values.encode(mentionCount, forKey: .mentionCount)
    try values.encode(mentions, forKey: .mentions)
  }
}
