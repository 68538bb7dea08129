/// The headline of a page among all that calls itself its title.
struct PageTitle {
  private(set) var text: String?

  init(_ metadata: PageMetadata, linked: String?, source: String?, blocks: ArraySlice<PageBlock>) {
    let meta = (2...3).compactMap { metadata.titles[$0] }
    let whole = [metadata.pageTitle, linked].compactMap(\.self) + meta
    let site = source.map(Self.folded)
    // A heading that a title of the page has in it is the headline; another may be the name of a column.
    let headings = metadata.firstHeadings.filter { heading in
      let words = Self.folded(heading)
      return words.utf8.count >= 10 && words != site && whole.contains { Self.folded($0).contains(words) }
    }
    if let heading = headings.max(by: { $0.utf8.count < $1.utf8.count }) {
      text = heading
      return
    }
    text =
      linked ?? meta.first.map { Self.withoutSite($0, source) } ?? metadata.titles[4]
      ?? (metadata.firstHeadings.count == 1 && Self.folded(metadata.firstHeadings[0]) != site
        ? metadata.firstHeadings[0] : nil)
      ?? Self.line(of: metadata.pageTitle, among: blocks)
      ?? metadata.pageTitle.map { Self.withoutSite($0, source) } ?? metadata.titles[5]
      ?? metadata.firstHeadings.first
  }

  /// The line near the beginning that is most of the title, where no element says that it is a heading.
  private static func line(of title: String?, among blocks: ArraySlice<PageBlock>) -> String? {
    guard let whole = title.map(folded) else { return nil }
    return blocks.lazy.map(\.text).filter { line in
      guard (12...300).contains(line.utf8.count), line.utf8.count * 2 > whole.utf8.count else { return false }
      return whole.contains(folded(line))
    }.first
  }

  private static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    )
    .lowercased()
  }

  private static let separators = [
    " | ", " - ", " \u{2013} ", " \u{2014} ", " :: ", " \u{BB} ", " \u{AB} ", " \u{B7} ", " \u{2022} ", " / ",
    " < ",
  ]

  /// The title without the name of the site before or behind it.
  private static func withoutSite(_ title: String, _ source: String?) -> String {
    var title = title
    let site = source.map(folded)
    for _ in 0..<4 {
      guard
        let last = separators.compactMap({ mark in title.ranges(of: mark).last.map { ($0, mark) } })
          .max(by: { $0.0.lowerBound < $1.0.lowerBound })
      else { return title }
      let head = title[..<last.0.lowerBound].trimmed
      let tail = title[last.0.upperBound...].trimmed
      let headWords = head.split(separator: " ").count
      let tailWords = tail.split(separator: " ").count
      let isSite = site.map { folded(tail).contains($0) || $0.contains(folded(tail)) } ?? false
      let isPrefix = site.map { folded(head) == $0 } ?? false
      if isPrefix, tailWords >= 2 { return tail }
      let isSure = last.1 == " | " || last.1 == " :: " || last.1 == " \u{BB} "
      guard
        isSite && headWords >= 2 || tailWords <= (isSure ? 5 : 3) && headWords >= 4
          || isSure && tailWords < headWords && headWords >= 3
      else { return title }
      title = head
    }
    return title
  }
}
