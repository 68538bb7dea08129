import Facts
import Language

/// What a quantity counts: the noun behind it, or the phrase that the sentence's grammar makes it
/// a number of.
struct CountedPhrase {
  /// The counted noun in the singular; nil when the number stands alone.
  var unit: String?
  /// "people detained".
  var text: String?
  /// The last piece of the noun that stands behind the number, exclusive.
  var end: Int?
  /// The token of the noun, where the grammar found it and it stands alone.
  var head: Int?
}

/// Finds what quantities count.
struct CountedPhraseFinder: Sendable {
  let words: FigureWords
  let nouns: NounPhraseReader
  let units: MeasureUnits

  /// What a quantity without unit counts.
  func counted(_ quantity: Quantity, _ context: SentenceView) -> CountedPhrase {
    let pieces = context.pieces
    var next = quantity.pieces.upperBound
    if next < pieces.count, pieces[next].is(.of) { next = nouns.afterOf(context, at: next) ?? next }
    if context.is(quantity.pieces.upperBound, .of), context.is(next, .stateOfPeople),
      context.tag(ofPiece: next + 1)?.isNoun != true
    {
      return CountedPhrase(unit: UnitName.person, text: "people " + pieces[next].lower)
    }
    if let aged = agedPeople(context, at: next) { return aged }
    if let shared = suspended(context, at: next) { return shared }
    if next < pieces.count, pieces[next].glue == .hyphen, pieces[next].isWord {
      var phrase = nouns.read(context, at: next + 1)
      // "The 12-nation, 40-ship *fleet*".
      if phrase == nil, context.lower(next + 1) == ",", next + 3 < pieces.count,
        pieces[next + 3].glue == .hyphen,
        pieces[next + 2].isNumber || nouns.numerals.words[pieces[next + 2].hash] != nil
      {
        phrase = nouns.read(context, at: next + 4)
      }
      // "The 27-nation *bloc*": behind an article it is a noun, whatever its tag.
      if phrase == nil, next + 1 < pieces.count, pieces[next + 1].isWord, pieces[next + 1].glue == .space,
        context.is(quantity.pieces.lowerBound - 1, .article),
        !pieces[next + 1].is(.functionWord)
      {
        phrase = next + 1..<next + 2
      }
      let isStrong = pieces[next].is(.strong)
      return CountedPhrase(
        unit: isStrong ? UnitName.person : Plural.singular(pieces[next].lower),
        text: phrase.map(context.text) ?? pieces[next].lower,
        end: next + 1)
    }
    if let phrase = nouns.read(context, at: next), !isState(phrase, context) {
      let head = pieces[phrase.upperBound - 1]
      if head.is(.times) || head.is(.time) {
        return CountedPhrase(unit: UnitName.time, text: repeated(quantity, context), end: phrase.upperBound)
      }
      if head.is(.points) || head.is(.point), let index = phrase.first,
        index == quantity.pieces.upperBound,
        let verb = verb(over: head.token, context),
        let change = context.piece(of: verb),
        words.isChange(pieces[change], context.tag(verb))
          || pieces[change].is(.standingVerb) || pieces[change].is(.goingVerb),
        let subject = governing(head.token, context, prefer: .subject)
      {
        return CountedPhrase(unit: UnitName.point, text: subject.text, end: phrase.upperBound)
      }
      return CountedPhrase(
        unit: singular(head, context),
        text: context.text(label(phrase, context)) + tail(context, head: head.token, end: phrase.upperBound),
        end: hasNumber(context, quantity.pieces.upperBound..<phrase.upperBound) ? nil : phrase.upperBound)
    }
    if let demonym = demonym(context, at: next) { return demonym }
    return bare(quantity, context)
  }

  /// The verb that a noun belongs to, through its preposition: "narrowed to 2 *points*".
  private func verb(over noun: Int, _ context: SentenceView) -> Int? {
    guard let head = context.grammar.head(noun) else { return nil }
    let tag = context.tag(head)
    return tag == .in || tag == .to ? context.grammar.head(head) : head
  }

