/// What was extracted from articles, kept beside the corpus so that the next start need not do it again.
///
/// A `BlockFile` of articles by their content. It is added to while it is whole, and written anew when it is not
/// or when a third of it is of no more use.
struct FactsCache: Sendable {
  private static let articlesInBlock = 512

  /// The articles.
  let entries: [ContentKey: StoredArticle]
  /// Up to where the file is whole; 0 when it is to be written anew.
  private let wholeSize: Int
  private let file: BlockFile

  /// Reads the cache at a path; a missing, old or broken one is empty or the part before the break.
  ///
  /// - Parameter program: stands for the program that extracts; a cache of another one is not used.
  init(path: String, program: UInt64) {
    file = BlockFile(path: path, format: "dateline facts 3", program: program)
    let (blocks, wholeSize) = file.read(Self.articles)
    self.wholeSize = wholeSize
    entries = Dictionary(blocks.joined(), uniquingKeysWith: { _, last in last })
  }

  private static func articles(_ bytes: UnsafeRawBufferPointer) -> [(ContentKey, StoredArticle)] {
    var reader = BlobReader(bytes)
    var articles: [(ContentKey, StoredArticle)] = []
    while reader.position < bytes.count {
      let key = ContentKey(from: &reader)
      let hash = reader.fixed64()
      let end = reader.int() + reader.position
      articles.append((key, StoredArticle(bytes: Array(bytes[reader.position..<end]), contentHash: hash)))
      reader.position = end
    }
    return articles
  }

  private static func block(_ articles: ArraySlice<(key: ContentKey, article: StoredArticle)>) -> [UInt8] {
    var blob = BlobWriter()
    for (key, article) in articles {
      key.write(to: &blob)
      blob.write(fixed: article.contentHash)
      blob.write(article.bytes.count)
      blob.write(contentsOf: article.bytes)
    }
    return blob.bytes
  }

  /// Brings the file up to date: adds what is new, or writes all anew where the file is not whole or a third
  /// of it is of no more use.
  ///
  /// - Parameter all: what the corpus has now.
  func save(_ all: [(key: ContentKey, article: StoredArticle)]) throws(RepositoryError) {
    let new = all.filter { entries[$0.key] == nil }
    guard wholeSize > 0, (all.count - new.count) * 3 >= entries.count * 2 else {
      return try file.write { writer throws(RepositoryError) in try Self.write(all, to: &writer) }
    }
    guard !new.isEmpty else { return }
    try file.append(at: wholeSize) { writer throws(RepositoryError) in try Self.write(new, to: &writer) }
  }

  private static func write(
    _ articles: [(key: ContentKey, article: StoredArticle)], to writer: inout BlockFile.Writer
  ) throws(RepositoryError) {
    for stretch in articles.stretches(of: articlesInBlock) { try writer.add(block(stretch)) }
  }
}
