/// A fast 64-bit hash of bytes, the same in every process and on every machine: multiply eight bytes at a time, fold the
/// halves of the product (after wyhash). Not for keys that somebody else chooses to collide.
enum ByteHash {
  static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + 8 <= raw.count {
        mix(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)), into: &state)
        offset += 8
      }
      var tail: UInt64 = 0
      while offset < raw.count {
        tail = tail << 8 | UInt64(raw[offset])
        offset += 1
      }
      mix(tail, into: &state)
      mix(UInt64(raw.count), into: &state)
    }
    return state
  }

  @inline(__always)
  private static func mix(_ word: UInt64, into state: inout UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    state = product.high ^ product.low ^ 0xE703_7ED1_A0B4_28DB
  }
}