  /// What happens so many times: the noun right before, else what its verb is about.
  private func repeated(_ quantity: Quantity, _ context: SentenceView) -> String? {
    let start = quantity.pieces.lowerBound
    if start > 0, context.tag(ofPiece: start - 1)?.isNoun == true, context.pieces[start - 1].isWord {
      return phrase(headedBy: context.pieces[start - 1].token, context).text
    }
    return governing(context.pieces[quantity.number.upperBound - 1].token, context)?.text
  }

  /// "Two *20-year-olds*", "two *20-year-old men*": people, whose age is a figure of its own.
  private func agedPeople(_ context: SentenceView, at index: Int) -> CountedPhrase? {
    let pieces = context.pieces
    guard index + 2 < pieces.count, pieces[index + 1].glue == .hyphen, pieces[index + 2].glue == .hyphen,
      pieces[index].isNumber || nouns.numerals.words[pieces[index].hash] != nil
    else { return nil }
    switch pieces[index + 2].word {
    case .olds: return CountedPhrase(unit: UnitName.person, text: context.text(index..<index + 3))
    case .old:
      guard let phrase = nouns.read(context, at: index + 3), let last = phrase.last else { return nil }
      return CountedPhrase(unit: singular(pieces[last], context), text: context.text(phrase))
    default: return nil
    }
  }

  /// What stands at the last of numbers that share a joined noun: "two- and *three-bedroom* homes".
  private func suspended(_ context: SentenceView, at index: Int) -> CountedPhrase? {
    guard context.lower(index) == "-", let place = joinedNoun(context, at: index), place > index + 2 else {
      return nil
    }
    let phrase = nouns.read(context, at: place + 1)
    let noun = context.lower(place)
    return CountedPhrase(unit: Plural.singular(noun), text: phrase.map(context.text) ?? noun)
  }

  /// The word that the last of several numbers is joined to: "three-, four- and five-*storey*", "10-by-12-*foot*".
  func joinedNoun(_ context: SentenceView, at index: Int) -> Int? {
    let pieces = context.pieces
    guard pieces.indices.contains(index), pieces[index].glue != .space,
      pieces[index].is(.countJoint)
    else { return nil }
    for place in index..<min(index + 12, pieces.count) {
      let piece = pieces[place]
      if piece.isNumber || nouns.numerals.words[piece.hash] != nil || piece.is(.countJoint) {
        continue
      }
      return piece.isWord && piece.glue == .hyphen ? place : nil
    }
    return nil
  }

  /// A noun phrase without the adjectives that open it, as long as two words stay: "large *investment funds*".
  func label(_ phrase: Range<Int>, _ context: SentenceView) -> Range<Int> {
    var start = phrase.lowerBound
    if phrase.count > 1, context.is(start, .more) || context.pieces[start].isMark { start += 1 }
    while phrase.upperBound - start > 2 {
      let piece = context.pieces[start]
      let token = context.grammar.tokens[piece.token]
      guard context.tag(piece.token).isAdjective, !piece.isCapitalized || piece.isFirst, piece.isWord,
        !token.shape.contains(.hyphenated), !piece.lower.ends(.ed), !piece.is(.stateOfPeople),
        context.pieces[start + 1].isWord, context.pieces[start + 1].glue == .space,
        !context.pieces[start + 1].is(.functionWord)
      else { break }
      start += 1
    }
    return start..<phrase.upperBound
  }

  /// Whether a phrase is a state of people alone, no noun: "18 *wounded* and 3 missing".
  private func isState(_ phrase: Range<Int>, _ context: SentenceView) -> Bool {
    phrase.count == 1 && context.pieces[phrase.lowerBound].is(.stateOfPeople)
  }

  /// Whether another number stands between a number and its noun: "seven of the country's 18 *provinces*".
  private func hasNumber(_ context: SentenceView, _ range: Range<Int>) -> Bool {
    if let first = range.first, context.pieces[first].is(.airliner) { return false }
    return context.pieces[range].contains {
      $0.isNumber && $0.glue == .space || nouns.numerals.words[$0.hash] != nil
    }
  }

