import Synchronization

/// Which articles stand in which part of a file, by the part's content, so that what was read once need not be
/// parsed again.
final class ReadingsCache: Sendable {
  /// What a part holds; lines count from its first, which is 0.
  struct Reading: Sendable, Equatable {
    struct Item: Sendable, Equatable {
      var key: ContentKey
      var line: Int?
    }

    struct Skip: Sendable, Equatable {
      var line: Int?
      var reason: String
      var isKept: Bool
    }

    var items: [Item] = []
    var skips: [Skip] = []
    var words = 0
  }

  private static let readingsInBlock = 4096

  private let file: BlockFile
  private let known: [ContentKey: Reading]
  private let met = Mutex<[ContentKey: Reading]>([:])

  init(path: String, program: UInt64) {
    file = BlockFile(path: path, format: "dateline read 1", program: program)
    known = Dictionary(file.read(Self.readings).results.joined(), uniquingKeysWith: { _, last in last })
  }

  /// What a part with this content holds, if it was read before.
  func reading(_ key: ContentKey) -> Reading? { known[key] }

  /// Notes that the corpus has a part with this content.
  func note(_ reading: Reading, for key: ContentKey) {
    met.withLock { $0[key] = reading }
  }

  /// Writes what was noted, if it is not what the file has.
  func save() throws(RepositoryError) {
    let met = met.withLock { $0 }
    guard met != known else { return }
    try file.write { writer throws(RepositoryError) in
      for stretch in Array(met).stretches(of: Self.readingsInBlock) { try writer.add(Self.block(stretch)) }
    }
  }

  private static func readings(_ bytes: UnsafeRawBufferPointer) -> [(ContentKey, Reading)] {
    var reader = BlobReader(bytes)
    var readings: [(ContentKey, Reading)] = []
    while reader.position < bytes.count {
      let key = ContentKey(from: &reader)
      var reading = Reading()
      reading.words = reader.int()
      for _ in 0..<reader.int() {
        reading.items.append(Reading.Item(key: ContentKey(from: &reader), line: reader.optionalInt()))
      }
      for _ in 0..<reader.int() {
        reading.skips.append(
          Reading.Skip(line: reader.optionalInt(), reason: reader.string(), isKept: reader.int() == 1))
      }
      readings.append((key, reading))
    }
    return readings
  }

  private static func block(_ readings: ArraySlice<(key: ContentKey, value: Reading)>) -> [UInt8] {
    var blob = BlobWriter()
    for (key, reading) in readings {
      key.write(to: &blob)
      blob.write(reading.words)
      blob.write(reading.items.count)
      for item in reading.items {
        item.key.write(to: &blob)
        blob.write(optional: item.line)
      }
      blob.write(reading.skips.count)
      for skip in reading.skips {
        blob.write(optional: skip.line)
        blob.write(skip.reason)
        blob.write(skip.isKept ? 1 : 0)
      }
    }
    return blob.bytes
  }
}
