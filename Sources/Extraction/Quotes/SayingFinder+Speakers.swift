import Facts
import Language

/// Whose verb of saying it is.
extension SayingFinder {
  /// The noun or pronoun for the speaker; nil where nobody can be made out.
  func speaker(of verb: Int, in sentence: Range<Int>) -> Int? {
    let tag = grammar.tag(verb)
    if verb > sentence.lowerBound, tag == .vbn || tag == .vbd || tag == .vbg,
      grammar.tag(verb - 1) == .dt && !isQuantity(verb - 1) || grammar.tag(verb - 1) == .prps
        || grammar.tag(verb - 1) == .cd && verb + 1 < sentence.upperBound && grammar.tag(verb + 1).isNoun
        || grammar.relation(verb) == .amod && !grammar.tag(verb - 1).isNoun && !isBeforeMark(verb)
    {
      return nil
    }
    if verb == sentence.lowerBound, tag == .vbn || tag == .vbd || isOpening(verb),
      let inverted = invertedSpeaker(of: verb, in: sentence)
    {
      return inverted
    }
    if tag == .vbn || tag == .vbd, grammar.isPassive(verb), !isMisread(verb, in: sentence) {
      return grammar.agent(verb)
    }
    if isParticiple(verb) { return participleSpeaker(verb, in: sentence) }
    if let apposed = apposedSpeaker(of: verb, in: sentence) { return apposed }
    if let neighbour = neighbour(of: verb, in: sentence) { return neighbour }
    if let subject = grammar.subject(verb), isSpeaker(subject) {
      return namedNeighbour(of: verb, in: sentence) ?? subject
    }
    if tag == .vb, verb > sentence.lowerBound, tokens[verb - 1].is(.to) {
      return participleSpeaker(verb, in: sentence)
    }
    return namedNeighbour(of: verb, in: sentence) ?? invertedSpeaker(of: verb, in: sentence)
      ?? joinedSpeaker(of: verb, in: sentence)
  }

  /// The first subject of the sentence for a verb behind "and" that the tree has torn off: "*She* did not know the
  /// date and said".
  private func joinedSpeaker(of verb: Int, in sentence: Range<Int>) -> Int? {
    guard verb > sentence.lowerBound, clauses.isFinite(verb), grammar.tag(verb - 1) == .cc else { return nil }
    return (sentence.lowerBound..<verb).first { grammar.relation($0) == .nsubj && isSpeaker($0) }
  }

  private func isBeforeMark(_ token: Int) -> Bool {
    token + 1 < tokens.count && tokens[token + 1].isPunctuation
  }

  /// Whether a verb that the tree takes for a passive participle is finite: "*A report* alleged fireworks were used".
  private func isMisread(_ verb: Int, in sentence: Range<Int>) -> Bool {
    guard verb + 1 < sentence.upperBound, grammar.child(verb, .auxpass) == nil,
      !tokens[verb + 1].isPunctuation || tokens[verb + 1].text == ":" || grammar.relation(verb) == .root
    else { return false }
    if grammar.tag(verb + 1) == .in, !tokens[verb + 1].is(.that) { return false }
    return neighbour(of: verb, in: sentence) != nil
  }

  /// "Saying", "adding", also where it is read as a noun before a quote.
  func isParticiple(_ verb: Int) -> Bool {
    if grammar.tag(verb) == .vbg {
      return grammar.child(verb, .aux).map { !tokens[$0].is(.subjectLink) } ?? true
    }
    guard grammar.tag(verb).isNoun, tokens[verb].lower.ends(.ing), verb + 1 < tokens.count else {
      return false
    }
    let next = tokens[verb + 1]
    return next.is(.that) || next.isPunctuation && next.text != "." && next.text != ")"
  }

  /// A participle that is read as an adjective: "have *suggested* farmers kept".
  private func isPerfect(_ token: Int) -> Bool {
    grammar.tag(token).isAdjective && token > 0 && isHave(token - 1)
  }

  /// A verb in the present that is read as a plural before a quote: "the sign *reads*, ..."
  private func isPresent(_ token: Int) -> Bool {
    guard grammar.tag(token) == .nns, token + 2 < tokens.count, token > 0, grammar.tag(token - 1).isNoun
    else {
      return false
    }
    return tokens[token + 1].isPunctuation
      && (token + 2..<min(token + 4, tokens.count)).contains { stretchOfToken[$0] >= 0 }
  }

