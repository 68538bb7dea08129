/// A news article as it was handed in.
public struct Article: Hashable, Sendable {
  /// Unique in a corpus: a slug or whatever the source calls it.
  public var id: String
  /// The headline.
  public var title: String?
  /// Who wrote it: "A. Writer, B. Author".
  public var byline: String?
  /// Who published it: "Reuters".
  public var source: String?
  /// Where it was published.
  public var url: String?
  /// When it was published: RFC 3339 (`2022-01-05T18:00:00+06:00`), or a date alone (`2022-01-05`).
  public var published: String?
  /// The place it was filed from.
  public var dateline: String?
  /// BCP 47 language tag.
  public var language: String?
  /// The body, exactly as handed in and as served. Every span counts from its first code point.
  public var text: String

  /// An article; only `id` and `text` are needed.
  public init(
    id: String, title: String? = nil, byline: String? = nil, source: String? = nil, url: String? = nil,
    published: String? = nil, dateline: String? = nil, language: String? = nil, text: String
  ) {
    self.id = id
    self.title = title
    self.byline = byline
    self.source = source
    self.url = url
    self.published = published
    self.dateline = dateline
    self.language = language
    self.text = text
  }

  /// The day of publication in the publisher's own time zone, when `published` gives one.
  public var publishedDay: CalendarDay? {
    published.flatMap { CalendarDay(iso8601: $0.prefix(10)) }
  }

  /// White-space separated words of `text`. Linear in the text.
  public var wordCount: Int {
    var count = 0
    var insideWord = false
    for scalar in text.unicodeScalars {
      let isSpace =
        scalar.isASCII ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
      if !isSpace && !insideWord { count += 1 }
      insideWord = !isSpace
    }
    return count
  }
}
