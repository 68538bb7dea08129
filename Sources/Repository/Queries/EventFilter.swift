public import Facts

/// Which events. Every part that is set must hold.
public struct EventFilter: Hashable, Sendable {
  /// Its type.
  public var kinds: Choices<Event.Kind>
  /// The statuses that its reports give it.
  public var statuses: Choices<Event.Status>
  /// The id or name of the place, or the name of a place around it.
  public var place: Terms?
  /// The id or name of who did it.
  public var actor: Terms?
  /// The id or name of whom it was done to.
  public var recipient: Terms?
  /// The id of a person, organization or place that has any part in it.
  public var participant: Terms?
  /// On or after this day.
  public var from: CalendarDay?
  /// On or before this day.
  public var to: CalendarDay?
  /// The least confidence of a report; events whose confidence nobody estimated are kept.
  public var minConfidence: Double?
  /// Words, or beginnings of words, of the summary.
  public var q: String?
  /// The id of an article that reports it.
  public var article: Terms?
  /// The name of the publisher of an article that reports it, case and accents aside.
  public var source: Terms?
  /// Whether somebody is named who says so.
  public var claimed: Bool?

  /// A filter; by default everything.
  public init(
    kinds: Choices<Event.Kind> = [], statuses: Choices<Event.Status> = [], place: String? = nil,
    actor: String? = nil, recipient: String? = nil, participant: String? = nil,
    from: CalendarDay? = nil, to: CalendarDay? = nil, q: String? = nil, article: String? = nil,
    minConfidence: Double? = nil
  ) {
    self.kinds = kinds
    self.statuses = statuses
    self.place = place.map { Terms($0) }
    self.actor = actor.map { Terms($0) }
    self.recipient = recipient.map { Terms($0) }
    self.participant = participant.map { Terms($0) }
    self.from = from
    self.to = to
    self.q = q
    self.article = article.map { Terms($0) }
    self.minConfidence = minConfidence
  }
}
