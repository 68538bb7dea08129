public import Facts

extension Snapshot {
  /// Up to so many of the latest events are looked at.
  private static let maximumEvents = 500
  /// Up to so many reports of each.
  private static let maximumReports = 20

  /// Who and which organizations and places stand in the same events, those with most events first.
  public func connections(
    of id: String, kind: EntityReference.Kind, page: PageRequest = PageRequest()
  ) throws(QueryError) -> Lookup<Page<Connection>> {
    guard let (record, isMoved) = index.lookUp(kind, id) else { return .missing }
    if isMoved { return .moved(to: record.id) }
    let events = try eventKeys(
      EventFilter(participant: id), sort: SortOrder(.date, descending: true),
      page: PageRequest(limit: Self.maximumEvents))
    var shared: [UInt64: [FactKey]] = [:]
    for key in events.items {
      let company = participants(in: key)
      guard company.contains(record.hash) else { continue }
      for other in company where other != record.hash { shared[other, default: []].append(key) }
    }
    let order = shared.map { FactKey(order: UInt64($0.value.count), ownerHash: $0.key) }.sorted()
    let found = try index.page(of: FoundFacts([order]), descending: true, order: "events", page)
    return .found(
      found.compactMap { key in
        guard let other = index.records[key.ownerHash] else { return nil }
        let ids = (shared[key.ownerHash] ?? []).compactMap { event in
          index.articles[event.ownerHash]?.read { $0.eventHead(event.index).id }
        }
        return Connection(
          entity: EntityReference(name: other.name, kind: other.kind, id: other.id), events: ids)
      })
  }

  /// The records of all that take part in an event.
  func participants(in key: FactKey) -> Set<UInt64> {
    var records = Set<UInt64>()
    for report in index.reports(ofListed: key).prefix(Self.maximumReports) {
      index.articles[report.ownerHash]?.read { reader in
        let head = reader.eventHead(report.index)
        for participant in head.actors + head.recipients + (head.place.map { [$0] } ?? []) {
          guard case .local(let kind, let number) = participant,
            let record = index.record(kind, number, in: reader, of: report.ownerHash)
          else { continue }
          records.insert(record.hash)
        }
      }
    }
    return records
  }
}
