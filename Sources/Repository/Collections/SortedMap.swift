/// Keys in order, each with a value: a B+ tree whose copies share what they have in common.
///
/// A copy costs one reference; changing it afterwards copies the nodes on the path to the change, a few
/// kilobytes, and leaves the other copy as it is. Look-up, insertion, removal and finding the element at a
/// position are logarithmic; a map made from sorted elements takes linear time.
struct SortedMap<Key: Comparable & Sendable, Value: Sendable>: Sendable {
  private var root: Node

  /// How many elements a node has at most.
  private static var capacity: Int { 64 }

  init() {
    root = Node()
  }

  /// How many elements a node of a new map has, so that a few more find room.
  fileprivate static var fill: Int { capacity * 7 / 8 }

  /// A stretch of a map to be, made apart from the others.
  struct Stretch: Sendable {
    fileprivate var leaves: [Node] = []

    /// Elements in strictly ascending order. Linear.
    init(_ elements: some RandomAccessCollection<(Key, Value)>) {
      var index = elements.startIndex
      while index < elements.endIndex {
        let end = elements.index(index, offsetBy: fill, limitedBy: elements.endIndex) ?? elements.endIndex
        let part = elements[index..<end]
        leaves.append(Node(keys: ContiguousArray(part.map(\.0)), values: ContiguousArray(part.map(\.1))))
        index = end
      }
    }
  }

  /// A map of elements in strictly ascending order. Linear.
  init(sorted elements: some RandomAccessCollection<(Key, Value)>) {
    self.init(joining: [Stretch(elements)])
  }

  /// A map of stretches, each behind the one before.
  init(joining stretches: [Stretch]) {
    var nodes = stretches.flatMap(\.leaves)
    while nodes.count > 1 {
      var parents: [Node] = []
      var start = 0
      while start < nodes.count {
        let end = min(nodes.count, start + Self.fill)
        parents.append(Node(children: ContiguousArray(nodes[start..<end])))
        start = end
      }
      nodes = parents
    }
    root = nodes.first ?? Node()
  }

  /// How many elements there are.
  var count: Int { root.count }

  /// The value of a key; setting nil removes it.
  subscript(key: Key) -> Value? {
    get {
      var node = root
      while !node.children.isEmpty { node = node.children[node.childIndex(for: key)] }
      let index = node.lowerBound(of: key)
      return index < node.keys.count && node.keys[index] == key ? node.values[index] : nil
    }
    set {
      if let newValue {
        insert(key, newValue)
      } else {
        remove(key)
      }
    }
  }

  func contains(_ key: Key) -> Bool { self[key] != nil }

  mutating func insert(_ key: Key, _ value: Value) {
    if !isKnownUniquelyReferenced(&root) { root = Node(copying: root) }
    if let sibling = root.insert(key, value, capacity: Self.capacity) {
      root = Node(children: [root, sibling])
    }
  }

  mutating func remove(_ key: Key) {
    if !isKnownUniquelyReferenced(&root) { root = Node(copying: root) }
    root.remove(key, capacity: Self.capacity)
    while root.children.count == 1 { root = root.children[0] }
  }

  /// How many keys come before this one.
  func rank(of key: Key) -> Int {
    var node = root
    var rank = 0
    while !node.children.isEmpty {
      let index = node.childIndex(for: key)
      for size in node.sizes[..<index] { rank += size }
      node = node.children[index]
    }
    return rank + node.lowerBound(of: key)
  }

  /// The element at a position.
  func element(at position: Int) -> (key: Key, value: Value) {
    precondition(position >= 0 && position < count)
    var node = root
    var rest = position
    while !node.children.isEmpty {
      var index = 0
      while rest >= node.sizes[index] {
        rest -= node.sizes[index]
        index += 1
      }
      node = node.children[index]
    }
    return (node.keys[rest], node.values[rest])
  }

  /// The first key that is not before this one.
  func first(from start: Key) -> Key? {
    var found: Key?
    ascend(from: start) { key, _ in
      found = key
      return false
    }
    return found
  }

  /// Visits elements from the first that is not before `start`, upwards, until `body` says stop.
  func ascend(from start: Key, _ body: (Key, Value) -> Bool) {
    _ = root.ascend(from: start, body)
  }

  /// Visits elements from the last that is before `end`, downwards, until `body` says stop.
  func descend(before end: Key, _ body: (Key, Value) -> Bool) {
    _ = root.descend(before: end, body)
  }

  /// Visits all elements in order, so many at a time.
  func forEachStretch<Failure: Error>(
    of size: Int, _ body: ([(key: Key, value: Value)]) throws(Failure) -> Void
  ) throws(Failure) {
    var next = count > 0 ? element(at: 0).key : nil
    while let start = next {
      next = nil
      var stretch: [(key: Key, value: Value)] = []
      ascend(from: start) { key, value in
        if stretch.count == size { next = key } else { stretch.append((key, value)) }
        return next == nil
      }
      try body(stretch)
    }
  }

  /// Visits all elements in order.
  func forEach(_ body: (Key, Value) -> Void) {
    root.forEach(body)
  }

