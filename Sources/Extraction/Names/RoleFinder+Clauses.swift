import Facts
import Language

/// Offices that a clause tells of.
extension RoleFinder {
  /// "Aida is the mayor of Oskemen", "was appointing Alikhan as prime minister", "Holm replaced Berg as chairman".
  mutating func findClauses(in sentence: Range<Int>) {
    for verb in sentence {
      guard let lemma = verbLemma(verb), let rule = lexicon.verbs[lemma] else { continue }
      read(verb, rule, in: sentence)
    }
    findRoleOfSubject(in: sentence)
  }

  /// The dictionary form of a verb, also of a participle behind "was" that is tagged as an adjective: "was *designated*
  /// ambassador".
  private func verbLemma(_ token: Int) -> String? {
    if syntax.tags[token].isVerb { return grammar.lemma(token) }
    guard isParticipleBehindBe(token) else { return nil }
    return grammar.lemmatizer.lemma(of: context.document.tokens[token], .vbn)
  }

  private func isParticipleBehindBe(_ token: Int) -> Bool {
    syntax.tags[token] == .jj && context.word(token).ends(.ed)
      && context.word(token - 1).is(.passiveAuxiliary)
  }

  private mutating func read(_ verb: Int, _ rule: OfficeLexicon.Verb, in sentence: Range<Int>) {
    guard !isNegated(verb), !isAuxiliary(verb) else { return }
    let object = rule.holder == .subject ? nil : objectPerson(verb, in: sentence)
    guard let start = phraseStart(verb, rule, object, in: sentence) else { return }
    let (offices, end) = reader.offices(from: start, in: sentence)
    guard let first = offices.first, first.title.lowerBound - start < 9 else { return }
    if let next = context.mention(startingAt: offices[offices.count - 1].title.upperBound),
      context.kind(of: next) == .person
    {
      return
    }
    let status = status(verb, rule.outcome, end, in: sentence)
    guard status != .nothing else { return }
    let evidence = max(sentence.lowerBound, min(verb, start))..<end
    func give(_ status: Status?, _ clusters: [Int]) -> [(Int, Office, Status?)] {
      clusters.flatMap { cluster in
        offices.filter { clusters.count > 1 || !$0.isPlural }.map { (cluster, $0, $0.status ?? status) }
      }
    }
    var given: [(Int, Office, Status?)] = []
    switch rule.holder {
    case .subject: given = give(status.status, subjects(verb, in: sentence))
    case .object:
      if let object {
        given = give(status.status, [object.cluster])
      } else if grammar.isPassive(verb) || isAfterBe(verb) {
        given = give(status.status, subjects(verb, in: sentence))
      }
    case .both:
      if let object {
        given =
          give(status.status, subjects(verb, in: sentence))
          + give(status.status == .incoming ? .current : .former, [object.cluster])
      } else if grammar.isPassive(verb) || isAfterBe(verb) {
        given = give(.former, subjects(verb, in: sentence))
      }
    }
    for (cluster, office, status) in given { add(office, status: status, to: cluster, evidence: evidence) }
  }

  /// "*As mayor*, Holm opened the bridge": the office of the subject.
  private mutating func findRoleOfSubject(in sentence: Range<Int>) {
    let start = sentence.lowerBound
    guard context.word(start).is(.as), start + 1 < sentence.upperBound else { return }
    let (offices, end) = reader.offices(from: start + 1, in: sentence)
    guard !offices.isEmpty, end + 1 < sentence.upperBound, context.word(end) == "," else { return }
    let person =
      context.mention(startingAt: end + 1).flatMap { context.kind(of: $0) == .person ? $0.cluster : nil }
      ?? pronouns[end + 1]
    guard let person else { return }
    for office in offices where !office.isPlural {
      add(office, status: office.status ?? .current, to: person, evidence: start..<end + 2)
    }
  }

  private func isNegated(_ verb: Int) -> Bool {
    syntax.child(of: verb, .neg) != nil || context.word(verb + 1).is(.negation)
      || context.word(verb - 1).is(.negation)
  }

