import Facts
import Language

/// Who vouches for a figure, by the clause that it stands in.
struct FigureSources {
  let grammar: Grammar

  /// The claimant of a figure's own clause; nil where the clause names none.
  ///
  /// - Parameter before: the claimant of the figure before it in the sentence, whose verb a second source
  ///   shares: "the institute reported 5.5; *the agency 5.8*".
  func claimant(of own: Range<Int>, in sentence: Range<Int>, behind before: Attribution?) -> Attribution? {
    if let before, let shared = sharing(own, in: sentence, before) { return shared }
    var current = own.upperBound - 1
    for _ in 0..<14 {
      if let found = adjunct(of: current, own, in: sentence) { return found }
      guard let head = grammar.head(current), !isParted(head, own) else { break }
      if grammar.tag(head).isVerb, let found = giver(head, from: current, own) { return found }
      current = head
    }
    let opener = sentence.lowerBound
    guard grammar.tokens[opener].is(.according) else { return nil }
    return accordingTo(opener, in: sentence)
  }

  /// Whether a semicolon parts a word from a figure: it belongs to another clause.
  private func isParted(_ word: Int, _ own: Range<Int>) -> Bool {
    grammar.areParted(word, word < own.lowerBound ? own.lowerBound : own.upperBound)
  }

  /// The claimant that stands right beside a figure, and so holds against one of the whole sentence.
  func neighbour(of own: Range<Int>, in sentence: Range<Int>) -> Attribution? {
    behind(own, in: sentence) ?? telling(own, in: sentence)
  }

  private func accordingTo(_ token: Int, in sentence: Range<Int>) -> Attribution? {
    guard token + 2 < sentence.upperBound, grammar.tokens[token + 1].is(.to),
      let noun = head(from: token + 2, limit: min(token + 18, sentence.upperBound))
    else { return nil }
    return attribution(noun, verb: "according to", from: token, orItself: true)
  }

  /// "According to X" and "in a report of X" among what hangs on a word.
  private func adjunct(of token: Int, _ own: Range<Int>, in sentence: Range<Int>) -> Attribution? {
    for child in grammar.children(token).prefix(24) where !own.contains(child) {
      let lower = grammar.tokens[child].lower
      if lower.is(.according), let found = accordingTo(child, in: sentence) { return found }
      if lower.is(.in), grammar.tag(token).isVerb, let noun = grammar.child(child, .pobj),
        grammar.tokens[noun].is(.sourceNoun)
      {
        if let found = attribution(noun, verb: "report", from: child, orItself: false) { return found }
        if let owner = grammar.possessor(noun), grammar.tag(owner) == .prps,
          let subject = grammar.subject(token),
          !own.contains(subject)
        {
          return attribution(subject, verb: "report", from: child, orItself: true)
        }
      }
    }
    return nil
  }

  /// The head of the noun phrase that begins at a token; no date is one.
  private func head(from start: Int, limit: Int) -> Int? {
    var found: Int?
    var index = start
    while index < limit {
      let tag = grammar.tag(index)
      let isOpen =
        tag.isNoun || tag == .dt || tag.isAdjective || tag == .prps || tag == .vbn || tag == .cd
        || tag == .pos
        || tag == .prp
      guard isOpen else { break }
      if tag == .pos { found = nil }
      if tag.isNoun && !grammar.isDate(index) || tag == .prp && found == nil { found = index }
      index += 1
    }
    return found
  }

  /// The subject of a verb that gives numbers, where the figure is no part of it.
  private func giver(_ verb: Int, from below: Int, _ own: Range<Int>) -> Attribution? {
    switch grammar.relation(below) {
    case .nsubj, .nsubjpass, .advcl, .relcl, .acl, .aux, .conj: return nil
    default: break
    }
    let lemma = grammar.lemma(verb)
    let lists = lemma.is(.listingVerb)
    guard lists || lemma.is(.vouchingVerb), !grammar.isPassive(verb),
      grammar.child(verb, .neg) == nil, let subject = grammar.subject(verb), !own.contains(subject),
      grammar.tokens[subject].is(.sourceNoun) || !lists && canSpeak(subject)
    else { return nil }
    return attribution(subject, verb: grammar.lemma(verb), from: verb, orItself: true)
  }

  /// Whether a noun is of those who can vouch for a number: by name, or people and bodies of people.
  private func canSpeak(_ noun: Int) -> Bool {
    if grammar.tag(noun) == .prp { return true }
    if let found = grammar.entities.reference(atToken: noun), found.isName || found.kind == .person {
      return true
    }
    let word = grammar.lemma(noun)
    return grammar.tokens[noun].is(.sourceBody) || AgentNouns.withTitles.contains(word)
      || NameLexicon.shared.organizationKinds[word] != nil
  }

  /// A second source behind a semicolon or "and", right before its number: "the institute reported 5.5; *the agency*
  /// 5.8", "police put the crowd at 8,000, *organisers* at 20,000".
  private func sharing(_ own: Range<Int>, in sentence: Range<Int>, _ before: Attribution) -> Attribution? {
    var last = own.lowerBound - 1
    if last > sentence.lowerBound,
      grammar.tokens[last].is(.asOrAt)
        || grammar.tokens[last].is(.of) && before.verb.is(.speak)
    {
      last -= 1
    }
    guard last > sentence.lowerBound,
      grammar.tag(last).isNoun || grammar.tokens[last].is(.sourceBody)
    else { return nil }
    let phrase = start(of: last, in: sentence)..<last + 1
    let opener = phrase.lowerBound - 1
    guard opener >= sentence.lowerBound,
      grammar.tokens[opener].is(.clauseBreak),
      let reference = grammar.reference(last, acceptsGroup: { _ in true }), reference.kind != .place,
      reference.id != nil || canSpeak(last)
    else { return nil }
    // "The union *of 8*" is one of its words alone.
    let name = reference.id == nil ? grammar.document.span(grammar.nameRange(last)).text : reference.name
    return Attribution(
      name: name, id: reference.id, verb: before.verb, span: grammar.document.span(phrase))
  }

