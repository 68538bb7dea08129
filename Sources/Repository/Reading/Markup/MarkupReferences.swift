import Extraction
import Language

/// Character references of HTML and XML: `&amp;`, `&#8217;`, `&#x2019;`, and without the semicolon where HTML lets it be
/// left out.
enum MarkupReferences {
  /// The longest name, and the longest that may stand without its semicolon.
  private static let longest = (name: 33, bare: 6)

  /// The characters of a name with or without its semicolon, as HTML has them. The table is sorted, and is searched as it
  /// stands: to read it whole would take longer than most texts do.
  private static func named(_ name: Substring.UTF8View) -> String? {
    let table = LanguageResource("html-characters.txt").bytes
    func lineStart(_ place: Int) -> Int {
      var place = place
      while place > 0, table[place - 1] != 0x0A { place -= 1 }
      return place
    }
    func lineEnd(_ place: Int) -> Int {
      var place = place
      while place < table.count, table[place] != 0x0A { place += 1 }
      return place
    }
    var low = 0
    var high = table.count
    while low < high {
      let start = lineStart(low + (high - low) / 2)
      let line = UnsafeRawBufferPointer(rebasing: table[start..<lineEnd(start)])
      let key = line.prefix { $0 != 0x09 }
      // The comment at the beginning sorts before all names.
      if line.first != 0x23, key.elementsEqual(name) {
        let scalars = String(decoding: line.dropFirst(key.count + 1), as: UTF8.self).split(separator: " ")
          .compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
        return String(String.UnicodeScalarView(scalars))
      }
      if line.first == 0x23 || key.lexicographicallyPrecedes(name) {
        low = lineEnd(start) + 1
      } else {
        high = start
      }
    }
    return nil
  }

  /// What numbers from 0x80 on stand for that are no characters: they are those of windows-1252.
  private static func character(_ value: UInt32) -> String {
    if (0x80..<0xA0).contains(value) { return SingleByteEncoding.western.text(of: [UInt8(value)]) }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return String(Character(scalar))
  }

  /// The text with its references replaced; in an attribute a name without a semicolon stands for itself where an
  /// address goes on (HTML section 13.2.5.73). Linear.
  static func decode(_ text: Substring, isAttribute: Bool = false) -> String {
    let utf8 = text.utf8
    guard var mark = utf8.firstIndex(of: UInt8(ascii: "&")) else { return String(text) }
    var result = ""
    var start = utf8.startIndex
    while true {
      result += Substring(utf8[start..<mark])
      let body = utf8.index(after: mark)
      if let (character, end) = reference(utf8, at: body, isAttribute: isAttribute) {
        result += character
        start = end
      } else {
        result += "&"
        start = body
      }
      guard let next = utf8[start...].firstIndex(of: UInt8(ascii: "&")) else { break }
      mark = next
    }
    return result + Substring(utf8[start...])
  }

  private static func reference(
    _ utf8: Substring.UTF8View, at start: Substring.Index, isAttribute: Bool
  ) -> (String, Substring.Index)? {
    guard start < utf8.endIndex else { return nil }
    if utf8[start] == UInt8(ascii: "#") { return number(utf8, at: utf8.index(after: start)) }
    let name = utf8[start...].prefix(longest.name).prefix(while: isNameByte)
    guard !name.isEmpty else { return nil }
    if name.endIndex < utf8.endIndex, utf8[name.endIndex] == UInt8(ascii: ";") {
      let end = utf8.index(after: name.endIndex)
      switch Substring(name) {
      case "amp": return ("&", end)
      case "lt": return ("<", end)
      case "gt": return (">", end)
      case "quot": return ("\"", end)
      case "nbsp": return ("\u{A0}", end)
      default: if let character = named(utf8[start..<end]) { return (character, end) }
      }
    }
    for length in stride(from: min(name.count, longest.bare), to: 1, by: -1) {
      let bare = name.prefix(length)
      guard let character = named(bare) else { continue }
      if bare.endIndex < utf8.endIndex {
        let next = utf8[bare.endIndex]
        // Within a word a name is a part of the word: an address's "&section", a company's "AT&Target".
        if isNameByte(next) || isAttribute && next == UInt8(ascii: "=") { return nil }
      }
      return (character, bare.endIndex)
    }
    return nil
  }

  private static func number(
    _ utf8: Substring.UTF8View, at start: Substring.Index
  ) -> (String, Substring.Index)? {
    guard start < utf8.endIndex else { return nil }
    let isHexadecimal = utf8[start] | 0x20 == UInt8(ascii: "x")
    let digits = utf8[(isHexadecimal ? utf8.index(after: start) : start)...].prefix(8).prefix { byte in
      (0x30...0x39).contains(byte) || isHexadecimal && (0x61...0x66).contains(byte | 0x20)
    }
    guard !digits.isEmpty, let value = UInt32(Substring(digits), radix: isHexadecimal ? 16 : 10) else {
      return nil
    }
    let hasEnd = digits.endIndex < utf8.endIndex && utf8[digits.endIndex] == UInt8(ascii: ";")
    return (character(value), hasEnd ? utf8.index(after: digits.endIndex) : digits.endIndex)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}

extension MarkupReferences {
  /// Words as markup that stands for them.
  static func escaped(_ text: Substring) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return String(text) }
    return String(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
      ">", with: "&gt;")
  }
}
