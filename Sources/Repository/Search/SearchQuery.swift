/// What somebody searches for, as typed: `storm OR flood "state of emergency" resign* -sport`.
///
/// Words find all words of their stem. `OR` stands between alternatives and binds them together, `-` before what must not
/// be there, `*` behind the beginning of a word, and quotation marks around words that stand in a row.
struct SearchQuery: Sendable {
  enum Term: Hashable, Sendable {
    /// A word, folded, and its stem.
    case word(String, stem: String)
    /// The beginning of a word, folded.
    case prefix(String)
    /// The stems of two or more words that stand in a row.
    case phrase([String])

    static func word(_ word: String) -> Term { .word(word, stem: Stemmer.stem(word)) }
  }

  /// Each of these must hold, and holds when one of its terms does.
  private(set) var clauses: [[Term]] = []
  /// None of these may hold.
  private(set) var excluded: [Term] = []

  /// - Parameter typeahead: takes a last word without anything behind it as the beginning of one.
  init(_ text: String, typeahead: Bool) {
    var isAlternative = false
    let pieces = Self.pieces(of: text)
    for (number, piece) in pieces.enumerated() {
      if piece.text == "OR", !piece.isQuoted {
        isAlternative = !clauses.isEmpty
        continue
      }
      let words = SearchWords.words(of: piece.text)
      var terms: [Term] = words.map(Term.word)
      if piece.isQuoted, words.count > 1 {
        terms = [.phrase(words.map(Stemmer.stem))]
      } else if let last = words.last,
        piece.isOpen || typeahead && number == pieces.count - 1 && piece.endsInWord
      {
        terms[terms.count - 1] = .prefix(last)
      }
      if piece.isExcluded {
        excluded += terms
      } else if isAlternative, !clauses.isEmpty, !terms.isEmpty {
        clauses[clauses.count - 1] += terms
      } else {
        for term in terms where !clauses.contains([term]) { clauses.append([term]) }
      }
      isAlternative = false
    }
    clauses = clauses.prefix(Self.maximumTerms).map { Array($0.prefix(Self.maximumTerms)) }
    excluded = Array(excluded.prefix(Self.maximumTerms))
  }

  private static let maximumTerms = 32

  var isEmpty: Bool { clauses.isEmpty }

  /// Whether a phrase has to be looked for in the texts.
  var hasPhrases: Bool {
    (clauses.joined() + excluded).contains { if case .phrase = $0 { true } else { false } }
  }

  // MARK: Reading

  private struct Piece {
    var text: String
    var isQuoted = false
    var isExcluded = false
    /// Whether `*` stands behind it.
    var isOpen = false
    /// Whether it ends in a letter or digit.
    var endsInWord = false
  }

  /// Runs without white space, and what stands in quotation marks.
  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var current = ""
    func finish() {
      guard !current.isEmpty else { return }
      var piece = Piece(text: current)
      if current.hasPrefix("-"), current.count > 1 { piece.isExcluded = true }
      piece.isOpen = current.hasSuffix("*")
      piece.endsInWord = isWord(current)
      pieces.append(piece)
      current = ""
    }
    var rest = text[...]
    while let character = rest.popFirst() {
      if quotes.contains(character), let end = rest.firstIndex(where: quotes.contains) {
        let isExcluded = current == "-"
        if isExcluded { current = "" }
        finish()
        pieces.append(Piece(text: String(rest[..<end]), isQuoted: true, isExcluded: isExcluded))
        rest = rest[rest.index(after: end)...]
      } else if character.isWhitespace || quotes.contains(character) {
        finish()
        if character.isWhitespace, rest.isEmpty, !pieces.isEmpty {
          pieces[pieces.count - 1].endsInWord = false
        }
      } else {
        current.append(character)
      }
    }
    finish()
    return pieces
  }

  private static let quotes: Set<Character> = ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}"]

  private static func isWord(_ text: String) -> Bool {
    text.unicodeScalars.last.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
  }

  // MARK: Matching

  /// Whether a text has what is searched for. Linear.
  func matches(_ text: String) -> Bool {
    var words: [[UInt8]] = []
    var text = text
    text.withUTF8 { utf8 in
      SearchWords.forEachBytes(in: UnsafeRawBufferPointer(utf8)) { words.append($0) }
    }
    func holds(_ term: Term) -> Bool {
      switch term {
      case .word(_, let stem): words.contains { Self.isForm($0, of: stem) }
      case .prefix(let prefix): words.contains { $0.starts(with: prefix.utf8) }
      case .phrase(let stems): Self.hasPhrase(stems, in: words)
      }
    }
    return clauses.allSatisfy { $0.contains(where: holds) } && !excluded.contains(where: holds)
  }

  static func hasPhrase(_ stems: [String], in words: [[UInt8]]) -> Bool {
    guard stems.count <= words.count else { return false }
    return (0...(words.count - stems.count)).contains { start in
      stems.indices.allSatisfy { isForm(words[start + $0], of: stems[$0]) }
    }
  }

  /// Whether a folded word has a stem.
  static func isForm(_ word: [UInt8], of stem: String) -> Bool {
    let stem = stem.utf8
    if word.elementsEqual(stem) { return true }
    // A stem differs from the word in its last two letters at most, but for what is cut off.
    guard word.count >= stem.count, word.starts(with: stem.prefix(max(1, stem.count - 2))) else {
      return false
    }
    return Stemmer.stem(word).elementsEqual(stem)
  }

  /// Whether a word of a text, folded, is one that is searched for.
  func isHit(_ word: [UInt8]) -> Bool {
    clauses.joined().contains { term in
      switch term {
      case .word(_, let stem): Self.isForm(word, of: stem)
      case .prefix(let prefix): word.starts(with: prefix.utf8)
      case .phrase(let stems): stems.contains { Self.isForm(word, of: $0) }
      }
    }
  }
}
