import Repository

/// What a list can be counted by, and how.
struct ListFacets<Filter: Sendable>: Sendable {
  let names: [Facet.Name]
  let count: @Sendable (Snapshot, [Facet.Name], Filter) -> [Facet]

  /// Counts the whole list that a filter leaves, not only a page of it.
  func of(_ filter: Filter, in snapshot: Snapshot) -> FacetSource {
    FacetSource(names: names) { count(snapshot, $0, filter) }
  }

  /// The parameter that asks for counts.
  var parameter: Parameter<[Facet.Name]> {
    let words = names.map(\.rawValue)
    return Parameter(
      "counts",
      "Counts the whole list by these, in `counts` of the page: what it can be narrowed to. In JSON only.",
      .list(words), example: words[0]
    ) { value, names in
      guard let list = ParameterValue.list(value, of: words) else { return false }
      names = list.compactMap(Facet.Name.init(rawValue:))
      return true
    }
  }
}

/// The counts of one list, made when they are asked for.
struct FacetSource: Sendable {
  let names: [Facet.Name]
  let count: @Sendable ([Facet.Name]) -> [Facet]
}
