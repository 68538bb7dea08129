import Facts

/// Whether an article writes the day before the month in figures.
struct DayOrder {
  /// Nil when nothing tells.
  let isDayFirst: Bool?

  /// Regions whose press writes the month first.
  private static let monthFirst: Set<Substring> = ["US", "PH", "PW", "FM"]

  /// By the region of the article's language tag.
  init(_ article: Article) {
    let parts = article.language?.split { $0 == "-" || $0 == "_" } ?? []
    guard let region = parts.dropFirst().first(where: { $0.utf8.count == 2 }) else {
      isDayFirst = nil
      return
    }
    isDayFirst = !Self.monthFirst.contains(Substring(region.uppercased()))
  }
}
