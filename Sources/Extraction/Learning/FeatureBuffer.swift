/// Collects the hashed features of one decision in memory that its owner lends, so that a decision
/// allocates nothing.
package struct FeatureBuffer {
  private let base: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  private var count = 0
  private var template: UInt64 = 0

  package init(_ memory: UnsafeMutableBufferPointer<UInt64>) {
    base = memory.baseAddress!
    capacity = memory.count
  }

  /// The features so far.
  @inline(__always)
  package var features: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: base, count: count) }

  /// Starts the next decision.
  @inline(__always)
  package mutating func removeAll() {
    count = 0
    template = 0
  }

  /// Adds the next template's feature for a value, a pair or a triple. Callers add the same templates
  /// in the same order for every decision: the place in the order is part of the hash.
  @inline(__always)
  package mutating func add(_ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0) {
    assert(count < capacity)
    template &+= 0x9e37_79b9_7f4a_7c15
    var hash = template ^ first
    hash = (hash &* 0x2127_599b_f432_5c37) ^ second
    hash = ((hash ^ (hash >> 29)) &* 0x880b_a3b6_4e5d_1a9d) ^ third
    base[count] = hash
    count += 1
  }
}
