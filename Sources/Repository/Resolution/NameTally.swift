/// What is counted over all articles that have a name; changes with each that comes or goes.
struct NameTally: Sendable {
  struct Count: Sendable, Equatable {
    var articles = 0
    var mentions = 0

    static func += (left: inout Count, right: Count) {
      left.articles += right.articles
      left.mentions += right.mentions
    }
  }

  /// The region of a name that the article gives none for.
  static let noRegion: UInt64 = 0

  /// Counts by the region that the articles give the name.
  private(set) var counts: [UInt64: Count] = [:]

  /// Counts in all.
  var total: Count { counts.values.reduce(into: Count(), +=) }

  /// Counts one article's own record of the name in, or with negative counts out.
  mutating func add(_ count: Count, region: UInt64?) {
    let region = region ?? Self.noRegion
    var sum = counts[region] ?? Count()
    sum += count
    counts[region] = sum == Count() ? nil : sum
  }

  mutating func add(_ other: NameTally) {
    for (region, count) in other.counts { add(count, region: region) }
  }
}
