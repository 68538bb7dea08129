/// Eight bytes looked at together, as one 64-bit word. The question is a subtraction that borrows into the top bit of a
/// byte that is low enough; a borrow from the byte below can only follow one that was low itself, so that "is there one"
/// is exact.
struct ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  private let word: UInt64

  /// The bytes from `index` on, of which there must be eight.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
  }

  /// Whether one of the bytes is a control character, HTAB and DEL included.
  @inline(__always)
  var holdsControl: Bool {
    let deletes = word ^ (Self.ones &* 0x7F)
    let low = (word &- Self.ones &* 0x20) & ~word
    return (low | ((deletes &- Self.ones) & ~deletes)) & Self.tops != 0
  }
}
