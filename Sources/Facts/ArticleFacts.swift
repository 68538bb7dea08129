/// Everything that was read out of one article.
public struct ArticleFacts: Hashable, Sendable {
  /// The article itself.
  public var article: Article
  /// The people named in it, in order of their first mention.
  public var people: [Person]
  /// The organizations named in it.
  public var organizations: [Organization]
  /// The places named in it.
  public var places: [Place]
  /// The events it reports, in order of their first trigger.
  public var events: [Event]
  /// The figures it gives, in text order.
  public var figures: [Figure]
  /// The quotes in it, in text order.
  public var quotes: [Quote]
  /// The dates in it, in text order.
  public var dates: [DateMention]
  /// How many facts of a kind ("events") were left out because the article has more than anybody reads;
  /// empty for ordinary articles.
  public var omitted: [String: Int]

  /// The facts of an article.
  public init(
    article: Article, people: [Person] = [], organizations: [Organization] = [],
    places: [Place] = [], events: [Event] = [], figures: [Figure] = [], quotes: [Quote] = [],
    dates: [DateMention] = [], omitted: [String: Int] = [:]
  ) {
    self.article = article
    self.people = people
    self.organizations = organizations
    self.places = places
    self.events = events
    self.figures = figures
    self.quotes = quotes
    self.dates = dates
    self.omitted = omitted
  }
}
