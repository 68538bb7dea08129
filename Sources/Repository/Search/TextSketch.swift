/// What a text is known by among near copies of it: the smallest hashes of its runs of five words.
///
/// Of two texts that have most runs in common most of the smallest are the same (Broder 1997).
struct TextSketch {
  private static let runLength = 5
  private static let size = 48
  /// So many of the hashes are indexed: a copy has one of them at least.
  static let indexed = 4
  /// A copy has so much of the runs of both together in common.
  private static let leastShare = 0.6

  /// In order, the smallest first; none for a text of a few words.
  private(set) var hashes: [UInt64] = []

  /// Linear.
  init(_ text: UnsafeRawBufferPointer) {
    var last: [UInt64] = []
    SearchWords.forEachBytes(in: text) { word in
      last.append(StableHash.hash(word))
      guard last.count >= Self.runLength else { return }
      if last.count > Self.runLength { last.removeFirst() }
      var hasher = StableHash(seed: 71)
      for hash in last { hasher.combine(hash) }
      insert(hasher.value)
    }
  }

  private mutating func insert(_ hash: UInt64) {
    if hashes.count == Self.size, let largest = hashes.last, hash >= largest { return }
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    if low < hashes.count, hashes[low] == hash { return }
    hashes.insert(hash, at: low)
    if hashes.count > Self.size { hashes.removeLast() }
  }

  /// Whether two texts are near copies of each other.
  func isCopy(of other: TextSketch) -> Bool {
    guard hashes.count >= Self.indexed, other.hashes.count >= Self.indexed else { return false }
    let smallest = Set(hashes + other.hashes).sorted().prefix(min(hashes.count, other.hashes.count))
    let (mine, others) = (Set(hashes), Set(other.hashes))
    let shared = smallest.count { mine.contains($0) && others.contains($0) }
    return Double(shared) >= Self.leastShare * Double(smallest.count)
  }
}
