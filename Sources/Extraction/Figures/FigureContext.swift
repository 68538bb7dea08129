import Facts

/// A sentence with all that the figures of it are judged by.
struct FigureContext {
  let document: Document
  let syntax: Syntax
  let sentence: Range<Int>
  let pieces: [Piece]
  /// Which tokens belong to a date, or to a name.
  let isDate: (Int) -> Bool
  let isName: (Int) -> Bool

  func tag(_ token: Int) -> PartOfSpeech { syntax.tags[token] }

  func lower(_ index: Int) -> String { pieces.indices.contains(index) ? pieces[index].lower : "" }

  /// The part of speech of the token that a piece belongs to.
  func tag(ofPiece index: Int) -> PartOfSpeech? {
    pieces.indices.contains(index) ? syntax.tags[pieces[index].token] : nil
  }
}
