/// Answers in the order in which they were last asked for, and what they take in memory.
struct KeptAnswers {
  /// What an answer is found by.
  struct Key {
    let hash: UInt64
    let accept: String?
    let isCompressed: Bool

    /// The key of a request: its target, its `Accept`, and whether the answer may be compressed.
    init(_ request: Request) {
      let head = request.head
      accept = head.hasField(.accept) ? request.headers[.accept] : nil
      isCompressed = request.acceptsGzip
      let bytes = head.bytes
      hash =
        ByteHash.hash(bytes.span.extracting(head.target)) ^ UInt64(truncatingIfNeeded: accept.hashValue)
        ^ (isCompressed ? 1 : 0)
    }
  }

  /// An answer that is kept.
  struct Answer {
    let key: Key
    let target: [UInt8]
    let response: Response
    /// Bytes of memory that it takes, its share of the tables included.
    let size: Int

    init(_ response: Response, _ key: Key, target: [UInt8]) {
      self.key = key
      self.target = target
      self.response = response
      var size = Self.shareOfTables + target.heapBytes + response.headers.heapBytes
      if case .bytes(let body) = response.body { size += body.heapBytes }
      if let accept = key.accept { size += accept.heapBytes }
      if let tag = response.eTag { size += tag.opaque.heapBytes }
      self.size = size
    }

    /// A slot and an entry of the index, each in a table that is half empty when it has just grown.
    private static let shareOfTables =
      2 * (MemoryLayout<Slot>.stride + MemoryLayout<(UInt64, Int32)>.stride) + 16
  }

  /// An answer in the chain from the one asked for last to the one not asked for the longest.
  private struct Slot {
    var answer: Answer?
    var older: Int32 = -1
    /// While the slot is free, the next free one.
    var newer: Int32 = -1
  }

  private var slots: [Slot] = []
  private var slotOfHash: [UInt64: Int32] = [:]
  private var newest: Int32 = -1
  private var oldest: Int32 = -1
  private var firstFree: Int32 = -1

  /// Bytes of memory that all of them take.
  private(set) var bytes = 0

  /// How many there are.
  var count: Int { slotOfHash.count }

  /// The answer to a request, from now on the last to go.
  mutating func find(_ key: Key, _ head: RequestHead) -> Response? {
    guard let slot = slotOfHash[key.hash], let answer = slots[Int(slot)].answer,
      answer.key.accept == key.accept, answer.key.isCompressed == key.isCompressed,
      head.targetEquals(answer.target)
    else { return nil }
    if slot != newest {
      unlink(slot)
      linkNewest(slot)
    }
    return answer.response
  }

  /// Keeps an answer, in the place of one with the same hash; returns how many others went to make room for it.
  mutating func insert(_ answer: Answer, byteLimit: Int) -> UInt64 {
    guard answer.size <= byteLimit else { return 0 }
    if let slot = slotOfHash[answer.key.hash] { remove(slot) }
    var evictions: UInt64 = 0
    while bytes + answer.size > byteLimit {
      remove(oldest)
      evictions += 1
    }
    let slot = takeSlot()
    slots[Int(slot)].answer = answer
    linkNewest(slot)
    slotOfHash[answer.key.hash] = slot
    bytes += answer.size
    return evictions
  }

  private mutating func remove(_ slot: Int32) {
    guard let answer = slots[Int(slot)].answer else { return }
    unlink(slot)
    slots[Int(slot)].answer = nil
    slots[Int(slot)].newer = firstFree
    firstFree = slot
    slotOfHash[answer.key.hash] = nil
    bytes -= answer.size
  }

  private mutating func takeSlot() -> Int32 {
    guard firstFree >= 0 else {
      slots.append(Slot())
      return Int32(slots.count - 1)
    }
    let slot = firstFree
    firstFree = slots[Int(slot)].newer
    return slot
  }

  private mutating func linkNewest(_ slot: Int32) {
    slots[Int(slot)].older = newest
    slots[Int(slot)].newer = -1
    if newest >= 0 { slots[Int(newest)].newer = slot } else { oldest = slot }
    newest = slot
  }

  private mutating func unlink(_ slot: Int32) {
    let (older, newer) = (slots[Int(slot)].older, slots[Int(slot)].newer)
    if older >= 0 { slots[Int(older)].newer = newer } else { oldest = newer }
    if newer >= 0 { slots[Int(newer)].older = older } else { newest = older }
  }
}
