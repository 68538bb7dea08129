extension Article: Codable {
  private enum CodingKeys: CodingKey {
    case id, title, byline, source, url, published, dateline, language, wordCount, text
  }

  /// Reads an article in the form in which it is served; only `id` and `text` are needed.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try values.value(.id), title: try values.value(ifKnown: .title),
      byline: try values.value(ifKnown: .byline),
      source: try values.value(ifKnown: .source), url: try values.value(ifKnown: .url),
      published: try values.value(ifKnown: .published), dateline: try values.value(ifKnown: .dateline),
      language: try values.value(ifKnown: .language), text: try values.value(.text))
  }

  /// Writes the article in the form in which it is served, with its count of words.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(id, forKey: .id)
    try values.encode(ifKnown: title, forKey: .title)
    try values.encode(ifKnown: byline, forKey: .byline)
    try values.encode(ifKnown: source, forKey: .source)
    try values.encode(ifKnown: url, forKey: .url)
    try values.encode(ifKnown: published, forKey: .published)
    try values.encode(ifKnown: dateline, forKey: .dateline)
    try values.encode(ifKnown: language, forKey: .language)
    try values.encode(wordCount, forKey: .wordCount)
    try values.encode(text, forKey: .text)
  }
}
