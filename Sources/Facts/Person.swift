/// A person in the news.
public struct Person: Hashable, Sendable {
  /// An office or position that the person holds, held or is about to hold.
  public struct Role: Hashable, Sendable {
    /// Whether the role is held at the time of the article.
    public enum Status: String, Hashable, Codable, Sendable, CaseIterable {
      case current, former, incoming
    }

    /// The office: "president", "prime minister", "head".
    public var title: String
    /// What it is an office of: "Kazakhstan", "National Security Committee".
    public var of: String?
    /// Whether it is held now.
    public var status: Status
    /// The words that say so.
    public var evidence: Span

    /// A role.
    public init(title: String, of: String? = nil, status: Status, evidence: Span) {
      self.title = title
      self.of = of
      self.status = status
      self.evidence = evidence
    }
  }

  /// A slug of the name, stable over restarts and re-reads.
  public var id: String
  /// The fullest form of the name in the articles, without title or honorific.
  public var name: String
  /// The other forms that occur.
  public var aliases: [String]
  /// Offices and positions, in the order of the evidence.
  public var roles: [Role]
  /// Age in years at the time of the (latest) article that gives it.
  public var age: Int?
  /// The ids of the articles with a mention.
  public var articles: [String]
  /// Every place where the name stands.
  public var mentions: [Span]

  /// A person.
  public init(
    id: String, name: String, aliases: [String] = [], roles: [Role] = [], age: Int? = nil,
    articles: [String] = [], mentions: [Span] = []
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.roles = roles
    self.age = age
    self.articles = articles
    self.mentions = mentions
  }

  /// How often the name stands in the articles.
  public var mentionCount: Int { mentions.count }
}
