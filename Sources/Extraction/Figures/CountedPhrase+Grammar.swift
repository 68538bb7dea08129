import Facts
import Language

extension CountedPhraseFinder {

  /// Which of a verb's phrases a number is likelier to be of.
  enum Preference {
    case object, subject
  }

  /// The noun phrase that a number belongs to by the sentence's grammar: what it stands behind "of"
  /// of, else the subject or object of its verb. Climbs a few steps only.
  func governing(_ token: Int, _ context: SentenceView, prefer: Preference = .object) -> CountedPhrase? {
    let grammar = context.grammar
    var current = token
    for _ in 0..<6 {
      guard let head = grammar.head(current) else { return nil }
      let tag = context.tag(head)
      if tag.isVerb {
        if let found = argument(of: head, of: current, token, context, prefer) { return found }
        if grammar.relation(head) == .acl || grammar.relation(head) == .relcl,
          let noun = grammar.head(head),
          context.tag(noun).isNoun
        {
          return phrase(headedBy: noun, context)
        }
        guard tag == .vb || [.xcomp, .conj, .advcl, .pcomp].contains(grammar.relation(head)) else {
          return nil
        }
      } else if tag.isNoun, head < token, !context.isDate(head),
        grammar.relation(current) == .prep
          || grammar.relation(current) == .appos && !context.grammar.isName(head),
        !isChange(head, context), !isMeasure(head, context)
      {
        return phrase(headedBy: head, context)
      }
      current = head
    }
    return nil
  }

  /// Whether a word is a unit, a sign or a number, and so nothing that is counted or measured.
  func isMeasure(_ token: Int, _ context: SentenceView) -> Bool {
    guard let index = context.piece(of: token) else { return false }
    let piece = context.pieces[index]
    if !piece.isWord || context.grammar.tokens[token].shape.contains(.hasDigit)
      || nouns.numerals.words[piece.hash] != nil
      || piece.is(.pointNoun)
    {
      return true
    }
    if index > 0, context.pieces[index - 1].lower == "/" { return true }
    if let unit = units.name(context.pieces, at: index) { return unit.unit.kind != .count }
    if index > 0, context.pieces[index - 1].isNumber, units.symbol(context.pieces, at: index) != nil {
      return true
    }
    return units.sign(context.pieces, at: index) != nil
  }

  /// Whether a word is a change, and no quantity that may change: "drop", not "growth".
  private func moves(_ token: Int, _ context: SentenceView) -> Bool {
    guard let piece = context.piece(of: token) else { return false }
    if words.changePhrase(context.pieces, endingAt: piece + 1) != nil { return true }
    guard let word = words.change(context.pieces[piece]), word.holds(context.tag(token)) else { return false }
    return word.kind == .moves || word.kind == .turns || word.kind == .takes
  }

  private func isChange(_ token: Int, _ context: SentenceView) -> Bool {
    context.piece(of: token).map {
      words.isChange(context.pieces[$0], context.tag(token))
        || words.changePhrase(context.pieces, endingAt: $0 + 1) != nil
    } ?? false
  }

  /// The object or subject of a verb, when it is a noun that does not hold the number itself; for a
  /// relative pronoun the noun that it stands for.
  private func argument(
    of verb: Int, of current: Int, _ token: Int, _ context: SentenceView, _ preference: Preference
  ) -> CountedPhrase? {
    let subject = context.grammar.child(verb, .nsubjpass) ?? context.grammar.child(verb, .nsubj)
    let object = context.grammar.child(verb, .dobj)
    for candidate in preference == .object ? [object, subject] : [subject, object] {
      guard var noun = candidate, noun != current, !isInside(token, noun, context.grammar),
        !context.grammar.areParted(noun, token)
      else { continue }
      let tag = context.tag(noun)
      if tag == .wp || tag == .wdt, context.grammar.relation(verb) == .relcl,
        let head = context.grammar.head(verb)
      {
        noun = head
      }
      let lower = context.grammar.tokens[noun].lower
      if !context.tag(noun).isNoun, lower.is(.stateOfPeople) {
        return CountedPhrase(unit: UnitName.person, text: "people " + lower)
      }
      if isNominal(noun, context), !context.isDate(noun), !isChange(noun, context), !isMeasure(noun, context)
      {
        return phrase(headedBy: noun, context)
      }
    }
    return nil
  }

