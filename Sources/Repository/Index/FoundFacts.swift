/// What a query finds, in order: stretches of the index, or keys, that have no fact in common.
struct FoundFacts: SortedKeys {
  private let lists: [any SortedKeys]

  init(_ lists: [any SortedKeys]) {
    self.lists = lists
  }

  var count: Int { lists.reduce(0) { $0 + $1.count } }

  /// All keys in order.
  var keys: [FactKey] { keys(after: nil, limit: count) }

  func keys(after key: FactKey?, limit: Int) -> [FactKey] {
    if lists.count == 1 { return lists[0].keys(after: key, limit: limit) }
    return Array(lists.flatMap { $0.keys(after: key, limit: limit) }.sorted().prefix(limit))
  }

  func keys(before key: FactKey?, limit: Int) -> [FactKey] {
    if lists.count == 1 { return lists[0].keys(before: key, limit: limit) }
    return Array(lists.flatMap { $0.keys(before: key, limit: limit) }.sorted(by: >).prefix(limit))
  }

}

/// Keys in order, each once, of which pages are taken.
protocol SortedKeys {
  var count: Int { get }
  /// The first keys after this one, or of all, ascending; in time in proportion to the limit.
  func keys(after key: FactKey?, limit: Int) -> [FactKey]
  /// The last keys before this one, or of all, descending; in time in proportion to the limit.
  func keys(before key: FactKey?, limit: Int) -> [FactKey]
}

extension SortedKeys {
  /// The last keys, ascending.
  func latest(_ limit: Int) -> [FactKey] { keys(before: nil, limit: limit).reversed() }
}

extension FactList: SortedKeys {
  func keys(after key: FactKey?, limit: Int) -> [FactKey] {
    let start = key.map { rank(of: $0) + (contains($0) ? 1 : 0) } ?? 0
    return keys(in: start..<min(count, start + limit))
  }

  func keys(before key: FactKey?, limit: Int) -> [FactKey] {
    let end = key.map(rank) ?? count
    return keys(in: max(0, end - limit)..<end).reversed()
  }
}

extension [FactKey]: SortedKeys {
  func keys(after key: FactKey?, limit: Int) -> [FactKey] {
    let start = key.map { key in firstPosition { key < $0 } } ?? 0
    return Array(self[start..<Swift.min(count, start + limit)])
  }

  func keys(before key: FactKey?, limit: Int) -> [FactKey] {
    let end = key.map { key in firstPosition { !($0 < key) } } ?? count
    return self[Swift.max(0, end - limit)..<end].reversed()
  }

  /// The first position whose key fulfills a condition that all after it fulfill; by halves.
  private func firstPosition(where isBeyond: (FactKey) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The keys of a list that fulfill a condition, where it is known how many do; in time in proportion to how many
/// do not.
struct SiftedList: SortedKeys {
  private static let step = 256

  let list: FactList
  let count: Int
  let condition: (FactKey) -> Bool

  func keys(after key: FactKey?, limit: Int) -> [FactKey] {
    sift(limit, from: key) { list.keys(after: $0, limit: Self.step) }
  }

  func keys(before key: FactKey?, limit: Int) -> [FactKey] {
    sift(limit, from: key) { list.keys(before: $0, limit: Self.step) }
  }

  private func sift(_ limit: Int, from key: FactKey?, _ next: (FactKey?) -> [FactKey]) -> [FactKey] {
    var found: [FactKey] = []
    var last = key
    while found.count < limit {
      let part = next(last)
      guard !part.isEmpty else { break }
      found += part.filter(condition)
      last = part.last
    }
    return Array(found.prefix(limit))
  }
}
