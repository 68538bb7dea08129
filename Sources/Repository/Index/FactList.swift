/// The facts or records with one attribute, in order: a stretch of the index.
struct FactList {
  private let postings: SortedSet<Posting>
  let attribute: UInt64
  private let start: Int
  /// How many there are.
  let count: Int

  /// - Parameters:
  ///   - lower: the first key.
  ///   - upper: one past the last key.
  init(
    _ postings: SortedSet<Posting>, _ attribute: UInt64, from lower: FactKey = .smallest,
    to upper: FactKey = .largest
  ) {
    self.postings = postings
    self.attribute = attribute
    start = postings.rank(of: Posting(attribute: attribute, key: lower))
    count = max(0, postings.rank(of: Posting(attribute: attribute, key: upper)) - start)
  }

  /// The first key; of a list that is not empty.
  var first: FactKey { self[0] }

  subscript(position: Int) -> FactKey { postings.element(at: start + position).key.key }

  func contains(_ key: FactKey) -> Bool { postings.contains(Posting(attribute: attribute, key: key)) }

  /// How many keys come before this one.
  func rank(of key: FactKey) -> Int {
    min(max(0, postings.rank(of: Posting(attribute: attribute, key: key)) - start), count)
  }

  /// The keys at these positions.
  func keys(in positions: Range<Int>) -> [FactKey] {
    guard !positions.isEmpty else { return [] }
    var keys: [FactKey] = []
    keys.reserveCapacity(positions.count)
    postings.ascend(from: Posting(attribute: attribute, key: self[positions.lowerBound])) { posting, _ in
      keys.append(posting.key)
      return keys.count < positions.count
    }
    return keys
  }

  /// All keys.
  var keys: [FactKey] { keys(in: 0..<count) }
}
