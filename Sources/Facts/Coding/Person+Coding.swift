extension Person: Codable {
  private enum CodingKeys: CodingKey {
    case id, name, aliases, roles, age, articles, mentionCount, mentions
  }

  /// Reads a person in the form in which it is served.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.value(.id), name: try values.value(.name), aliases: try values.value(.aliases),
      roles: try values.value(.roles), age: try values.value(ifKnown: .age),
      articles: try values.value(.articles),
      mentions: try values.value(.mentions))
  }

  /// Writes the person in the form in which it is served, with the count of its mentions.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(name, forKey: .name)
    try values.encode(aliases, forKey: .aliases)
    try values.encode(roles, forKey: .roles)
    try values.encodeIfPresent(age, forKey: .age)
    try values.encode(articles, forKey: .articles)
    try values.encode(mentionCount, forKey: .mentionCount)
    try values.encode(mentions, forKey: .mentions)
  }
}
