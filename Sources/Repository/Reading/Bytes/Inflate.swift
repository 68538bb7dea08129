/// Unpacks gzip (RFC 1952) and what is in it (RFC 1951).
struct Inflate {
  /// Whether bytes begin as a gzip file does.
  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 8]) }

  private struct Broken: Error {
    var isCut = false
    var isTooLarge = false
  }

  private let input: UnsafeBufferPointer<UInt8>
  private let limit: Int
  private var position = 0
  private var bits: UInt32 = 0
  private var count = 0
  private var output: [UInt8] = []

  /// The bytes that a gzip file packs, at most so many. Linear in both.
  static func gunzip(_ bytes: [UInt8], limit: Int) throws(ReadingError) -> [UInt8] {
    let result: Result<[UInt8], Broken> = bytes.withUnsafeBufferPointer { buffer in
      var inflate = Inflate(input: buffer, limit: limit)
      do throws(Broken) {
        return .success(try inflate.members())
      } catch {
        return .failure(error)
      }
    }
    do {
      return try result.get()
    } catch {
      if error.isTooLarge {
        throw ReadingError(reason: "too large: more than \(limit) bytes when unpacked")
      }
      throw ReadingError(
        reason: error.isCut ? "a gzip file that lacks its end" : "a broken gzip file", isCut: error.isCut)
    }
  }

  private mutating func members() throws(Broken) -> [UInt8] {
    while position < input.count {
      // Room behind the last member is filled with zeros.
      if position > 0, input[position] != 0x1F { break }
      try header()
      try blocks()
      bits = 0
      count = 0
      position += 8
    }
    guard position <= input.count else { throw Broken(isCut: true) }
    return output
  }

  private mutating func byte() throws(Broken) -> UInt8 {
    guard position < input.count else { throw Broken(isCut: true) }
    position += 1
    return input[position - 1]
  }

  private mutating func header() throws(Broken) {
    guard try byte() == 0x1F, try byte() == 0x8B, try byte() == 8 else { throw Broken() }
    let flags = try byte()
    for _ in 0..<6 { _ = try byte() }
    if flags & 4 != 0 {
      let length = Int(try byte()) + Int(try byte()) << 8
      for _ in 0..<length { _ = try byte() }
    }
    for flag in [8, 16] as [UInt8] where flags & flag != 0 { while try byte() != 0 {} }
    if flags & 2 != 0 { for _ in 0..<2 { _ = try byte() } }
  }

  private mutating func take(_ wanted: Int) throws(Broken) -> Int {
    while count < wanted {
      bits |= UInt32(try byte()) << UInt32(count)
      count += 8
    }
    let value = bits & ((1 << UInt32(wanted)) - 1)
    bits >>= UInt32(wanted)
    count -= wanted
    return Int(value)
  }

  private mutating func blocks() throws(Broken) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try stored()
      case 1: try packed(Self.fixed.literals, Self.fixed.distances)
      case 2:
        let (literals, distances) = try codes()
        try packed(literals, distances)
      default: throw Broken()
      }
    }
  }

  private mutating func stored() throws(Broken) {
    position -= count / 8
    bits = 0
    count = 0
    let length = Int(try byte()) + Int(try byte()) << 8
    _ = try byte()
    _ = try byte()
    guard position + length <= input.count else { throw Broken(isCut: true) }
    guard output.count + length <= limit else { throw Broken(isTooLarge: true) }
    output += input[position..<position + length]
    position += length
  }

  /// A Huffman code by the lengths of its words (RFC 1951 section 3.2.2): how many words of each length, and the symbols
  /// in their order.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int]

    init(_ lengths: [Int]) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      var offsets = [Int](repeating: 0, count: 17)
      for length in 1..<16 { offsets[length + 1] = offsets[length] + counts[length] }
      symbols = [Int](repeating: 0, count: lengths.count)
      for (symbol, length) in lengths.enumerated() where length > 0 {
        symbols[offsets[length]] = symbol
        offsets[length] += 1
      }
    }
  }

  private static let fixed = (
    literals: Code((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }),
    distances: Code([Int](repeating: 5, count: 30))
  )
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
    227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
    4097, 6145, 8193, 12289, 16385, 24577,
  ]

  private mutating func codes() throws(Broken) -> (Code, Code) {
    let literals = try take(5) + 257
    let distances = try take(5) + 1
    let lengthCodes = try take(4) + 4
    var lengths = [Int](repeating: 0, count: 19)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for index in order.prefix(lengthCodes) { lengths[index] = try take(3) }
    let code = Code(lengths)
    var all: [Int] = []
    while all.count < literals + distances {
      switch try symbol(code) {
      case let length where length < 16: all.append(length)
      case 16:
        guard let last = all.last else { throw Broken() }
        all += [Int](repeating: last, count: 3 + (try take(2)))
      case 17: all += [Int](repeating: 0, count: 3 + (try take(3)))
      default: all += [Int](repeating: 0, count: 11 + (try take(7)))
      }
    }
    guard all.count == literals + distances else { throw Broken() }
    return (Code(Array(all[..<literals])), Code(Array(all[literals...])))
  }

  private mutating func symbol(_ code: Code) throws(Broken) -> Int {
    var word = 0
    var first = 0
    var index = 0
    for length in 1..<16 {
      word |= try take(1)
      let count = code.counts[length]
      if word - first < count { return code.symbols[index + word - first] }
      index += count
      first = (first + count) << 1
      word <<= 1
    }
    throw Broken()
  }

  private mutating func packed(_ literals: Code, _ distances: Code) throws(Broken) {
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        guard output.count < limit else { throw Broken(isTooLarge: true) }
        output.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < Self.lengthBases.count else { throw Broken() }
      let length = Self.lengthBases[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
      let place = try self.symbol(distances)
      guard place < Self.distanceBases.count else { throw Broken() }
      let distance = Self.distanceBases[place] + (try take(place < 2 ? 0 : place / 2 - 1))
      guard distance <= output.count else { throw Broken() }
      guard output.count + length <= limit else { throw Broken(isTooLarge: true) }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}
