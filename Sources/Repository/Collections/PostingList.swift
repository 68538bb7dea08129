/// The documents that have a word, by number, with how often each has it.
///
/// In chunks, so that a copy that adds a document copies a few kilobytes at most.
struct PostingList: Sendable {
  private static let chunkSize = 1024

  /// A document's number times 256, plus how often it has the word, at most 255 times.
  private var chunks: [[UInt32]]
  private(set) var count: Int

  /// A list of documents in ascending order.
  init(sorted entries: [UInt32]) {
    count = entries.count
    guard entries.count > Self.chunkSize else {
      chunks = [entries]
      return
    }
    chunks = stride(from: 0, to: entries.count, by: Self.chunkSize).map {
      Array(entries[$0..<min(entries.count, $0 + Self.chunkSize)])
    }
  }

  static func entry(document: UInt32, frequency: Int) -> UInt32 {
    document << 8 | UInt32(min(frequency, 255))
  }

  mutating func insert(_ entry: UInt32) {
    count += 1
    var index = chunks.count - 1
    while index > 0, let first = chunks[index].first, entry < first { index -= 1 }
    let position = Self.lowerBound(of: entry, in: chunks[index])
    chunks[index].insert(entry, at: position)
    if chunks[index].count > Self.chunkSize {
      let half = position == chunks[index].count - 1 ? Self.chunkSize : chunks[index].count / 2
      let tail = Array(chunks[index][half...])
      chunks[index].removeSubrange(half...)
      chunks.insert(tail, at: index + 1)
    }
  }

  mutating func remove(document: UInt32) {
    for index in chunks.indices.reversed() {
      guard let first = chunks[index].first, first >> 8 <= document else { continue }
      let position = Self.lowerBound(of: document << 8, in: chunks[index])
      guard position < chunks[index].count, chunks[index][position] >> 8 == document else { return }
      chunks[index].remove(at: position)
      if chunks[index].isEmpty, chunks.count > 1 { chunks.remove(at: index) }
      count -= 1
      return
    }
  }

  /// Visits every document with its frequency, in order.
  @inline(__always)
  func forEach(_ body: (_ document: Int, _ frequency: Int) -> Void) {
    forEachEntry { body(Int($0 >> 8), Int($0 & 0xFF)) }
  }

  /// Visits every entry in order.
  @inline(__always)
  func forEachEntry(_ body: (UInt32) -> Void) {
    for chunk in chunks {
      for entry in chunk { body(entry) }
    }
  }

  private static func lowerBound(of entry: UInt32, in chunk: [UInt32]) -> Int {
    var low = 0
    var high = chunk.count
    while low < high {
      let middle = (low + high) / 2
      if chunk[middle] < entry { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