  /// The noun in the singular, a proper one with its capital.
  func singular(_ piece: Piece, _ context: SentenceView) -> String {
    if piece.glue == .hyphen, let first = context.piece(of: piece.token), context.pieces[first].isWord {
      let token = context.grammar.tokens[piece.token]
      return Plural.singular(token.isCapitalized ? token.text : token.lower)
    }
    let token = context.grammar.tokens[piece.token]
    if token.shape.contains(.mixedCase) {
      return token.text.ends(.s) ? String(token.text.dropLast()) : token.text
    }
    let plural = Plural.singular(piece.lower)
    if piece.isCapitalized, context.tag(piece.token).isProperNoun, !piece.isFirst {
      return plural.prefix(1).uppercased() + plural.dropFirst()
    }
    return plural
  }

  // MARK: What happened to the counted

  /// " detained", " of the security forces": what follows the noun and belongs to it, with the
  /// participle of the verb that it is the object or passive subject of.
  func tail(_ context: SentenceView, head: Int, end: Int) -> String {
    let grammar = context.grammar
    var text = ""
    for child in grammar.children(head) where child > head {
      if grammar.tokens[child].is(.of), context[end]?.token == child,
        let phrase = nouns.read(context, at: nouns.skipDeterminers(context, at: end + 1))
      {
        text += " of " + context.text(phrase)
      } else if grammar.relation(child) == .acl, context.tag(child) == .vbn, befalls(child, context) {
        return text + " " + state(at: child, context)
      }
    }
    if context.is(end, .stateOfPeople), context.tag(ofPiece: end)?.isNoun != true, text.isEmpty {
      return " " + context.lower(end)
    }
    if let verb = participle(context, of: head) { text += " " + verb }
    return text
  }

  /// A participle, with the state that it is said of: "feared *dead*".
  private func state(at token: Int, _ context: SentenceView) -> String {
    let word = context.grammar.tokens[token].lower
    guard let piece = context.piece(of: token), word.is(.beliefParticiple),
      context.is(piece + 1, .stateOfPeople)
    else { return word }
    return word + " " + context.lower(piece + 1)
  }

  /// Whether a participle says what became of those who are counted, and not what is said of the number.
  private func befalls(_ token: Int, _ context: SentenceView) -> Bool {
    let word = context.grammar.tokens[token].lower
    return word.is(.stateOfPeople) || word.is(.befallingParticiple)
  }

  /// The participle of the verb that a noun is the passive subject or the object of.
  private func participle(_ context: SentenceView, of token: Int) -> String? {
    let grammar = context.grammar
    var noun = token
    if grammar.relation(noun) == .conj, let head = grammar.head(noun), context.tag(head).isNoun {
      noun = head
    }
    guard let verb = grammar.head(noun), context.tag(verb).isVerb else { return nil }
    switch grammar.relation(noun) {
    case .nsubjpass: return befalls(verb, context) ? state(at: verb, context) : nil
    case .nsubj:
      let word = context.grammar.tokens[verb].lower
      return word.is(.stateOfPeople) && (context.tag(verb) == .vbn || context.tag(verb) == .vbd)
        ? word : nil
    case .dobj:
      let word = context.grammar.tokens[verb].lower
      if context.tag(verb) == .vbd || context.tag(verb) == .vbn, befalls(verb, context) { return word }
      let lemma = context.grammar.lemma(verb)
      let past = Inflector.past(lemma)
      return past.is(.stateOfPeople) || past.is(.befallingParticiple) ? past : nil
    default: return nil
    }
  }

  // MARK: Numbers without a noun

