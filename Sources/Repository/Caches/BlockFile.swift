/// A file of ours for what can be made again: a head that names its format and the program that wrote it, then
/// blocks, each with a hash and a length before it.
///
/// A block counts only if its hash fits. From the first that does not, or under another head, nothing is taken:
/// a cut, broken or old file is never trusted.
struct BlockFile: Sendable {
  private static let headSize = 24
  private static let blockHead = 12
  private static let maximumBlock = 1 << 30

  let path: String
  private let head: [UInt8]

  /// - Parameters:
  ///   - format: the name and version of the format; its first 16 bytes count.
  ///   - program: stands for the program that writes; what another one wrote is not read.
  init(path: String, format: String, program: UInt64) {
    self.path = path
    var blob = BlobWriter()
    for byte in (Array(format.utf8) + Array(repeating: 0x20, count: 16)).prefix(16) { blob.write(byte: byte) }
    blob.write(fixed: program)
    head = blob.bytes
  }

  /// What `body` makes of every whole block, in order, read with all cores; and up to where the file is whole, 0
  /// for a file to be written anew.
  func read<Result: Sendable>(
    _ body: @Sendable (UnsafeRawBufferPointer) -> Result
  ) -> (results: [Result], wholeSize: Int) {
    guard let size = try? FileSystem.status(path).size,
      (try? FileSystem.bytes(of: path, in: 0..<Self.headSize)) == head
    else { return ([], 0) }
    var blocks: [(hash: UInt64, range: Range<Int>)] = []
    var offset = Self.headSize
    while let blockHead = try? FileSystem.bytes(of: path, in: offset..<offset + Self.blockHead),
      blockHead.count == Self.blockHead
    {
      let (hash, count) = blockHead.withUnsafeBytes { buffer in
        var reader = BlobReader(buffer)
        return (reader.fixed64(), Int(reader.fixed32()))
      }
      offset += Self.blockHead
      guard count <= Self.maximumBlock, offset + count <= size else { break }
      blocks.append((hash, offset..<offset + count))
      offset += count
    }
    let results = Parallel.map(blocks, inPiecesOf: 1) { block -> Result? in
      guard let bytes = try? FileSystem.bytes(of: path, in: block.range), bytes.count == block.range.count,
        StableHash.hash(bytes, seed: 3) == block.hash
      else { return nil }
      return bytes.withUnsafeBytes(body)
    }
    let whole = results.prefix { $0 != nil }.compactMap { $0 }
    return (whole, whole.isEmpty ? Self.headSize : blocks[whole.count - 1].range.upperBound)
  }

  /// Writes the file anew; it has its old content until all is written.
  func write(_ body: (inout Writer) throws(RepositoryError) -> Void) throws(RepositoryError) {
    let disk = Disk()
    let own = StableHash.hexadecimal(UInt64.random(in: 0...UInt64.max))
    let temporary = "\(path).\(own)\(FileChange.ending)"
    try disk.create(temporary, head)
    var writer = Writer(path: temporary, offset: Self.headSize)
    do throws(RepositoryError) {
      try body(&writer)
      try disk.rename(temporary, to: path)
    } catch {
      try? disk.remove(temporary)
      throw error
    }
  }

  /// Adds blocks behind the whole ones.
  func append(
    at wholeSize: Int, _ body: (inout Writer) throws(RepositoryError) -> Void
  ) throws(RepositoryError) {
    var writer = Writer(path: path, offset: wholeSize)
    try body(&writer)
  }

  /// Writes one block after the other.
  struct Writer {
    fileprivate let path: String
    fileprivate var offset: Int

    mutating func add(_ bytes: [UInt8]) throws(RepositoryError) {
      var blob = BlobWriter()
      blob.write(fixed: StableHash.hash(bytes, seed: 3))
      blob.write(fixed: UInt32(bytes.count))
      try FileSystem.overwrite(path, from: offset, with: [blob.bytes, bytes])
      offset += blob.count + bytes.count
    }
  }
}
