/// Postings to put in and take out at once.
struct PostingChanges {
  private(set) var added: [Posting] = []
  private(set) var removed: [Posting] = []

  mutating func add(_ postings: [Posting]) { added += postings }
  mutating func remove(_ postings: [Posting]) { removed += postings }

  /// Few are put in one by one; many by making the index anew from sorted postings.
  func apply(to postings: inout SortedSet<Posting>) {
    for posting in removed { postings.remove(posting) }
    guard added.count > 10_000, added.count > postings.count / 8 else {
      for posting in added { postings.insert(posting) }
      return
    }
    var new = added
    Parallel.sort(&new)
    var all: [Posting] = []
    all.reserveCapacity(postings.count + new.count)
    var next = 0
    postings.forEach { old, _ in
      while next < new.count, new[next] < old {
        if all.last != new[next] { all.append(new[next]) }
        next += 1
      }
      if all.last != old { all.append(old) }
    }
    for posting in new[next...] where all.last != posting { all.append(posting) }
    postings = SortedSet(sortedKeys: all)
  }
}