  /// A verb that opens the sentence and is read as a name or an adjective: "*Remarked* Anna Lund".
  private func isOpening(_ token: Int) -> Bool {
    tokens[token].shape.contains(.sentenceStart) && tokens[token].lower.ends(.ed)
      && !grammar.tag(token).isVerb
  }

  /// Whether a word is a verb, or one that is read as a noun or an adjective.
  func isVerb(_ token: Int) -> Bool {
    grammar.tag(token).isVerb || isParticiple(token) || isPerfect(token) || isPresent(token)
      || isOpening(token)
  }

  /// The lemma of a word as a verb.
  func verbLemma(_ token: Int) -> String {
    if isParticiple(token) { return grammar.lemma(token, as: .vbg) }
    if isOpening(token) { return grammar.lemma(token, as: .vbd) }
    if isPresent(token) { return grammar.lemma(token, as: .vbz) }
    return isPerfect(token)
      ? grammar.lemma(token, as: .vbn) : grammar.lemma(token)
  }

  /// The name or first noun that a phrase between commas separates from the verb: "*Maria Holm*, the mayor of Ulm,
  /// said", "*The mayor*, asked about it, said".
  private func apposedSpeaker(of verb: Int, in sentence: Range<Int>) -> Int? {
    let close = verb - 1
    guard close > sentence.lowerBound, tokens[close].text == ",", stretchOfToken[close] < 0 else {
      return nil
    }
    if let end = clauses.phrase(verb + 1, limit: sentence.upperBound)?.end,
      end >= sentence.upperBound - 1 || tokens[end].isPunctuation
    {
      return nil
    }
    let low = max(sentence.lowerBound, close - 20)
    guard let open = (low..<close).last(where: { tokens[$0].text == "," }), open > sentence.lowerBound,
      stretchOfToken[open - 1] < 0
    else { return nil }
    if let name = grammar.entities.reference(atToken: open - 1), name.isName {
      return name.kind == .place ? nil : open - 1
    }
    guard let (start, noun) = phrase(endingAt: open, in: sentence), start == sentence.lowerBound else {
      return nil
    }
    let isFinite = (open + 1..<close).contains(where: clauses.isFinite)
    return !isFinite || clauses.isRelative(open + 1) || grammar.tag(open + 1) == .vbn
      || grammar.tag(open + 1) == .vbd ? noun : nil
  }

  /// A noun or pronoun outside quotation marks that can say something.
  func isSpeaker(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    guard stretchOfToken[token] < 0, !tokens[token].isPunctuation else { return false }
    let lower = tokens[token].lower
    if tag == .prp { return !lower.is(.i) && !lower.is(.you) }
    if lower.is(.that) || lower.is(.this) { return false }
    return tag.isNoun || tag == .dt || tag == .cd || tag == .jj
  }

  /// The subject whose phrase ends right before the verb and begins its clause: "*a source* in the ministry said",
  /// "and *the palace* also said". Nil where something else may own the verb.
  private func neighbour(of verb: Int, in sentence: Range<Int>) -> Int? {
    var end = verb
    while end > sentence.lowerBound {
      if let date = clauses.dateStart(endingAt: end), date > sentence.lowerBound {
        end = date
      } else if let open = openBracket(closedAt: end - 1, in: sentence) {
        end = open
      } else if grammar.tag(end - 1) == .rb || grammar.tag(end - 1) == .md || isHave(end - 1)
        || isFloating(end - 1, in: sentence) || grammar.tag(verb) == .vbg && grammar.relation(end - 1) == .aux
      {
        end -= 1
      } else {
        break
      }
    }
    var head: Int?
    while end > sentence.lowerBound, let (start, noun) = phrase(endingAt: end, in: sentence) {
      head = noun
      guard start > sentence.lowerBound else { break }
      if clauses.dateStart(endingAt: start) != nil { break }
      let before = tokens[start - 1]
      if before.is(.of), isTitleOfName(start, noun) { break }
      if before.text == ",", let name = leadingName(closedAt: start - 1, in: sentence) { return name }
      if before.isPunctuation || grammar.tag(start - 1) == .cc || stretchOfToken[start - 1] >= 0
        || before.is(.that) || before.is(.contrastWord) || grammar.tag(start - 1) == .wp
        || grammar.tag(start - 1) == .wdt
      {
        break
      }
      guard grammar.tag(start - 1) == .in || before.is(.to), start - 1 > sentence.lowerBound,
        grammar.relation(start - 1) == .prep
      else { return nil }
      head = nil
      end = start - 1
    }
    if let noun = head, grammar.relation(noun) == .conj, let first = grammar.head(noun), first < noun,
      first >= sentence.lowerBound, grammar.relation(first) == .nsubj, grammar.head(first) == verb,
      isSpeaker(first)
    {
      head = first
    }
    guard let head, isSpeaker(head), clauses.dateEnd(head) == nil || grammar.tag(head) == .prp else {
      return nil
    }
    return head
  }

