/// Eight bytes looked at together, as one 64-bit word. Each question is a subtraction that borrows into the top bit of
/// a byte that is low enough; a borrow from the byte below can only follow one that was low itself, so that "is there
/// one" is exact.
struct ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  private let word: UInt64

  /// The bytes from `index` on, of which there must be eight.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
  }

  /// Whether JSON wants one of the bytes escaped: a control, a quotation mark, a backslash.
  @inline(__always)
  var needsEscape: Bool {
    let quotes = word ^ (Self.ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (Self.ones &* UInt64(UInt8(ascii: "\\")))
    let low = (word &- Self.ones &* 0x20) & ~word
    let equal = ((quotes &- Self.ones) & ~quotes) | ((backslashes &- Self.ones) & ~backslashes)
    return (low | equal) & Self.tops != 0
  }
}
