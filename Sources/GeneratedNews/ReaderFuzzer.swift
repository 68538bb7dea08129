public import Extraction
import Facts
import Repository
import Seeded

/// Makes files that are nearly right, and checks what must hold for any bytes whatever: every reader ends with articles
/// or with a reason, what it gives can be stored, and the facts of it are words of it.
public struct ReaderFuzzer {
  /// What did not hold, with the bytes for which it did not.
  public struct Failure: Error, CustomStringConvertible {
    let reason: String
    let input: [UInt8]

    /// The reason, and the beginning of the input as a literal.
    public var description: String {
      "\(reason) for \(input.count) bytes, \(String(decoding: input.prefix(2_000), as: UTF8.self).debugDescription)"
    }
  }

  /// Pieces of which inputs are made, a list for each kind of file; the last for any.
  private static let words: [[String]] = [
    [
      "<!>", "<!-->", "<!-- ", "-->", "<?x>", "<?xml version=\"1.0\"?>", "<![CDATA[", "]]>",
      "<!DOCTYPE html>",
      "<html>", "<head>", "<title>", "</title>", "<body>", "<article>", "</article>", "<div>", "</div>",
      "<p>",
      "</p>", "<br>", "<script>", "</script>", "<style>", "</style>", "<a href=\"/x\">", "</a>", "<p class='",
      "<meta property=\"article:published_time\" content=\"2024-03-01\">", "<h1>", "</h1>", "<form>",
      "<table>",
      "<li>", "</", "<", ">", "/>", "&amp;", "&#x41;", "&#1114112;", "&nosuch;", "&", "=\"", "'",
      "<time datetime=\"2024-03-01T10:00:00Z\">", "<template>", "<svg>", "<textarea>", "<noscript>",
    ],
    [
      "<rss version=\"2.0\"><channel>", "</channel></rss>", "<item>", "</item>", "<title>", "</title>",
      "<description>", "</description>", "<content:encoded>", "</content:encoded>", "<![CDATA[", "]]>",
      "<pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate>", "<guid>", "</guid>", "<link>", "</link>",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "</feed>", "<entry>", "</entry>",
      "<content type=\"html\">", "</content>", "<content type=\"xhtml\">", "<updated>2024-03-01</updated>",
      "&lt;p&gt;", "<!-- ", "-->", "<!>", "<id>", "</id>", "<!ENTITY a \"&b;&b;\">",
    ],
    [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "\"text\":",
      "\"title\":",
      "\"id\":", "\"published\":", "\"items\":[", "\"body_html\":", "\"Police arrested Ana Lima in Oslo.\"",
      "\"2024-03-01\"", "null", "true", "-", "0", "1e999", "1e-999", "0.1", "9007199254740993", "\n", "\r\n",
      "{\"text\":\"a\"}", "{\"article\":{\"id\":\"a\",\"text\":\"b\"}}", "\"people\":[", "\"events\":[",
      "\"mentions\":[", "\"span\":", "\"start\":", "\"end\":", "\"article\":{", "\"omitted\":{", "\"edtf\":",
    ],
    [
      "Title: a\n", "Date: 1 March 2024\n", "Source: b\n", "id: c\n", "\n", "\n\n", "\r\n", ": ", "\t", " ",
      "Police arrested Ana Lima in Oslo on Friday.", "\"We won,\" said Prime Minister Ola Hansen.",
      "$4.5 million",
      "5-", "1,", "2024-03-01", "from 3 to 5 percent", "who said that ", "and ", "Mr. ", "(", ")", "\u{201C}",
      "\u{201D}", "OSLO (Agency) - ", "\u{FEFF}", "\u{2028}", "minus ", "hundred ", "last ", "of the ",
    ],
    [
      "<newsMessage>", "<newsItem guid=\"a\">", "</newsItem>", "<pubStatus qcode=\"stat:usable\"/>",
      "<embargoed>2020-01-01</embargoed>", "<inlineXML>", "</inlineXML>", "<nitf>", "</nitf>", "<body>",
      "</body>",
      "<body.head>", "<hl1>", "</hl1>", "<body.content>", "</body.content>", "<media>", "<media-caption>",
      "</media>",
      "<inlineData contenttype=\"text/plain\">", "</inlineData>", "<headline>", "</headline>", "<p>", "</p>",
      "&lt;p&gt;",
      "<![CDATA[", "]]>", "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\">", "<a:entry>", "</a:entry>",
      "<content type=\"application/x\">", "PGI+", "</content>", "<author><name>A</name></author>", "<source>",
      "</source>",
    ],
    [
      "title,text,date\n", "id\ttext\n", "\"", "\"\"", ",", "\t", ";", "\n", "\r\n", "2022-01-05",
      "It rained in Oslo.",
      "---\n", "title: a\n", "- b\n", "# ", "## ", "**", "*", "_", "[a](b)", "![", "](", "> ", "```\n",
      "===\n", "<br>",
      "\\", "&amp;",
    ],
    [
      "From: a <a@b.example>\n", "Subject: =?utf-8?Q?a=20b?=\n", "=?iso-8859-1?B?Y2Fm6Q==?=",
      "Date: Wed, 5 Jan 2022 18:00 GMT\n",
      "Content-Type: multipart/mixed; boundary=\"b\"\n", "Content-Type: text/html; charset=koi8-r\n",
      "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "\n", "--b\n",
      "--b--\n", "=E9", "=\n",
      "SXQgcmFpbmVkLg==\n", "> quoted\n", "On Monday a wrote:\n", "-- \n", "It rained in Oslo.\n",
    ],
    [
      "govern-\nment", "well-\nknown ", "\u{AD}", "\u{200B}", "\u{FB01}", "a long line that goes on\n",
      "in the next\n\n", "> ",
      "THE DAILY 3\n", "10:42 GMT\n", "OSLO (AGY) -The ", "(AGY) _ ", "OSLO--(SERVICE)--",
      "(CORRECTS paragraph 3)\n",
      "<script type=\"application/ld+json\">", "{\"@type\":\"NewsArticle\",\"headline\":\"a\"}", "</script>",
      "<div class=\"comments\">", "<div itemprop=\"articleBody\">", "<div hidden>", "</div>",
    ],
    [
      "\0", "\u{301}", "\u{200D}", "\u{1F468}", "\u{E9}", "\u{10FFFF}", "\u{A0}", "\u{7F}", "\u{85}", "a",
      "A", "7",
      "Oslo", "x", " ", "\n",
    ],
  ]

