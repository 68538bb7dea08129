/// Which row of the table of words belongs to a word.
struct WordVocabulary: @unchecked Sendable {
  private let checks: UnsafePointer<UInt16>
  private let rows: UnsafePointer<UInt16>
  private let mask: UInt64

  init(_ file: inout NetworkFile) {
    let count = 1 << file.vocabularyBits
    mask = UInt64(count - 1)
    checks = file.part(count * 2).assumingMemoryBound(to: UInt16.self)
    rows = file.part(count * 2).assumingMemoryBound(to: UInt16.self)
  }

  /// The row for a `Token.hash`; 0 for a word that is unknown. Constant time.
  func row(_ hash: UInt64) -> Int {
    let mixed = LinearModel.mixed(hash)
    let check = max(1, UInt16(truncatingIfNeeded: mixed >> 48))
    var slot = Int(mixed & mask)
    while true {
      let found = UInt16(littleEndian: checks[slot])
      if found == check { return Int(UInt16(littleEndian: rows[slot])) }
      if found == 0 { return 0 }
      slot = (slot + 1) & Int(mask)
    }
  }
}
