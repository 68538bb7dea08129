public import Facts

/// One event, from all reports of it.
public struct EventRecord: Hashable, Sendable {
  /// A point on which the reports differ.
  public struct Disagreement: Hashable, Sendable {
    /// What they differ on, in the names of the JSON contract: "date", "status", "place", "figures".
    public var field: String
    /// What each side says, and in which articles.
    public var versions: [Version]

    /// A disagreement.
    public init(field: String, versions: [Version]) {
      self.field = field
      self.versions = versions
    }
  }

  /// One side of a disagreement.
  public struct Version: Hashable, Sendable {
    /// The value as served.
    public var value: String
    /// The ids of the articles that give it.
    public var articles: [String]

    /// A version.
    public init(value: String, articles: [String]) {
      self.value = value
      self.articles = articles
    }
  }

  /// The event as its fullest report has it, with the actors, recipients, figures, articles and
  /// mentions of all.
  public var event: Event
  /// The event as each article reports it, in order of publication; one for an event with one report.
  public var reports: [Event]
  /// How many of the reports are no near copies of others: the same story in five papers is one.
  public var reportCount: Int
  /// Where the reports differ.
  public var disagreements: [Disagreement]

  /// An event record.
  ///
  /// - Parameter reportCount: as many as there are reports where it is not given.
  public init(
    event: Event, reports: [Event], reportCount: Int? = nil, disagreements: [Disagreement] = []
  ) {
    self.event = event
    self.reports = reports
    self.reportCount = reportCount ?? reports.count
    self.disagreements = disagreements
  }
}
