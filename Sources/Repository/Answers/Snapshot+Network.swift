public import Facts

extension Snapshot {
  /// Up to so many of the latest events are looked at.
  private static let maximumNetworkEvents = 20_000
  /// Up to so many of those that take part in one event are joined to each other.
  private static let maximumCompany = 20
  /// So many pairs end the looking, which bounds the memory that it takes.
  private static let maximumPairs = 500_000
  /// So many events of an edge are named.
  private static let maximumNamed = 20

  private struct Pair: Hashable {
    var first: UInt64
    var second: UInt64
  }

  private struct Shared {
    var count = 0
    var latest: [FactKey] = []

    mutating func add(_ key: FactKey) {
      count += 1
      if latest.count < Snapshot.maximumNamed { latest.append(key) }
    }
  }

  /// The network of those kinds of records that share at least so many of the events that a filter leaves.
  ///
  /// - Parameter limit: at most so many edges, those with most events.
  public func network(
    _ filter: EventFilter = EventFilter(),
    of kinds: Set<EntityReference.Kind> = [.person, .organization], minEvents: Int = 2, limit: Int = 100
  ) throws(QueryError) -> Network {
    let events = try eventKeys(
      filter, sort: SortOrder(.date, descending: true), page: PageRequest(limit: Self.maximumNetworkEvents))
    var pairs: [Pair: Shared] = [:]
    var counts: [UInt64: Int] = [:]
    var seen = 0
    for key in events.items where pairs.count < Self.maximumPairs {
      seen += 1
      let company = participants(in: key).filter {
        index.records[$0].map { kinds.contains($0.kind) && !$0.isHidden } ?? false
      }
      .sorted().prefix(Self.maximumCompany)
      for (number, first) in company.enumerated() {
        counts[first, default: 0] += 1
        for second in company.dropFirst(number + 1) {
          pairs[Pair(first: first, second: second), default: Shared()].add(key)
        }
      }
    }
    let joined = pairs.filter { $0.value.count >= minEvents }.compactMap(edge).sorted(by: Self.precedes)
    let edges = joined.prefix(max(1, limit)).map { name($0.edge, $0.latest) }
    return Network(
      nodes: nodes(of: joined.prefix(max(1, limit)).map(\.pair), counts), edges: edges,
      edgeCount: joined.count, eventCount: seen, unseenEventCount: events.total - seen)
  }

  private typealias Joined = (edge: Network.Edge, pair: Pair, latest: [FactKey])

  /// Two by their ids, with no event named yet.
  private func edge(_ pair: Pair, _ shared: Shared) -> Joined? {
    guard let first = entity(pair.first), let second = entity(pair.second) else { return nil }
    let isInOrder = (first.id ?? "", first.kind.rawValue) < (second.id ?? "", second.kind.rawValue)
    let edge = Network.Edge(
      source: isInOrder ? first : second, target: isInOrder ? second : first, eventCount: shared.count,
      events: [])
    return (edge, pair, shared.latest)
  }

  private static func precedes(_ left: Joined, _ right: Joined) -> Bool {
    let (left, right) = (left.edge, right.edge)
    if left.eventCount != right.eventCount { return left.eventCount > right.eventCount }
    if left.source != right.source { return precedes(left.source, right.source) }
    return precedes(left.target, right.target)
  }

  private static func precedes(_ left: EntityReference, _ right: EntityReference) -> Bool {
    (left.id ?? "", left.kind.rawValue) < (right.id ?? "", right.kind.rawValue)
  }

  private func name(_ edge: Network.Edge, _ latest: [FactKey]) -> Network.Edge {
    var edge = edge
    edge.events = latest.compactMap { key in
      index.articles[key.ownerHash]?.read { $0.eventHead(key.index).id }
    }
    return edge
  }

  private func nodes(of pairs: [Pair], _ counts: [UInt64: Int]) -> [Network.Node] {
    Set(pairs.flatMap { [$0.first, $0.second] }).compactMap { hash in
      entity(hash).map { Network.Node(entity: $0, eventCount: counts[hash] ?? 0) }
    }.sorted {
      ($0.entity.name, $0.entity.id ?? "", $0.entity.kind.rawValue) < (
        $1.entity.name, $1.entity.id ?? "", $1.entity.kind.rawValue
      )
    }
  }

  private func entity(_ hash: UInt64) -> EntityReference? {
    index.records[hash].map { EntityReference(name: $0.name, kind: $0.kind, id: $0.id) }
  }
}
