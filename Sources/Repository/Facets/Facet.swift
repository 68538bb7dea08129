/// How many facts or records of a list there are by value: what a list can be narrowed to, before anybody has to guess.
///
/// The count of a value is how many the list has when it is narrowed to that value alone: the values that a filter of the
/// list chooses of the same thing do not count, so that another can be chosen beside them; every other filter does, and
/// what must not be stays away.
public struct Facet: Hashable, Sendable {
  /// What is told apart. Each is the name of the filter that takes its values, but for days, weeks and months, which
  /// `from` and `to` take.
  public enum Name: String, CaseIterable, Sendable {
    case type, status, kind, unit, role, speaker, source, language, place, country, day, week, month

    /// How a stretch of time is cut; nil for what is no time.
    var period: Period? {
      switch self {
      case .day: .day
      case .week: .week
      case .month: .month
      default: nil
      }
    }
  }

  /// A value, and how many there are of it.
  public struct Count: Hashable, Sendable {
    /// What the filter takes: a word, an id; a day, a month, or the seven days of a week, in EDTF.
    public var value: String
    /// How a reader knows it, where that is something else.
    public var name: String?
    /// How many there are, at least one.
    public var count: Int

    /// A count.
    public init(value: String, name: String? = nil, count: Int) {
      self.value = value
      self.name = name
      self.count = count
    }
  }

  /// What is told apart.
  public var name: Name
  /// The values, the commonest first; of time in its order.
  public var counts: [Count]
  /// Whether there are more values: rarer ones, or earlier days.
  public var hasMore: Bool

  /// A facet.
  public init(name: Name, counts: [Count], hasMore: Bool = false) {
    self.name = name
    self.counts = counts
    self.hasMore = hasMore
  }

  /// How many values a facet has at most; of words of which there are few, all.
  public static let mostValues = 20
  /// How many days, weeks or months a facet has at most, the latest.
  public static let mostPeriods = 1000
}
