import Facts
import Wire

/// Writes an article as a file of the corpus.
enum ArticleJSON {
  /// One JSON object and a line feed.
  static func bytes(of article: Article) -> [UInt8] {
    let fields: [(StaticString, String?)] = [
      ("id", article.id), ("title", article.title), ("byline", article.byline), ("source", article.source),
      ("url", article.url), ("published", article.published), ("dateline", article.dateline),
      ("language", article.language),
      ("text", article.text),
    ]
    var writer = JSONWriter(capacity: article.text.utf8.count + 512)
    writer.object { writer in
      for (name, value) in fields {
        if let value { writer.member(name, value) }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
