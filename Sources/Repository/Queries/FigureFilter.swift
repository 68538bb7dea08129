public import Facts

/// Which figures. Every part that is set must hold.
public struct FigureFilter: Hashable, Sendable {
  /// Its kind.
  public var kinds: Choices<Figure.Kind>
  /// The unit, case aside: "person", "KZT".
  public var unit: Terms?
  /// Words, or beginnings of words, of what is counted.
  public var of: String?
  /// The value, or the end of the range, is at least this.
  public var min: Double?
  /// The value, or the start of the range, is at most this.
  public var max: Double?
  /// The id or name of the place.
  public var place: Terms?
  /// The id of the event that it counts.
  public var event: Terms?
  /// The id of the series that it is a point of.
  public var series: Terms?
  /// For a day on or after this one.
  public var from: CalendarDay?
  /// For a day on or before this one.
  public var to: CalendarDay?
  /// Words, or beginnings of words, of the figure's own words.
  public var q: String?
  /// The id of the article that gives it.
  public var article: Terms?
  /// The name of the publisher of an article that gives it, case and accents aside.
  public var source: Terms?
  /// Whether somebody is named who says so.
  public var claimed: Bool?
  /// Whether another source gives a number for the same that does not fit.
  public var contradicted: Bool?

  /// A filter; by default everything.
  public init(
    kinds: Choices<Figure.Kind> = [], unit: String? = nil, of: String? = nil, min: Double? = nil,
    max: Double? = nil, place: String? = nil, event: String? = nil, from: CalendarDay? = nil,
    to: CalendarDay? = nil, q: String? = nil, article: String? = nil
  ) {
    self.kinds = kinds
    self.unit = unit.map { Terms($0) }
    self.of = of
    self.min = min
    self.max = max
    self.place = place.map { Terms($0) }
    self.event = event.map { Terms($0) }
    self.from = from
    self.to = to
    self.q = q
    self.article = article.map { Terms($0) }
  }
}
