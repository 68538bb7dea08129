/// How far two spellings are apart.
enum EditDistance {
  /// How many letters must be changed, put in, left out or exchanged with their neighbour to make one word of the
  /// other; nil for more than `most`.
  static func of(_ left: [UInt8], _ right: [UInt8], most: Int) -> Int? {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      guard (current.min() ?? 0) <= most else { return nil }
      (beforeLast, last) = (last, current)
    }
    return last[right.count] <= most ? last[right.count] : nil
  }
}
