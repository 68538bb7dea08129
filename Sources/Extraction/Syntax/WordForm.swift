package import Language

/// What the tagger and the parser ask of a word, hashed once.
package struct WordForm {
  /// The word in lower case; one value for all numbers of the same length.
  package let word: UInt64
  /// Its last three bytes.
  package let suffix: UInt64
  /// Its last two bytes.
  package let ending: UInt64
  /// Its first byte.
  package let initial: UInt64
  /// Case, digits, hyphens, and whether it begins the sentence.
  package let shape: UInt64
  /// The tag of marks and plain numbers, which need no model.
  package let sureTag: PartOfSpeech?

  /// What stands before the first and behind the last word.
  package static let none = WordForm(word: 1, suffix: 1, ending: 1, initial: 1, shape: 1 << 20, sureTag: nil)

  private init(
    word: UInt64, suffix: UInt64, ending: UInt64, initial: UInt64, shape: UInt64, sureTag: PartOfSpeech?
  ) {
    self.word = word
    self.suffix = suffix
    self.ending = ending
    self.initial = initial
    self.shape = shape
    self.sureTag = sureTag
  }

  /// The form of a token that is no quotation mark.
  package init(_ token: Token) {
    var lower = token.lower
    let isNumber = token.shape.contains(.hasDigit) && !token.shape.contains(.hasLetter)
    (initial, ending, suffix) = lower.withUTF8 { bytes in
      var suffix: UInt64 = 0
      var ending: UInt64 = 0
      let count = bytes.count
      for index in max(0, count - 3)..<count {
        suffix = suffix << 8 | UInt64(bytes[index])
        if index >= count - 2 { ending = ending << 8 | UInt64(bytes[index]) }
      }
      return (count > 0 ? UInt64(bytes[0]) : 0, ending, suffix)
    }
    sureTag = isNumber ? .cd : token.isPunctuation ? Self.tag(ofMark: token.text) : nil
    word =
      isNumber ? 2 &+ UInt64(min(token.end - token.start, 5)) : Self.isDash(token) ? Self.comma : token.hash
    let kept: Token.Shape = [
      .capitalized, .allCaps, .hasDigit, .hyphenated, .sentenceStart, .abbreviation, .mixedCase,
    ]
    shape = UInt64(token.shape.intersection(kept).rawValue)
  }

  private static let comma = stableHash(",".utf8)

  /// Dashes set off what commas set off.
  private static func isDash(_ token: Token) -> Bool {
    token.isPunctuation && token.is(.dash)
  }

  private static func tag(ofMark mark: String) -> PartOfSpeech {
    switch mark {
    case "'", "\u{2019}": .pos
    case "%", "\u{2030}": .nn
    case "$", "\u{A3}", "\u{20AC}", "\u{A5}", "+", "=", "\u{B0}": .sym
    case "&": .cc
    default: .punctuation
    }
  }

  /// Whether the token is a quotation mark; an apostrophe behind "s" is a possessive unless it can be
  /// nothing but a mark.
  package static func isQuotationMark(_ tokens: [Token], _ index: Int) -> Bool {
    guard tokens[index].isPunctuation else { return false }
    switch tokens[index].text {
    case "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}", "`", "\u{2018}": return true
    case "'", "\u{2019}":
      guard !tokens[index].hasSpaceBefore, index > 0, tokens[index - 1].lower.utf8.last == UInt8(ascii: "s"),
        index + 1 < tokens.count, tokens[index + 1].hasSpaceBefore
      else { return true }
      return false
    default: return false
    }
  }
}
