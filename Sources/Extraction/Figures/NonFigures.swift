import Facts
import Language

/// Tells numbers that count nothing: names of models, codes, scores, pronouns; labels and addresses are rows of a table.
struct NonFigures: Sendable {
  let words: FigureWords
  let numerals: NumeralReader

  /// Whether a quantity is no figure.
  ///
  /// - Parameter isLabel: whether a row of `number-labels.txt` says so of its number.
  func holds(_ quantity: Quantity, _ context: SentenceView, isLabel: Bool) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    let tokens = pieces[start].token...pieces[quantity.number.upperBound - 1].token
    let isMeasured = quantity.unit != nil
    if tokens.contains(where: context.isDate) {
      return quantity.unit?.kind != .duration || quantity.form == .ordinal
    }
    if !isMeasured, tokens.contains(where: context.grammar.isName) { return true }
    if quantity.form != .ordinal, isModel(quantity, context) || isCode(quantity, context) { return true }
    if quantity.form == .ordinal { return isPlainOrdinal(quantity, context) }
    if isPartOfWord(quantity, context) { return true }
    if isMeasured { return isPeriodOfName(quantity, context) }
    return isLabel || isScore(quantity, context) || isPronoun(quantity, context)
  }

  /// "COVID-19", "F-16", "H5N1", "six-party", "5G", "3D".
  private func isPartOfWord(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    let first = pieces[start]
    if start > 0, first.glue != .space, pieces[start - 1].isWord || pieces[start - 1].isNumber,
      pieces[start - 1].token == first.token
    {
      if quantity.unit != nil, pieces[start - 1].is(.byOrCross) { return false }
      return !pieces[start - 1].is(.numberPrefix) || pieces[start - 1].is(.a) && first.isNumber
    }
    if start > 0, first.glue == .joined,
      pieces[start - 1].is(.codeMark)
    {
      return true
    }
    // "2019-nCoV": letters in two cases make the whole a name.
    let shape = context.grammar.tokens[first.token].shape
    if shape.isSuperset(of: [.mixedCase, .hyphenated]), quantity.unit == nil { return true }
    let isWhole = quantity.isSpan || quantity.form == .fraction
    let end = max(quantity.number.upperBound, isWhole ? quantity.pieces.upperBound : 0)
    guard quantity.unit == nil, end < pieces.count, pieces[end].glue != .space,
      pieces[end].token == pieces[end - 1].token
    else {
      return false
    }
    return !pieces[end].isWord || pieces[end].glue != .hyphen
      || pieces[end].isCapitalized && !first.isCapitalized
      || pieces[end].lower.utf8.count <= 2 || pieces[end].is(.compoundTail)
      || pieces[end].is(.functionWord)
      || !first.isNumber && quantity.form != .cardinal
  }

  /// "The *Six-Day* War", "the *Hundred Years'* War": a length of time in capital letters, before what it is a name of.
  private func isPeriodOfName(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let pieces = context.pieces
    let end = quantity.pieces.upperBound
    guard quantity.unit?.kind == .duration, quantity.modifier == .exact, pieces[end - 1].isCapitalized,
      !pieces[end - 1].isNumber
    else { return false }
    let next = ["'", "'s"].contains(context.lower(end)) ? end + 1 : end
    return pieces.indices.contains(next) && pieces[next].isCapitalized && pieces[next].is(.warNoun)
  }

  /// "The 787", "Boeing's 787", "iPhone 14 Pro", "the 787 Dreamliner": a number that the article uses as a
  /// name, or that a name is glued to.
  private func isModel(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    guard quantity.isPlainDigits, quantity.number.count == 1, quantity.unit == nil, start > 0 else {
      return false
    }
    let before = pieces[start - 1]
    let next = start + 1
    let shape = context.grammar.tokens[before.token].shape
    if before.isWord, shape.contains(.mixedCase), !shape.contains(.hyphenated), before.glue != .joined,
      quantity.number.lowerBound == quantity.pieces.lowerBound,
      !before.isCapitalized || next >= pieces.count
        || !Plural.isPlural(pieces[next].lower)
    {
      return true
    }
    if isOneOfAKind(context, before: start, behind: next) { return true }
    if before.isCapitalized, !before.isFirst, before.isWord, next < pieces.count, pieces[next].isCapitalized,
      pieces[next].glue == .space, pieces[start].glue == .space,
      context.tag(pieces[next].token).isProperNoun || context.tag(ofPiece: start - 2) == .dt,
      context.tag(ofPiece: start - 2) == .dt || !isCountOfNames(context, at: next)
    {
      return true
    }
    if next < pieces.count, pieces[next].isWord, Plural.isPlural(pieces[next].lower),
      pieces[next].glue == .space, !context.tag(pieces[next].token).isVerb,
      !(context.grammar.labels.contains(pieces[start].lower)
        && context.lacksVerb(around: pieces[start].token))
    {
      return false
    }
    let tag = context.tag(before.token)
    let isNamed =
      tag == .dt || tag == .prps || tag == .pos || tag.isAdjective || before.isCapitalized && tag.isProperNoun
      || pieces[start].isFirst || tag.isNoun
    guard isNamed || tag == .punctuation || tag == .vbn || tag == .in else { return false }
    if context.grammar.labels.contains(pieces[start].lower),
      before.isCapitalized || pieces[start].lower.utf8.count > 2
    {
      return true
    }
    return isNamed && next < pieces.count && pieces[next].isCapitalized && pieces[next].glue == .space
      && pieces[start].lower.utf8.count >= 3
      && (context.tag(pieces[next].token).isProperNoun || isAllCapitals(next, context)
        || pieces[start].is(.airliner))
      && !isCountOfNames(context, at: next)
  }

  /// "A used *911* is dear": digits with the article of one thing, and no noun behind.
  private func isOneOfAKind(_ context: SentenceView, before start: Int, behind next: Int) -> Bool {
    var index = start - 1
    while index > 0, start - index < 4, context.tag(ofPiece: index)?.isAdjective == true { index -= 1 }
    guard context.lower(index).is(.aOrEvery), context.pieces[start].glue == .space
    else {
      return false
    }
    guard next < context.pieces.count else { return true }
    let piece = context.pieces[next]
    if piece.isMark { return piece.glue == .space || piece.is(.phraseEndMark) }
    let tag = context.tag(piece.token)
    return piece.glue == .space
      && (piece.is(.functionWord)
        || (tag == .vbd || tag == .vbz || tag == .vbn) && context.tag(ofPiece: next + 1)?.isNoun != true)
  }

  /// Whether capitalized words behind a number end in the plural of what it counts.
  private func isCountOfNames(_ context: SentenceView, at index: Int) -> Bool {
    var index = index
    let limit = min(index + 5, context.pieces.count)
    while index < limit, context.pieces[index].isWord, context.pieces[index].glue == .space {
      let piece = context.pieces[index]
      if Plural.isPlural(piece.lower) { return true }
      guard piece.isCapitalized || context.tag(piece.token).isNoun || context.tag(piece.token).isAdjective
      else {
        return false
      }
      index += 1
    }
    return false
  }

  /// "020 7946 0958", "10115 Berlin": digits that dial or sort.
  private func isCode(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    let end = quantity.number.upperBound
    guard quantity.isPlainDigits || quantity.number.count > 1, quantity.unit == nil, pieces[start].isNumber
    else {
      return false
    }
    let digits = pieces[start].lower
    if digits.utf8.count > 1, digits.hasPrefix("0"), !digits.contains("."), !digits.contains(",") {
      return true
    }
    func isDigits(_ index: Int) -> Bool {
      pieces.indices.contains(index) && pieces[index].isNumber && !context.isDate(pieces[index].token)
        && pieces[index].lower.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    // "+1 (212) 555-0199".
    if context.lower(end) == "(", isDigits(end + 1), context.lower(end + 2) == ")", isDigits(end + 3) {
      return true
    }
    if context.lower(start - 1) == "(", context.lower(end) == ")", isDigits(end + 1), isDigits(end + 2) {
      return true
    }
    if context.lower(start - 1).is(.universalTime) || context.lower(start - 2).is(.universalTime) {
      return true
    }
    if isDigits(end), pieces[end].glue == .space, !pieces[end].is(.airliner),
      end + 1 == pieces.count || pieces[end + 1].glue != .joined
        || pieces[end + 1].isMark
    {
      return true
    }
    if isDigits(start - 1), pieces[start].glue == .space { return true }
    return digits.utf8.count == 5 && end < pieces.count && pieces[end].isCapitalized
      && pieces[end].glue == .space
      && context.tag(pieces[end].token).isProperNoun && quantity.number.count == 1
      && !isCountOfNames(context, at: end)
  }

  private func isAllCapitals(_ index: Int, _ context: SentenceView) -> Bool {
    context.grammar.tokens[context.pieces[index].token].shape.contains(.allCaps)
  }

  /// "6-3": the higher number first, or two numbers that count nothing.
  private func isScore(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let pieces = context.pieces
    let end = quantity.number.upperBound
    let start = quantity.number.lowerBound
    if end < pieces.count, pieces[end].isNumber, pieces[end].glue == .hyphen,
      quantity.pieces.upperBound <= end
    {
      return true
    }
    if start > 0, pieces[start].glue == .hyphen, pieces[start - 1].isNumber { return true }
    guard quantity.isSpan, quantity.isPlainDigits == false, pieces[start].isNumber,
      end < pieces.count, pieces[end].glue == .hyphen, quantity.unit == nil
    else { return false }
    if case .range(let low, let high) = quantity.amount, low >= 200 {
      // "A 737-800": a model, where it has an article and nothing to count.
      let next = quantity.pieces.upperBound
      if context.lower(start - 1).is(.article),
        next >= pieces.count
          || !(context.tag(pieces[next].token).isNoun || context.tag(pieces[next].token).isAdjective)
      {
        return true
      }
      return quantity.isPlainDigits == false && low < 1000 && high >= 1000
        && pieces[end].lower.utf8.count == 4
    }
    let next = quantity.pieces.upperBound
    return next >= pieces.count
      || !(context.tag(pieces[next].token).isNoun || context.tag(pieces[next].token).isAdjective)
  }

  /// "one another", "no one", "one of the most", "the one who".
  private func isPronoun(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let pieces = context.pieces
    let start = quantity.number.lowerBound
    guard quantity.isOne, pieces[start].is(.one), quantity.pieces.upperBound == start + 1 else {
      return false
    }
    let before = context.lower(start - 1)
    if start > 0, pieces[start - 1].is(.stateOfPeople), context.tag(pieces[start - 1].token).isVerb {
      return false
    }
    if before.is(.modelDeterminer) {
      return true
    }
    // "At one point", "at one time".
    if before.is(.at), start + 1 < pieces.count, pieces[start + 1].is(.momentNoun) { return true }
    if before.is(.by), context.lower(start - 2).is(.one) || context.lower(start + 1).is(.by) { return true }
    if context.isPredeterminer(start - 1) { return true }
    let next = start + 1
    if next < pieces.count, context.grammar.isPerson(pieces[next].token) { return true }
    guard next < pieces.count else { return true }
    if pieces[next].is(.of) { return true }
    if pieces[next].glue != .space { return true }
    let tag = context.tag(pieces[next].token)
    return !(tag.isNoun || tag.isAdjective || tag == .vbn || tag == .vbg) || pieces[next].is(.another)
      || pieces[next].is(.day)
        && pieces.count > next + 1 && !pieces[next + 1].is(.of) && !before.is(.for) && !before.is(.in)
        && !before.is(.only)
  }

  /// An ordinal ranks where it counts places or times: "the second-largest", "ranked fifth", "the 30th
  /// anniversary", "a third term"; "first" only where something is the first of its kind: "the country's first
  /// case", "the first woman to fly".
  private func isPlainOrdinal(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let pieces = context.pieces
    let end = quantity.number.upperBound
    let start = quantity.number.lowerBound
    guard start == 0 || pieces[start].glue == .space || !pieces[start - 1].isWord else { return true }
    guard end < pieces.count else { return !isRanked(context, before: start) }
    let next = pieces[end]
    if next.isCapitalized, next.isWord, next.glue == .space { return true }
    if isSuperlative(end, context) { return quantity.isOne }
    if next.is(.rankWord) { return false }
    if isRanked(context, before: start) {
      return
        !(context.tag(next.token) == .in || next.isMark || next.is(.overall) || next.is(.behind))
    }
    guard next.isWord, next.glue == .space, let phrase = phrase(context, at: end),
      let last = phrase.last, !pieces[phrase].contains(where: { $0.is(.unrankedNoun) }),
      context.tag(pieces[last].token).isNoun, !Plural.isPlural(pieces[last].lower)
    else { return true }
    return quantity.isOne && !isFirstOfKind(context, before: start, behind: phrase.upperBound)
  }

  private func isSuperlative(_ index: Int, _ context: SentenceView) -> Bool {
    let next = context.pieces[index]
    return context.tag(next.token) == .jjs || next.is(.most)
      || context.tag(next.token).isAdjective && next.lower.ends(.est)
  }

  private func phrase(_ context: SentenceView, at index: Int) -> Range<Int>? {
    NounPhraseReader(words: words, numerals: numerals).read(context, at: index)
  }

  private func isFirstOfKind(_ context: SentenceView, before start: Int, behind end: Int) -> Bool {
    if context.lower(start - 1) == "'s" { return true }
    return context.lower(start - 1).is(.the) && context.lower(end).is(.to)
      && context.tag(ofPiece: end + 1) == .vb
  }

  private func isRanked(_ context: SentenceView, before start: Int) -> Bool {
    let before = context.lower(start - 1)
    return before.is(.rankVerb) || before.is(.in) && context.lower(start - 2).is(.rankVerb)
  }
}

extension SentenceView {
  /// Whether a piece is a word that makes "one" stand for a noun: "good one", "previous one".
  func isPredeterminer(_ index: Int) -> Bool {
    guard index >= 0 else { return false }
    return tag(pieces[index].token).isAdjective && !pieces[index].isFirst && !lower(index).is(.least)
  }
}
