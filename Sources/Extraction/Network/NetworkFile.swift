import Language

/// Reads the network's file from front to back; every part begins at a multiple of 64 bytes.
///
/// Little-endian. The first 64 bytes: "DNR1", then UInt32 values: the width, that of the pair part, log2 of
/// the vocabulary's slots, the number of word rows. Then, in this order, the vocabulary (a UInt16 check for each
/// slot, 0 where it is empty; a UInt16 row for each slot), the tables of the words and of each slot of
/// `TokenFeatures` (`Table`), the layers, and the heads (`Matrix`); see `Network.init`. `Config/training/export.py`
/// writes it.
struct NetworkFile {
  let width: Int
  let pairWidth: Int
  let vocabularyBits: Int
  let wordRows: Int
  private let bytes: UnsafeRawBufferPointer
  private var offset = 64

  init(_ resource: LanguageResource) {
    let bytes = resource.bytes
    precondition(bytes.count > 64 && bytes.starts(with: "DNR1".utf8), "not a network")
    func word(_ index: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
    }
    self.bytes = bytes
    width = word(1)
    pairWidth = word(2)
    vocabularyBits = word(3)
    wordRows = word(4)
    precondition(width % 16 == 0 && pairWidth % 16 == 0, "a network of an odd width")
  }

  /// The next part, as bytes.
  mutating func part(_ count: Int) -> UnsafeRawPointer {
    precondition(offset + count <= bytes.count, "a network of the wrong size")
    defer { offset = (offset + count + 63) / 64 * 64 }
    return bytes.baseAddress! + offset
  }

  /// The next part, as floats.
  mutating func floats(_ count: Int) -> UnsafePointer<Float> {
    part(count * 4).assumingMemoryBound(to: Float.self)
  }

  /// Whether everything was read.
  var isAtEnd: Bool { offset >= bytes.count }
}