  /// The name that begins the sentence before a comma: what follows describes it, also where no comma closes that:
  /// "*Karl Berg*, the head of the union said".
  private func leadingName(closedAt comma: Int, in sentence: Range<Int>) -> Int? {
    var comma = comma
    for _ in 0..<3 {
      guard comma > sentence.lowerBound, let name = grammar.entities.reference(atToken: comma - 1),
        name.isName,
        name.kind == .person
      else { return nil }
      var start = name.tokens.lowerBound
      while start > sentence.lowerBound,
        grammar.tag(start - 1).isNoun || grammar.tag(start - 1).isAdjective || grammar.tag(start - 1) == .dt
      {
        start -= 1
      }
      if start == sentence.lowerBound { return comma - 1 }
      guard tokens[start - 1].text == "," else { return nil }
      comma = start - 1
    }
    return nil
  }

  /// "Both" and "all" between a subject and its verb.
  private func isFloating(_ token: Int, in sentence: Range<Int>) -> Bool {
    token > sentence.lowerBound && tokens[token].is(.distributive)
      && grammar.tag(token - 1).isNoun
  }

  private func openBracket(closedAt close: Int, in sentence: Range<Int>) -> Int? {
    guard close > sentence.lowerBound + 1, tokens[close].text == ")" else { return nil }
    return (max(sentence.lowerBound + 1, close - 8)..<close).last { tokens[$0].text == "(" }
  }

  /// Whether a name ends a phrase that a title opens: "Secretary of *State Corey Hale* said".
  private func isTitleOfName(_ start: Int, _ noun: Int) -> Bool {
    guard start >= 2, grammar.tag(start - 2).isProperNoun,
      let name = grammar.entities.reference(atToken: noun), name.isName, name.kind == .person
    else { return false }
    return name.tokens.lowerBound > start
  }

  private func isHave(_ token: Int) -> Bool {
    tokens[token].is(.presentHave)
  }

  /// The noun phrase that ends before a token, with its noun.
  func phrase(endingAt end: Int, in sentence: Range<Int>) -> (start: Int, noun: Int)? {
    let noun = end - 1
    let tag = grammar.tag(noun)
    let isName = tokens[noun].isCapitalized && noun > sentence.lowerBound
    guard stretchOfToken[noun] < 0, tag.isNoun || tag == .prp || tag == .cd || isName || isQuantity(noun)
    else {
      return nil
    }
    if tag == .prp { return (noun, noun) }
    var start = noun
    while start > sentence.lowerBound, stretchOfToken[start - 1] < 0 {
      if clauses.dateStart(endingAt: start) != nil { return (start, noun) }
      switch grammar.tag(start - 1) {
      case .nn, .nns, .nnp, .nnps, .jj, .jjr, .jjs, .vbn, .cd, .pos: start -= 1
      case .dt, .prps, .pdt: return (start - 1, noun)
      default: return (start, noun)
      }
    }
    return (start, noun)
  }

  private func isQuantity(_ token: Int) -> Bool {
    grammar.tag(token) == .dt && !tokens[token].is(.plainDeterminer)
  }

