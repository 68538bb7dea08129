/// A prefix code for symbols by how often each occurs: a length in bits for every symbol, and the canonical code that
/// follows from the lengths (RFC 1951 section 3.2.2).
struct HuffmanCode {
  /// Bits of the code of each symbol; 0 for one that does not occur.
  private(set) var lengths: [UInt8]
  /// The code of each symbol, its first bit lowest, as it goes out.
  private(set) var codes: [UInt16]

  /// The best code of at most `longest` bits, or one next to it. At least `least` symbols have a length, since a code
  /// of none cannot be written.
  init(frequencies: [UInt32], longest: Int, least: Int = 1) {
    lengths = Array(repeating: 0, count: frequencies.count)
    var used = frequencies.indices.filter { frequencies[$0] > 0 }
    for symbol in frequencies.indices where used.count < least && frequencies[symbol] == 0 {
      used.append(symbol)
    }
    used.sort { frequencies[$0] < frequencies[$1] }
    let depths = Self.counts(ofDepths: used.map { max(1, frequencies[$0]) }, longest: longest)
    // The rarest have the longest codes.
    var next = used.startIndex
    for length in stride(from: longest, through: 1, by: -1) {
      for _ in 0..<depths[length] {
        lengths[used[next]] = UInt8(length)
        next += 1
      }
    }
    codes = Self.codes(lengths)
  }

  /// How many leaves a tree has at each depth, for leaves with these weights in ascending order.
  private static func counts(ofDepths weights: [UInt32], longest: Int) -> [Int] {
    var counts = Array(repeating: 0, count: max(longest, weights.count) + 1)
    guard weights.count > 1 else {
      counts[1] = weights.count
      return counts
    }
    // Two queues, both in ascending order: leaves, and the nodes made of what was least.
    var nodes: [(weight: UInt64, left: Int, right: Int)] = []
    var leaf = 0
    var node = 0
    func takeLeast() -> (weight: UInt64, index: Int) {
      if node >= nodes.count || leaf < weights.count && UInt64(weights[leaf]) <= nodes[node].weight {
        leaf += 1
        return (UInt64(weights[leaf - 1]), leaf - 1)
      }
      node += 1
      return (nodes[node - 1].weight, weights.count + node - 1)
    }
    while nodes.count < weights.count - 1 {
      let left = takeLeast()
      let right = takeLeast()
      nodes.append((left.weight + right.weight, left.index, right.index))
    }
    var depths = Array(repeating: 0, count: nodes.count)
    for index in nodes.indices.reversed() {
      for child in [nodes[index].left, nodes[index].right] {
        if child < weights.count {
          counts[depths[index] + 1] += 1
        } else {
          depths[child - weights.count] = depths[index] + 1
        }
      }
    }
    limit(&counts, to: longest)
    return counts
  }

  /// Moves what lies too deep up, and makes room for it by moving others down.
  private static func limit(_ counts: inout [Int], to longest: Int) {
    guard counts.count > longest + 1 else { return }
    counts[longest] += counts[(longest + 1)...].reduce(0, +)
    counts.removeSubrange((longest + 1)...)
    var excess = (1...longest).reduce(0) { $0 + counts[$1] << (longest - $1) } - 1 << longest
    while excess > 0 {
      counts[longest] -= 1
      if let depth = (1..<longest).reversed().first(where: { counts[$0] > 0 }) {
        counts[depth] -= 1
        counts[depth + 1] += 2
      }
      excess -= 1
    }
  }

  private static func codes(_ lengths: [UInt8]) -> [UInt16] {
    var counts = Array(repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var next = Array(repeating: 0, count: 16)
    for length in 1..<15 { next[length + 1] = (next[length] + counts[length]) << 1 }
    return lengths.map { length in
      guard length > 0 else { return 0 }
      let code = next[Int(length)]
      next[Int(length)] += 1
      return bitReversed(UInt16(code), length)
    }
  }

  private static func bitReversed(_ code: UInt16, _ length: UInt8) -> UInt16 {
    var code = code
    var result: UInt16 = 0
    for _ in 0..<length {
      result = result << 1 | code & 1
      code >>= 1
    }
    return result
  }
}
