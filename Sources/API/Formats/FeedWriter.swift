import HTTP
import Repository

/// A list as a feed (Atom, RFC 4287): the first page, in the order of the list, each record as an entry.
///
/// Nothing in it depends on when it is asked for: the same list gives the same bytes.
struct FeedWriter {
  private static let epoch = "1970-01-01T00:00:00Z"

  let title: String
  /// Where the list is, as a page and as a feed.
  let page: String
  let feed: String
  /// What stands before every path.
  let base: String
  let snapshot: Snapshot

  func bytes(_ entries: [FeedEntry]) -> [UInt8] {
    let headings = entries.map { snapshot.heading(ofArticle: $0.article) }
    let times = headings.map { $0?.published.flatMap(Self.time) ?? Self.epoch }
    var xml = HTMLWriter()
    xml.markup("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.element("feed", ("xmlns", "http://www.w3.org/2005/Atom")) { xml in
      xml.element("title", text: Self.text(title))
      xml.element("id", text: base + feed)
      xml.element("updated", text: times.max() ?? Self.epoch)
      xml.void("link", ("rel", "self"), ("href", base + feed), closed: true)
      xml.void("link", ("rel", "alternate"), ("href", base + page), closed: true)
      xml.markup("<generator>Dateline</generator><author><name>Dateline</name></author>")
      for (entry, (heading, time)) in zip(entries, zip(headings, times)) {
        xml.element("entry") { xml in
          xml.element("title", text: Self.text(entry.title))
          xml.element("id", text: base + entry.path)
          xml.element("updated", text: time)
          xml.void("link", ("rel", "alternate"), ("href", base + entry.path), closed: true)
          if let source = heading?.source {
            xml.element("author") { $0.element("name", text: Self.text(source)) }
          }
          if !entry.summary.isEmpty { xml.element("summary", text: Self.text(entry.summary)) }
        }
      }
    }
    return xml.bytes
  }

  /// A time as Atom has it (RFC 3339): of a day alone its beginning.
  private static func time(_ published: String) -> String? {
    switch published.utf8.count {
    case 10: published + "T00:00:00Z"
    case 20...: published
    default: nil
    }
  }

  /// A text without what XML cannot hold (XML 1.0 section 2.2), but for the controls that the writer replaces: HTML can
  /// hold a form feed.
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isOutside) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isOutside($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isOutside(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x0C || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
