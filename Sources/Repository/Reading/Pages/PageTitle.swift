/// The headline of a page among all that calls itself its title.
struct PageTitle {
  private(set) var text: String?

  init(_ metadata: PageMetadata, linked: String?, source: String?, blocks: ArraySlice<PageBlock>) {
    let meta = (2...3).compactMap { metadata.titles[$0] }
    let whole = [metadata.pageTitle, linked].compactMap(\.self) + meta
    let site = source.map(PageTitle.folded)
    // A heading that a title of the page has in it is the headline; another may be the name of a column.
    let headings = metadata.firstHeadings.filter { heading in
      let words = PageTitle.folded(heading)
      return words.utf8.count >= 10 && words != site
        && whole.contains { PageTitle.folded($0).contains(words) }
    }
    if let heading = headings.max(by: { $0.utf8.count < $1.utf8.count }) {
      text = heading
      return
    }
    text =
      linked ?? meta.first.map { Self.withoutSite($0, source) } ?? metadata.titles[4]
      ?? (metadata.firstHeadings.count == 1 && PageTitle.folded(metadata.firstHeadings[0]) != site
        ? metadata.firstHeadings[0] : nil)
      ?? Self.line(of: metadata.pageTitle, among: blocks)
      ?? metadata.pageTitle.map { Self.withoutSite($0, source) } ?? metadata.titles[5]
      ?? metadata.firstHeadings.first
  }

  /// The line near the beginning that is most of the title, where no element says that it is a heading.
  private static func line(of title: String?, among blocks: ArraySlice<PageBlock>) -> String? {
    guard let whole = title.map(PageTitle.folded) else { return nil }
    return blocks.lazy.map(\.text).filter { line in
      guard (12...300).contains(line.utf8.count), line.utf8.count * 2 > whole.utf8.count else { return false }
      return whole.contains(PageTitle.folded(line))
    }.first
  }

  /// The letters and digits of a title in lower case: what two ways to write it have in common.
  static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isMark = false
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39: bytes.append(byte)
      case ..<0x80: continue
      default:
        // Quotation marks and dashes are U+2000 to U+207F; U+A0 is a blank.
        if byte >= 0xC0 { isMark = byte == 0xE2 }
        bytes.append(byte)
        if isMark, bytes.count >= 3, byte < 0xC0,
          bytes[bytes.count - 2] == 0x80 || bytes[bytes.count - 2] == 0x81,
          bytes[bytes.count - 3] == 0xE2
        {
          bytes.removeLast(3)
        } else if byte == 0xA0, bytes.count >= 2, bytes[bytes.count - 2] == 0xC2 {
          bytes.removeLast(2)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let separators = [
    " | ", " - ", " \u{2013} ", " \u{2014} ", " :: ", " \u{BB} ", " \u{AB} ", " \u{B7} ", " \u{2022} ", " / ",
    " < ",
  ]

  /// The title without the name of the site before or behind it.
  private static func withoutSite(_ title: String, _ source: String?) -> String {
    var title = title
    let site = source.map(PageTitle.folded)
    for _ in 0..<4 {
      guard
        let last = separators.compactMap({ mark in title.ranges(of: mark).last.map { ($0, mark) } })
          .max(by: { $0.0.lowerBound < $1.0.lowerBound })
      else { return title }
      let head = title[..<last.0.lowerBound].trimmed
      let tail = title[last.0.upperBound...].trimmed
      let headWords = head.split(separator: " ").count
      let tailWords = tail.split(separator: " ").count
      let isSite =
        site.map { PageTitle.folded(tail).contains($0) || $0.contains(PageTitle.folded(tail)) } ?? false
      let isPrefix = site.map { PageTitle.folded(head) == $0 } ?? false
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
