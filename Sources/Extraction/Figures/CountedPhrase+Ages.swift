import Language

extension CountedPhraseFinder {
  /// "Age of Ana Weber", or "age" where the sentence does not say whose.
  func aged(_ quantity: Quantity, _ context: FigureContext) -> String {
    owner(quantity, context).map { $0.ends(.age) ? $0 : "age of " + $0 } ?? "age"
  }

  /// Whose age it is: the name before the comma, or the noun behind.
  private func owner(_ quantity: Quantity, _ context: FigureContext) -> String? {
    let pieces = context.pieces
    let start = quantity.pieces.lowerBound
    // "The over-*65s*" are nobody else's age.
    if pieces[quantity.number.lowerBound].glue == .hyphen,
      context.lower(quantity.number.lowerBound - 1).is(.overOrUnder)
    {
      return quantity.pieces.upperBound > quantity.number.upperBound
        ? nil : nouns.read(context, at: quantity.pieces.upperBound).map(context.text)
    }
    if start > 0, context.lower(start).is(.agedOrAges),
      context.tag(ofPiece: start - 1)?.isNoun == true
    {
      return phrase(headedBy: pieces[start - 1].token, context).text
    }
    if start > 0, context.lower(start - 1).is(.anybodyWord) {
      return nil
    }
    if start > 0, context.lower(start).is(.ageLimit),
      context.tag(ofPiece: start - 1)?.isNoun == true,
      !pieces[start - 1].isCapitalized || pieces[start - 1].isFirst
    {
      return phrase(headedBy: pieces[start - 1].token, context).text
    }
    if start > 1,
      pieces[start - 1].lower == "," || pieces[start - 1].lower == "(" || pieces[start - 1].is(.of)
    {
      let token = pieces[start - 2].token
      if pieces[start - 2].is(.age) || pieces[start - 2].is(.ages) {
        return governing(token, context, prefer: .subject)?.text
      }
      if context.tag(token).isNoun { return phrase(headedBy: token, context).text }
    }
    if let phrase = nouns.read(context, at: quantity.pieces.upperBound) { return context.text(phrase) }
    return governing(pieces[quantity.number.upperBound - 1].token, context)?.text
  }

  /// What a rank is among, and its noun in the singular; a place, where it ranks by size or in a race.
  func ranked(_ quantity: Quantity, _ context: FigureContext) -> CountedPhrase {
    let end = quantity.pieces.upperBound
    let next = context.pieces.indices.contains(end) ? context.pieces[end] : nil
    let isSeeded = next?.is(.seeded) == true || next?.is(.placed) == true || next?.is(.ranked) == true
    let phrase = nouns.read(context, at: isSeeded ? end + 1 : end)
    let isSuperlative =
      next.map {
        context.tag($0.token) == .jjs || $0.is(.most)
          || context.tag($0.token).isAdjective && $0.lower.ends(.est)
      } ?? true
    guard let phrase, let last = phrase.last, !isSuperlative, !isSeeded else {
      let subject = governing(context.pieces[quantity.number.upperBound - 1].token, context, prefer: .subject)
      return CountedPhrase(unit: UnitName.place, text: phrase.map(context.text) ?? subject?.text)
    }
    var first = phrase.lowerBound
    while phrase.upperBound - first > 1, context.lower(first).is(.sequenceWord) { first += 1 }
    return CountedPhrase(
      unit: singular(context.pieces[last], context),
      text: context.text(first..<phrase.upperBound) + of(context, behind: phrase.upperBound))
  }

  /// " of protests", as it follows a noun.
  private func of(_ context: FigureContext, behind end: Int) -> String {
    guard context.lower(end).is(.of),
      let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: end + 1))
    else { return "" }
    return " of " + context.text(phrase)
  }
}
