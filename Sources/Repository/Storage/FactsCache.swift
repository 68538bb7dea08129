import Facts

/// What was extracted from articles, kept beside the corpus so that the next start need not do it again.
///
/// A file of its own format: a head that names the format and the program that wrote it, then records, each a
/// key (two hashes of the article), the length, the stored article, and a hash of all these. A record counts
/// only if its hash fits; from the first that does not, or under another head, nothing is taken. The file is
/// added to while it is whole, and written anew when it is not or when a third of it is of no more use.
struct FactsCache: Sendable {
  /// An article by its content: two hashes of all of its fields.
  struct Key: Hashable, Sendable {
    let first: UInt64
    let second: UInt64

    init(_ article: Article) {
      var hashers = (StableHash(seed: 1), StableHash(seed: 2))
      for field in [
        article.id, article.title, article.source, article.url, article.published, article.dateline,
        article.language, article.text,
      ] {
        for text in [field == nil ? "-" : "+", field ?? ""] {
          hashers.0.combine(text)
          hashers.1.combine(text)
        }
      }
      first = hashers.0.value
      second = hashers.1.value
    }

    fileprivate init(first: UInt64, second: UInt64) {
      self.first = first
      self.second = second
    }
  }

  private static let magic = Array("dateline facts 1".utf8)
  private static let headSize = 24
  private static let recordHead = 20
  private static let block = 8 << 20

  /// The whole records, by key.
  private(set) var entries: [Key: StoredArticle] = [:]
  /// Up to where the file is whole; 0 when it is to be written anew.
  private var wholeSize = 0
  private let path: String
  private let program: UInt64

  /// Reads the cache at a path; a missing, old or broken one is empty or the part before the break.
  ///
  /// - Parameter program: stands for the program that extracts; a cache of another one is not used.
  init(path: String, program: UInt64) {
    self.path = path
    self.program = program
    guard let status = try? FileSystem.status(path), status.size >= Self.headSize else { return }
    var buffer: [UInt8] = []
    var offset = 0
    while true {
      guard let part = try? FileSystem.bytes(of: path, in: offset..<min(status.size, offset + Self.block)),
        !part.isEmpty
      else { return }
      buffer += part
      if offset == 0 {
        guard buffer.starts(with: head) else { return }
        buffer.removeFirst(Self.headSize)
        wholeSize = Self.headSize
      }
      offset += part.count
      let (used, isWhole) = take(buffer)
      wholeSize += used
      guard isWhole, offset < status.size else { return }
      buffer.removeFirst(used)
    }
  }

  private var head: [UInt8] {
    var blob = BlobWriter()
    blob.write(fixed: program)
    return Self.magic + blob.bytes
  }

  /// Takes the whole records at the beginning of the bytes.
  private mutating func take(_ bytes: [UInt8]) -> (used: Int, isWhole: Bool) {
    bytes.withUnsafeBytes { buffer in
      var position = 0
      while position + Self.recordHead <= buffer.count {
        var reader = BlobReader(buffer, at: position)
        let key = Key(first: reader.fixed64(), second: reader.fixed64())
        let end = position + Self.recordHead + Int(reader.fixed32())
        guard end + 8 <= buffer.count else { break }
        reader.position = end
        let expected = reader.fixed64()
        var hasher = StableHash(seed: 3)
        hasher.combine(UnsafeRawBufferPointer(rebasing: buffer[position..<end]))
        guard hasher.value == expected else { return (position, false) }
        entries[key] = StoredArticle(bytes: Array(buffer[position + Self.recordHead..<end]))
        position = end + 8
      }
      return (position, true)
    }
  }

  private static func record(_ key: Key, _ article: StoredArticle) -> [UInt8] {
    var blob = BlobWriter()
    blob.write(fixed: key.first)
    blob.write(fixed: key.second)
    blob.write(fixed: UInt32(article.bytes.count))
    var bytes = blob.bytes + article.bytes
    var hasher = StableHash(seed: 3)
    bytes.withUnsafeBytes { hasher.combine($0) }
    var tail = BlobWriter()
    tail.write(fixed: hasher.value)
    bytes += tail.bytes
    return bytes
  }

  /// Brings the file up to date: adds what is new, or writes all anew where the file is not whole or a third
  /// of it is of no more use.
  ///
  /// - Parameter used: how many of the records were of use.
  func save(
    new: [(Key, StoredArticle)], all: [(Key, StoredArticle)], used: Int
  ) throws(RepositoryError) {
    guard wholeSize > 0, used * 3 >= entries.count * 2 else { return try rewrite(all) }
    guard !new.isEmpty else { return }
    try FileSystem.append(to: path, at: wholeSize, new.lazy.map { Self.record($0.0, $0.1) })
  }

  private func rewrite(_ all: [(Key, StoredArticle)]) throws(RepositoryError) {
    let temporary = path + ".new"
    try FileSystem.writeSynced(head, to: temporary)
    try FileSystem.append(to: temporary, at: Self.headSize, all.lazy.map { Self.record($0.0, $0.1) })
    try FileSystem.rename(temporary, to: path)
  }
}