  /// What a number that stands alone counts: people, where what is said can be said of them only;
  /// else what the sentence gives a number of.
  private func bare(_ quantity: Quantity, _ context: SentenceView) -> CountedPhrase {
    let pieces = context.pieces
    let number = pieces[quantity.number.upperBound - 1].token
    var next = quantity.pieces.upperBound
    while next < pieces.count,
      pieces[next].is(.stateFiller)
    { next += 1 }
    if next < pieces.count, pieces[next].is(.stateOfPeople),
      next == quantity.pieces.upperBound || pieces[next].isWord
    {
      return CountedPhrase(
        unit: UnitName.person, text: "people " + pieces[next].lower,
        end: next == quantity.pieces.upperBound ? next + 1 : nil)
    }
    if let label = label(before: quantity, context) { return label }
    if let changed = changed(quantity, context, at: quantity.pieces.upperBound) {
      return CountedPhrase(text: changed)
    }
    if let verb = verbBefore(quantity, context), verb.is(.stateOfPeople) {
      return CountedPhrase(unit: UnitName.person, text: "people " + verb)
    }
    if let state = state(of: number, context) {
      return CountedPhrase(unit: UnitName.person, text: "people " + state)
    }
    if let population = population(quantity, context) { return population }
    if quantity.form == .order { return CountedPhrase(unit: UnitName.person, text: "people") }
    guard !context.is(quantity.pieces.lowerBound - 1, .the) else { return CountedPhrase() }
    if let text = elliptic(quantity, context) { return CountedPhrase(text: text) }
    let isMoving = [Relation.npadvmod, .attr].contains(context.grammar.relation(number))
    let found =
      governing(number, context, prefer: isMoving ? .subject : .object) ?? total(before: quantity, context)
    return found.map { standsAlone($0) ? ofToll($0) : CountedPhrase() } ?? CountedPhrase()
  }

  /// Of a toll the people: "the death toll rose to *45*".
  private func ofToll(_ phrase: CountedPhrase) -> CountedPhrase {
    let last = phrase.text?.split(separator: " ").map { $0.lowercased() } ?? []
    if phrase.unit == nil,
      let word = last.last(where: { $0.is(.headcountNoun) })
        ?? last.first(where: { $0.is(.headcountNoun) })
    {
      return CountedPhrase(unit: UnitName.person, text: word.is(.casualties) ? "casualties" : phrase.text)
    }
    guard phrase.unit == nil, last.contains(where: { $0.is(.tollNoun) }) else { return phrase }
    let isOfInjured = last.contains { $0.is(.injured) || $0.is(.injury) || $0.is(.wounded) }
    return CountedPhrase(unit: UnitName.person, text: isOfInjured ? "people injured" : "people dead")
  }

  private func verbBefore(_ quantity: Quantity, _ context: SentenceView) -> String? {
    let start = quantity.pieces.lowerBound
    guard start > 0 else { return nil }
    let piece = context.pieces[start - 1]
    guard context.tag(piece.token).isVerb else { return nil }
    if context.tag(piece.token) == .vbg {
      let lemma = context.grammar.lemma(piece.token, as: .vbg)
      return Inflector.past(lemma)
    }
    return piece.lower
  }

  /// "At least *seven*, four of them children, died": the verb that a number is the subject of.
  private func state(of number: Int, _ context: SentenceView) -> String? {
    if let piece = context.piece(of: number), context.lower(piece + 1) == ",",
      let comma = (piece + 2..<min(piece + 12, context.pieces.count)).first(where: {
        context.lower($0) == ","
      }),
      context.is(comma + 1, .stateOfPeople), context.tag(ofPiece: comma + 1)?.isVerb == true
    {
      return context.lower(comma + 1)
    }
    guard context.grammar.isSubject(number), let verb = context.grammar.head(number),
      context.tag(verb).isVerb
    else { return nil }
    let word = context.grammar.tokens[verb].lower
    return word.is(.stateOfPeople) ? word : nil
  }

  /// "nation of 19 million".
  private func population(_ quantity: Quantity, _ context: SentenceView) -> CountedPhrase? {
    let start = quantity.pieces.lowerBound
    guard start > 1, context.is(start - 1, .of), context.is(start - 2, .peopledPlace) else {
      return nil
    }
    return CountedPhrase(unit: UnitName.person, text: "population")
  }

  /// "1,200 Lebanese": an adjective of a nation stands for its people.
  private func demonym(_ context: SentenceView, at index: Int) -> CountedPhrase? {
    guard let tag = context.tag(ofPiece: index), tag == .jj || tag.isProperNoun else { return nil }
    let piece = context.pieces[index]
    guard piece.isCapitalized, String(piece.lower.suffix(3)).is(.peopleEnding)
    else {
      return nil
    }
    let text = context.text(index..<index + 1)
    return CountedPhrase(unit: text, text: text, end: index + 1)
  }
}
