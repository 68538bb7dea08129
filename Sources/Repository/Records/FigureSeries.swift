public import Facts

/// The same figure over time: what counts the same thing in the same place.
public struct FigureSeries: Hashable, Sendable {
  /// One report of the figure.
  public struct Point: Hashable, Sendable {
    /// How it stands to the points before it.
    public enum Mark: String, Hashable, Sendable, CaseIterable {
      /// A later report of the same claimant for the same day, or a running count that went down.
      case revised
      /// Another claimant gives a number for the same day that does not fit.
      case contradicts
    }

    /// The day it is for: the figure's own date, or else the day its article was published.
    public var date: PartialDate?
    /// The figure: value or range, modifier, attribution, words.
    public var figure: Figure
    /// The id of the article.
    public var article: String
    /// How it stands to the points before it.
    public var marks: [Mark]
    /// The ids of the figures that a mark refers to.
    public var against: [String]

    /// A point.
    public init(
      date: PartialDate?, figure: Figure, article: String, marks: [Mark] = [], against: [String] = []
    ) {
      self.date = date
      self.figure = figure
      self.article = article
      self.marks = marks
      self.against = against
    }
  }

  /// Stable: made of what is counted, the unit and the place.
  public var id: String
  /// What is counted: "people detained".
  public var of: String
  /// The kind of figure.
  public var kind: Figure.Kind
  /// The unit.
  public var unit: String?
  /// Where, when the figures name one place.
  public var place: EntityReference?
  /// How many reports there are.
  public var pointCount: Int
  /// The latest reports, by date, then by publication: a page has a thousand, or fifty a series.
  public var points: [Point]

  /// A series.
  public init(
    id: String, of: String, kind: Figure.Kind, unit: String? = nil, place: EntityReference? = nil,
    pointCount: Int? = nil, points: [Point]
  ) {
    self.id = id
    self.of = of
    self.kind = kind
    self.unit = unit
    self.place = place
    self.pointCount = pointCount ?? points.count
    self.points = points
  }
}
