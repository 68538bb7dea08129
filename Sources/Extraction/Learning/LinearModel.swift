package import Language

/// A trained linear classifier: for each hashed feature a row of small integer weights, one a label.
///
/// The file is read where it lies in the binary, without copying. Layout, little-endian: the bytes
/// "DLM1", UInt32 label count, UInt32 log2 of the number of rows, UInt32 row stride (the label count
/// rounded up to 16, or 4 when there are no more), then the label names, each ended by a line feed, zero bytes up to a multiple
/// of 64, then the rows of Int8 weights.
package struct LinearModel: @unchecked Sendable {
  /// The label names in the order of their scores.
  package let labels: [String]
  /// Weights a row: 4, or the labels rounded up to a multiple of 16.
  package let stride: Int
  private let rows: UnsafePointer<Int8>
  private let mask: UInt64

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
    precondition(bytes.count > 16 && bytes.starts(with: "DLM1".utf8), "not a linear model")
    func word(_ offset: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    let labelCount = word(4)
    stride = word(12)
    mask = (1 << UInt64(word(8))) - 1
    var labels: [String] = []
    var offset = 16
    while labels.count < labelCount {
      var end = offset
      while bytes[end] != 0x0A { end += 1 }
      labels.append(String(decoding: bytes[offset..<end], as: UTF8.self))
      offset = end + 1
    }
    offset = (offset + 63) / 64 * 64
    precondition(bytes.count == offset + (Int(mask) + 1) * stride, "a linear model of the wrong size")
    self.labels = labels
    rows = (bytes.baseAddress! + offset).assumingMemoryBound(to: Int8.self)
  }

  /// Adds up the rows of `features` (any hashes) into `scores`, which has `stride` entries.
  @inline(__always)
  package func score(_ features: UnsafeBufferPointer<UInt64>, into scores: UnsafeMutablePointer<Int16>) {
    if stride == 4 {
      var sum = SIMD4<Int16>.zero
      for feature in features {
        let row = UnsafeRawPointer(rows + Int(Self.mixed(feature) & mask) * 4)
        sum &+= SIMD4<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD4<Int8>.self))
      }
      UnsafeMutableRawPointer(scores).storeBytes(of: sum, as: SIMD4<Int16>.self)
      return
    }
    if stride == 48 {
      scoreThreeBlocks(features, into: scores)
      return
    }
    var block = 0
    while block < stride {
      var sum = SIMD16<Int16>.zero
      for feature in features {
        let row = UnsafeRawPointer(rows + Int(Self.mixed(feature) & mask) * stride + block)
        sum &+= SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD16<Int8>.self))
      }
      UnsafeMutableRawPointer(scores + block).storeBytes(of: sum, as: SIMD16<Int16>.self)
      block += 16
    }
  }

  /// The same for 33 to 48 labels: each row is found once.
  @inline(__always)
  private func scoreThreeBlocks(
    _ features: UnsafeBufferPointer<UInt64>, into scores: UnsafeMutablePointer<Int16>
  ) {
    var first = SIMD16<Int16>.zero
    var second = SIMD16<Int16>.zero
    var third = SIMD16<Int16>.zero
    for feature in features {
      let row = UnsafeRawPointer(rows + Int(Self.mixed(feature) & mask) * 48)
      first &+= SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD16<Int8>.self))
      second &+= SIMD16<Int16>(
        truncatingIfNeeded: row.loadUnaligned(fromByteOffset: 16, as: SIMD16<Int8>.self))
      third &+= SIMD16<Int16>(
        truncatingIfNeeded: row.loadUnaligned(fromByteOffset: 32, as: SIMD16<Int8>.self))
    }
    let memory = UnsafeMutableRawPointer(scores)
    memory.storeBytes(of: first, as: SIMD16<Int16>.self)
    memory.storeBytes(of: second, toByteOffset: 32, as: SIMD16<Int16>.self)
    memory.storeBytes(of: third, toByteOffset: 64, as: SIMD16<Int16>.self)
  }

  /// Spreads a feature hash over all bits; the trainer uses the same.
  @inline(__always)
  package static func mixed(_ feature: UInt64) -> UInt64 {
    var hash = feature
    hash ^= hash >> 33
    hash &*= 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 33
    hash &*= 0xc4ce_b9fe_1a85_ec53
    return hash ^ (hash >> 33)
  }

  /// The bytes of a model file with these weights, `weights[row * labels.count + label]`, scaled so
  /// that the largest fits an Int8; weights beyond `clip` are cut to it.
  package static func encode(labels: [String], rowBits: Int, weights: [Float], clip: Float) -> [UInt8] {
    let stride = labels.count <= 4 ? 4 : (labels.count + 15) / 16 * 16
    let rowCount = 1 << rowBits
    precondition(weights.count == rowCount * labels.count)
    var bytes = Array("DLM1".utf8)
    for word in [labels.count, rowBits, stride] {
      withUnsafeBytes(of: UInt32(word).littleEndian) { bytes.append(contentsOf: $0) }
    }
    for label in labels { bytes.append(contentsOf: Array(label.utf8) + [0x0A]) }
    while bytes.count % 64 != 0 { bytes.append(0) }
    let scale = 127 / clip
    bytes.reserveCapacity(bytes.count + rowCount * stride)
    for row in 0..<rowCount {
      for label in 0..<stride {
        let weight = label < labels.count ? weights[row * labels.count + label] * scale : 0
        let clipped = max(-127, min(127, weight))
        bytes.append(UInt8(bitPattern: Int8(clipped < 0 ? clipped - 0.5 : clipped + 0.5)))
      }
    }
    return bytes
  }
}
