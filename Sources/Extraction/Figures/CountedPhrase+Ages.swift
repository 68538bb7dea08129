import Language

extension CountedPhraseFinder {
  /// "Age of Ana Weber", or "age" where the sentence does not say whose.
  func aged(_ reading: AgeReader.Reading, _ context: SentenceView) -> String {
    owner(reading, context).map { $0.ends(.age) ? $0 : "age of " + $0 } ?? "age"
  }

  /// Whose age it is: the noun that an adjective stands before ("a *45-year-old* nurse"), the words that the row names, or
  /// what the sentence's grammar makes it an age of.
  private func owner(_ reading: AgeReader.Reading, _ context: SentenceView) -> String? {
    let age = reading.age
    if age.meaning == .group { return nil }
    let last = context.pieces[reading.pieces.upperBound - 1]
    let behind = nouns.read(context, at: reading.pieces.upperBound)
    guard let owner = age.owner else {
      return behind.map(context.text)
        ?? governing(last.token, context, prefer: age.meaning == .once ? .subject : .object)?.text
    }
    if owner >= age.tokens.upperBound || last.is(.oldWord), let behind {
      let isWhole = !context.grammar.isPerson(owner) || owner < age.tokens.upperBound
      if isWhole || context.pieces[behind.upperBound - 1].token >= owner { return context.text(behind) }
    }
    if context.tag(owner) == .prp { return nil }
    guard owner >= age.tokens.upperBound else { return phrase(headedBy: owner, context).text }
    let first = (age.tokens.upperBound..<owner).first(where: context.grammar.isPerson) ?? owner
    return context.grammar.document.text(
      context.grammar.tokens[first].start..<context.grammar.tokens[owner].end)
  }

  /// What a rank is among, and its noun in the singular; a place, where it ranks by size or in a race.
  func ranked(_ quantity: Quantity, _ context: SentenceView) -> CountedPhrase {
    let end = quantity.pieces.upperBound
    let next = context[end]
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
    while phrase.upperBound - first > 1, context.is(first, .sequenceWord) { first += 1 }
    return CountedPhrase(
      unit: singular(context.pieces[last], context),
      text: context.text(first..<phrase.upperBound) + of(context, behind: phrase.upperBound))
  }

  /// " of protests", as it follows a noun.
  private func of(_ context: SentenceView, behind end: Int) -> String {
    guard context.is(end, .of),
      let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: end + 1))
    else { return "" }
    return " of " + context.text(phrase)
  }
}
