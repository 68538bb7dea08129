public import Facts

/// An event of another type that is told of together with one: the deaths and the arrests of an attack.
public struct RelatedEvent: Hashable, Sendable {
  /// What two events have in common.
  public enum Link: String, Hashable, Sendable, CaseIterable {
    /// A person takes part in both, on one day.
    case person
    /// Both are crimes or harm, in one town and on one day.
    case town
    /// Both are crimes or harm, told of in one sentence, and not on different days.
    case sentence
  }

  /// The id of the event.
  public var id: String
  /// Its type.
  public var type: Event.Kind
  /// What a list calls it.
  public var label: String
  /// What it has in common.
  public var links: [Link]
  /// The ids of the articles that tell of both.
  public var articles: [String]

  /// A related event.
  public init(id: String, type: Event.Kind, label: String, links: [Link], articles: [String]) {
    self.id = id
    self.type = type
    self.label = label
    self.links = links
    self.articles = articles
  }
}
