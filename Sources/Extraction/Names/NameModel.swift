package import Language

/// The weights of the name tagger: for each feature a row of 14 small integers, one a label.
///
/// Rows live four to a bucket of 64 bytes, a cache line; a feature's hash picks the bucket, and 16
/// more bits of it, kept in the row, tell whether the row is its own. So a feature that training did
/// not keep scores nothing, instead of what another feature of the same hash scores.
///
/// The file is read where it lies in the binary, without copying. Layout, little-endian: the bytes
/// "DNM1", UInt32 log2 of the number of buckets, zero bytes up to 64; then 16 transition rows (from
/// each label; row 14 from the start), then the buckets. A row is 14 Int8 weights and the UInt16
/// check, 0 for an empty row.
package struct NameModel: @unchecked Sendable {
  /// The score of moving from a label to each label; forbidden moves are far below zero.
  package let transitions: [SIMD16<Int32>]
  private let rows: UnsafeRawPointer
  private let mask: UInt64

  /// The index of the transitions from the start of a sentence.
  package static let start = 14
  /// What a forbidden move scores.
  package static let forbidden: Int32 = -1_000_000
  static let headerSize = 64 + 16 * 16

  /// The model in a data file of the binary.
  package init(_ resource: LanguageResource) {
    self.init(bytes: resource.bytes)
  }

  /// A model just trained, for measuring it before it is written to the data folder. Its memory is never freed.
  package init(trained bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    self.init(bytes: UnsafeRawBufferPointer(copy))
  }

  private init(bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count > Self.headerSize && bytes.starts(with: "DNM1".utf8), "not a name model")
    let bits = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    mask = (1 << UInt64(bits)) - 1
    precondition(bytes.count == Self.headerSize + (Int(mask) + 1) * 64, "a name model of the wrong size")
    rows = bytes.baseAddress! + Self.headerSize
    var transitions: [SIMD16<Int32>] = []
    for from in 0...Self.start {
      let row = bytes.loadUnaligned(fromByteOffset: 64 + from * 16, as: SIMD16<Int8>.self)
      var scores = SIMD16<Int32>(truncatingIfNeeded: row)
      for to in 0..<16 {
        let label = NameLabel(rawValue: UInt8(to))
        let isAllowed =
          to < NameLabel.count
          && (from == Self.start ? label.canStart : NameLabel(rawValue: UInt8(from)).canPrecede(label))
        if !isAllowed { scores[to] = Self.forbidden }
      }
      transitions.append(scores)
    }
    self.transitions = transitions
  }

  /// Adds the row of a feature to `scores`. Lanes 14 and 15 carry no meaning.
  @inline(__always)
  package func add(_ feature: UInt64, to scores: inout SIMD16<Int16>) {
    let hash = LinearModel.mixed(feature)
    let check = Self.check(hash)
    var row = rows + Int(hash & mask) << 6
    for _ in 0..<4 {
      let found = UInt16(littleEndian: row.loadUnaligned(fromByteOffset: 14, as: UInt16.self))
      if found == check {
        scores &+= SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD16<Int8>.self))
        return
      }
      row += 16
    }
  }

  @inline(__always)
  private static func check(_ hash: UInt64) -> UInt16 {
    max(1, UInt16(truncatingIfNeeded: hash >> 48))
  }

  /// The bytes of a model file. Where a bucket is full, features later in `features` are left out:
  /// give the important ones first. Weights are scaled so that `clip` fits an Int8.
  package static func encode(
    bucketBits: Int, transitions: [SIMD16<Float>], features: [(hash: UInt64, weights: SIMD16<Float>)],
    clip: Float
  ) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: headerSize + 64 << bucketBits)
    bytes.replaceSubrange(0..<4, with: "DNM1".utf8)
    bytes[4] = UInt8(bucketBits)
    func write(_ weights: SIMD16<Float>, at offset: Int) {
      for label in 0..<NameLabel.count {
        let weight = max(-127, min(127, (weights[label] * 127 / clip).rounded()))
        bytes[offset + label] = UInt8(bitPattern: Int8(weight))
      }
    }
    for (from, weights) in transitions.enumerated() { write(weights, at: 64 + from * 16) }
    let mask = (1 << UInt64(bucketBits)) - 1 as UInt64
    for feature in features {
      let hash = LinearModel.mixed(feature.hash)
      let bucket = headerSize + Int(hash & mask) * 64
      guard
        let slot = (0..<4).first(where: {
          bytes[bucket + $0 * 16 + 14] == 0 && bytes[bucket + $0 * 16 + 15] == 0
        })
      else { continue }
      write(feature.weights, at: bucket + slot * 16)
      let check = check(hash)
      bytes[bucket + slot * 16 + 14] = UInt8(check & 0xFF)
      bytes[bucket + slot * 16 + 15] = UInt8(check >> 8)
    }
    return bytes
  }
}
