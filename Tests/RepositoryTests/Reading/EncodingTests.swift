import Facts
import Repository
import Testing

@Suite("Encodings of what is read")
struct EncodingTests {
  private func read(
    _ bytes: [UInt8], _ format: ArticleReader.Format = .text, charset: String? = nil
  ) -> ArticleReader.Reading {
    ArticleReader().read(bytes, as: format, naming: .name("a"), charset: charset)
  }

  private static let sentence = "The café in Oslo was closed on Monday – “for good”, it said."

  private static func wide(_ text: String, _ width: Int, little: Bool) -> [UInt8] {
    let units = width == 2 ? text.utf16.map(UInt32.init) : text.unicodeScalars.map(\.value)
    return units.flatMap { unit in
      let bytes = (0..<width).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
      return little ? bytes : bytes.reversed()
    }
  }

  @Test(
    "a mark of the order of bytes, or where zeros stand, tells a wide encoding", arguments: [2, 4],
    [true, false])
  func wide(width: Int, little: Bool) {
    let marked = Self.wide("\u{FEFF}" + Self.sentence, width, little: little)
    #expect(read(marked).entries.first?.article.text == Self.sentence)
    #expect(read(marked).errors.isEmpty)
    if width == 2 {
      #expect(
        read(Self.wide(Self.sentence, width, little: little)).entries.first?.article.text == Self.sentence)
    }
  }

  @Test(
    "what a page, a feed or a sender says of its encoding counts",
    arguments: [
      ("<meta charset=\"iso-8859-1\">", nil, "caf\u{E9} \u{2013}", [0x63, 0x61, 0x66, 0xE9, 0x20, 0x96]),
      (
        "<meta http-equiv=content-type content='text/html; charset=windows-1250'>", nil, "\u{159}\u{E1}d",
        [0xF8, 0xE1, 0x64]
      ),
      ("<?xml version='1.0' encoding='koi8-r'?>", nil, "\u{43C}\u{438}\u{440}", [0xCD, 0xC9, 0xD2]),
      ("", "windows-1251", "\u{43C}\u{438}\u{440}", [0xEC, 0xE8, 0xF0]),
      ("<meta charset=\"utf-8\">", "iso-8859-15", "\u{20AC}", [0xA4]),
      ("<meta charset=iso-8859-1>", nil, "caf\u{E9}", [0x63, 0x61, 0x66, 0xC3, 0xA9]),
    ] as [(String, String?, String, [UInt8])])
  func declared(head: String, charset: String?, word: String, bytes: [UInt8]) {
    let page =
      Array("\(head)<html><body><p>They wrote ".utf8) + bytes
      + Array(" on the wall of the port.</p></body></html>".utf8)
    let reading = read(page, .html, charset: charset)
    #expect(reading.entries.first?.article.text == "They wrote \(word) on the wall of the port.")
    #expect(reading.errors.isEmpty)
  }

  @Test("a text that is not UTF-8 is windows-1252; one bad byte in it costs a character")
  func undeclared() throws {
    let western = read(Array("Caf\0 owners met.".utf8.map { $0 == 0 ? 0xE9 : $0 }))
    #expect(western.entries.first?.article.text == "Caf\u{E9} owners met.")
    #expect(western.errors.map(\.isWarning) == [true])
    let broken = read(Array("Caf\u{E9} and th\u{E9} were ".utf8) + [0xFF] + Array("served.".utf8))
    #expect(broken.entries.first?.article.text == "Caf\u{E9} and th\u{E9} were \u{FFFD}served.")
    #expect(broken.errors.map(\.isWarning) == [true])
    let line = Array(#"{"text":"Caf"#.utf8) + [0xE9] + Array("\"}\n".utf8)
    #expect(read(line, .ndjson).entries.first?.article.text == "Caf\u{E9}")
  }

  @Test("an encoding that is not read is named")
  func unknown() {
    let reading = read(Array("x".utf8) + [0x83, 0x41], .html, charset: "shift_jis")
    #expect(reading.entries.isEmpty)
    #expect(reading.errors.first?.reason.contains("shift-jis") == true)
  }

  @Test("what is packed is unpacked, up to a limit; what it lacks is said")
  func packed() throws {
    // "One came to Oslo." with a stored block, as gzip -0 makes it.
    let text = Array("One came to Oslo.".utf8)
    let count = UInt8(text.count)
    let packed: [UInt8] =
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, count, 0, ~count, 0xFF] + text + [UInt8](repeating: 0, count: 8)
    #expect(read(packed).entries.first?.article.text == "One came to Oslo.")
    let cut = read(Array(packed.dropLast(12)))
    #expect(cut.isCut && cut.errors.first?.reason == "a gzip file that lacks its end")
    let small = ArticleReader(maximumBytes: 40).read(
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C, 0x84, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], as: .text,
      naming: .content)
    #expect(small.entries.count + small.errors.count > 0)
    #expect(read(Array("%PDF-1.7 x".utf8)).errors.first?.reason.contains("pdftotext") == true)
  }
}
