import Language

/// A sentence in pieces: what dates, figures and ages are read from.
struct SentenceView {
  let grammar: Grammar
  /// Its tokens.
  let sentence: Range<Int>
  let pieces: [Piece]
  /// In how many expressions the one that is read lies: "end of early May" is one in two.
  private(set) var depth = 0

  /// The view for an expression within the one that is read.
  var deeper: SentenceView {
    var view = self
    view.depth += 1
    return view
  }

  // MARK: Pieces

  subscript(_ index: Int) -> Piece? { pieces.indices.contains(index) ? pieces[index] : nil }

  /// Whether a piece is a word; nothing outside of the sentence is one.
  func `is`(_ index: Int, _ word: Word) -> Bool { pieces.indices.contains(index) && pieces[index].is(word) }

  /// Whether a piece is of a class of words; nothing outside of the sentence is of any.
  func `is`(_ index: Int, _ name: WordClass) -> Bool {
    pieces.indices.contains(index) && pieces[index].is(name)
  }

  func lower(_ index: Int) -> String { pieces.indices.contains(index) ? pieces[index].lower : "" }

  /// The part of speech of the token that a piece belongs to.
  func tag(ofPiece index: Int) -> PartOfSpeech? {
    pieces.indices.contains(index) ? pieces[index].tag : nil
  }

  /// The words of a piece range.
  func text(_ range: Range<Int>) -> String {
    grammar.document.text(pieces[range.lowerBound].start..<pieces[range.upperBound - 1].end)
  }

  /// The tokens that a range of pieces takes.
  func tokens(_ range: Range<Int>) -> Range<Int> {
    pieces[range.lowerBound].token..<pieces[range.upperBound - 1].token + 1
  }

  /// The first piece of a token.
  func piece(of token: Int) -> Int? {
    let index = pieces.partitioningIndex { $0.token >= token }
    return index < pieces.endIndex && pieces[index].token == token ? index : nil
  }

  // MARK: Tokens

  func tag(_ token: Int) -> PartOfSpeech { grammar.tag(token) }

  func isDate(_ token: Int) -> Bool { grammar.isDate(token) }

  /// Whether the stretch of the sentence around a token, up to commas and semicolons, has no verb by its tags: one of
  /// its nouns may then be one. Looks at most thirty tokens to each side.
  func lacksVerb(around token: Int) -> Bool {
    func hasVerb(_ range: some Sequence<Int>) -> Bool {
      for index in range {
        if [",", ";", ":"].contains(grammar.tokens[index].lower) { return false }
        if tag(index).isVerb || tag(index) == .md { return true }
      }
      return false
    }
    return !hasVerb((sentence.lowerBound..<token).suffix(30).reversed())
      && !hasVerb((token..<sentence.upperBound).prefix(30))
  }
}
