public import Facts

extension Snapshot {
  /// What people can be counted by.
  public static let personFacets: [Facet.Name] = [.role]
  /// What organizations can be counted by.
  public static let organizationFacets: [Facet.Name] = [.kind, .place]
  /// What places can be counted by.
  public static let placeFacets: [Facet.Name] = [.country]

  /// Counts people, organizations or places.
  public func counts(
    by names: [Facet.Name], of filter: EntityFilter, _ kind: EntityReference.Kind
  ) -> [Facet] {
    names.compactMap { name in
      var rest = filter
      guard let dimension = dimension(name, kind, &rest) else { return nil }
      return dimension.facet(FacetScope(query(kind, rest), among: FactIndex.all(kind), in: index))
    }
  }

  private func dimension(
    _ name: Facet.Name, _ kind: EntityReference.Kind, _ filter: inout EntityFilter
  ) -> FacetDimension? {
    switch name {
    case .kind:
      filter.kind = nil
      return FacetDimension(name: name, known: Organization.Kind.allCases.map(\.rawValue)) { key in
        index.records[key.ownerHash].map { [.init($0.organizationKind.rawValue)] } ?? []
      } query: {
        query(kind, EntityFilter(kind: $0))
      }
    case .place, .country:
      filter.place?.any = []
      return FacetDimension(name: name) { key in
        guard let record = index.records[key.ownerHash], let place = record.country ?? record.seat?.name
        else {
          return []
        }
        return [.init(Folding.slug(place), name: place)]
      } query: {
        query(kind, EntityFilter(place: $0))
      }
    case .role:
      filter.role?.any = []
      // The filter takes words, and finds them in longer titles, too.
      return FacetDimension(name: name, isLoose: true) { key in
        var seen = Set<String>()
        return (index.records[key.ownerHash]?.roles ?? []).map { FacetDimension.Value($0.title) }
          .filter { seen.insert($0.value).inserted }
      } query: {
        query(kind, EntityFilter(role: $0))
      }
    default: return nil
    }
  }
}
