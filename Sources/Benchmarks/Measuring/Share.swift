/// How much of something is right, in percent: of what was expected, or of what was expected and found together (F1).
struct Share: CustomStringConvertible {
  private(set) var right = 0
  private(set) var all = 0

  var percent: Double { all == 0 ? 100 : 100 * Double(right) / Double(all) }

  /// In percent, with one decimal.
  var description: String { "\((percent * 10).rounded() / 10)" }

  /// Counts one that is right or not.
  mutating func add(_ isRight: Bool) {
    right += isRight ? 1 : 0
    all += 1
  }

  /// Counts pairs for F1: `right` of what was expected, among this many found.
  mutating func add(right: Int, expected: Int, found: Int) {
    self.right += 2 * right
    all += expected + found
  }
}
