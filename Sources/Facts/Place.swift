/// A place in the news: a country, region, town, street or building.
public struct Place: Hashable, Sendable {
  /// A slug of the name, stable over restarts and re-reads.
  public var id: String
  /// The fullest form of the name, without a leading "the" or a trailing "'s".
  public var name: String
  /// The other forms that occur.
  public var aliases: [String]
  /// The name of the country it lies in (for a country, its own), when known.
  public var country: String?
  /// The ids of the articles with a mention.
  public var articles: [String]
  /// Every place in the text where the name stands.
  public var mentions: [Span]

  /// A place.
  public init(
    id: String, name: String, aliases: [String] = [], country: String? = nil,
    articles: [String] = [], mentions: [Span] = []
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.country = country
    self.articles = articles
    self.mentions = mentions
  }

  /// How often the name stands in the articles.
  public var mentionCount: Int { mentions.count }
}
