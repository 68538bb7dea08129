/// Something that facts are told apart by: how to read it off one, and what the filter asks for that takes a value of it.
struct FacetDimension: Sendable {
  /// A value of a fact.
  struct Value: Sendable {
    /// What the filter takes.
    var value: String
    /// How a reader knows it, where that is something else.
    var name: String?

    init(_ value: String, name: String? = nil) {
      self.value = value
      self.name = name
    }
  }

  let name: Facet.Name
  /// All values there can be, where they are few.
  var known: [String] = []
  /// Whether the filter finds more than those that a value is read off, so that only it can count.
  var isLoose = false
  /// The values of one fact, each once.
  let values: @Sendable (FactKey) -> [Value]
  /// What the filter asks for.
  let query: @Sendable (String) -> FactQuery
}

extension FacetDimension {
  /// Counts facts by value.
  ///
  /// Few facts are looked at. Of many, a sample is, which finds every value that matters, and each of the commonest is
  /// then counted in the lists of the index: exact, and in time in proportion to the shortest lists.
  func facet(_ scope: FacetScope) -> Facet {
    var tally = Tally()
    let most = known.isEmpty ? Facet.mostValues : known.count
    if known.isEmpty || scope.count <= FacetScope.few {
      for values in Parallel.map(scope.sample(), values) { tally.add(values) }
    }
    guard scope.count > FacetScope.few || isLoose else { return tally.facet(name, most: most) }
    for value in known { tally.add(value) }
    let candidates = tally.counts(most: 2 * most)
    let counted = Parallel.map(candidates, inPiecesOf: 4) { candidate in
      var candidate = candidate
      candidate.count = scope.count(of: query(candidate.value))
      return candidate
    }
    var facet = Tally(counted).facet(name, most: most)
    facet.hasMore = facet.hasMore || tally.count > candidates.count
    return facet
  }

  /// Counts of values.
  private struct Tally {
    private var counts: [String: Facet.Count] = [:]

    init() {}

    init(_ counts: [Facet.Count]) {
      for count in counts where count.count > 0 { self.counts[count.value] = count }
    }

    /// How many values there are.
    var count: Int { counts.count }

    /// Counts a fact with these values; the name that the last one gives is kept.
    mutating func add(_ values: [Value]) {
      for value in values {
        var count = counts[value.value] ?? Facet.Count(value: value.value, count: 0)
        count.count += 1
        count.name = value.name
        counts[value.value] = count
      }
    }

    /// Makes room for a value, whether or not a fact has it.
    mutating func add(_ value: String) {
      if counts[value] == nil { counts[value] = Facet.Count(value: value, count: 0) }
    }

    /// The values that most facts have, of those that as many have the first in the alphabet.
    func counts(most: Int) -> [Facet.Count] {
      Array(counts.values.sorted { ($1.count, $0.value) < ($0.count, $1.value) }.prefix(most))
    }

    func facet(_ name: Facet.Name, most: Int) -> Facet {
      Facet(name: name, counts: counts(most: most), hasMore: counts.count > most)
    }
  }
}