  /// A node: a leaf with keys and values, or an inner node with children, the key that each begins at, and how
  /// many elements each has: a position is found without a look at the children that are passed over.
  ///
  /// A node that more than one map refers to is never changed, so readers on other threads are safe.
  fileprivate final class Node: @unchecked Sendable {
    var keys: ContiguousArray<Key> = []
    var values: ContiguousArray<Value> = []
    var children: ContiguousArray<Node> = []
    var sizes: ContiguousArray<Int> = []
    var count = 0

    init() {}

    init(keys: ContiguousArray<Key>, values: ContiguousArray<Value>) {
      self.keys = keys
      self.values = values
      count = keys.count
    }

    init(children: ContiguousArray<Node>) {
      self.children = children
      keys = ContiguousArray(children.map { $0.keys[0] })
      sizes = ContiguousArray(children.map(\.count))
      count = sizes.reduce(0, +)
    }

    init(copying other: Node) {
      keys = other.keys
      values = other.values
      children = other.children
      sizes = other.sizes
      count = other.count
    }

    @inline(__always)
    func lowerBound(of key: Key) -> Int {
      var low = 0
      var high = keys.count
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low
    }

    /// The child whose stretch holds the key; keys before all others belong to the first.
    @inline(__always)
    func childIndex(for key: Key) -> Int {
      let index = lowerBound(of: key)
      if index < keys.count, keys[index] == key { return index }
      return max(0, index - 1)
    }

    /// Inserts, and returns the new right sibling when the node had to be split.
    func insert(_ key: Key, _ value: Value, capacity: Int) -> Node? {
      if children.isEmpty {
        let index = lowerBound(of: key)
        if index < keys.count, keys[index] == key {
          values[index] = value
          return nil
        }
        keys.insert(key, at: index)
        values.insert(value, at: index)
        count += 1
      } else {
        let index = childIndex(for: key)
        if !isKnownUniquelyReferenced(&children[index]) {
          children[index] = Node(copying: children[index])
        }
        let sibling = children[index].insert(key, value, capacity: capacity)
        count += children[index].count + (sibling?.count ?? 0) - sizes[index]
        sizes[index] = children[index].count
        if key < keys[index] { keys[index] = key }
        if let sibling {
          keys.insert(sibling.keys[0], at: index + 1)
          children.insert(sibling, at: index + 1)
          sizes.insert(sibling.count, at: index + 1)
        }
      }
      return keys.count > capacity ? split() : nil
    }

    private func split() -> Node {
      let middle = keys.count / 2
      let sibling = Node()
      sibling.keys = ContiguousArray(keys[middle...])
      keys.removeSubrange(middle...)
      if children.isEmpty {
        sibling.values = ContiguousArray(values[middle...])
        values.removeSubrange(middle...)
        sibling.count = sibling.keys.count
      } else {
        sibling.children = ContiguousArray(children[middle...])
        children.removeSubrange(middle...)
        sibling.sizes = ContiguousArray(sizes[middle...])
        sizes.removeSubrange(middle...)
        sibling.count = sibling.sizes.reduce(0, +)
      }
      count -= sibling.count
      return sibling
    }

    func remove(_ key: Key, capacity: Int) {
      guard !children.isEmpty else {
        let index = lowerBound(of: key)
        guard index < keys.count, keys[index] == key else { return }
        keys.remove(at: index)
        values.remove(at: index)
        count -= 1
        return
      }
      let index = childIndex(for: key)
      if !isKnownUniquelyReferenced(&children[index]) {
        children[index] = Node(copying: children[index])
      }
      children[index].remove(key, capacity: capacity)
      count += children[index].count - sizes[index]
      sizes[index] = children[index].count
      let size = children[index].keys.count
      if size == 0 {
        keys.remove(at: index)
        children.remove(at: index)
        sizes.remove(at: index)
      } else if size < capacity / 4, children.count > 1 {
        let left = index > 0 ? index - 1 : index
        if children[left].keys.count + children[left + 1].keys.count <= capacity * 3 / 4 { merge(left) }
      }
    }

    private func merge(_ left: Int) {
      let merged = Node(copying: children[left])
      let right = children[left + 1]
      merged.keys += right.keys
      merged.values += right.values
      merged.children += right.children
      merged.sizes += right.sizes
      merged.count += right.count
      children[left] = merged
      sizes[left] = merged.count
      children.remove(at: left + 1)
      sizes.remove(at: left + 1)
      keys.remove(at: left + 1)
    }

    func ascend(from start: Key?, _ body: (Key, Value) -> Bool) -> Bool {
      if children.isEmpty {
        for index in (start.map(lowerBound) ?? 0)..<keys.count where !body(keys[index], values[index]) {
          return false
        }
        return true
      }
      let first = start.map(childIndex) ?? 0
      for index in first..<children.count
      where !children[index].ascend(from: index == first ? start : nil, body) { return false }
      return true
    }

    func descend(before end: Key?, _ body: (Key, Value) -> Bool) -> Bool {
      if children.isEmpty {
        var index = end.map(lowerBound) ?? keys.count
        while index > 0 {
          index -= 1
          if !body(keys[index], values[index]) { return false }
        }
        return true
      }
      let last = end.map(childIndex) ?? children.count - 1
      var index = last
      while index >= 0 {
        if !children[index].descend(before: index == last ? end : nil, body) { return false }
        index -= 1
      }
      return true
    }

    func forEach(_ body: (Key, Value) -> Void) {
      for index in values.indices { body(keys[index], values[index]) }
      for child in children { child.forEach(body) }
    }
  }
}

/// A set of keys in order.
typealias SortedSet<Element: Comparable & Sendable> = SortedMap<Element, Unit>

/// The value of a map that is a set.
struct Unit: Hashable, Sendable {}

extension SortedMap where Value == Unit {
  /// A set of elements in strictly ascending order. Linear, by all cores.
  init(sortedKeys keys: [Key]) {
    self.init(
      joining: Parallel.map(Array(keys.stretches(of: Self.fill << 10)), inPiecesOf: 1) {
        Stretch(sortedKeys: $0)
      })
  }

  mutating func insert(_ key: Key) {
    insert(key, Unit())
  }
}

extension SortedMap.Stretch where Value == Unit {
  /// Keys in strictly ascending order.
  init(sortedKeys keys: some RandomAccessCollection<Key>) {
    self.init(keys.lazy.map { ($0, Unit()) })
  }
}
