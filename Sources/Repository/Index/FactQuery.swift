/// Which facts or records: attributes that must hold, a stretch of the order, and what cannot be indexed.
struct FactQuery {
  /// Each part holds when one of its attributes does; every part must hold.
  var parts: [[UInt64]] = []
  /// The candidates, where they are known without the index; in order, each once.
  var candidates: [FactKey]?
  /// The first key.
  var lower = FactKey.smallest
  /// One past the last key.
  var upper = FactKey.largest
  /// What else must hold.
  var conditions: [(FactKey) -> Bool] = []

  /// Asks for one of these attributes; with none of them nothing is found.
  mutating func require(anyOf attributes: [UInt64]) {
    parts.append(attributes)
  }

  /// Asks for one of these facts.
  mutating func require(oneOf keys: [FactKey]) {
    let sorted = Array(Set(keys)).sorted()
    candidates = candidates.map { old in old.filter(Set(sorted).contains) } ?? sorted
  }

  mutating func require(_ condition: @escaping (FactKey) -> Bool) {
    conditions.append(condition)
  }
}

extension FactIndex {
  /// What a query finds: a list of the index where one attribute decides, or keys in order.
  enum Found {
    case list(FactList)
    case keys([FactKey])

    var count: Int {
      switch self {
      case .list(let list): list.count
      case .keys(let keys): keys.count
      }
    }

    func rank(of key: FactKey) -> Int {
      switch self {
      case .list(let list): return list.rank(of: key)
      case .keys(let keys):
        var low = 0
        var high = keys.count
        while low < high {
          let middle = (low + high) / 2
          if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
      }
    }

    func keys(in positions: Range<Int>) -> [FactKey] {
      switch self {
      case .list(let list): list.keys(in: positions)
      case .keys(let keys): Array(keys[positions])
      }
    }
  }

  /// The facts that a query asks for, in the order of their keys.
  ///
  /// Logarithmic for at most one attribute; else linear in the shortest list of the parts.
  func find(_ query: FactQuery, among all: Attribute) -> Found {
    if query.candidates == nil, query.conditions.isEmpty {
      let single =
        query.parts.isEmpty
        ? all.hash : query.parts.count == 1 && query.parts[0].count == 1 ? query.parts[0][0] : nil
      if let single { return .list(FactList(postings, single, from: query.lower, to: query.upper)) }
    }
    var parts = query.parts.map { $0.map { FactList(postings, $0, from: query.lower, to: query.upper) } }
    var keys: [FactKey]
    if let candidates = query.candidates {
      keys = candidates.filter { !($0 < query.lower) && $0 < query.upper }
    } else {
      let sizes = parts.map { $0.reduce(0) { $0 + $1.count } }
      if let smallest = sizes.indices.min(by: { sizes[$0] < sizes[$1] }) {
        keys = Self.union(parts.remove(at: smallest))
      } else {
        keys = FactList(postings, all.hash, from: query.lower, to: query.upper).keys
      }
    }
    for part in parts { keys = Self.intersection(keys, part) }
    for condition in query.conditions { keys = keys.filter(condition) }
    return .keys(keys)
  }

  /// The keys that are in one of the lists: looked up one by one, or, in lists that are not much longer, by
  /// going through both side by side.
  private static func intersection(_ keys: [FactKey], _ lists: [FactList]) -> [FactKey] {
    let size = lists.reduce(0) { $0 + $1.count }
    guard size < 16 * keys.count else { return keys.filter { key in lists.contains { $0.contains(key) } } }
    let others = union(lists)
    var found: [FactKey] = []
    var next = 0
    for key in keys {
      while next < others.count, others[next] < key { next += 1 }
      if next < others.count, others[next] == key { found.append(key) }
    }
    return found
  }

  private static func union(_ lists: [FactList]) -> [FactKey] {
    guard lists.count != 1 else { return lists[0].keys }
    return Array(Set(lists.flatMap(\.keys))).sorted()
  }

  /// A page of what was found, in ascending or descending order.
  func page(
    of found: Found, descending: Bool, order: String, _ request: PageRequest
  ) throws(QueryError) -> Page<FactKey> {
    let total = found.count
    let mark = order + (descending ? "-" : "+")
    var positions: Range<Int>
    if descending {
      let end =
        try request.cursor.map { cursor throws(QueryError) in
          found.rank(of: try Cursor.key(cursor, order: mark))
        } ?? total
      positions = max(0, end - request.limit)..<end
    } else {
      var start = 0
      if let cursor = request.cursor {
        let key = try Cursor.key(cursor, order: mark)
        start = found.rank(of: key)
        if start < total, found.keys(in: start..<start + 1)[0] == key { start += 1 }
      }
      positions = start..<min(total, start + request.limit)
    }
    var keys = found.keys(in: positions)
    if descending { keys.reverse() }
    let hasMore = descending ? positions.lowerBound > 0 : positions.upperBound < total
    let next = hasMore ? keys.last.map { Cursor.text($0, order: mark) } : nil
    return Page(items: keys, total: total, next: next)
  }
}