  /// Whether a verb only carries the tense of another: nobody *was* chair who "was thanked as chair".
  private func isAuxiliary(_ verb: Int) -> Bool {
    guard verb + 1 < syntax.tags.count else { return false }
    if isParticipleBehindBe(verb + 1) { return true }
    guard syntax.relations[verb] == .auxpass || syntax.relations[verb] == .aux,
      let head = syntax.head(of: verb), head > verb, syntax.tags[head].isVerb
    else { return false }
    return (verb + 1..<head).allSatisfy { syntax.tags[$0] == .rb || syntax.tags[$0].isVerb }
  }

  private func isAfterBe(_ verb: Int) -> Bool {
    guard syntax.tags[verb] == .vbn || syntax.tags[verb] == .vbd || isParticipleBehindBe(verb) else {
      return false
    }
    var token = verb - 1
    while token >= 0, syntax.tags[token] == .rb || syntax.tags[token] == .rbr { token -= 1 }
    return token >= 0 && context.word(token).is(.passiveAuxiliary)
  }

  /// The person that a verb acts on, named right behind it.
  private func objectPerson(_ verb: Int, in sentence: Range<Int>) -> NameContext.Mention? {
    for token in verb + 1..<max(verb + 1, min(verb + 12, sentence.upperBound)) {
      if let name = context.mention(startingAt: token) {
        if context.kind(of: name) == .person { return name }
        continue
      }
      if let cluster = pronouns[token] {
        guard token == verb + 1, syntax.tags[token] == .prp else { continue }
        return NameContext.Mention(tokens: token..<token + 1, cluster: cluster)
      }
      switch syntax.tags[token] {
      case .nn, .nns, .nnp, .nnps, .jj, .dt, .pos, .prps, .cd, .vbn: continue
      default: if context.mention(covering: token) == nil { return nil }
      }
    }
    return nil
  }

  /// Where the phrase for the office begins.
  private func phraseStart(
    _ verb: Int, _ rule: OfficeLexicon.Verb, _ object: NameContext.Mention?, in sentence: Range<Int>
  ) -> Int? {
    var token = object.map(\.tokens.upperBound) ?? verb + 1
    var steps = 0
    while token < sentence.upperBound, steps < 4,
      syntax.tags[token] == .rb || syntax.tags[token] == .rp || context.word(token).is(.verbParticle)
    {
      token += 1
      steps += 1
    }
    let word = context.word(token)
    if word.is(.as) { return context.word(token - 1).is(.postNoun) ? nil : token + 1 }
    if word.is(.to), rule.holder != .subject {
      if context.word(token + 1).is(.be) || context.word(token + 1).is(.become) { return token + 2 }
      return context.lexicon.titles[context.word(token + 1)] == .office ? token + 1 : nil
    }
    if rule.place != .as, token < sentence.upperBound, !context.document.tokens[token].isPunctuation {
      return token
    }
    for child in syntax.children(of: verb)
    where child > verb && context.word(child).is(.as) && child - verb < 16 && child + 1 < sentence.upperBound
      && !context.word(child - 1).is(.postNoun)
    {
      return child + 1
    }
    return nil
  }

  private enum Outcome {
    case nothing, bare, current, former, incoming

    var status: Status? {
      switch self {
      case .nothing, .bare: nil
      case .current: .current
      case .former: .former
      case .incoming: .incoming
      }
    }
  }

  /// What a verb in its tense makes of the office.
  private func status(_ verb: Int, _ outcome: OfficeLexicon.Verb.Outcome, _ end: Int, in sentence: Range<Int>)
    -> Outcome
  {
    if outcome != .proposed, spanOfYears(behind: end, in: sentence) { return .former }
    let isAhead = isAhead(verb, in: sentence)
    if isAhead, isBygone(verb), outcome == .enters || outcome == .holds { return .nothing }
    switch outcome {
    case .proposed: return .incoming
    case .enters:
      if isAhead || isScheduled(verb, in: sentence) { return .incoming }
      return syntax.tags[verb] == .vbg && context.word(verb - 1).is(.passiveAuxiliary)
        ? .incoming : .current
    case .leaves:
      return isAhead || syntax.tags[verb] == .vbg && context.word(verb - 1).is(.passiveAuxiliary)
        ? .current : .former
    case .holds:
      let isLasting = grammar.lemma(verb).is(.lastingVerb)
      if isAhead, isLasting || context.word(verb - 1).is(.still) || context.word(verb - 2).is(.still) {
        return .current
      }
      if isAhead { return .incoming }
      guard isPast(verb) else { return .current }
      return isSaid(verb) ? .bare : .former
    }
  }

