import Language

/// A part of a token that the number and date grammars read as one word: "two" and "week" of
/// "two-week", "1.2" and "bn" of "1.2bn". A token without digits and hyphens is one piece.
struct Piece {
  /// How a piece stands to the one before it.
  enum Glue {
    /// White space, or the start of the sentence.
    case space
    /// Nothing at all.
    case joined
    /// A hyphen or dash inside one token; it is in neither piece.
    case hyphen
  }

  /// In lower case.
  let lower: String
  /// The stable hash of `lower`.
  let hash: UInt64
  /// The stable hash of the letters as they are written.
  let form: UInt64
  /// Code points of the article's text.
  let start: Int
  let end: Int
  /// The token that it is part of.
  let token: Int
  /// The part of speech of that token.
  let tag: PartOfSpeech
  /// How it stands to the piece before.
  let glue: Glue
  /// Whether the first letter is upper-case.
  let isCapitalized: Bool
  /// Whether it starts with a digit: then digits and their separators are all of it.
  let isNumber: Bool
  /// Whether it is letters.
  let isWord: Bool
  /// Whether it is the first of its sentence.
  let isFirst: Bool

  /// Punctuation or a symbol.
  var isMark: Bool { !isNumber && !isWord }

  /// Whether it can only describe the noun behind it, by its tag or, where the tagger takes it for something else, by its
  /// ending: "exhausting", "lonely", "sleepless".
  var describes: Bool {
    tag.isAdjective || tag == .vbg || tag == .vbn
      || (tag.isNoun || tag == .rb) && !tag.isProperNoun && lower.hasEnding(of: .describingEnding)
  }

  /// The word, where rules call it by name.
  var word: Word? { Word(hash: hash) }

  /// Whether it is the word.
  func `is`(_ word: Word) -> Bool { hash == word.hash }

  /// Whether it is of a class of words.
  func `is`(_ name: WordClass) -> Bool { Vocabulary.shared.contains(name, hash) }
}

extension Piece {
  /// Cuts the tokens of a sentence into pieces. Linear in the text.
  static func pieces(of document: Document, _ syntax: Syntax, in tokens: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(tokens.count)
    for index in tokens {
      let token = document.tokens[index]
      if token.shape.isDisjoint(with: [.hasDigit, .hyphenated]) {
        pieces.append(
          Piece(
            lower: token.lower, hash: token.hash,
            form: token.shape.isDisjoint(with: [.capitalized, .mixedCase])
              ? token.hash : stableHash(token.text.utf8),
            start: token.start, end: token.end, token: index, tag: syntax.tags[index],
            glue: token.hasSpaceBefore ? .space : .joined, isCapitalized: token.isCapitalized,
            isNumber: false, isWord: token.isWord, isFirst: index == tokens.lowerBound))
      } else {
        split(
          document, token, index, syntax.tags[index], isFirst: index == tokens.lowerBound, into: &pieces)
      }
    }
    return pieces
  }

  private static func split(
    _ document: Document, _ token: Token, _ index: Int, _ tag: PartOfSpeech, isFirst: Bool,
    into pieces: inout [Piece]
  ) {
    let scalars = document.scalars
    var start = token.start
    var glue: Glue = token.hasSpaceBefore ? .space : .joined
    while start < token.end {
      if scalars[start].isHyphen || scalars[start] == "\u{2013}" {
        glue = .hyphen
        start += 1
        continue
      }
      let isNumber = scalars[start].isDigit
      var end = start + 1
      while end < token.end, !scalars[end].isHyphen, scalars[end] != "\u{2013}",
        isNumber ? !scalars[end].isLetter : !scalars[end].isDigit
      { end += 1 }
      var text = String.UnicodeScalarView()
      for scalar in scalars[start..<end] {
        if scalar.isUpper {
          text.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        } else {
          text.append(scalar.isApostrophe ? "'" : scalar.plainDigit)
        }
      }
      let lower = String(text)
      let hash = stableHash(lower.utf8)
      let hasUpper = scalars[start..<end].contains { $0.isUpper }
      pieces.append(
        Piece(
          lower: lower, hash: hash,
          form: hasUpper ? stableHash(String(String.UnicodeScalarView(scalars[start..<end])).utf8) : hash,
          start: start, end: end, token: index, tag: tag, glue: glue,
          isCapitalized: scalars[start].isUpper, isNumber: isNumber, isWord: scalars[start].isLetter,
          isFirst: isFirst && start == token.start))
      glue = .joined
      start = end
    }
  }
}
