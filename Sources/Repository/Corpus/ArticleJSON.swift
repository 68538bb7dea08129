import Facts

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
    var bytes: [UInt8] = [UInt8(ascii: "{")]
    for (name, value) in fields {
      guard let value else { continue }
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      append("\(name)", to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      append(value, to: &bytes)
    }
    bytes += [UInt8(ascii: "}"), 0x0A]
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case ..<0x20:
        let digits = String(byte, radix: 16)
        bytes += Array("\\u00\(digits.count < 2 ? "0" : "")\(digits)".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
