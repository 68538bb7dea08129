/// A sentence as patterns see it.
protocol PatternText {
  var pieces: [Piece] { get }
  /// Where what begins at a piece and is of a kind ends.
  func end(of kind: PatternKind, at index: Int) -> Int?
  /// The token that a way in the tree leads to; nil where there is none in the sentence.
  func word(_ way: Pattern.Way, from token: Int) -> Int?
  /// The first piece of a token.
  func piece(of token: Int) -> Int?
}
