/// The hash of FIPS 180-4, of bytes that are in memory; and with a key the code that says who sent them (HMAC, RFC 2104).
package enum SHA256 {
  private static let blockSize = 64

  /// The hash in sixty-four digits; what `sha256sum` prints.
  package static func hexadecimal(_ message: some Collection<UInt8>) -> String { text(words(of: message)) }

  /// The code of a message with a key, in sixty-four digits.
  package static func authentication(of message: some Collection<UInt8>, key: [UInt8]) -> String {
    var block = key.count > blockSize ? bytes(words(of: key)) : key
    block += Array(repeating: 0, count: blockSize - block.count)
    let inner = bytes(words(of: block.map { $0 ^ 0x36 } + message))
    return text(words(of: block.map { $0 ^ 0x5C } + inner))
  }

  private static func bytes(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
  }

  private static func text(_ words: [UInt32]) -> String {
    let digits = Array("0123456789abcdef")
    return String(words.flatMap { word in (0..<8).map { digits[Int(word >> (28 - 4 * UInt32($0)) & 15)] } })
  }

  private static func words(of message: some Collection<UInt8>) -> [UInt32] {
    var state: [UInt32] = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    var bytes = Array(message)
    let length = UInt64(bytes.count) * 8
    bytes.append(0x80)
    bytes += Array(repeating: 0, count: (120 - bytes.count % 64) % 64)
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
    var words = [UInt32](repeating: 0, count: 64)
    bytes.withUnsafeBufferPointer { bytes in
      constants.withUnsafeBufferPointer { constants in
        words.withUnsafeMutableBufferPointer { words in
          for start in stride(from: 0, to: bytes.count, by: 64) {
            add(UnsafeBufferPointer(rebasing: bytes[start..<start + 64]), to: &state, words, constants)
          }
        }
      }
    }
    return state
  }

  private static func add(
    _ block: UnsafeBufferPointer<UInt8>, to state: inout [UInt32],
    _ words: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    var i = 0
    while i < 16 {
      let (first, second) = (UInt32(block[4 * i]) << 24, UInt32(block[4 * i + 1]) << 16)
      words[i] = first | second | UInt32(block[4 * i + 2]) << 8 | UInt32(block[4 * i + 3])
      i += 1
    }
    while i < 64 {
      let low = rotated(words[i - 15], 7) ^ rotated(words[i - 15], 18) ^ words[i - 15] &>> 3
      let high = rotated(words[i - 2], 17) ^ rotated(words[i - 2], 19) ^ words[i - 2] &>> 10
      words[i] = words[i - 16] &+ low &+ words[i - 7] &+ high
      i += 1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    i = 0
    while i < 64 {
      let choice = (e & f) ^ (~e & g)
      let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ constants[i] &+ words[i]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
      i += 1
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = {
    var primes: [UInt32] = []
    var number: UInt32 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ number % $0 != 0 }) { primes.append(number) }
      number += 1
    }
    return primes.map(cubeRootFraction)
  }()

  /// The largest r whose cube is at most the prime times 2^96, without its whole part.
  private static func cubeRootFraction(_ prime: UInt32) -> UInt32 {
    var root: UInt64 = 0
    for bit in stride(from: 34, through: 0, by: -1) {
      let candidate = root | 1 << UInt64(bit)
      // Below 2^35, so that the cube has at most 105 bits.
      let square = candidate.multipliedFullWidth(by: candidate)
      let low = square.low.multipliedFullWidth(by: candidate)
      let high = square.high * candidate + low.high
      if high < UInt64(prime) << 32 || high == UInt64(prime) << 32 && low.low == 0 { root = candidate }
    }
    return UInt32(truncatingIfNeeded: root)
  }
}
