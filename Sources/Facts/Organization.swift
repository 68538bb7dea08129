/// An organization in the news.
public struct Organization: Hashable, Sendable {
  /// What sort of organization it is.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case government, military, company, media, party, international, sport, education, health, other
  }

  /// A slug of the name, stable over restarts and re-reads.
  public var id: String
  /// The fullest form of the name, without a leading "the" or a trailing "'s".
  public var name: String
  /// The acronym, when the articles give one: "CSTO".
  public var acronym: String?
  /// The other forms that occur.
  public var aliases: [String]
  /// What sort of organization it is.
  public var kind: Kind
  /// Where it sits or which country it belongs to, when the articles say so.
  public var place: EntityReference?
  /// The ids of the articles with a mention.
  public var articles: [String]
  /// Every place where a name or acronym of it stands.
  public var mentions: [Span]

  /// An organization.
  public init(
    id: String, name: String, acronym: String? = nil, aliases: [String] = [], kind: Kind = .other,
    place: EntityReference? = nil, articles: [String] = [], mentions: [Span] = []
  ) {
    self.id = id
    self.name = name
    self.acronym = acronym
    self.aliases = aliases
    self.kind = kind
    self.place = place
    self.articles = articles
    self.mentions = mentions
  }

  /// How often a name of it stands in the articles.
  public var mentionCount: Int { mentions.count }
}