  /// The person whose name stands right before the verb, unless the name belongs to another noun: "a
  /// lawyer for Ms Osei said".
  private func namedNeighbour(of verb: Int, in sentence: Range<Int>) -> Int? {
    var before = verb - 1
    while before >= sentence.lowerBound,
      grammar.tag(before) == .rb || grammar.relation(before) == .aux || tokens[before].text == ","
    {
      before -= 1
    }
    guard before >= sentence.lowerBound, stretchOfToken[before] < 0,
      let reference = grammar.entities.reference(atToken: before), reference.isName, reference.kind == .person
    else { return nil }
    switch grammar.relation(before) {
    case .pobj, .poss, .conj, .dobj: return nil
    default: return before
    }
  }

  /// Who speaks in a participle: the noun behind "with" or "and" right before it ("with *officials* claiming"), else
  /// whoever does what the clause before it tells: "*The party* issued a statement saying".
  private func participleSpeaker(_ verb: Int, in sentence: Range<Int>) -> Int? {
    let before = verb - 1
    guard before >= sentence.lowerBound else { return nil }
    if tokens[before].is(.as), let cited = citedSpeaker(before, in: sentence) { return cited }
    if let noun = withPhrase(before: verb, in: sentence) { return noun }
    // The subject of the nearest verb that has one of its own, walking up from the participle.
    var current = verb
    for _ in 0..<8 {
      guard let head = grammar.head(current) else { break }
      if grammar.tag(head).isVerb || grammar.tag(head) == .md,
        let subject = grammar.child(head, .nsubj, .nsubjpass), subject < verb
      {
        let found = grammar.antecedent(subject)
        if isSpeaker(found) { return found }
      }
      current = head
    }
    return nil
  }

  /// Whoever is quoted or cited "as saying": the object of the verb, or its subject where it is passive.
  private func citedSpeaker(_ preposition: Int, in sentence: Range<Int>) -> Int? {
    let low = max(sentence.lowerBound, preposition - 24)
    guard
      let verb = (low..<preposition).last(where: {
        grammar.tag($0).isVerb && grammar.lemma($0).is(.citingVerb)
      })
    else { return nil }
    if grammar.isPassive(verb) { return grammar.object(verb).flatMap { isSpeaker($0) ? $0 : nil } }
    return clauses.phrase(verb + 1, limit: preposition)?.head
  }

  /// The noun in "with X calling" and in "and Y calling" that follows it.
  private func withPhrase(before verb: Int, in sentence: Range<Int>) -> Int? {
    var end = verb
    while end > sentence.lowerBound, let (start, noun) = phrase(endingAt: end, in: sentence),
      start > sentence.lowerBound
    {
      let before = tokens[start - 1].lower
      let isJoined =
        before.is(.and)
        && (max(sentence.lowerBound, start - 30)..<start).contains {
          tokens[$0].is(.with) && stretchOfToken[$0] < 0
        }
      if before.is(.with) || isJoined { return isSpeaker(noun) ? noun : nil }
      guard before.is(.speakerPreposition) else { return nil }
      end = start - 1
    }
    return nil
  }

  /// The noun behind the verb in ", said the minister".
  func invertedSpeaker(of verb: Int, in sentence: Range<Int>) -> Int? {
    guard verb == sentence.lowerBound || tokens[verb - 1].isPunctuation else { return nil }
    guard let head = phraseHead(from: verb + 1, limit: min(sentence.upperBound, verb + 12)) else {
      return nil
    }
    let isSubject = grammar.relation(head) == .nsubj && grammar.head(head) == verb
    return isSubject || grammar.entities.reference(atToken: head) != nil ? head : nil
  }

  /// The head of the noun phrase that begins here.
  func phraseHead(from start: Int, limit: Int) -> Int? {
    var index = start
    var head: Int?
    while index < limit {
      let tag = grammar.tag(index)
      if tag == .prp { return head ?? index }
      if tokens[index].isPunctuation { break }
      if tag.isNoun || tag == .cd && head == nil {
        head = index
      } else if tag == .pos {
        head = nil
      } else if tag == .dt || tag.isAdjective || tag == .prps || tag == .rb || tag == .vbn || tag == .vbg {
        if head != nil { break }
      } else {
        break
      }
      index += 1
    }
    return head
  }
}
