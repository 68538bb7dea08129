package import Language

/// A word, number or mark of punctuation, with what every later stage asks of it.
package struct Token: Sendable {
  /// What a token looks like.
  package struct Shape: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The first character is an upper-case letter.
    package static let capitalized = Shape(rawValue: 1)
    /// Every letter is upper-case, and there are at least two.
    package static let allCaps = Shape(rawValue: 2)
    /// There is a digit.
    package static let hasDigit = Shape(rawValue: 4)
    /// There is a letter.
    package static let hasLetter = Shape(rawValue: 8)
    /// No letter and no digit.
    package static let punctuation = Shape(rawValue: 16)
    /// A hyphen stands between letters or digits.
    package static let hyphenated = Shape(rawValue: 32)
    /// White space stands before it.
    package static let spaceBefore = Shape(rawValue: 64)
    /// The first token of its sentence.
    package static let sentenceStart = Shape(rawValue: 128)
    /// Ends in a full stop that belongs to it: "Mr.", "U.S.".
    package static let abbreviation = Shape(rawValue: 256)
    /// Upper-case letters follow lower-case ones: "McDonald", "iPhone".
    package static let mixedCase = Shape(rawValue: 512)
  }

  /// The token as written.
  package let text: String
  /// In lower case, typographic apostrophes and hyphens made plain.
  package let lower: String
  /// A hash of `lower`, the same in every process.
  package let hash: UInt64
  /// The first code point in the article's text.
  package let start: Int
  /// One past the last code point.
  package let end: Int
  /// What it looks like.
  package var shape: Shape

  /// The token for a word that is already cut, as training data has them.
  package static func word(_ text: String, isFirst: Bool) -> Token {
    let scalars = Array(text.unicodeScalars)
    var token = Tokenizer.token(scalars, 0..<scalars.count, spaceBefore: true)
    if isFirst { token.shape.insert(.sentenceStart) }
    return token
  }

  package var isCapitalized: Bool { shape.contains(.capitalized) }
  package var isPunctuation: Bool { shape.contains(.punctuation) }
  package var isWord: Bool { shape.contains(.hasLetter) }
  package var hasSpaceBefore: Bool { shape.contains(.spaceBefore) }

  /// The word, where rules call it by name.
  package var word: Word? { Word(hash: hash) }

  /// Whether it is the word.
  package func `is`(_ word: Word) -> Bool { hash == word.hash }

  /// Whether it is of a class of words.
  package func `is`(_ name: WordClass) -> Bool { Vocabulary.shared.contains(name, hash) }
}
