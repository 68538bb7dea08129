extension CountedPhraseFinder {
  /// Whose age it is: the name before the comma, or the noun behind.
  func aged(_ quantity: Quantity, _ context: FigureContext) -> String? {
    let pieces = context.pieces
    let start = quantity.pieces.lowerBound
    if start > 1,
      pieces[start - 1].lower == "," || pieces[start - 1].lower == "(" || pieces[start - 1].lower == "of"
    {
      let token = pieces[start - 2].token
      if context.tag(token).isNoun { return phrase(headedBy: token, context).text }
    }
    if let phrase = nouns.read(context, at: quantity.pieces.upperBound) { return context.text(phrase) }
    return governing(pieces[quantity.number.upperBound - 1].token, context)?.text
  }

  /// What a rank is among.
  func ranked(_ quantity: Quantity, _ context: FigureContext) -> String? {
    nouns.read(context, at: quantity.pieces.upperBound).map(context.text)
  }
}
