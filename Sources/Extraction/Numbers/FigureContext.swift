import Facts
import Language

/// A sentence with all that the figures of it are judged by.
struct FigureContext {
  let document: Document
  let syntax: Syntax
  let sentence: Range<Int>
  let pieces: [Piece]
  /// Which tokens belong to a date, or to a name.
  let isDate: (Int) -> Bool
  let isName: (Int) -> Bool
  /// Which tokens belong to the name of a person.
  let isPerson: (Int) -> Bool
  /// Digits that the document uses as names: "787" of "Boeing 787".
  let labels: Set<String>

  func tag(_ token: Int) -> PartOfSpeech { syntax.tags[token] }

  func lower(_ index: Int) -> String { pieces.indices.contains(index) ? pieces[index].lower : "" }

  /// The part of speech of the token that a piece belongs to.
  func tag(ofPiece index: Int) -> PartOfSpeech? {
    pieces.indices.contains(index) ? pieces[index].tag : nil
  }

  /// The words of a piece range.
  func text(_ range: Range<Int>) -> String {
    document.text(pieces[range.lowerBound].start..<pieces[range.upperBound - 1].end)
  }

  /// The first piece of a token.
  func piece(of token: Int) -> Int? {
    let index = pieces.partitioningIndex { $0.token >= token }
    return index < pieces.endIndex && pieces[index].token == token ? index : nil
  }

  /// Whether the stretch of the sentence around a token, up to commas and semicolons, has no verb by its tags: one of
  /// its nouns may then be one. Looks at most thirty tokens to each side.
  func lacksVerb(around token: Int) -> Bool {
    func hasVerb(_ range: some Sequence<Int>) -> Bool {
      for index in range {
        if [",", ";", ":"].contains(document.tokens[index].lower) { return false }
        if tag(index).isVerb || tag(index) == .md { return true }
      }
      return false
    }
    return !hasVerb((sentence.lowerBound..<token).suffix(30).reversed())
      && !hasVerb((token..<sentence.upperBound).prefix(30))
  }

  /// Whether a semicolon stands between two tokens.
  func areParted(_ left: Int, _ right: Int) -> Bool {
    (min(left, right)..<max(left, right)).prefix(60).contains { document.tokens[$0].lower == ";" }
  }

  /// The first dependents of a token: enough of them that real sentences keep theirs, and a
  /// list of numbers a megabyte long costs no square of its length.
  func children(of token: Int) -> PrefixSequence<Syntax.Children> {
    syntax.children(of: token).prefix(64)
  }

  /// The first dependent with this relation.
  func child(of token: Int, _ relation: Relation) -> Int? {
    children(of: token).first { syntax.relations[$0] == relation }
  }
}
