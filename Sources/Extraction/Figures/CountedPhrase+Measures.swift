import Facts

extension CountedPhraseFinder {
  /// What a measured quantity or a share is of: the noun behind "of" or right behind the unit, else
  /// what the sentence's grammar makes it a quantity of.
  func measured(_ quantity: Quantity, _ context: FigureContext) -> String? {
    let pieces = context.pieces
    let end = quantity.pieces.upperBound
    if end < pieces.count {
      if pieces[end].lower == "of" {
        if let start = nouns.afterOf(context, at: end), let phrase = nouns.read(context, at: start) {
          return context.text(phrase)
        }
      } else if quantity.form == .fraction {
        if let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: end)) {
          return context.text(phrase)
        }
      } else if let text = qualified(quantity, context, at: end) ?? purpose(quantity, context, at: end) {
        return text
      }
    }
    let isStretch = quantity.unit?.kind == .duration || quantity.unit?.kind == .distance
    let found =
      governing(pieces[quantity.number.upperBound - 1].token, context, prefer: isStretch ? .subject : .object)
      ?? total(before: quantity, context) ?? nearest(before: quantity, context)
    return found?.text
  }

  /// "$24 million in *aid*", "$25 million for *the privilege*".
  private func purpose(_ quantity: Quantity, _ context: FigureContext, at end: Int) -> String? {
    guard quantity.unit?.kind == .money, ["in", "for"].contains(context.lower(end)) else { return nil }
    let start = nouns.skipDeterminers(context, at: end + 1)
    guard let phrase = nouns.read(context, at: start), !context.pieces[start].isCapitalized,
      phrase.upperBound == context.pieces.count || !context.isDate(context.pieces[phrase.upperBound].token)
    else { return nil }
    return context.text(phrase)
  }

  /// "a two-week *state of emergency*", "10 days' *notice*".
  private func qualified(_ quantity: Quantity, _ context: FigureContext, at end: Int) -> String? {
    let pieces = context.pieces
    let next = pieces[end].lower == "'s" || pieces[end].lower == "'" ? end + 1 : end
    guard pieces[end].glue == .space || next > end, let phrase = nouns.read(context, at: next),
      quantity.unit?.kind != .percent || context.tag(pieces[phrase.lowerBound].token).isNoun
    else { return nil }
    let text = context.text(phrase)
    guard context.lower(phrase.upperBound) == "of",
      let of = nouns.read(context, at: nouns.skipDeterminers(context, at: phrase.upperBound + 1))
    else { return text }
    return text + " of " + context.text(of)
  }
}
