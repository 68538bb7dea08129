/// Takes accents and case away, so that "Łukasz Piątek" is found by "lukasz piatek" and makes a plain slug.
public enum Folding {
  /// The text in lower case without diacritics; letters of other scripts stay. Linear.
  public static func fold(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        let isUpper = scalar.value >= 0x41 && scalar.value <= 0x5A
        result.append(isUpper ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
        continue
      }
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        if let plain = plain[lower] {
          result.append(contentsOf: plain.unicodeScalars)
        } else if lower.properties.generalCategory != .nonspacingMark {
          result.append(lower)
        }
      }
    }
    return String(result)
  }

  /// A slug: folded, with one hyphen for everything between letters and digits; "unnamed" if nothing is left.
  public static func slug(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var pendingHyphen = false
    for scalar in fold(text).unicodeScalars {
      let isPart =
        scalar.value < 0x80
        ? (scalar.value >= 0x61 && scalar.value <= 0x7A) || (scalar.value >= 0x30 && scalar.value <= 0x39)
        : scalar.properties.isAlphabetic
      if isPart {
        if pendingHyphen, !result.isEmpty { result.append("-") }
        pendingHyphen = false
        result.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" && scalar != "." {
        pendingHyphen = true
      }
    }
    return result.isEmpty ? "unnamed" : String(result)
  }

  private static let plain: [Unicode.Scalar: String] = {
    let groups = [
      "a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ďđḍ", "e": "èéêëēĕėęěẹẻẽếềểễệ", "g": "ĝğġģǧ",
      "h": "ĥħḥ", "i": "ìíîïĩīĭįıǐịỉ", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ",
      "o": "òóôõöøōŏőǒơọỏốồổỗộớờởỡợ", "r": "ŕŗř", "s": "śŝşšșṣ", "t": "ţťŧțṭ", "u": "ùúûüũūŭůűųǔưụủứừửữự",
      "w": "ŵ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓ", "ae": "æ", "oe": "œ", "ss": "ß", "th": "þ", "dh": "ð",
      "-": "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}", "'": "\u{2018}\u{2019}\u{02BC}",
      "\"": "\u{201C}\u{201D}",
      " ": "\u{00A0}\u{202F}\u{2009}",
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
      for letter in letters.unicodeScalars { table[letter] = base }
    }
    return table
  }()
}