  /// Whether a clause tells of what is over: "was", "served", "had been", not "has been" and not "was still".
  private func isPast(_ verb: Int) -> Bool {
    let near = (max(0, verb - 3)..<min(verb + 3, context.document.tokens.count)).map { context.word($0) }
    if near.contains(where: { $0.is(.stillWord) }) { return false }
    switch syntax.tags[verb] {
    case .vbd: return true
    case .vbz, .vbp, .vbg:
      return near.contains { $0.is(.pastWord) }
    default:
      return near.contains { $0.is(.pluperfectWord) }
        || near.contains { $0.is(.was) } && !near.contains { $0.is(.has) }
    }
  }

  /// Whether a clause is what somebody said, whose tenses go back with the verb of saying.
  private func isSaid(_ verb: Int) -> Bool {
    guard syntax.relations[verb] == .ccomp, let head = syntax.head(of: verb) else { return false }
    return syntax.tags[head] == .vbd
  }

  /// Whether a verb tells of what is to come: "will become", "is to be appointed", "if he is elected".
  private func isAhead(_ verb: Int, in sentence: Range<Int>) -> Bool {
    for child in syntax.children(of: verb) {
      if syntax.relations[child] == .aux, syntax.tags[child] == .md, !context.word(child).is(.could) {
        return true
      }
      if syntax.relations[child] == .mark, context.word(child).is(.if) { return true }
    }
    var token = verb - 1
    while token >= sentence.lowerBound, verb - token < 4 {
      if syntax.tags[token] == .md { return true }
      if syntax.tags[token] == .to {
        // "went on to become", "the first to serve" tell of what was; "plans to appoint" does not.
        guard let governor = syntax.head(of: verb),
          syntax.relations[verb] == .xcomp || syntax.relations[verb] == .acl
        else { return false }
        if syntax.tags[governor].isNoun {
          return !grammar.nounPhrase(governor).contains { context.word($0).is(.ordinalWord) }
        }
        return !grammar.lemma(governor).is(.movingVerb)
          && !context.word(governor).is(.ordinalWord)
      }
      guard syntax.tags[token] == .rb || context.word(token).is(.passiveAuxiliary) else { return false }
      token -= 1
    }
    return false
  }

  /// Whether an infinitive tells of what somebody once wanted, and nobody says what became of it: "ran to be delegate", "hoped
  /// to become a lawyer". What was planned or decided still lies ahead.
  private func isBygone(_ verb: Int) -> Bool {
    guard context.word(verb - 1).is(.to), var governor = syntax.head(of: verb) else { return false }
    if syntax.tags[governor].isNoun { governor = syntax.head(of: governor) ?? governor }
    guard syntax.tags[governor] == .vbd else { return false }
    return grammar.lemma(governor).is(.wishVerb)
  }

  /// "takes over as mayor next week"
  private func isScheduled(_ verb: Int, in sentence: Range<Int>) -> Bool {
    guard syntax.tags[verb] == .vbz || syntax.tags[verb] == .vbp else { return false }
    return (verb..<min(verb + 16, sentence.upperBound)).contains {
      context.word($0).is(.futureWord)
    }
  }

