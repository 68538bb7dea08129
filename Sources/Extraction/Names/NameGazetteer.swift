package import Language

/// What is known of words and phrases before reading: given names, surnames, places,
/// organizations, and how a word is usually written.
///
/// A hash table read where it lies in the binary. Layout, little-endian: the bytes "DNG1", UInt32
/// log2 of the number of slots, zero bytes up to 64; then a UInt16 check for each slot, 0 where it
/// is empty, then a UInt32 entry for each slot.
package struct NameGazetteer: @unchecked Sendable {
  /// What is known of a word, or of a phrase of several words.
  package struct Entry: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let firstName = Entry(rawValue: 1)
    package static let surname = Entry(rawValue: 2)
    /// A city of at least 200,000 people.
    package static let city = Entry(rawValue: 4)
    package static let town = Entry(rawValue: 8)
    package static let country = Entry(rawValue: 16)
    package static let demonym = Entry(rawValue: 32)
    package static let organization = Entry(rawValue: 64)
    package static let organizationWord = Entry(rawValue: 128)
    package static let placeWord = Entry(rawValue: 256)
    package static let title = Entry(rawValue: 512)
    /// A longer phrase begins with these words.
    package static let isPrefix = Entry(rawValue: 1024)
    /// A region, river, sea or other place.
    package static let region = Entry(rawValue: 2048)
    /// Mostly written in lower case.
    package static let usuallyLower = Entry(rawValue: 4096)
    /// Mostly written with a capital.
    package static let usuallyCapitalized = Entry(rawValue: 8192)

    /// Occurs in lower case inside names.
    package static let joiner = Entry(rawValue: 16_384)
    /// Occurs in lower case at the start of names.
    package static let particle = Entry(rawValue: 32_768)

    /// Whatever is a place by itself, and what of it is more than a town: many a small town has the name of something else.
    package static let places: Entry = [.city, .town, .region, .country]
    package static let widePlaces: Entry = [.city, .region, .country]

    /// A given name of men, of women.
    package static let male = Entry(rawValue: 1 << 24)
    package static let female = Entry(rawValue: 1 << 25)

    /// The number of the country that the place lies in, in `NameLexicon.countries`, from 1; 0 for none.
    package var country: Int { Int(rawValue >> 16 & 0xFF) }

    package init(country: Int) { rawValue = UInt32(country & 0xFF) << 16 }
    /// The kinds of name that it is known as.
    package var kinds: UInt32 { rawValue & 0x0BFF }
  }

  private let checks: UnsafeRawPointer
  private let entries: UnsafeRawPointer
  private let mask: UInt64

  /// The gazetteer in a data file of the binary.
  package init(_ resource: LanguageResource) {
    self.init(bytes: resource.bytes)
  }

  /// A gazetteer just made. Its memory is never freed.
  package init(made bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    self.init(bytes: UnsafeRawBufferPointer(copy))
  }

  private init(bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count > 64 && bytes.starts(with: "DNG1".utf8), "not a gazetteer")
    let count = 1 << Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
    precondition(bytes.count == 64 + count * 6, "a gazetteer of the wrong size")
    mask = UInt64(count - 1)
    checks = bytes.baseAddress! + 64
    entries = checks + count * 2
  }

  /// What is known of a word by its `Token.hash`, or of a phrase by `extend`ed hashes. Constant time.
  @inline(__always)
  package func entry(_ hash: UInt64) -> Entry {
    let mixed = LinearModel.mixed(hash)
    let check = Self.check(mixed)
    var slot = mixed & mask
    while true {
      let found = UInt16(
        littleEndian: checks.loadUnaligned(fromByteOffset: Int(slot) * 2, as: UInt16.self))
      if found == check {
        return Entry(
          rawValue: UInt32(
            littleEndian: entries.loadUnaligned(fromByteOffset: Int(slot) * 4, as: UInt32.self)))
      }
      if found == 0 { return [] }
      slot = (slot + 1) & mask
    }
  }

  /// The hash of a phrase that is one word longer.
  @inline(__always)
  package static func extend(_ hash: UInt64, with word: UInt64) -> UInt64 {
    (hash &* 0x9e37_79b9_7f4a_7c15) ^ word
  }

  @inline(__always)
  private static func check(_ mixed: UInt64) -> UInt16 {
    max(1, UInt16(truncatingIfNeeded: mixed >> 48))
  }

  /// The bytes of a gazetteer file, at most four fifths full.
  package static func encode(_ entries: [UInt64: Entry]) -> [UInt8] {
    var bits = 4
    while (1 << bits) * 4 < entries.count * 5 { bits += 1 }
    let count = 1 << bits
    var checks = [UInt16](repeating: 0, count: count)
    var values = [UInt32](repeating: 0, count: count)
    for (hash, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let mixed = LinearModel.mixed(hash)
      var slot = Int(mixed & UInt64(count - 1))
      while checks[slot] != 0 { slot = (slot + 1) & (count - 1) }
      checks[slot] = check(mixed)
      values[slot] = entry.rawValue
    }
    var bytes = Array("DNG1".utf8) + [UInt8(bits)]
    bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
    for check in checks { bytes += [UInt8(check & 0xFF), UInt8(check >> 8)] }
    for value in values {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}
