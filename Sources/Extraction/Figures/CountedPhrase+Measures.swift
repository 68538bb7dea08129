import Facts
import Language

extension CountedPhraseFinder {
  /// What a measured quantity or a share is of: the noun behind "of" or right behind the unit, else
  /// what the sentence's grammar makes it a quantity of.
  func measured(_ quantity: Quantity, _ context: SentenceView) -> String? {
    let pieces = context.pieces
    let end = quantity.pieces.upperBound
    if let distance = distance(quantity, context, at: end) { return distance }
    if let label = measureLabel(quantity, context) { return label }
    if let changed = changed(quantity, context, at: end) { return changed }
    // "One *voter* in five".
    let inner = quantity.number.upperBound
    if quantity.form == .fraction, inner + 1 < end, context.is(inner + 1, .in) {
      return context.text(inner..<inner + 1)
    }
    if let joined = joinedNoun(context, at: end), let phrase = nouns.read(context, at: joined + 1) {
      return context.text(phrase)
    }
    if end < pieces.count {
      let of = pieces[end].lower == "(" || pieces[end].lower == ")" ? behindBracket(context, at: end) : end
      if context.is(of, .of) {
        if let start = nouns.afterOf(context, at: of) {
          if let phrase = nouns.read(context, at: start) { return context.text(phrase) }
          // "8 t of *grain*": whatever the tagger makes of it.
          if start == of + 1, pieces[start].isWord, !pieces[start].is(.functionWord),
            !context.isDate(pieces[start].token)
          {
            return context.text(start..<start + 1)
          }
        }
      } else if context.is(end, .as), context.is(end + 1, .quantifierWord) {
        // "Twice as many *women* as men".
        if let phrase = nouns.read(context, at: end + 2) { return context.text(phrase) }
      } else if quantity.form == .fraction {
        if let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: end)) {
          return context.text(phrase)
        }
      } else if let text = qualified(quantity, context, at: end) ?? purpose(quantity, context, at: end) {
        return text
      }
    }
    if let text = elliptic(quantity, context) { return text }
    let isStretch = quantity.unit?.kind == .duration || quantity.unit?.kind == .distance
    let found =
      governing(pieces[quantity.number.upperBound - 1].token, context, prefer: isStretch ? .subject : .object)
      ?? total(before: quantity, context) ?? nearest(before: quantity, context)
    if quantity.unit?.kind == .money, let head = found?.head, isGiver(head, context) { return nil }
    return found.flatMap { standsAlone($0) ? $0.text : nil }
  }

  /// "A drop of 4 percent in *sales*": what is said to have changed.
  func changed(_ quantity: Quantity, _ context: SentenceView, at end: Int) -> String? {
    let link = quantity.pieces.lowerBound - 1
    guard link > 0, context.is(link, .of), context.is(end, .in),
      words.isChange(context.pieces[link - 1]),
      let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: end + 1))
    else { return nil }
    return context.text(phrase)
  }

  /// "70 miles (112 km) south *of Los Angeles*", "50 km *from the border*".
  private func distance(_ quantity: Quantity, _ context: SentenceView, at end: Int) -> String? {
    guard quantity.unit?.kind == .distance else { return nil }
    var next = behindBracket(context, at: end)
    let hasDirection = context.is(next, .directionWord)
    if hasDirection { next += 1 }
    let link = context.lower(next)
    guard link.is(.from) || hasDirection && link.is(.of) || link.is(.outside),
      let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: next + 1))
    else { return nil }
    return "distance from " + context.text(phrase)
  }

  /// "The lens is 50 mm, *the laser* 532 nm": the noun right before, in a clause that has lost its verb.
  func elliptic(_ quantity: Quantity, _ context: SentenceView) -> String? {
    var index = quantity.pieces.lowerBound - 1
    guard index > 1, context.tag(ofPiece: index)?.isNoun == true,
      context.tag(ofPiece: index)?.isProperNoun == false,
      !isMeasure(context.pieces[index].token, context), !context.isDate(context.pieces[index].token)
    else { return nil }
    let head = context.pieces[index].token
    while index > 0, let tag = context.tag(ofPiece: index),
      tag.isNoun && !tag.isProperNoun || tag.isAdjective || tag == .dt
    {
      index -= 1
    }
    guard context.is(index, .clauseJoint), context.lacksVerb(around: head) else {
      return nil
    }
    return phrase(headedBy: head, context).text
  }

  /// Where the text goes on behind a bracket that starts or ends at a piece.
  private func behindBracket(_ context: SentenceView, at index: Int) -> Int {
    if context.lower(index) == ")" { return index + 1 }
    guard context.lower(index) == "(" else { return index }
    let close = context.pieces[index..<min(index + 8, context.pieces.count)].firstIndex { $0.lower == ")" }
    return close.map { $0 + 1 } ?? index
  }

  /// "Weight of the dinosaur" of what weighs so much, "height" of who is so tall.
  private func measureLabel(_ quantity: Quantity, _ context: SentenceView) -> String? {
    guard let kind = quantity.unit?.kind, kind != .percent, kind != .temperature else { return nil }
    let pieces = context.pieces
    let start = quantity.pieces.lowerBound
    let end = behindBracket(context, at: quantity.pieces.upperBound)
    var found: String?
    if let piece = context[end], piece.glue != .joined { found = words.measureLabel(piece) }
    if found.is(.time) || found.is(.cost) { found = nil }
    if found == nil, start > 0 { found = words.measureLabel(pieces[start - 1]) }
    if kind == .duration, !found.is(.length), !found.is(.time) { return nil }
    if kind == .money, !(found ?? "").is(.moneyLabel) { return nil }
    guard let found else { return nil }
    let joined =
      context[end]?.glue == .hyphen
      ? nouns.read(context, at: end + 1).map(context.text) : nil
    let owner =
      joined ?? described(context, before: start)
      ?? governing(pieces[quantity.number.upperBound - 1].token, context, prefer: .subject)?.text
      ?? described(context, before: start, isLoose: true)
    return owner.map { found + " of " + $0 } ?? found
  }

  /// "30 *jets* worth $4 billion": the noun right before a word that measures it.
  private func described(_ context: SentenceView, before start: Int, isLoose: Bool = false) -> String? {
    if start > 1, words.measureLabel(context.pieces[start - 1]) != nil,
      case let token = context.grammar.tokens[context.pieces[start - 2].token],
      token.shape.isSuperset(of: [.hasDigit, .hasLetter]), token.isCapitalized
    {
      var first = context.pieces[start - 2].token
      while first > context.sentence.lowerBound, context.tag(first - 1).isProperNoun { first -= 1 }
      return context.grammar.document.span(first..<context.pieces[start - 2].token + 1).text
    }
    guard start > 1, words.measureLabel(context.pieces[start - 1]) != nil,
      isLoose || context.tag(ofPiece: start - 1)?.isVerb != true || context.tag(ofPiece: start - 1) == .vbg
        || context.tag(ofPiece: start - 1) == .vbn,
      case let noun = context.pieces[start - 2], noun.isWord,
      context.tag(noun.token).isNoun
        || (noun.isFirst || context.tag(ofPiece: start - 3) == .dt) && !noun.is(.functionWord),
      !context.is(start - 2, .times), !context.isDate(noun.token)
    else { return nil }
    return phrase(headedBy: noun.token, context).text
  }

  /// "$24 million in *aid*", "$25 million for *the privilege*", "spent $5 million on *bridges*".
  private func purpose(_ quantity: Quantity, _ context: SentenceView, at end: Int) -> String? {
    guard quantity.unit?.kind == .money else { return nil }
    switch Word(context.lower(end)) {
    case .in, .for: break
    case .on:
      let floor = max(0, quantity.pieces.lowerBound - 4)
      guard
        context.pieces[floor..<quantity.pieces.lowerBound].contains(where: { $0.is(.layingOutVerb) })
      else { return nil }
    default: return nil
    }
    let start = nouns.skipDeterminers(context, at: end + 1)
    guard let phrase = nouns.read(context, at: start), !context.pieces[start].isCapitalized,
      phrase.upperBound == context.pieces.count || !context.isDate(context.pieces[phrase.upperBound].token)
    else { return nil }
    return context.text(phrase)
  }

  /// "a two-week *state of emergency*", "10 days' *notice*".
  private func qualified(_ quantity: Quantity, _ context: SentenceView, at end: Int) -> String? {
    let pieces = context.pieces
    let next = pieces[end].lower == "'s" || pieces[end].lower == "'" ? end + 1 : end
    guard pieces[end].glue == .space || next > end, let phrase = nouns.read(context, at: next),
      phrase.lowerBound == next,
      quantity.unit?.kind != .percent || context.tag(pieces[phrase.lowerBound].token).isNoun
    else { return nil }
    let text = context.text(phrase)
    // "Fell 5 percent *year on year*".
    if units.name(pieces, at: phrase.lowerBound)?.unit.kind == .duration { return nil }
    // "A 97 percent *drop* in profits" is one of the profits.
    if phrase.count == 1, words.isChange(pieces[phrase.lowerBound]) {
      guard context.is(phrase.upperBound, .ofOrIn) else { return nil }
      return nouns.read(context, at: nouns.skipDeterminers(context, at: phrase.upperBound + 1)).map(
        context.text)
    }
    guard context.is(phrase.upperBound, .of),
      let of = nouns.read(context, at: nouns.skipDeterminers(context, at: phrase.upperBound + 1))
    else { return text }
    return text + " of " + context.text(of)
  }
}
