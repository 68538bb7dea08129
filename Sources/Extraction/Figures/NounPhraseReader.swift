import Language

/// Reads noun phrases behind numbers, by the parts of speech: adjectives and nouns up to the last noun.
struct NounPhraseReader: Sendable {
  let words: FigureWords
  let numerals: NumeralReader

  /// How far to look for the last noun.
  private static let limit = 9

  /// What a piece is in a noun phrase.
  private enum Part {
    case noun, modifier, joint, end
  }

  /// The phrase that starts at a piece, without determiners; nil when there is no noun.
  func read(_ context: SentenceView, at first: Int) -> Range<Int>? {
    var start = first
    var index = start
    var end: Int?
    var seenPlural = false
    while index < min(start + Self.limit, context.pieces.count) {
      switch part(context, at: index, start: start, hasNoun: end != nil, hasPlural: seenPlural) {
      case .noun:
        end = index + 1
        let piece = context.pieces[index]
        if Plural.isPlural(piece.lower) { seenPlural = true }
        index += 1
      case .modifier: index += 1
      case .joint:
        let next = afterNumber(context, at: index + 1)
        if next > index + 1 { start = next }
        index = next
      case .end: return end.map { start..<$0 }
      }
    }
    return end.map { start..<$0 }
  }

  private func part(
    _ context: SentenceView, at index: Int, start: Int, hasNoun: Bool, hasPlural: Bool
  ) -> Part {
    let piece = context.pieces[index]
    if context.isDate(piece.token) { return .end }
    let tag = context.tag(piece.token)
    let isModifierNext =
      context.tag(ofPiece: index + 1).map { $0.isAdjective || $0.isNoun || $0 == .cd } ?? false
    // "20 *A321neo* jets".
    let shape = context.grammar.tokens[piece.token].shape
    if shape.isSuperset(of: [.hasDigit, .hasLetter]), !shape.contains(.hyphenated),
      piece.token != context.pieces[max(0, start - 1)].token,
      isModifierNext || index + 1 < context.pieces.count && context.pieces[index + 1].token == piece.token
    {
      return .modifier
    }
    guard piece.isWord else {
      if piece.isNumber {
        // "30 *737* MAX *8* jets": numbers of models.
        let isModel =
          index == start && piece.is(.airliner)
          || index > start && piece.lower.utf8.count < 3 && context.pieces[index - 1].isCapitalized
            && isModifierNext
            && context.pieces[start].is(.airliner)
        return isModel || piece.glue != .space && index > start ? .modifier : .end
      }
      if index == start, Self.quotes.contains(piece.lower), isModifierNext { return .modifier }
      return piece.lower == "," && !hasNoun && index > start && isModifierNext
        && !context.pieces[index - 1].is(.stateOfPeople) ? .joint : .end
    }
    if piece.is(.x) { return .end }
    if piece.is(.other) || piece.is(.more) && index == start { return hasNoun ? .end : .modifier }
    if piece.is(.functionWord), !context.grammar.tokens[piece.token].shape.contains(.hyphenated) {
      if index == start, tag == .rb || tag.isAdjective { return .modifier }
      let isJoint = piece.is(.and) || piece.is(.or)
      guard isJoint, !hasPlural, index > start else { return .end }
      return hasNoun ? joinsNouns(context, at: index) : isModifierNext ? .joint : .end
    }
    if context.grammar.tokens[piece.token].shape.contains(.hasDigit) { return .modifier }
    if !hasPlural, index + 1 < context.pieces.count, context.pieces[index + 1].token == piece.token {
      return .modifier
    }
    if piece.is(.others) { return .noun }
    // "The 12-nation pact *holds*."
    if tag == .nns, index > start, hasNoun, start > 0, context.pieces[start - 1].glue == .hyphen,
      !context.pieces[start - 1].isNumber, context.lacksVerb(around: piece.token)
    {
      return .end
    }
    if tag == .nns, index > start, hasNoun, index + 1 < context.pieces.count,
      context.pieces[index + 1].isNumber
        || context.pieces[index + 1].isMark && context.pieces[index + 1].glue == .space,
      context.lacksVerb(around: piece.token)
    {
      return .end
    }
    if tag == .nn, index > start, hasNoun, context.grammar.lemmatizer.isIrregular(piece.hash),
      context.lacksVerb(around: piece.token)
    {
      return .end
    }
    if tag.isNoun { return hasPlural && tag != .nns && tag != .nn ? .end : .noun }
    if piece.glue == .hyphen || tag.isAdjective { return hasPlural ? .end : .modifier }
    if tag == .rb || tag == .cd || tag == .fw { return hasNoun ? .end : .modifier }
    if tag == .vbz, Plural.isPlural(piece.lower),
      index == start || context.pieces[index - 1].describes
        || hasNoun && context.tag(ofPiece: index + 1)?.isVerb == true
    {
      return .noun
    }
    guard tag == .vbn || tag == .vbg || tag == .vbd else { return .end }
    return !hasPlural && modifies(context, at: index) ? .modifier : .end
  }

  /// "oil and construction *workers*": two nouns before a plural; not "one man and two women".
  private func joinsNouns(_ context: SentenceView, at index: Int) -> Part {
    guard context.tag(ofPiece: index + 1) == .nn, context.tag(ofPiece: index + 2) == .nns else { return .end }
    return .joint
  }

  private static let quotes: Set<String> = ["\"", "\u{201C}", "\u{2018}", "'", "``"]

  /// Whether a participle stands before the noun that it describes: "26 suspected fighters".
  private func modifies(_ context: SentenceView, at index: Int) -> Bool {
    guard let next = context.tag(ofPiece: index + 1), !context.isDate(context.pieces[index + 1].token) else {
      return false
    }
    if context.pieces[index].is(.stateOfPeople) || context.tag(context.pieces[index].token) == .vbd {
      return next == .nns || next == .nn || next == .jj
    }
    return next.isNoun || next.isAdjective
  }

  /// Behind "three African and": the number of "two Eastern countries" is passed over.
  private func afterNumber(_ context: SentenceView, at index: Int) -> Int {
    guard let numeral = numerals.read(context.pieces, at: index), numeral.form == .cardinal,
      context[numeral.pieces.upperBound]?.glue != .hyphen
    else { return index }
    return numeral.pieces.upperBound
  }

  /// Where the counted noun starts behind "of": "of *detainees*", "of the more than 70 *people*", "of
  /// Iraq's 18 *provinces*"; nil when only a pronoun stands there.
  func afterOf(_ context: SentenceView, at of: Int) -> Int? {
    var index = skipDeterminers(context, at: of + 1)
    if let phrase = read(context, at: index), phrase.upperBound < context.pieces.count,
      context.lower(phrase.upperBound) == "'s" || context.lower(phrase.upperBound) == "'"
    {
      let next = skipDeterminers(context, at: phrase.upperBound + 1)
      if read(context, at: next) != nil { index = next }
    }
    guard let tag = context.tag(ofPiece: index), tag != .prp else { return nil }
    return index
  }

  /// Past articles, possessives, modifiers and numbers.
  func skipDeterminers(_ context: SentenceView, at index: Int) -> Int {
    var index = index
    while let tag = context.tag(ofPiece: index), tag == .dt || tag == .prps || tag == .pdt { index += 1 }
    if let (_, count) = words.before.match(context.pieces, at: index) { index += count }
    return afterNumber(context, at: index)
  }
}
