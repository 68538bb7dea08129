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
    if grammar.tag(token).isVerb { return grammar.lemma(token) }
    guard isParticipleBehindBe(token) else { return nil }
    return grammar.lemma(token, as: .vbn)
  }

  private func isParticipleBehindBe(_ token: Int) -> Bool {
    grammar.tag(token) == .jj && grammar.word(token).ends(.ed)
      && grammar.is(token - 1, .passiveAuxiliary)
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
    guard grammar.is(start, .as), start + 1 < sentence.upperBound else { return }
    let (offices, end) = reader.offices(from: start + 1, in: sentence)
    guard !offices.isEmpty, end + 1 < sentence.upperBound, grammar.word(end) == "," else { return }
    let person =
      context.mention(startingAt: end + 1).flatMap { context.kind(of: $0) == .person ? $0.cluster : nil }
      ?? pronouns[end + 1]
    guard let person else { return }
    for office in offices where !office.isPlural {
      add(office, status: office.status ?? .current, to: person, evidence: start..<end + 2)
    }
  }

  private func isNegated(_ verb: Int) -> Bool {
    grammar.child(verb, .neg) != nil || grammar.is(verb + 1, .negation)
      || grammar.is(verb - 1, .negation)
  }

  /// Whether a verb only carries the tense of another: nobody *was* chair who "was thanked as chair".
  private func isAuxiliary(_ verb: Int) -> Bool {
    guard verb + 1 < grammar.tokens.count else { return false }
    if isParticipleBehindBe(verb + 1) { return true }
    guard grammar.relation(verb) == .auxpass || grammar.relation(verb) == .aux,
      let head = grammar.head(verb), head > verb, grammar.tag(head).isVerb
    else { return false }
    return (verb + 1..<head).allSatisfy { grammar.tag($0) == .rb || grammar.tag($0).isVerb }
  }

  private func isAfterBe(_ verb: Int) -> Bool {
    guard grammar.tag(verb) == .vbn || grammar.tag(verb) == .vbd || isParticipleBehindBe(verb) else {
      return false
    }
    var token = verb - 1
    while token >= 0, grammar.tag(token) == .rb || grammar.tag(token) == .rbr { token -= 1 }
    return token >= 0 && grammar.is(token, .passiveAuxiliary)
  }

  /// The person that a verb acts on, named right behind it.
  private func objectPerson(_ verb: Int, in sentence: Range<Int>) -> NameContext.Mention? {
    for token in verb + 1..<max(verb + 1, min(verb + 12, sentence.upperBound)) {
      if let name = context.mention(startingAt: token) {
        if context.kind(of: name) == .person { return name }
        continue
      }
      if let cluster = pronouns[token] {
        guard token == verb + 1, grammar.tag(token) == .prp else { continue }
        return NameContext.Mention(tokens: token..<token + 1, cluster: cluster)
      }
      switch grammar.tag(token) {
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
      grammar.tag(token) == .rb || grammar.tag(token) == .rp || grammar.is(token, .verbParticle)
    {
      token += 1
      steps += 1
    }
    let word = grammar.word(token)
    if word.is(.as) { return grammar.is(token - 1, .postNoun) ? nil : token + 1 }
    if word.is(.to), rule.holder != .subject {
      if grammar.is(token + 1, .be) || grammar.is(token + 1, .become) { return token + 2 }
      return context.lexicon.titles[grammar.word(token + 1)] == .office ? token + 1 : nil
    }
    if rule.place != .as, token < sentence.upperBound, !grammar.tokens[token].isPunctuation {
      return token
    }
    for child in grammar.children(verb)
    where child > verb && grammar.is(child, .as) && child - verb < 16 && child + 1 < sentence.upperBound
      && !grammar.is(child - 1, .postNoun)
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
      return grammar.tag(verb) == .vbg && grammar.is(verb - 1, .passiveAuxiliary)
        ? .incoming : .current
    case .leaves:
      return isAhead || grammar.tag(verb) == .vbg && grammar.is(verb - 1, .passiveAuxiliary)
        ? .current : .former
    case .holds:
      let isLasting = grammar.lemma(verb).is(.lastingVerb)
      if isAhead, isLasting || grammar.is(verb - 1, .still) || grammar.is(verb - 2, .still) {
        return .current
      }
      if isAhead { return .incoming }
      guard isPast(verb) else { return .current }
      return isSaid(verb) ? .bare : .former
    }
  }

  /// Whether a clause tells of what is over: "was", "served", "had been", not "has been" and not "was still".
  private func isPast(_ verb: Int) -> Bool {
    let near = (max(0, verb - 3)..<min(verb + 3, grammar.tokens.count)).map { grammar.word($0) }
    if near.contains(where: { $0.is(.stillWord) }) { return false }
    switch grammar.tag(verb) {
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
    guard grammar.relation(verb) == .ccomp, let head = grammar.head(verb) else { return false }
    return grammar.tag(head) == .vbd
  }

  /// Whether a verb tells of what is to come: "will become", "is to be appointed", "if he is elected".
  private func isAhead(_ verb: Int, in sentence: Range<Int>) -> Bool {
    for child in grammar.children(verb) {
      if grammar.relation(child) == .aux, grammar.tag(child) == .md, !grammar.is(child, .could) {
        return true
      }
      if grammar.relation(child) == .mark, grammar.is(child, .if) { return true }
    }
    var token = verb - 1
    while token >= sentence.lowerBound, verb - token < 4 {
      if grammar.tag(token) == .md { return true }
      if grammar.tag(token) == .to {
        // "went on to become", "the first to serve" tell of what was; "plans to appoint" does not.
        guard let governor = grammar.head(verb),
          grammar.relation(verb) == .xcomp || grammar.relation(verb) == .acl
        else { return false }
        if grammar.tag(governor).isNoun {
          return !grammar.nounPhrase(governor).contains { grammar.is($0, .ordinalWord) }
        }
        return !grammar.lemma(governor).is(.movingVerb)
          && !grammar.is(governor, .ordinalWord)
      }
      guard grammar.tag(token) == .rb || grammar.is(token, .passiveAuxiliary) else { return false }
      token -= 1
    }
    return false
  }

  /// Whether an infinitive tells of what somebody once wanted, and nobody says what became of it: "ran to be delegate", "hoped
  /// to become a lawyer". What was planned or decided still lies ahead.
  private func isBygone(_ verb: Int) -> Bool {
    guard grammar.is(verb - 1, .to), var governor = grammar.head(verb) else { return false }
    if grammar.tag(governor).isNoun { governor = grammar.head(governor) ?? governor }
    guard grammar.tag(governor) == .vbd else { return false }
    return grammar.lemma(governor).is(.wishVerb)
  }

  /// "takes over as mayor next week"
  private func isScheduled(_ verb: Int, in sentence: Range<Int>) -> Bool {
    guard grammar.tag(verb) == .vbz || grammar.tag(verb) == .vbp else { return false }
    return (verb..<min(verb + 16, sentence.upperBound)).contains {
      grammar.is($0, .futureWord)
    }
  }

  /// Whether years behind an office close it: "from 1990 to 1998", "until 2004", "between 1990 and 1994"; or open the
  /// sentence.
  func spanOfYears(behind end: Int, in sentence: Range<Int>) -> Bool {
    func isYear(_ token: Int) -> Bool {
      let text = grammar.word(token)
      return text.utf8.count == 4 && (text.hasPrefix("1") || text.hasPrefix("20"))
        && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
    func closes(_ token: Int) -> Bool {
      switch Word(grammar.word(token)) {
      case .from, .between:
        guard isYear(token + 1) else { return false }
        return grammar.is(token + 2, .dayRangeLink)
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
      let all = grammar.conjuncts(subject).compactMap { person(at: $0) }
      if !all.isEmpty { return all }
      if let apposed = grammar.child(subject, .appos), grammar.tag(subject).isNoun {
        let all = grammar.conjuncts(apposed).compactMap { person(at: $0) }
        if !all.isEmpty { return all }
      }
    }
    var token = verb - 1
    while token > sentence.lowerBound, verb - token < 7 {
      if let name = context.mention(endingAt: token + 1) {
        return context.kind(of: name) == .person ? [name.cluster] : []
      }
      if let cluster = pronouns[token], grammar.tag(token) == .prp { return [cluster] }
      switch grammar.tag(token) {
      case .md, .rb, .vbd, .vbz, .vbp, .vb, .vbn, .wp, .to: token -= 1
      case .punctuation where grammar.word(token) == "," && grammar.tag(token + 1) == .wp: token -= 1
      default: return []
      }
    }
    return []
  }

  /// The person that a word names or stands for.
  private func person(at token: Int) -> Int? {
    let token = grammar.antecedent(token)
    if let name = context.mention(covering: token) {
      return context.kind(of: name) == .person ? name.cluster : nil
    }
    if let cluster = pronouns[token], grammar.tag(token) == .prp { return cluster }
    return nil
  }

  // MARK: Posts

  /// "leaving the post of head of the council", "her second term as mayor".
  mutating func findPosts(in sentence: Range<Int>) {
    for token in sentence where grammar.is(token, .postNoun) {
      guard grammar.is(token + 1, .asOrOf), token + 2 < sentence.upperBound else { continue }
      let (offices, end) = reader.offices(from: token + 2, in: sentence)
      guard var found = offices.first else { continue }
      var start = token
      var status: Status?
      var isParticiple = false
      for index in stride(from: token - 1, through: max(sentence.lowerBound, token - 8), by: -1) {
        guard let held = holding(grammar.word(index)) else { continue }
        status = held
        start = index
        isParticiple =
          grammar.word(index).ends(.ing)
          && !grammar.is(index - 1, .formOfBe)
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
    guard grammar.tokens.indices.contains(end), grammar.tokens[end].isPunctuation,
      grammar.is(end + 1, .whichOrThat),
      let person = context.people(in: end + 2..<min(end + 5, max(end + 2, sentence.upperBound))).first,
      grammar.is(person.tokens.upperBound, .officeTaking)
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
    let people = context.people(in: clause).filter { grammar.word($0.tokens.upperBound) != "'s" }
    return (isParticiple ? people.first : people.last)?.cluster
      ?? clause.last { pronouns[$0] != nil }.flatMap { pronouns[$0] }
  }
}
