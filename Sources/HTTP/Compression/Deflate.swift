/// Compresses bytes block by block (RFC 1951): what was there before within the block is referred to, the rest is coded by
/// frequency.
///
/// A block knows nothing of the one before, so that between two of them nothing has to be kept but a few bits: an answer
/// that is compressed while it is sent takes no memory while it waits. Linear, some 40 MB a second; room of a few hundred
/// kilobytes while it runs.
struct Deflate {
  /// Bytes of a block, so that one that does not compress fits into a block of its own.
  static let blockSize = 65_535

  private static let shortest = 3
  private static let longest = 258
  private static let reach = 32_768
  /// Places of the same beginning that are looked at.
  private static let tries = 12

  /// A reference to earlier bytes, or a byte.
  private struct Token {
    /// 0 for a byte.
    var length: UInt16
    /// The distance, or the byte.
    var value: UInt16
  }

  /// Appends content as blocks; the last of the stream ends it.
  static func append(_ content: ArraySlice<UInt8>, isLast: Bool, to bits: inout BitWriter) {
    var rest = content
    repeat {
      let block = rest.prefix(blockSize)
      rest = rest.dropFirst(blockSize)
      append(block: block, isLast: isLast && rest.isEmpty, to: &bits)
    } while !rest.isEmpty
  }

  private static func append(block: ArraySlice<UInt8>, isLast: Bool, to bits: inout BitWriter) {
    let tokens = block.withUnsafeBufferPointer { references(in: $0) }
    var symbols = [UInt32](repeating: 0, count: 286)
    var distances = [UInt32](repeating: 0, count: 30)
    symbols[endOfBlock] = 1
    for token in tokens {
      if token.length == 0 {
        symbols[Int(token.value)] += 1
      } else {
        symbols[257 + Int(lengthCodes[Int(token.length)])] += 1
        distances[distanceCode(Int(token.value))] += 1
      }
    }
    let literal = HuffmanCode(frequencies: symbols, longest: 15)
    let distance = HuffmanCode(frequencies: distances, longest: 15)
    var cost = 0
    for (symbol, frequency) in symbols.enumerated() where frequency > 0 {
      let extra = symbol > endOfBlock ? Int(lengthExtras[symbol - 257]) : 0
      cost += Int(frequency) * (Int(literal.lengths[symbol]) + extra)
    }
    for (symbol, frequency) in distances.enumerated() where frequency > 0 {
      cost += Int(frequency) * (Int(distance.lengths[symbol]) + Int(distanceExtras[symbol]))
    }
    guard cost / 8 < block.count else { return store(block, isLast: isLast, to: &bits) }
    bits.append(isLast ? 0b101 : 0b100, 3)
    appendTables(literal, distance, to: &bits)
    for token in tokens {
      guard token.length > 0 else {
        bits.append(literal.codes[Int(token.value)], Int(literal.lengths[Int(token.value)]))
        continue
      }
      let code = Int(lengthCodes[Int(token.length)])
      bits.append(literal.codes[257 + code], Int(literal.lengths[257 + code]))
      bits.append(Int(token.length) - Int(lengthBases[code]), Int(lengthExtras[code]))
      let far = distanceCode(Int(token.value))
      bits.append(distance.codes[far], Int(distance.lengths[far]))
      bits.append(Int(token.value) - Int(distanceBases[far]), Int(distanceExtras[far]))
    }
    bits.append(literal.codes[endOfBlock], Int(literal.lengths[endOfBlock]))
  }

  /// A block as it is (RFC 1951 section 3.2.4).
  private static func store(_ block: ArraySlice<UInt8>, isLast: Bool, to bits: inout BitWriter) {
    bits.append(isLast ? 1 : 0, 3)
    bits.align()
    bits.append(block.count, 16)
    bits.append(~block.count & 0xFFFF, 16)
    bits.append(block)
  }

  // MARK: References

