import Facts
import Language

/// Whether an article writes the day before the month in figures.
struct DayOrder {
  /// Nil when nothing tells.
  let isDayFirst: Bool?

  /// By the region of the article's language tag; else by a date in figures that can be read one way only.
  init(_ document: Document) {
    let parts = document.article.language?.split { $0 == "-" || $0 == "_" } ?? []
    if let region = parts.dropFirst().first(where: { $0.utf8.count == 2 }) {
      isDayFirst = !region.lowercased().is(.monthFirstRegion)
    } else {
      isDayFirst = document.tokens.lazy.compactMap(Self.order).first
    }
  }

  /// The order that "22/04/2019" or "04/22/2019" shows.
  private static func order(of token: Token) -> Bool? {
    guard token.shape.contains(.hasDigit), token.text.utf8.count <= 10, token.text.utf8.contains(0x2F) else {
      return nil
    }
    let parts = token.text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 3, parts[2] > 31 || token.text.utf8.count <= 8 else { return nil }
    if parts[0] > 12, parts[0] <= 31, parts[1] <= 12 { return true }
    return parts[1] > 12 && parts[1] <= 31 && parts[0] <= 12 ? false : nil
  }
}