  /// "*The court* fined him $500": who does something with money, and whose it is not.
  func isGiver(_ noun: Int, _ context: SentenceView) -> Bool {
    guard context.grammar.relation(noun) == .nsubj, let verb = context.grammar.head(noun),
      context.tag(verb).isVerb
    else { return false }
    guard !context.grammar.lemma(verb).is(.moneyVerb),
      context.piece(of: verb).flatMap({ words.change(context.pieces[$0]) }) == nil
    else { return false }
    let lower = context.grammar.tokens[noun].lower
    return context.grammar.isName(noun) || lower.is(.sourceBody)
      || AgentNouns.withTitles.contains(Plural.singular(lower))
  }

  /// Whether a word by itself says what is counted: not "number", not a pronoun.
  func standsAlone(_ phrase: CountedPhrase) -> Bool {
    guard phrase.unit == nil, let text = phrase.text?.lowercased() else { return true }
    return !text.is(.hollowNoun) && !text.is(.functionWord)
      && !Lemmatizer().isIrregular(stableHash(text.utf8))
  }

  /// Whether a word is a noun, by its tag, or as a subject that has none of its own: "*rents* rose".
  private func isNominal(_ token: Int, _ context: SentenceView) -> Bool {
    let tag = context.tag(token)
    if tag.isNoun { return true }
    return tag == .vbz && context.grammar.relation(token) == .nsubj
      && context.grammar.child(token, .nsubj) == nil
  }

  private func isInside(_ token: Int, _ ancestor: Int, _ grammar: Grammar) -> Bool {
    var current = token
    for _ in 0..<8 {
      if current == ancestor { return true }
      guard let head = grammar.head(current) else { return false }
      current = head
    }
    return false
  }

