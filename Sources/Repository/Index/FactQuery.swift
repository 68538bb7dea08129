/// Which facts or records: attributes that must hold, a stretch of the order, and what cannot be indexed.
struct FactQuery {
  /// Holds when one of the attributes does.
  struct Part {
    var attributes: [UInt64]
    /// Whether no fact has more than one of them.
    var isExclusive: Bool
  }

  /// Every part must hold.
  var parts: [Part] = []
  /// The candidates, where they are known without the index; in order, each once.
  var candidates: [FactKey]?
  /// The first key.
  var lower = FactKey.smallest
  /// One past the last key.
  var upper = FactKey.largest
  /// What must not hold.
  var excluded: [UInt64] = []
  /// What else must hold.
  var conditions: [(FactKey) -> Bool] = []

  /// Whether the parts and the stretch of the order say it all.
  var isIndexedByParts: Bool { candidates == nil && excluded.isEmpty && conditions.isEmpty }

  /// Asks for one of these attributes; with none of them nothing is found.
  ///
  /// - Parameter exclusive: says that no fact has more than one of them.
  mutating func require(anyOf attributes: [UInt64], exclusive: Bool = false) {
    parts.append(Part(attributes: attributes, isExclusive: exclusive || attributes.count == 1))
  }

  /// Asks for none of these attributes.
  mutating func exclude(anyOf attributes: [UInt64]) {
    excluded += attributes
  }

  /// Asks for one of some attributes and none of others, as the attributes of terms.
  mutating func require(_ terms: Terms?, exclusive: Bool = false, _ attributes: (String) -> [UInt64]) {
    guard let terms else { return }
    if !terms.any.isEmpty { require(anyOf: Array(Set(terms.any.flatMap(attributes))), exclusive: exclusive) }
    if !terms.none.isEmpty { exclude(anyOf: terms.none.flatMap(attributes)) }
  }

  /// Asks for facts that some articles have, and others have not.
  mutating func require(inArticles ids: Terms?, _ keys: (String) -> [FactKey]) {
    guard let ids else { return }
    if !ids.any.isEmpty { require(oneOf: ids.any.flatMap(keys)) }
    if !ids.none.isEmpty {
      let unwanted = Set(ids.none.flatMap(keys))
      require { !unwanted.contains($0) }
    }
  }

  /// Asks for an attribute, or for its absence.
  mutating func require(_ isWanted: Bool?, _ attribute: UInt64) {
    guard let isWanted else { return }
    if isWanted { require(anyOf: [attribute]) } else { exclude(anyOf: [attribute]) }
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
  /// The facts that a query asks for, in the order of their keys.
  ///
  /// Logarithmic where one part decides whose attributes exclude each other; else linear in the shortest part.
  func find(_ query: FactQuery, among all: Attribute) -> FoundFacts {
    func lists(_ part: FactQuery.Part) -> [FactList] {
      part.attributes.map { FactList(postings, $0, from: query.lower, to: query.upper) }
    }
    let everything = FactQuery.Part(attributes: [all.hash], isExclusive: true)
    if query.isIndexedByParts, query.parts.count <= 1 {
      let part = query.parts.first ?? everything
      if part.isExclusive { return FoundFacts(lists(part)) }
    }
    var parts = query.parts.map(lists)
    var keys: [FactKey]
    if let candidates = query.candidates {
      keys = candidates.filter { !($0 < query.lower) && $0 < query.upper }
    } else {
      let sizes = parts.map { $0.reduce(0) { $0 + $1.count } }
      let smallest = sizes.indices.min { sizes[$0] < sizes[$1] }
      keys = Self.union(smallest.map { parts.remove(at: $0) } ?? lists(everything))
    }
    for part in parts { keys = Self.sifted(keys, by: part) }
    for attribute in query.excluded {
      let list = FactList(postings, attribute, from: query.lower, to: query.upper)
      keys = Self.difference(keys, list)
    }
    for condition in query.conditions { keys = keys.filter(condition) }
    return FoundFacts([keys])
  }

  /// The keys that are in one of the lists: looked up one by one, or, in lists that are not much longer, by
  /// going through both side by side.
  private static func sifted(_ keys: [FactKey], by lists: [FactList]) -> [FactKey] {
    let size = lists.reduce(0) { $0 + $1.count }
    guard size < 64 * keys.count else { return keys.filter { key in lists.contains { $0.contains(key) } } }
    let others = union(lists)
    var found: [FactKey] = []
    var next = 0
    for key in keys {
      while next < others.count, others[next] < key { next += 1 }
      if next < others.count, others[next] == key { found.append(key) }
    }
    return found
  }

  /// The keys that are not in a list: looked up one by one, or by going through both side by side.
  private static func difference(_ keys: [FactKey], _ list: FactList) -> [FactKey] {
    guard list.count > 0 else { return keys }
    guard list.count < 64 * keys.count else { return keys.filter { !list.contains($0) } }
    let others = list.keys
    var rest: [FactKey] = []
    var next = 0
    for key in keys {
      while next < others.count, others[next] < key { next += 1 }
      if next == others.count || others[next] != key { rest.append(key) }
    }
    return rest
  }

  /// The keys of all lists, in order, each once.
  private static func union(_ lists: [FactList]) -> [FactKey] {
    var stretches = lists.filter { $0.count > 0 }.map(\.keys)
    while stretches.count > 1 {
      stretches = stride(from: 0, to: stretches.count, by: 2).map { index in
        index + 1 < stretches.count ? union(stretches[index], stretches[index + 1]) : stretches[index]
      }
    }
    return stretches.first ?? []
  }

  private static func union(_ left: [FactKey], _ right: [FactKey]) -> [FactKey] {
    var keys: [FactKey] = []
    keys.reserveCapacity(left.count + right.count)
    var next = 0
    for key in left {
      while next < right.count, right[next] < key {
        keys.append(right[next])
        next += 1
      }
      if next < right.count, right[next] == key { next += 1 }
      keys.append(key)
    }
    return keys + right[next...]
  }

  /// A page of what was found, in ascending or descending order.
  func page(
    of found: FoundFacts, descending: Bool, order: String, _ request: PageRequest
  ) throws(QueryError) -> Page<FactKey> {
    let mark = order + (descending ? "-" : "+")
    let cursor = try request.cursor.map { text throws(QueryError) in try Cursor.key(text, order: mark) }
    let more = request.limit + 1
    let keys = descending ? found.keys(before: cursor, limit: more) : found.keys(after: cursor, limit: more)
    let shown = Array(keys.prefix(request.limit))
    let next = keys.count > shown.count ? shown.last.map { Cursor.text($0, order: mark) } : nil
    return Page(items: shown, total: found.count, next: next)
  }
}