  /// Whether years behind an office close it: "from 1990 to 1998", "until 2004", "between 1990 and 1994"; or open the
  /// sentence.
  func spanOfYears(behind end: Int, in sentence: Range<Int>) -> Bool {
    func isYear(_ token: Int) -> Bool {
      let text = context.word(token)
      return text.utf8.count == 4 && (text.hasPrefix("1") || text.hasPrefix("20"))
        && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
    func closes(_ token: Int) -> Bool {
      switch Word(context.word(token)) {
      case .from, .between:
        guard isYear(token + 1) else { return false }
        return context.word(token + 2).is(.dayRangeLink)
          && isYear(token + 3)
      case .until, .till: return isYear(token + 1)
      default: return false
      }
    }
    return (end..<max(end, min(end + 4, sentence.upperBound))).contains(where: closes)
      || closes(sentence.lowerBound)
  }

  /// The people that a verb speaks of: its subject and those joined to it; where the tree does not say, the one named
  /// right before it.
  private func subjects(_ verb: Int, in sentence: Range<Int>) -> [Int] {
    if let subject = grammar.subject(verb) {
      let all = grammar.conjuncts(subject).compactMap { person(at: $0, in: sentence) }
      if !all.isEmpty { return all }
      if let apposed = grammar.child(subject, .appos), syntax.tags[subject].isNoun {
        let all = grammar.conjuncts(apposed).compactMap { person(at: $0, in: sentence) }
        if !all.isEmpty { return all }
      }
    }
    var token = verb - 1
    while token > sentence.lowerBound, verb - token < 7 {
      if let name = context.mention(endingAt: token + 1) {
        return context.kind(of: name) == .person ? [name.cluster] : []
      }
      if let cluster = pronouns[token], syntax.tags[token] == .prp { return [cluster] }
      switch syntax.tags[token] {
      case .md, .rb, .vbd, .vbz, .vbp, .vb, .vbn, .wp, .to: token -= 1
      case .punctuation where context.word(token) == "," && syntax.tags[token + 1] == .wp: token -= 1
      default: return []
      }
    }
    return []
  }

  /// The person that a word names or stands for.
  private func person(at token: Int, in sentence: Range<Int>) -> Int? {
    let token = grammar.antecedent(token)
    if let name = context.mention(covering: token) {
      return context.kind(of: name) == .person ? name.cluster : nil
    }
    if let cluster = pronouns[token], syntax.tags[token] == .prp { return cluster }
    return nil
  }

  // MARK: Posts

  /// "leaving the post of head of the council", "her second term as mayor".
  mutating func findPosts(in sentence: Range<Int>) {
    for token in sentence where context.word(token).is(.postNoun) {
      guard context.word(token + 1).is(.asOrOf), token + 2 < sentence.upperBound else { continue }
      let (offices, end) = reader.offices(from: token + 2, in: sentence)
      guard var found = offices.first else { continue }
      var start = token
      var status: Status?
      var isParticiple = false
      for index in stride(from: token - 1, through: max(sentence.lowerBound, token - 8), by: -1) {
        guard let held = holding(context.word(index)) else { continue }
        status = held
        start = index
        isParticiple =
          context.word(index).ends(.ing)
          && !context.word(index - 1).is(.formOfBe)
        break
      }
      guard let subject = subject(before: token, ofParticiple: isParticiple, in: sentence) else { continue }
      if let successor = successor(behind: end, in: sentence) {
        status = .former
        add(found, to: successor.cluster, evidence: found.evidence.lowerBound..<successor.tokens.upperBound)
      }
      found.status = found.status ?? status
      add(found, to: subject, evidence: start..<end)
    }
  }

  /// Who took the post over: "- which Ms Lee took over last week".
  private func successor(behind end: Int, in sentence: Range<Int>) -> NameContext.Mention? {
    guard context.document.tokens.indices.contains(end), context.document.tokens[end].isPunctuation,
      context.word(end + 1).is(.whichOrThat),
      let person = context.people(in: end + 2..<min(end + 5, max(end + 2, sentence.upperBound))).first,
      context.word(person.tokens.upperBound).is(.officeTaking)
    else { return nil }
    return person
  }

  /// What a word before "his post" says of when it is held.
  private func holding(_ word: String) -> Status? {
    word.is(.officeLeaving)
      ? .former : word.is(.officeKeeping) ? .current : word.is(.officeOffering) ? .incoming : nil
  }

  /// The person that a clause before a token speaks of: the one named last (for a participle, first),
  /// or else the one meant by the last pronoun.
  private func subject(before token: Int, ofParticiple isParticiple: Bool, in sentence: Range<Int>) -> Int? {
    let clause = max(sentence.lowerBound, token - 200)..<token
    let people = context.people(in: clause).filter { context.word($0.tokens.upperBound) != "'s" }
    return (isParticiple ? people.first : people.last)?.cluster
      ?? clause.last { pronouns[$0] != nil }.flatMap { pronouns[$0] }
  }
}
