/// Eight bytes looked at together, as one 64-bit word. Each question is a subtraction that borrows into the top bit of
/// a byte that is low enough; a borrow from the byte below can only follow one that was low itself, so that "is there
/// one" is exact.
@frozen package struct ByteWord {
  // Computed, so that they are constants in other modules, too.
  @inlinable static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable static var tops: UInt64 { 0x8080_8080_8080_8080 }

  @usableFromInline let word: UInt64

  /// The bytes from `index` on, of which there must be eight.
  @inlinable @inline(__always)
  package init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
  }

  /// Whether JSON wants one of the bytes escaped: a control, a quotation mark, a backslash.
  @inlinable @inline(__always)
  package var needsEscape: Bool {
    let quotes = word ^ (Self.ones &* 0x22)
    let backslashes = word ^ (Self.ones &* 0x5C)
    let low = (word &- Self.ones &* 0x20) & ~word
    let equal = ((quotes &- Self.ones) & ~quotes) | ((backslashes &- Self.ones) & ~backslashes)
    return (low | equal) & Self.tops != 0
  }

  /// Whether one of the bytes is a control character, HTAB and DEL included.
  @inlinable @inline(__always)
  package var holdsControl: Bool {
    let deletes = word ^ (Self.ones &* 0x7F)
    let low = (word &- Self.ones &* 0x20) & ~word
    return (low | ((deletes &- Self.ones) & ~deletes)) & Self.tops != 0
  }
}
