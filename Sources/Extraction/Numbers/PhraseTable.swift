import Language

/// Words and phrases with what they mean, looked up at a place in the text, the longest first.
struct PhraseTable<Value: Sendable>: Sendable {
  private struct Phrase: Sendable {
    let rest: [UInt64]
    let value: Value
  }
  private var phrases: [UInt64: [Phrase]] = [:]

  /// Adds a phrase, its words parted by spaces. A later one with the same words is not reached.
  mutating func add(_ phrase: some StringProtocol, _ value: Value) {
    let words = phrase.split(separator: " ").map { stableHash($0.utf8) }
    guard let first = words.first else { return }
    let entry = Phrase(rest: Array(words.dropFirst()), value: value)
    var entries = phrases[first] ?? []
    let place = entries.firstIndex { $0.rest.count < entry.rest.count } ?? entries.count
    entries.insert(entry, at: place)
    phrases[first] = entries
  }

  /// The stable hashes of the words that phrases start with.
  var firstWords: some Sequence<UInt64> { phrases.keys }

  /// The longest phrase that starts at `index`, and how many pieces it takes.
  ///
  /// - Parameter isExact: whether the words are compared as they are written, and not in lower case.
  func match(_ pieces: [Piece], at index: Int, isExact: Bool = false) -> (value: Value, count: Int)? {
    guard index < pieces.count,
      let entries = phrases[isExact ? pieces[index].form : pieces[index].hash]
    else { return nil }
    for entry in entries {
      let end = index + 1 + entry.rest.count
      guard end <= pieces.count else { continue }
      var next = index + 1
      while next < end,
        (isExact ? pieces[next].form : pieces[next].hash) == entry.rest[next - index - 1]
      { next += 1 }
      if next == end { return (entry.value, entry.rest.count + 1) }
    }
    return nil
  }

  /// The longest phrase that ends right before `end`, at most `limit` words long.
  func match(_ pieces: [Piece], endingAt end: Int, limit: Int = 5) -> (value: Value, count: Int)? {
    var length = min(limit, end)
    while length > 0 {
      if let found = match(pieces, at: end - length), found.count == length { return found }
      length -= 1
    }
    return nil
  }

  /// What a single word means.
  subscript(hash: UInt64) -> Value? { phrases[hash]?.last.flatMap { $0.rest.isEmpty ? $0.value : nil } }
}
