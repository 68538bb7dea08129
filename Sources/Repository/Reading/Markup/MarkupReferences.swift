/// Character references of HTML and XML: `&amp;`, `&#8217;`, `&#x2019;`.
enum MarkupReferences {
  /// The names that news text uses; others stay as they stand.
  private static let named: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "\u{2013}",
    "mdash": "\u{2014}", "lsquo": "\u{2018}", "rsquo": "\u{2019}", "sbquo": "\u{201A}", "ldquo": "\u{201C}",
    "rdquo": "\u{201D}", "bdquo": "\u{201E}", "laquo": "\u{AB}", "raquo": "\u{BB}", "hellip": "\u{2026}",
    "bull": "\u{2022}", "middot": "\u{B7}", "copy": "\u{A9}", "reg": "\u{AE}", "trade": "\u{2122}",
    "euro": "\u{20AC}", "pound": "\u{A3}", "yen": "\u{A5}", "cent": "\u{A2}", "deg": "\u{B0}",
    "plusmn": "\u{B1}", "frac12": "\u{BD}", "frac14": "\u{BC}", "frac34": "\u{BE}", "times": "\u{D7}",
    "shy": "\u{AD}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}",
    "zwj": "\u{200D}", "iexcl": "\u{A1}", "iquest": "\u{BF}", "sect": "\u{A7}", "szlig": "\u{DF}",
    "aelig": "\u{E6}", "AElig": "\u{C6}", "oslash": "\u{F8}", "Oslash": "\u{D8}", "aring": "\u{E5}",
    "Aring": "\u{C5}", "ccedil": "\u{E7}", "Ccedil": "\u{C7}", "ntilde": "\u{F1}", "Ntilde": "\u{D1}",
    "eacute": "\u{E9}", "Eacute": "\u{C9}", "egrave": "\u{E8}", "ecirc": "\u{EA}", "euml": "\u{EB}",
    "aacute": "\u{E1}", "Aacute": "\u{C1}", "agrave": "\u{E0}", "acirc": "\u{E2}", "atilde": "\u{E3}",
    "auml": "\u{E4}", "Auml": "\u{C4}", "iacute": "\u{ED}", "icirc": "\u{EE}", "iuml": "\u{EF}",
    "oacute": "\u{F3}", "ocirc": "\u{F4}", "otilde": "\u{F5}", "ouml": "\u{F6}", "Ouml": "\u{D6}",
    "uacute": "\u{FA}", "ucirc": "\u{FB}", "uuml": "\u{FC}", "Uuml": "\u{DC}", "yacute": "\u{FD}",
    "scaron": "\u{161}", "Scaron": "\u{160}",
  ]

  /// The text with its references replaced. Linear.
  static func decode(_ text: Substring) -> String {
    let utf8 = text.utf8
    guard var mark = utf8.firstIndex(of: UInt8(ascii: "&")) else { return String(text) }
    var result = ""
    var start = utf8.startIndex
    while true {
      result += Substring(utf8[start..<mark])
      let body = utf8.index(after: mark)
      let window = utf8[body...].prefix(10)
      if let end = window.firstIndex(of: UInt8(ascii: ";")),
        let character = character(Substring(utf8[body..<end]))
      {
        result += character
        start = utf8.index(after: end)
      } else {
        result += "&"
        start = body
      }
      guard let next = utf8[start...].firstIndex(of: UInt8(ascii: "&")) else { break }
      mark = next
    }
    return result + Substring(utf8[start...])
  }

  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return named[name] }
    let digits = name.dropFirst()
    let value: UInt32?
    if digits.first == "x" || digits.first == "X" {
      value = UInt32(digits.dropFirst(), radix: 16)
    } else {
      value = UInt32(digits)
    }
    guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return nil }
    return String(Character(scalar))
  }
}
