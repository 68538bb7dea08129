public import Facts

/// Makes ids that can stand in a URL's path as they are.
public enum ArticleID {
  /// No id is longer, so that it can be a file name with room for an ending.
  static let maximumLength = 160

  /// The id itself if it is safe in a path and as a file name, or else a slug of it.
  ///
  /// Safe are the letters, digits and `-._~` that RFC 3986 section 2.3 never escapes, the first a letter
  /// or digit. What is too long is cut, and made unique again by a hash.
  public static func safe(_ text: String) -> String {
    let isSafe = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
      default: false
      }
    }
    let startsWell =
      text.utf8.first.map { first in
        (0x30...0x39).contains(first) || (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first)
      } ?? false
    let id = isSafe && startsWell ? text : Folding.slug(text)
    guard id.utf8.count > maximumLength else { return id }
    var cut = id.prefix(maximumLength - 20)
    while cut.utf8.count > maximumLength - 20 { cut.removeLast() }
    return cut + "-" + StableHash.hexadecimal(StableHash.hash(id.utf8))
  }

  /// An id for an article that comes without one and without a file: of its title and a hash of all of
  /// it, so that sending it again gives the same id.
  public static func ofContent(_ article: Article) -> String {
    var hasher = StableHash()
    for field in [article.title, article.source, article.url, article.published, article.text] {
      hasher.combine(field ?? "")
    }
    let words = Folding.slug(article.title ?? String(article.text.prefix(60)))
    return safe(String(words.prefix(60)) + "-" + StableHash.hexadecimal(hasher.value))
  }
}
