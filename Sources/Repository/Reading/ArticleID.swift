public import Facts

/// Makes ids that can stand in a URL's path as they are.
public enum ArticleID {
  /// No id is longer, so that it can be a file name with room for an ending.
  static let maximumLength = 160

  /// The id itself if it is safe in a path and as a file name, or else a slug of it and a hash, so that what
  /// differs only in what a slug leaves out stays apart.
  ///
  /// Safe are the letters, digits and `-._~` that RFC 3986 section 2.3 never escapes, the first a letter
  /// or digit; and words of other scripts that are their own slug. What is too long is cut, and made unique again by
  /// a hash.
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
    if isSafe && startsWell { return shortened(text, text) }
    return Folding.slug(text).utf8.elementsEqual(text.utf8) ? shortened(text, text) : hashed(text)
  }

  /// The id of the article in a file, or the stem of those of many, by the file's path below its corpus without the
  /// ending: names of folders are joined by `~`, so that `a/b` and `a-b` stay apart.
  static func ofPath(_ path: String) -> String {
    let names = path.split(separator: "/").map(String.init)
    let isPlain = names.allSatisfy { !$0.contains("~") && safe($0) == $0 }
    return isPlain ? safe(names.joined(separator: "~")) : hashed(path)
  }

  /// A slug with digits behind it that no other text of this slug has.
  private static func hashed(_ text: String) -> String {
    let digits = StableHash.hexadecimal(StableHash.hash(text.utf8)).prefix(digitsApart)
    return shortened("\(Folding.slug(text))-\(digits)", text)
  }

  /// Digits of a hash that keep two ids of one slug apart.
  private static let digitsApart = 8

  /// An id with room for an ending; `whole` is what it stands for.
  private static func shortened(_ id: String, _ whole: String) -> String {
    guard id.utf8.count > maximumLength else { return id }
    var cut = id.prefix(maximumLength - 20)
    while cut.utf8.count > maximumLength - 20 || cut.last == "-" { cut.removeLast() }
    return cut + "-" + StableHash.hexadecimal(StableHash.hash(whole.utf8))
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
