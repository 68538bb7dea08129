/// Reads what `BlobWriter` wrote. The bytes are known to be whole: their checksum was compared.
struct BlobReader {
  private let bytes: UnsafeRawBufferPointer
  var position: Int

  init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func int() -> Int {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[position]
      position += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: result)) }
      shift += 7
    }
  }

  mutating func byte() -> UInt8 {
    defer { position += 1 }
    return bytes[position]
  }

  mutating func fixed64() -> UInt64 {
    defer { position += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  mutating func fixed32() -> UInt32 {
    defer { position += 4 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
  }

  mutating func double() -> Double {
    byte() == 1 ? Double(int()) : Double(bitPattern: fixed64())
  }

  mutating func string() -> String {
    text(int())
  }

  mutating func skipString() {
    let count = int()
    position += count
  }

  mutating func skipOptionalString() {
    let count = max(0, int() - 1)
    position += count
  }

  mutating func optionalString() -> String? {
    let count = int()
    return count == 0 ? nil : text(count - 1)
  }

  mutating func optionalInt() -> Int? {
    byte() == 0 ? nil : int()
  }

  private mutating func text(_ count: Int) -> String {
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }
}