  private static func references(in bytes: UnsafeBufferPointer<UInt8>) -> [Token] {
    let hashBits = bytes.count > 8192 ? 15 : 12
    var heads = [Int32](repeating: -1, count: 1 << hashBits)
    var before = [Int32](repeating: -1, count: bytes.count)
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 3)
    func hash(_ place: Int) -> Int {
      let three = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      return Int((three &* 0x9E37_79B1) >> UInt32(32 - hashBits))
    }
    var place = 0
    while place < bytes.count {
      var length = 0
      var distance = 0
      if place + shortest <= bytes.count {
        let slot = hash(place)
        let most = min(longest, bytes.count - place)
        var candidate = Int(heads[slot])
        var tries = tries
        while candidate >= 0, place - candidate <= reach, tries > 0 {
          // Only what is longer at its end can be longer.
          if length == 0 || bytes[candidate + length] == bytes[place + length] {
            var same = 0
            while same < most, bytes[candidate + same] == bytes[place + same] { same += 1 }
            if same > length {
              (length, distance) = (same, place - candidate)
              if same == most { break }
            }
          }
          candidate = Int(before[candidate])
          tries -= 1
        }
        before[place] = heads[slot]
        heads[slot] = Int32(place)
      }
      guard length >= shortest else {
        tokens.append(Token(length: 0, value: UInt16(bytes[place])))
        place += 1
        continue
      }
      tokens.append(Token(length: UInt16(length), value: UInt16(distance)))
      for next in place + 1..<place + length where next + shortest <= bytes.count {
        let slot = hash(next)
        before[next] = heads[slot]
        heads[slot] = Int32(next)
      }
      place += length
    }
    return tokens
  }

  // MARK: Tables

  private static let endOfBlock = 256

  /// RFC 1951 section 3.2.5.
  private static let lengthExtras: [UInt8] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let lengthBases: [UInt16] = {
    var bases: [UInt16] = []
    var base: UInt16 = 3
    for extra in lengthExtras.dropLast() {
      bases.append(base)
      base += 1 << UInt16(extra)
    }
    return bases + [258]
  }()
  private static let lengthCodes: [UInt8] = {
    var codes = [UInt8](repeating: 0, count: longest + 1)
    for (code, base) in lengthBases.enumerated() {
      let end = code + 1 < lengthBases.count ? Int(lengthBases[code + 1]) : longest + 1
      for length in Int(base)..<max(end, Int(base) + 1) { codes[length] = UInt8(code) }
    }
    return codes
  }()
  private static let distanceExtras: [UInt8] = (0..<30).map { UInt8(max(0, $0 / 2 - 1)) }
  private static let distanceBases: [UInt16] = {
    var bases: [UInt16] = []
    var base = 1
    for extra in distanceExtras {
      bases.append(UInt16(base))
      base += 1 << Int(extra)
    }
    return bases
  }()

  private static func distanceCode(_ distance: Int) -> Int {
    let offset = distance - 1
    guard offset >= 4 else { return offset }
    let bits = Int.bitWidth - 1 - offset.leadingZeroBitCount
    return 2 * bits + (offset >> (bits - 1) & 1)
  }

  /// The order in which the lengths of the code for lengths go out.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// RFC 1951 section 3.2.7.
  private static func appendTables(
    _ literal: HuffmanCode, _ distance: HuffmanCode, to bits: inout BitWriter
  ) {
    let literals = max(257, (literal.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let distances = (distance.lengths.lastIndex { $0 > 0 } ?? 0) + 1
    let runs = runs(of: literal.lengths.prefix(literals) + distance.lengths.prefix(distances))
    var frequencies = [UInt32](repeating: 0, count: 19)
    for run in runs { frequencies[run.symbol] += 1 }
    let code = HuffmanCode(frequencies: frequencies, longest: 7, least: 2)
    let count = max(4, (order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    bits.append(literals - 257, 5)
    bits.append(distances - 1, 5)
    bits.append(count - 4, 4)
    for symbol in order.prefix(count) { bits.append(code.lengths[symbol], 3) }
    for run in runs {
      bits.append(code.codes[run.symbol], Int(code.lengths[run.symbol]))
      switch run.symbol {
      case 16: bits.append(run.count - 3, 2)
      case 17: bits.append(run.count - 3, 3)
      case 18: bits.append(run.count - 11, 7)
      default: break
      }
    }
  }

  /// Lengths as symbols of the code for lengths, repeats taken together.
  private static func runs(of lengths: ArraySlice<UInt8>) -> [(symbol: Int, count: Int)] {
    var runs: [(symbol: Int, count: Int)] = []
    var place = lengths.startIndex
    while place < lengths.endIndex {
      let length = lengths[place]
      var count = lengths[place...].prefix { $0 == length }.count
      place += count
      if length > 0 {
        runs.append((Int(length), 1))
        count -= 1
      }
      while count > 0 {
        if count < 3 {
          runs.append((Int(length), 1))
          count -= 1
        } else {
          let most = length > 0 ? 6 : count < 11 ? 10 : 138
          let part = min(count, most)
          runs.append((length > 0 ? 16 : part < 11 ? 17 : 18, part))
          count -= part
        }
      }
    }
    return runs
  }
}
