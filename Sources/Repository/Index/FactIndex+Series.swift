import Facts

extension FactIndex {
  /// A figure and the hash of the series key that it has.
  typealias SeriesMember = (hash: UInt64, key: FactKey)

  /// One series: what its figures have in common and, where it is parted by days, the first day.
  struct SeriesID: Hashable {
    var hash: UInt64
    /// As in `FactOrder.day`; 0 for a series over any time.
    var day: UInt64 = 0

    init(hash: UInt64, day: UInt64 = 0) {
      self.hash = hash
      self.day = day
    }

    /// As it is listed: `article` and `index` of a key.
    init(_ key: FactKey) {
      self.init(hash: key.ownerHash, day: UInt64(key.index))
    }

    /// "9f86d081884c7d65", or with a day behind a tilde.
    var text: String {
      let name = StableHash.hexadecimal(hash)
      guard day > 0, let first = FactOrder.calendarDay(day) else { return name }
      return "\(name)~\(PartialDate(first))"
    }

    init?(_ text: String) {
      let parts = text.split(separator: "~", omittingEmptySubsequences: false)
      guard parts.count <= 2, parts[0].utf8.count == 16, let hash = UInt64(parts[0], radix: 16) else {
        return nil
      }
      self.init(hash: hash)
      guard parts.count == 2 else { return }
      guard let first = CalendarDay(iso8601: parts[1]) else { return nil }
      day = FactOrder.day(first)
    }
  }

  /// The figures of a series in order of their days; those of the stretch of days that a day lies in or is next to.
  func figures(ofSeries id: SeriesID) -> FoundFacts {
    let attribute = Attribute.figureSeries.with(id.hash)
    guard let tolerance = SeriesKey.tolerance(ofHash: id.hash) else { return FoundFacts([list(attribute)]) }
    return FoundFacts([
      run(attribute, tolerance, around: FactKey(order: id.day << 22, ownerHash: 0))
    ])
  }

  /// The series that an id leads to: one that has had another first day, because it has grown or was joined to another,
  /// has another id now.
  func current(series id: String) -> SeriesID? {
    guard let wanted = SeriesID(id), let first = figures(ofSeries: wanted).keys(after: nil, limit: 1).first
    else { return nil }
    return series(of: (wanted.hash, first))
  }

  /// The series that a figure belongs to.
  func series(of member: SeriesMember) -> SeriesID {
    guard SeriesKey.tolerance(ofHash: member.hash) != nil else { return SeriesID(hash: member.hash) }
    let run = figures(ofSeries: SeriesID(hash: member.hash, day: member.key.order >> 22)).keys
    return SeriesID(hash: member.hash, day: (run.first ?? member.key).order >> 22)
  }

  /// The entries of the series that figures belong to, or join or part, in the list of series; a figure alone is no
  /// series.
  func seriesPostings(_ members: [SeriesMember]) -> [Posting] {
    let days = Set(
      members.map {
        SeriesID(hash: $0.hash, day: SeriesKey.tolerance(ofHash: $0.hash) == nil ? 0 : $0.key.order >> 22)
      })
    let found = Parallel.map(Array(days)) { near -> [SeriesID: Int] in
      guard let tolerance = SeriesKey.tolerance(ofHash: near.hash) else {
        return [near: list(Attribute.figureSeries.with(near.hash)).count]
      }
      var counts: [SeriesID: Int] = [:]
      var current: SeriesID?
      var last: UInt64 = 0
      for key in figures(ofSeries: near).keys {
        let day = key.order >> 22
        if current == nil || day - last > tolerance { current = SeriesID(hash: near.hash, day: day) }
        if let current { counts[current, default: 0] += 1 }
        last = day
      }
      return counts
    }
    let counts = found.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    return counts.compactMap { id, count in
      guard count > 1 else { return nil }
      return Posting(
        attribute: Attribute.series.hash,
        key: FactKey(order: UInt64(count), ownerHash: id.hash, index: Int(id.day)))
    }
  }
}
