import Seeded

extension SeededRandom {
  /// A number below `count`, the smaller the likelier.
  mutating func skewed(_ count: Int) -> Int {
    let uniform = Double(next() >> 11) / Double(1 << 53)
    return min(count - 1, Int(uniform * uniform * uniform * Double(count)))
  }
}