  /// What a number that something is put at counts: "put *the dead* among the police at 16", "that of *wounded
  /// attackers* at 26".
  func label(before quantity: Quantity, _ context: SentenceView) -> CountedPhrase? {
    let start = quantity.pieces.lowerBound
    guard context.is(start - 1, .at) else { return nil }
    var index = start - 2
    let floor = max(1, start - 12)
    while index >= floor, !context.pieces[index].isNumber {
      let before = context.lower(index - 1)
      if context.pieces[index].is(.stateOfPeople), before.is(.the),
        context.tag(ofPiece: index + 1)?.isNoun != true
      {
        return people(inState: index, context)
      }
      if context.is(index, .of), before.is(.that) || before.is(.those),
        let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: index + 1)),
        let last = phrase.last
      {
        return CountedPhrase(unit: singular(context.pieces[last], context), text: context.text(phrase))
      }
      index -= 1
    }
    return nil
  }

  /// The people of whom a word that stands for a noun is said: "*dead* among the security forces".
  private func people(inState index: Int, _ context: SentenceView) -> CountedPhrase {
    var text = "people " + context.lower(index)
    if context.is(index + 1, .among),
      let group = nouns.read(context, at: nouns.skipDeterminers(context, at: index + 2))
    {
      text += " among " + context.text(group)
    }
    return CountedPhrase(unit: UnitName.person, text: text)
  }

  /// The nearest word before a number that numbers are given for: "toll", "price".
  func total(before quantity: Quantity, _ context: SentenceView) -> CountedPhrase? {
    var index = quantity.pieces.lowerBound - 1
    let floor = max(0, index - 16)
    while index >= floor {
      if context.pieces[index].is(.totalNoun) {
        return phrase(headedBy: context.pieces[index].token, context)
      }
      index -= 1
    }
    return nil
  }

  /// The nearest noun before a number.
  func nearest(before quantity: Quantity, _ context: SentenceView) -> CountedPhrase? {
    var index = quantity.pieces.lowerBound - 1
    let floor = max(0, index - 8)
    while index >= floor {
      let token = context.pieces[index].token
      let isColonOfOwn = context.pieces[index].lower == ":" && index == quantity.pieces.lowerBound - 1
      if context.pieces[index].is(.clauseMark), !isColonOfOwn { return nil }
      if context.tag(token).isNoun, !context.isDate(token), !isMeasure(token, context),
        !moves(token, context)
      {
        return phrase(headedBy: token, context)
      }
      index -= 1
    }
    return nil
  }

  /// The noun of "number of *detainees*", with what happened to it.
  private func counted(from start: Int, to head: Int, _ context: SentenceView) -> CountedPhrase? {
    let tokens = context.grammar.tokens
    guard start - 2 >= context.sentence.lowerBound, tokens[start - 1].is(.of),
      tokens[start - 2].is(.countNoun), let piece = context.piece(of: head)
    else { return nil }
    var tail = tail(context, head: head, end: piece + 1)
    if tail.isEmpty, piece + 1 < context.pieces.count, context.pieces[piece + 1].is(.stateOfPeople) {
      tail = " " + context.lower(piece + 1)
    }
    return CountedPhrase(
      unit: singular(context.pieces[piece], context),
      text: context.grammar.document.span(start..<head + 1).text + tail)
  }

  /// Whether the last of two nouns is the verb of a clause that has none: "the chip *runs* at 3 GHz".
  private func isVerbInDisguise(_ token: Int, _ context: SentenceView) -> Bool {
    guard token > context.sentence.lowerBound, context.tag(token - 1).isNoun,
      !context.tag(token).isProperNoun,
      token + 1 < context.sentence.upperBound,
      context.tag(token + 1) == .in || context.tag(token + 1) == .cd || context.tag(token + 1) == .to,
      context.tag(token) == .nns || context.grammar.lemmatizer.isIrregular(context.grammar.tokens[token].hash)
    else { return false }
    return context.lacksVerb(around: token)
  }

  /// The phrase around a head noun; of "number of detainees" the detainees.
  func phrase(headedBy last: Int, _ context: SentenceView) -> CountedPhrase {
    let tokens = context.grammar.tokens
    let head = isVerbInDisguise(last, context) ? last - 1 : last
    var start = head
    while start > context.sentence.lowerBound, head - start < 5 {
      let tag = context.tag(start - 1)
      // "The bank *forecasts* growth": in a clause without a verb it is one of its nouns.
      let mayBeVerb =
        tag == .nns || tokens[start - 1].is(.vouchingVerb)
        || tokens[start - 1].is(.listingVerb)
      if mayBeVerb, start - 1 > context.sentence.lowerBound, context.tag(start - 2).isNoun,
        context.lacksVerb(around: start - 1)
      {
        break
      }
      // "Sold *20m* shares": a number is no part of what it counts.
      if tokens[start - 1].shape.isSuperset(of: [.hasDigit, .hasLetter]),
        !tokens[start - 1].shape.contains(.hyphenated),
        context.piece(of: start - 1).map({ context.pieces[$0].isNumber }) == true
      {
        break
      }
      guard tag.isNoun || tag.isAdjective || context.grammar.relation(start - 1) == .amod,
        !context.isDate(start - 1), tokens[start - 1].isWord, !tokens[start - 1].is(.per),
        !context.grammar.lemmatizer.isIrregular(tokens[start - 1].hash) || tag != .nn
          || !context.lacksVerb(around: start - 1)
      else { break }
      start -= 1
    }
    if let counted = counted(from: start, to: head, context) { return counted }
    while head - start > 1, context.tag(start).isAdjective, !tokens[start].isCapitalized,
      !tokens[start].shape.contains(.hyphenated), !tokens[start].lower.ends(.ed)
    { start += 1 }
    if head + 2 < context.sentence.upperBound, tokens[head + 1].is(.of),
      let piece = context.piece(of: head + 2)
    {
      if nouns.numerals.read(context.pieces, at: piece) == nil,
        let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: piece)),
        !context.pieces[piece..<phrase.upperBound].contains(where: \.isNumber)
      {
        let text = context.text(phrase)
        let last = context.pieces[phrase.upperBound - 1]
        if tokens[head].is(.countNoun), !tokens[head].is(.toll) {
          var tail = tail(context, head: last.token, end: phrase.upperBound)
          if tail.isEmpty, phrase.upperBound < context.pieces.count,
            context.pieces[phrase.upperBound].is(.stateOfPeople)
          {
            tail = " " + context.lower(phrase.upperBound)
          }
          return CountedPhrase(unit: singular(last, context), text: text + tail)
        }
        return CountedPhrase(
          unit: nil, text: context.grammar.document.span(start..<head + 1).text + " of " + text)
      }
      let next = nouns.skipDeterminers(context, at: piece)
      if tokens[head].is(.countNoun), next < context.pieces.count,
        context.pieces[next].is(.stateOfPeople)
      {
        return people(inState: next, context)
      }
    }
    return CountedPhrase(unit: nil, text: context.grammar.document.span(start..<head + 1).text, head: head)
  }
}
