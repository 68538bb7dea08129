/// A 64-bit hash that is the same in every process and on every machine, unlike `Hasher`.
///
/// Two multiplications and a fold for every eight bytes, after wyhash (public domain): several gigabytes a
/// second in a release build. Not for secrets.
package struct StableHash {
  private static let first: UInt64 = 0xa076_1d64_78bd_642f
  private static let second: UInt64 = 0xe703_7ed1_a0b4_28db

  /// The hash of all that was combined.
  package private(set) var value: UInt64

  package init(seed: UInt64 = 0) {
    value = seed ^ Self.first
  }

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  @inline(__always)
  package mutating func combine(_ number: UInt64) {
    value = Self.mix(value ^ number, Self.second ^ number &* Self.first)
  }

  package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index + 8 <= bytes.count {
      combine(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var tail: UInt64 = 0
    while index < bytes.count {
      tail = tail << 8 | UInt64(bytes[index])
      index += 1
    }
    combine(tail)
    combine(UInt64(bytes.count))
  }

  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  package static func hash(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var hasher = StableHash(seed: seed)
    let done: Void? = bytes.withContiguousStorageIfAvailable { hasher.combine(UnsafeRawBufferPointer($0)) }
    if done == nil { Array(bytes).withUnsafeBytes { hasher.combine($0) } }
    return hasher.value
  }

  /// Sixteen lower-case digits.
  package static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