  private static let stray: [[UInt8]] = [
    [0xFF, 0xFE], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5],
    [0xE2, 0x82], [0xFE, 0xFF],
  ]

  private var random: SeededRandom
  private let reader = ArticleReader(maximumBytes: 8 << 20)
  private let extractor: Extractor
  private var done = 0

  /// The inputs of a seed.
  public init(seed: UInt64, extractor: Extractor = Extractor()) {
    random = SeededRandom(seed: seed)
    self.extractor = extractor
  }

  /// Reads the next input as every kind of file, and every hundredth for its facts; its size in bytes.
  public mutating func runOne() throws -> Int {
    let input = next()
    done += 1
    try read(input, extracts: done.isMultiple(of: 100))
    return input.count
  }

  /// Reads inputs of so many bytes, each one piece over and over; how many bytes they are together.
  public mutating func runLong(bytes: Int) throws -> Int {
    var total = 0
    for piece in Self.words.joined() {
      let piece = Array(piece.utf8)
      var input: [UInt8] = []
      input.reserveCapacity(bytes + piece.count)
      while input.count < bytes { input += piece }
      try read(input, extracts: false)
      total += input.count
    }
    return total
  }

  // MARK: Inputs

  private mutating func next() -> [UInt8] {
    let kind = Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
    var input: [UInt8] = []
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      let chance = Int.random(in: 0..<100, using: &random)
      let list = chance < 85 ? kind : Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
      let piece = Array(list[Int.random(in: 0..<list.count, using: &random)].utf8)
      let times = chance == 0 ? Int.random(in: 1...2_000, using: &random) : 1
      for _ in 0..<times { input += piece }
    }
    if Int.random(in: 0..<4, using: &random) == 0 { damage(&input) }
    return input
  }

  /// Changes, takes away or puts in a few bytes, so that some inputs are no text.
  private mutating func damage(_ input: inout [UInt8]) {
    for _ in 0..<Int.random(in: 1...4, using: &random) where !input.isEmpty {
      let place = Int.random(in: 0..<input.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: input[place] = UInt8.random(in: 0...255, using: &random)
      case 1: input.removeSubrange(place..<min(input.count, place + 5))
      case 2:
        input.insert(contentsOf: Self.stray[Int.random(in: 0..<Self.stray.count, using: &random)], at: place)
      default: input.removeSubrange(place...)
      }
    }
  }

  // MARK: Checks

  private func read(_ input: [UInt8], extracts: Bool) throws {
    for format in ArticleReader.Format.allCases {
      let reading = reader.read(input, as: format, naming: .name("a"))
      if reading.entries.isEmpty, reading.errors.isEmpty {
        throw Failure(reason: "neither an article nor a reason as \(format)", input: input)
      }
      for entry in reading.entries {
        let article = entry.article
        guard ArticleID.safe(article.id) == article.id else {
          throw Failure(reason: "the id \(article.id.debugDescription) as \(format)", input: input)
        }
        // A reference of six bytes stands for at most two characters of four.
        guard !article.text.isEmpty, article.text.utf8.count <= 4 * input.count else {
          throw Failure(reason: "\(article.text.utf8.count) bytes of text as \(format)", input: input)
        }
        if extracts { try check(extractor.facts(of: article), input) }
      }
    }
    for line in input.split(separator: 0x0A) { _ = try? FactsReader.facts(of: line) }
  }

  /// Checks that every span is the text at its place.
  private func check(_ facts: ArticleFacts, _ input: [UInt8]) throws {
    let text = Array(facts.article.text.unicodeScalars)
    var spans = facts.events.flatMap { [$0.trigger, $0.sentence] + $0.mentions }
    spans += facts.events.flatMap { ($0.actors + $0.recipients).compactMap(\.span) }
    spans += facts.people.flatMap { $0.mentions + $0.roles.map(\.evidence) }
    spans += facts.organizations.flatMap(\.mentions) + facts.places.flatMap(\.mentions)
    spans += facts.figures.map(\.span) + facts.quotes.map(\.span) + facts.dates.map(\.span)
    for span in spans {
      guard 0 <= span.start, span.start <= span.end, span.end <= text.count,
        text[span.start..<span.end].elementsEqual(span.text.unicodeScalars)
      else { throw Failure(reason: "the span \(span)", input: input) }
    }
  }
}
