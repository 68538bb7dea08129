/// A gzip stream (RFC 1952) that is written piece by piece.
public struct Gzip {
  private var bits = BitWriter()
  private var check: UInt32 = 0xFFFF_FFFF
  private var size: UInt32 = 0

  /// A stream without a name and a time, so that equal content gives equal bytes.
  public init() { bits.append([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]) }

  /// Compresses some more and returns what can go out; with the last piece the end of the stream.
  public mutating func append(_ content: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
    for byte in content { check = check >> 8 ^ Self.table[Int((check ^ UInt32(byte)) & 0xFF)] }
    size &+= UInt32(truncatingIfNeeded: content.count)
    if isLast || !content.isEmpty { Deflate.append(content, isLast: isLast, to: &bits) }
    if isLast {
      bits.align()
      bits.append(~check, 32)
      bits.append(size, 32)
    }
    return bits.take()
  }

  /// The whole stream of some bytes.
  public static func compress(_ content: [UInt8]) -> [UInt8] {
    var stream = Gzip()
    return stream.append(content[...], isLast: true)
  }

  /// RFC 1952 section 8.
  private static let table: [UInt32] = (0..<256).map {
    (0..<8).reduce(UInt32($0)) { c, _ in c & 1 == 1 ? 0xEDB8_8320 ^ c >> 1 : c >> 1 }
  }
}
