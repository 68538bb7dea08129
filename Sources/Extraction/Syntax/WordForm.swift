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

  /// What stands before the first and behind the last word.
  package static let none = WordForm(word: 1, suffix: 1, ending: 1, initial: 1, shape: 1 << 20)

  private init(word: UInt64, suffix: UInt64, ending: UInt64, initial: UInt64, shape: UInt64) {
    self.word = word
    self.suffix = suffix
    self.ending = ending
    self.initial = initial
    self.shape = shape
  }

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
    word = isNumber ? 2 &+ UInt64(min(token.end - token.start, 5)) : token.hash
    let kept: Token.Shape = [
      .capitalized, .allCaps, .hasDigit, .hyphenated, .sentenceStart, .abbreviation, .mixedCase,
    ]
    shape = UInt64(token.shape.intersection(kept).rawValue)
  }
}
