/// Writes bits behind each other, the lowest of a byte first (RFC 1951 section 3.1.1).
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count = 0

  /// Appends the lowest bits of a number, at most 32.
  @inline(__always)
  mutating func append(_ bits: some FixedWidthInteger, _ count: Int) {
    pending |= UInt64(truncatingIfNeeded: bits) << UInt64(self.count)
    self.count += count
    while self.count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      self.count -= 8
    }
  }

  /// Fills the last byte up with zeros.
  mutating func align() {
    if count > 0 { append(0, 8 - count) }
  }

  /// Appends whole bytes, behind an aligned one.
  mutating func append(_ content: some Collection<UInt8>) { bytes += content }

  /// Takes the whole bytes; bits of the last one stay.
  mutating func take() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }
}
