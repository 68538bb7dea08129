public import Facts

extension Snapshot {
  /// So many of the latest places where a name stands are counted.
  private static let mostMentions = 20_000

  /// How many articles name a person, organization or place by stretches of time, in its order; in time in proportion to
  /// how often it is named, of the most named no more than the latest twenty thousand times.
  ///
  /// - Parameter names: any of `day`, `week` and `month`.
  public func articleCounts(
    of kind: EntityReference.Kind, _ id: String, by names: [Facet.Name]
  ) -> [Facet] {
    guard let (record, _) = index.lookUp(kind, id) else { return [] }
    let places = index.locals(of: record, latest: Self.mostMentions)
    var articles = Set<UInt64>()
    let days = places.filter { articles.insert($0.ownerHash).inserted }.compactMap {
      FactOrder.Unit.seconds.day(of: $0.order)
    }
    return names.compactMap { name in
      guard let period = name.period else { return nil }
      var counts: [CalendarDay: Int] = [:]
      for day in days { counts[period.start(of: day), default: 0] += 1 }
      let latest = counts.sorted { $0.key < $1.key }.suffix(Facet.mostPeriods)
      return Facet(
        name: name, counts: latest.map { Facet.Count(value: period.text(from: $0.key), count: $0.value) },
        hasMore: latest.count < counts.count || places.count == Self.mostMentions)
    }
  }
}