  /// Where the words before a noun begin that belong to it by their tags.
  private func start(of noun: Int, in sentence: Range<Int>) -> Int {
    var start = noun
    while start > sentence.lowerBound, case let tag = grammar.tag(start - 1),
      tag.isNoun || tag == .dt || tag.isAdjective || tag == .prps
    { start -= 1 }
    return start
  }

  /// "6.1, *according to the survey*, and 6.3, ...": the source right behind a figure is its own.
  private func behind(_ own: Range<Int>, in sentence: Range<Int>) -> Attribution? {
    var next = own.upperBound
    if next < sentence.upperBound, grammar.tokens[next].lower == "," { next += 1 }
    guard next < sentence.upperBound, grammar.tokens[next].is(.according) else { return nil }
    return accordingTo(next, in: sentence)
  }

  /// A second source with a verb of its own, right before its number: "the army said 5; *the union spoke* of 8".
  /// Verbs like "forecast" and "spoke" may be tagged as anything, so the words alone decide.
  private func telling(_ own: Range<Int>, in sentence: Range<Int>) -> Attribution? {
    var verb = own.lowerBound - 1
    if verb > sentence.lowerBound, grammar.tokens[verb].is(.ofOrAt) { verb -= 1 }
    let noun = verb - 1
    guard noun > sentence.lowerBound,
      grammar.tag(verb).isVerb || grammar.tag(verb).isNoun
        || grammar.lemmatizer.isIrregular(grammar.tokens[verb].hash),
      case let lemma = grammar.lemma(verb, as: .vbd),
      lemma.is(.vouchingVerb),
      grammar.tag(noun).isNoun
    else { return nil }
    let low = start(of: noun, in: sentence)
    let opener = low - 1
    // At the start of the sentence the tree tells, unless the verb is none to it.
    guard
      opener < sentence.lowerBound
        ? !grammar.tag(verb).isVerb
        : grammar.tokens[opener].is(.clauseBreak),
      let reference = grammar.reference(noun, acceptsGroup: { _ in true }), reference.kind != .place,
      reference.id != nil || canSpeak(noun)
    else { return nil }
    return Attribution(
      name: reference.name, id: reference.id, verb: lemma, span: grammar.document.span(low..<verb + 1))
  }

  /// The attribution to a noun: of a report or data its issuer, else itself.
  private func attribution(_ noun: Int, verb: String, from start: Int, orItself: Bool) -> Attribution? {
    let isSource = grammar.tokens[noun].is(.sourceNoun)
    let reference: EntityReference?
    if isSource, let issuer = issuer(of: noun) {
      reference = issuer
    } else {
      reference = orItself ? grammar.reference(noun, acceptsGroup: { _ in true }) : nil
    }
    guard let reference, reference.kind != .place || reference.id == nil || !verb.is(.give) else {
      return nil
    }
    let phrase = grammar.nounPhrase(noun)
    let end = max(phrase.upperBound, start + 1)
    let low = min(phrase.lowerBound, start)
    let span = end - low <= 24 ? low..<end : start..<start + 1
    return Attribution(
      name: reference.name, id: reference.id, verb: verb, span: grammar.document.span(span))
  }

  /// Who issued a report or data: "the Bureau's data", "Labour Ministry figures", "data from the Bureau", "a
  /// report released on Monday by the bank".
  private func issuer(of noun: Int) -> EntityReference? {
    func named(_ token: Int) -> EntityReference? {
      guard let found = grammar.entities.reference(atToken: token), found.isName || found.kind != .place,
        found.kind == .organization || found.kind == .person
      else { return nil }
      return EntityReference(name: found.name, kind: found.kind, id: found.id)
    }
    let phrase = grammar.nounPhrase(noun)
    for token in phrase where token != noun { if let found = named(token) { return found } }
    if let owner = grammar.possessor(noun) {
      if let found = named(owner) { return found }
      if canSpeak(owner), grammar.tag(owner).isNoun {
        return grammar.reference(owner, acceptsGroup: { _ in true })
      }
    }
    var index = noun + 1
    let limit = min(noun + 14, grammar.tokens.count)
    while index + 1 < limit, !grammar.tokens[index].isPunctuation {
      let lower = grammar.tokens[index].lower
      if lower.is(.sourcePreposition) {
        var next = index + 1
        while next < limit, grammar.tag(next) == .dt || grammar.tag(next).isAdjective { next += 1 }
        if next < limit, let found = named(next) { return found }
        if !lower.is(.of), next < limit, grammar.tag(next).isNoun {
          let above = grammar.head(next).flatMap {
            $0 > next && $0 < limit && grammar.tag($0).isNoun ? $0 : nil
          }
          return grammar.reference(above ?? next, acceptsGroup: { !grammar.isDate($0) })
        }
      } else if grammar.tag(index).isVerb, grammar.tag(index) != .vbn, grammar.tag(index) != .vbd {
        return nil
      }
      index += 1
    }
    return nil
  }
}
