import Facts

/// The facts or records that are counted: a stretch of a list, or those that a filter leaves.
struct FacetScope {
  /// So many are looked at one by one; of more, the lists of the index are counted.
  static let few = 4096
  /// So many of more are looked at for the values that there are: one that a hundredth of them have is missed once in
  /// twenty thousand times.
  private static let sampleSize = 1024

  private let index: FactIndex
  /// The stretch of the list, where nothing but the order says which facts.
  private let stretch: FactList?
  private let found: [FactKey]
  private let all: Attribute
  private let bounds: (lower: FactKey, upper: FactKey)

  init(_ query: FactQuery, among all: Attribute, in index: FactIndex) {
    self.index = index
    self.all = all
    bounds = (query.lower, query.upper)
    if query.parts.isEmpty, query.isIndexedByParts {
      stretch = FactList(index.postings, all.hash, from: query.lower, to: query.upper)
      found = []
    } else {
      stretch = nil
      found = index.find(query, among: all).keys
    }
  }

  /// How many there are.
  var count: Int { stretch?.count ?? found.count }

  /// The keys themselves where they are few, otherwise a sample of them at equal distances.
  func sample() -> [FactKey] {
    guard count > Self.few else { return stretch?.keys ?? found }
    return (0..<Self.sampleSize).map { key(at: $0 * count / Self.sampleSize) }
  }

  private func key(at position: Int) -> FactKey { stretch?[position] ?? found[position] }

  /// How many keys come before one.
  private func rank(of key: FactKey) -> Int {
    if let stretch { return stretch.rank(of: key) }
    return Self.lowerBound(of: key, in: found, 0..<found.count)
  }

  // MARK: Counting by lists

  /// How many of them another query finds, whatever stretch of the order it asks for.
  func count(of query: FactQuery) -> Int {
    if query.parts.count == 1, query.parts[0].isExclusive, query.isIndexedByParts {
      return query.parts[0].attributes.reduce(0) { sum, attribute in
        let list = FactList(index.postings, attribute, from: bounds.lower, to: bounds.upper)
        return sum + (stretch == nil ? common(list) : list.count)
      }
    }
    var query = query
    (query.lower, query.upper) = bounds
    let keys = index.find(query, among: all).keys
    return stretch == nil ? Self.common(keys, found).count : keys.count
  }

  private func common(_ list: FactList) -> Int {
    guard list.count > 0, !found.isEmpty else { return 0 }
    // To walk through a list is some sixteen times as fast as to look its keys up.
    guard list.count < 16 * found.count else { return found.reduce(0) { $0 + (list.contains($1) ? 1 : 0) } }
    return Self.common(list.keys, found).count
  }

  /// The keys that are in both, from the shorter of them, by leaps through the longer.
  private static func common(_ left: [FactKey], _ right: [FactKey]) -> [FactKey] {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    var common: [FactKey] = []
    var start = 0
    for key in short {
      var step = 1
      var end = start
      while end < long.count, long[end] < key {
        start = end + 1
        end += step
        step *= 2
      }
      start = lowerBound(of: key, in: long, start..<min(end, long.count))
      guard start < long.count else { break }
      if long[start] == key { common.append(key) }
    }
    return common
  }

  /// The first of these positions whose key is not before another; by halves.
  private static func lowerBound(of key: FactKey, in keys: [FactKey], _ positions: Range<Int>) -> Int {
    var low = positions.lowerBound
    var high = positions.upperBound
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Counting by time

  /// How many there are by stretches of time, in its order; those without a day are left out. In time in proportion to
  /// the stretches that have any.
  func facet(_ name: Facet.Name, _ period: Period, _ unit: FactOrder.Unit) -> Facet {
    var facet = Facet(name: name, counts: [])
    var end = count
    while end > 0, let day = unit.day(of: key(at: end - 1).order) {
      guard facet.counts.count < Facet.mostPeriods else {
        facet.hasMore = true
        break
      }
      let start = period.start(of: day)
      let first = rank(of: FactKey(order: unit.start(of: start), ownerHash: 0))
      facet.counts.append(Facet.Count(value: period.text(from: start), count: end - first))
      end = first
    }
    facet.counts.reverse()
    return facet
  }
}
