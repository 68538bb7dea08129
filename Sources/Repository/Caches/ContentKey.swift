import Facts

/// Stands for a content in the cache: two hashes of all of it.
struct ContentKey: Hashable, Sendable {
  let first: UInt64
  let second: UInt64

  /// All fields of an article.
  init(_ article: Article) {
    self.init { hasher in
      for field in [
        article.id, article.title, article.byline, article.source, article.url, article.published,
        article.dateline, article.language, article.text,
      ] {
        hasher.combine(field == nil ? "-" : "+")
        hasher.combine(field ?? "")
      }
    }
  }

  /// Facts that were extracted elsewhere.
  init(_ facts: StoredArticle) {
    self.init { hasher in facts.bytes.withUnsafeBytes { hasher.combine($0) } }
  }

  /// What `combine` gives to a hasher; called for each of the two.
  init(_ combine: (inout StableHash) -> Void) {
    var hashers = (StableHash(seed: 1), StableHash(seed: 2))
    combine(&hashers.0)
    combine(&hashers.1)
    first = hashers.0.value
    second = hashers.1.value
  }

  init(from reader: inout BlobReader) {
    first = reader.fixed64()
    second = reader.fixed64()
  }

  func write(to blob: inout BlobWriter) {
    blob.write(fixed: first)
    blob.write(fixed: second)
  }
}
