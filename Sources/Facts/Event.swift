/// Something that happened, or is said to have happened, or may happen.
public struct Event: Hashable, Sendable {
  /// PLOVER's event types, and those of home news and business that PLOVER leaves out.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case agree = "AGREE", consult = "CONSULT", support = "SUPPORT", concede = "CONCEDE"
    case cooperate = "COOPERATE", aid = "AID", retreat = "RETREAT", investigate = "INVESTIGATE"
    case demand = "DEMAND", disapprove = "DISAPPROVE", reject = "REJECT", threaten = "THREATEN"
    case protest = "PROTEST", crime = "CRIME", sanction = "SANCTION", mobilize = "MOBILIZE"
    case coerce = "COERCE", assault = "ASSAULT"
    case appoint = "APPOINT", dismiss = "DISMISS", resign = "RESIGN", elect = "ELECT"
    case die = "DIE", disaster = "DISASTER", economy = "ECONOMY"
    case injure = "INJURE", trial = "TRIAL", legislate = "LEGISLATE", acquire = "ACQUIRE"
    case launch = "LAUNCH", close = "CLOSE", win = "WIN", discover = "DISCOVER"
  }

  /// Whether it happened.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case actual, planned, alleged, denied, hypothetical, historical
  }

  /// Unique in a corpus, and stable over restarts and re-reads.
  public var id: String
  /// What kind of event; served as `type`.
  public var kind: Kind
  /// PLOVER's mode, where the type has one: "arrest", "curfew", "riot".
  public var mode: String?
  /// The event in a few words, the text's own; empty where no clause of the text stands by itself.
  public var summary: String
  /// The verb or noun that names the event.
  public var trigger: Span
  /// The sentence around it.
  public var sentence: Span
  /// Who did it.
  public var actors: [EntityReference]
  /// To whom it was done.
  public var recipients: [EntityReference]
  /// Where.
  public var place: EntityReference?
  /// When, as far as known.
  public var date: PartialDate?
  /// The words that say when.
  public var dateText: String?
  /// Whether it happened.
  public var status: Status
  /// The chance that the text tells of such an event, 0 to 1 in hundredths; nil where nobody estimated it.
  public var confidence: Double?
  /// Whether it is what the article leads with.
  public var isMain: Bool
  /// Whose word it is; nil where it is the article's own.
  public var attribution: Attribution?
  /// The ids of the figures that count it.
  public var figures: [String]
  /// The ids of the articles that report it.
  public var articles: [String]
  /// Every trigger that names it.
  public var mentions: [Span]
  /// The word of the title that tells of it.
  public var headline: TitleSpan?

  /// An event.
  public init(
    id: String, kind: Kind, mode: String? = nil, summary: String, trigger: Span, sentence: Span,
    actors: [EntityReference] = [], recipients: [EntityReference] = [],
    place: EntityReference? = nil, date: PartialDate? = nil, dateText: String? = nil,
    status: Status = .actual, confidence: Double? = nil, isMain: Bool = false,
    attribution: Attribution? = nil, figures: [String] = [],
    articles: [String] = [], mentions: [Span] = [], headline: TitleSpan? = nil
  ) {
    self.id = id
    self.kind = kind
    self.mode = mode
    self.summary = summary
    self.trigger = trigger
    self.sentence = sentence
    self.actors = actors
    self.recipients = recipients
    self.place = place
    self.date = date
    self.dateText = dateText
    self.status = status
    self.confidence = confidence
    self.isMain = isMain
    self.attribution = attribution
    self.figures = figures
    self.articles = articles
    self.mentions = mentions
    self.headline = headline
  }

  /// What a list calls it: its summary, or the word that names it.
  public var label: String { summary.isEmpty ? trigger.text : summary }
}
