import Facts
import HTTP
import Repository

/// Tags of answers about one record (RFC 9110 section 8.8.3): they change when the answer does, and with nothing else,
/// so that a 304 and an `If-Match` outlive a write elsewhere.
///
/// A tag is a hash of the answer's bytes: strong, and equal wherever the same bytes are served. The tag of an article
/// begins with a hash of the article itself, the same in all its forms, which is what a write compares.
enum RecordTag {
  /// The tag of an answer made of these bytes; `state` is what the tag begins with, where writes compare it.
  static func tag(of bytes: [UInt8], state: String?) -> ETag {
    let tag = ETag(hashing: bytes)
    return state.flatMap { ETag("\($0)-\(tag.opaque)") } ?? tag
  }

  /// Stands for the fields of an article: equal for equal articles, in every process and program.
  static func state(of article: Article) -> String {
    var hasher = StableHash(seed: 61)
    for field in [
      article.id, article.title, article.byline, article.source, article.url, article.published,
      article.dateline, article.language, article.text,
    ] {
      hasher.combine(field == nil ? 0 : 1 as UInt64)
      hasher.combine(field ?? "")
    }
    return StableHash.hexadecimal(hasher.value)
  }

  /// Whether the conditions of a write (RFC 9110 sections 13.1.1 and 13.1.2) hold for the article that is there, nil
  /// for none. A tag of any form of the article names its state.
  static func hold(_ request: Request, for article: Article?) -> Bool {
    let state = article.map { Self.state(of: $0) + "-" }
    func names(_ tag: ETag) -> Bool { state.map { tag.opaque.hasPrefix($0) } ?? false }
    if let value = request.headers[.ifMatch] {
      let matches =
        switch ETagList(value) {
        case .any: article != nil
        case .tags(let tags): tags.contains { !$0.isWeak && names($0) }
        }
      guard matches else { return false }
    }
    guard let value = request.headers[.ifNoneMatch] else { return true }
    return switch ETagList(value) {
    case .any: article == nil
    case .tags(let tags): !tags.contains(where: names)
    }
  }
}
