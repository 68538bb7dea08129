/// Writes values as compact bytes; `BlobReader` reads them back in the same order.
struct BlobWriter {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  /// LEB128: seven bits a byte.
  mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(byte: UInt8) {
    bytes.append(byte)
  }

  mutating func write(contentsOf other: some Sequence<UInt8>) {
    bytes.append(contentsOf: other)
  }

  mutating func write(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(fixed number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Overwrites what `write(fixed:)` wrote.
  mutating func overwrite(_ number: UInt32, at offset: Int) {
    for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
  }

  /// A whole number in few bytes, any other number in nine.
  mutating func write(_ number: Double) {
    if let integer = Int(exactly: number), abs(integer) < 1 << 53, number.sign == .plus {
      write(byte: 1)
      write(integer)
    } else {
      write(byte: 0)
      write(fixed: number.bitPattern)
    }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Nil is told apart from an empty text.
  mutating func write(optional text: String?) {
    guard let text else { return write(0) }
    write(text.utf8.count + 1)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(optional number: Int?) {
    guard let number else { return write(byte: 0) }
    write(byte: 1)
    write(number)
  }
}
