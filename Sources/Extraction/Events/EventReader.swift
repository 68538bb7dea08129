import Facts

/// Makes drafts of events from what the network reads: its triggers, with participants, place, date and status
/// looked up in the grammar and the names of the document.
struct EventReader {
  let grammar: Grammar
  let lexicon: EventLexicon
  let modes: EventModes
  let factuality: Factuality
  let statements: Statements
  let dates: [DateExpression]
  /// The kinds of the people and organizations of the document, by id.
  let kinds: [String: EntityReference.Kind]
  /// The least chance of an event behind the first sentences; there, where a report says what it is about, what the
  /// network looks at is enough.
  private static let leastInBody: Float = 0.79
  private static let leadSentences = 3

  var tokens: [Token] { grammar.document.tokens }

  /// The draft for a guess; nil where it is too unlikely.
  func draft(of guess: LearnedReading.Guess, inSentence sentence: Int) -> EventDraft? {
    guard guess.confidence >= (sentence < Self.leadSentences ? NetworkReader.least : Self.leastInBody) else {
      return nil
    }
    let tag = grammar.tag(guess.trigger)
    let lemma = grammar.lemma(guess.trigger)
    let reading = factuality.reading(of: guess.trigger, in: grammar)
    guard let status = reading.status(learned: guess.status) else { return nil }
    var draft = EventDraft(
      kind: guess.kind, mode: mode(guess.kind, lemma, tag), trigger: guess.trigger, lemma: lemma,
      sentence: sentence)
    draft.confidence = Calibration.confidence(guess.confidence)
    draft.isNoun = !tag.isVerb && !tag.isAdjective
    draft.status = status
    let ruling =
      HarmLaw.governs(guess.kind)
      ? HarmLaw(grammar: grammar, lexicon: lexicon, factuality: factuality)
        .ruling(on: guess.trigger, guess.kind) : nil
    let settled = settled(guess)
    draft.actors = participants(settled, .actor, ruling)
    draft.recipients = participants(settled, .recipient, ruling).filter { found in
      !draft.actors.contains { $0.name == found.name }
    }
    straighten(&draft)
    complete(&draft, ruling)
    if guess.kind == .appoint { seat(&draft) }
    aim(&draft)
    draft.place = place(guess)
    draft.date = date(guess)
    draft.isOwnWord = statements.claim(at: tokens[guess.trigger].start) == nil
    draft.attribution = EventClaims(grammar: grammar, statements: statements).attribution(of: guess)
    draft.count = guess.runs(.recipient).lazy.compactMap(count).first
    draft.isBare = draft.isNoun && draft.actors.isEmpty && draft.recipients.isEmpty
    if draft.isNoun, let head = grammar.head(guess.trigger), grammar.relation(guess.trigger) == .dobj {
      draft.frame = head
    }
    // Of what was told before: "the attack", "this deal".
    draft.refersBack = draft.isBare && grammar.isDefinite(guess.trigger)
    return draft
  }

  private func mode(_ kind: Event.Kind, _ lemma: String, _ tag: PartOfSpeech) -> String? {
    modes.mode(kind, lemma)
      ?? lexicon.rules(for: lemma, tag)?.first { $0.kind == kind && $0.conditions.isEmpty }?.mode
  }

  // MARK: Who

  /// The guess with one role for each name: the one that most of its tokens play, of two the one of the last.
  private func settled(_ guess: LearnedReading.Guess) -> LearnedReading.Guess {
    var settled = guess
    var place = 0
    while place < guess.roles.count {
      let token = guess.tokens.lowerBound + place
      guard guess.roles[place] != .none, let name = grammar.entities.reference(atToken: token), name.isName,
        name.tokens.count > 1
      else {
        place += 1
        continue
      }
      let inside = name.tokens.clamped(to: guess.tokens)
      let places =
        inside.lowerBound - guess.tokens.lowerBound..<inside.upperBound - guess.tokens.lowerBound
      let best = places.max { left, right in
        let counts = (count(guess.roles[left]), count(guess.roles[right]))
        return counts.0 < counts.1
      }
      func count(_ role: LearnedReading.Role) -> Int { places.count { guess.roles[$0] == role } }
      if let best { for place in places { settled.roles[place] = guess.roles[best] } }
      place = places.upperBound
    }
    return settled
  }

  /// The people, organizations, places and groups in the words that play a role, as far as the ruling
  /// allows them, if there is one.
  private func participants(
    _ guess: LearnedReading.Guess, _ role: LearnedReading.Role, _ ruling: HarmLaw.Ruling?
  ) -> [EntityReference] {
    var result: [EntityReference] = []
    let named = guess.runs(role).flatMap(heads)
    for token in named where !isPart(token, of: named, guess.trigger) {
      guard let found = participant(token, ruling),
        !result.contains(where: { $0.name == found.name || covers($0, token) })
      else { continue }
      result.append(found)
    }
    return result
  }

  /// Whoever is the subject of an active verb with an object does it, though the network put both on one side: "the guards
  /// shot miners", "the storm left four dead".
  private func straighten(_ draft: inout EventDraft) {
    var verb = draft.trigger
    if grammar.tag(verb).isAdjective { verb = grammar.head(verb) ?? verb }
    guard draft.actors.isEmpty, draft.recipients.count > 1, grammar.tag(verb).isVerb,
      !grammar.isPassive(verb),
      let subject = grammar.subject(verb), grammar.object(verb) != nil || verb != draft.trigger,
      let doer = grammar.reference(subject, acceptsGroup: isGroup),
      let index = draft.recipients.firstIndex(where: { $0.name == doer.name })
    else { return }
    draft.actors = [draft.recipients.remove(at: index)]
  }

  /// Fills a side that the network left empty from what hangs on the trigger itself: the subject of a verb, the owner of a
  /// noun.
  private func complete(_ draft: inout EventDraft, _ ruling: HarmLaw.Ruling?) {
    let trigger = draft.trigger
    let tag = grammar.tag(trigger)
    func fill(_ side: WritableKeyPath<EventDraft, [EntityReference]>, _ token: Int?) {
      guard let token, draft[keyPath: side].isEmpty else { return }
      let others = draft.actors + draft.recipients
      draft[keyPath: side] = grammar.conjuncts(token).compactMap { participant($0, ruling) }.filter {
        found in
        !others.contains { $0.name == found.name }
      }
    }
    if tag.isVerb, !grammar.isNominalized(trigger) {
      if grammar.isPassive(trigger) {
        fill(\.recipients, grammar.object(trigger))
      } else {
        let subject = grammar.subject(trigger)
        if draft.kind == .die {
          fill(\.recipients, subject)
        } else {
          fill(\.actors, subject.flatMap { canAct($0) ? $0 : nil })
        }
      }
    } else if tag.isNoun {
      fill(Self.befallsOwner(draft.kind) ? \.recipients : \.actors, grammar.possessor(trigger))
    }
  }

  /// Whom a promise, a threat or a refusal is for, where only the deed in question says so: "threatened to break with
  /// *Norway*", "agreed to sell grain to *Chile*".
  private func aim(_ draft: inout EventDraft) {
    switch draft.kind {
    case .agree, .threaten, .reject, .mobilize, .concede, .aid: break
    default: return
    }
    guard draft.recipients.isEmpty, let deed = grammar.child(draft.trigger, .xcomp) else { return }
    let object = grammar.object(deed)
    let tokens = [object].compactMap { $0 } + addressees(of: deed) + (object.map(addressees) ?? [])
    for token in tokens where canAct(token) {
      let found = grammar.conjuncts(token).compactMap { participant($0, nil) }.filter { one in
        !draft.actors.contains { $0.name == one.name }
      }
      if !found.isEmpty {
        draft.recipients = found
        return
      }
    }
  }

  /// Who stands behind the prepositions of a word that say whom it is for or against.
  private func addressees(of word: Int) -> [Int] {
    grammar.syntax.children(of: word).compactMap { child in
      switch grammar.relation(child) {
      case .prep where Self.addressing.contains(tokens[child].lower), .dative: grammar.child(child, .pobj)
      default: nil
      }
    }
  }

  private static let addressing: Set<String> = ["to", "with", "against", "from", "for", "on"]

  /// Who takes an office is its recipient, also where nobody gives it: "Eva Holm became minister".
  private func seat(_ draft: inout EventDraft) {
    guard draft.recipients.isEmpty, grammar.tag(draft.trigger).isVerb, !grammar.isPassive(draft.trigger),
      draft.actors.allSatisfy({ $0.kind == .person })
    else { return }
    swap(&draft.actors, &draft.recipients)
  }

  /// Whether a word means somebody: a name, a pronoun, or a noun for people or a body of people; not "efforts" or "a bomb".
  private func canAct(_ token: Int) -> Bool {
    grammar.entities.reference(atToken: token) != nil || grammar.tag(token) == .prp
      || AgentNouns.all.contains(grammar.lemma(grammar.counted(token)))
  }

  /// Whether what a noun tells of befalls its owner: "his arrest".
  private static func befallsOwner(_ kind: Event.Kind) -> Bool {
    switch kind {
    case .die, .injure, .dismiss, .coerce, .appoint, .assault, .trial, .elect: true
    default: false
    }
  }

  /// Whom or what a word stands for; only where the `ruling` allows it, if there is one.
  private func participant(_ token: Int, _ ruling: HarmLaw.Ruling?) -> EntityReference? {
    guard dateIndex(at: token) == nil,
      let found = grammar.reference(token, acceptsGroup: isGroup) ?? speaker(token) ?? body(token)
    else { return nil }
    if let ruling, !ruling.allows(token, as: found.kind) { return nil }
    return found
  }

  /// The body or group that "it" and "they" as a subject go on to speak of.
  private func body(_ token: Int) -> EntityReference? {
    guard grammar.relation(token) == .nsubj else { return nil }
    return grammar.earlierSubject(for: token)
  }

  /// Whom "I", and "we" where a body speaks, mean in what somebody says.
  private func speaker(_ token: Int) -> EntityReference? {
    guard grammar.tag(token) == .prp, let speaker = statements.attribution(at: tokens[token].start),
      let id = speaker.id, let kind = kinds[id]
    else { return nil }
    switch tokens[token].lower {
    case "i", "me": guard kind == .person else { return nil }
    case "we", "us": guard kind == .organization else { return nil }
    default: return nil
    }
    return EntityReference(
      name: speaker.name, kind: kind, id: id, span: grammar.document.span(token..<token + 1))
  }

  /// Whether a word can stand for people or things that nobody names: a noun, a number that counts no other word, or what
  /// stands where a noun does behind an article.
  private func isGroup(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    if tag.isNoun || tag == .cd && grammar.relation(token) != .nummod { return true }
    guard grammar.child(token, .det) != nil, !tag.isAdjective else { return false }
    switch grammar.relation(token) {
    case .dobj, .pobj, .nsubj, .nsubjpass: return true
    default: return false
    }
  }

  /// Whether a word belongs to what another of them names, as "parliament" in "the speaker of the parliament". Words that are
  /// joined stand each for themselves, and so do joined names behind what they are: "two ministers, Berg and Holm".
  private func isPart(_ token: Int, of others: [Int], _ trigger: Int) -> Bool {
    var place = token
    var isJoined = true
    for _ in 0..<12 {
      guard let head = grammar.head(place) else { return false }
      if grammar.tag(head).isVerb {
        // "The soldiers who had attacked *villagers*" are one participant.
        guard grammar.relation(head) == .relcl, head != trigger else { return false }
      }
      switch grammar.relation(place) {
      case .conj: break
      case .appos: isJoined = isJoined && place != token
      default: isJoined = false
      }
      if !isJoined, others.contains(head) { return true }
      place = head
    }
    return false
  }

  /// Whether a token lies in the words of a participant: "Finland" in "ministers of Norway and Finland".
  private func covers(_ participant: EntityReference, _ token: Int) -> Bool {
    guard let span = participant.span else { return false }
    return span.start <= tokens[token].start && tokens[token].end <= span.end
  }

  /// The heads of the noun phrases in a run of tokens: those that hang on nothing in it, and what is joined to
  /// them.
  private func heads(of run: Range<Int>) -> [Int] {
    var result: [Int] = []
    var first: Int?
    for token in run where isNominal(token) {
      first = first ?? token
      guard let head = grammar.head(token), run.contains(head) else {
        result.append(isBeforeNoun(token) ? grammar.head(token) ?? token : token)
        continue
      }
      if grammar.relation(token) == .conj, result.contains(head) { result.append(token) }
    }
    return result.isEmpty ? [first].compactMap { $0 } : result
  }

  /// Whether a word only tells more of the noun behind it: "*150* soldiers", "*trade* agreement".
  private func isBeforeNoun(_ token: Int) -> Bool {
    guard let noun = grammar.head(token), noun > token, grammar.tag(noun).isNoun else { return false }
    switch grammar.relation(token) {
    case .nummod: return grammar.tag(token) == .cd
    case .compound: return grammar.entities.reference(atToken: token) == nil
    default: return false
    }
  }

  private func isNominal(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    switch tag {
    case .prp, .wp, .wdt, .cd, .dt: return true
    default: return tag.isNoun || grammar.entities.reference(atToken: token)?.isName == true
    }
  }

  /// The number that stands before a noun, or instead of one.
  private func count(_ run: Range<Int>) -> String? {
    run.first { grammar.tag($0) == .cd && !tokens[$0].shape.contains(.hasLetter) }.map { tokens[$0].lower }
  }

  // MARK: Where and when

  /// Where the network puts it: a place by name, else a body by name, else a noun for one ("the embassy").
  private func place(_ guess: LearnedReading.Guess) -> EntityReference? {
    let runs = guess.runs(.place)
    for kind in [EntityReference.Kind.place, .organization] {
      for token in runs.joined() {
        guard let found = grammar.entities.reference(atToken: token), found.kind == kind, found.isName else {
          continue
        }
        return EntityReference(
          name: found.name, kind: kind, id: found.id, span: grammar.document.span(found.tokens))
      }
    }
    if let setting = setting(guess.trigger) { return setting }
    for noun in runs.flatMap(heads) where grammar.tag(noun) == .nn && grammar.relation(noun) == .pobj {
      guard let found = grammar.reference(noun, acceptsGroup: { _ in true }) else { continue }
      return EntityReference(name: found.name, kind: .place, id: nil, span: found.span)
    }
    return nil
  }

  /// The place by name behind a preposition of place that hangs on the trigger, or on what is done to.
  private func setting(_ trigger: Int) -> EntityReference? {
    for anchor in [trigger, grammar.object(trigger), stage(trigger)].compactMap({ $0 }) {
      for child in grammar.syntax.children(of: anchor)
      where grammar.relation(child) == .prep && FigureTies.placing.contains(tokens[child].lower) {
        guard let object = grammar.child(child, .pobj),
          let found = grammar.entities.reference(atToken: object),
          found.kind == .place
        else { continue }
        return EntityReference(
          name: found.name, kind: .place, id: found.id, span: grammar.document.span(found.tokens))
      }
    }
    return nil
  }

  /// The verb that says no more of a noun than that it happened: "protests *took* place".
  private func stage(_ noun: Int) -> Int? {
    guard grammar.tag(noun).isNoun, let verb = grammar.head(noun), grammar.tag(verb).isVerb else {
      return nil
    }
    return factuality.isLight(verb, in: grammar) ? verb : nil
  }

  /// The index of the date expression that the network ties to the event.
  private func date(_ guess: LearnedReading.Guess) -> Int? {
    // "Sunday's attack".
    if let owner = grammar.possessor(guess.trigger), let date = dateIndex(at: owner) { return date }
    let runs = guess.runs(.date)
    guard !runs.isEmpty else { return nil }
    let first = dates.partitioningIndex { $0.tokens.upperBound > guess.tokens.lowerBound }
    let end = dates.partitioningIndex { $0.tokens.lowerBound >= guess.tokens.upperBound }
    return (first..<max(first, end)).first { index in runs.contains { $0.overlaps(dates[index].tokens) } }
  }

  /// The index of the date expression that has a token. Logarithmic.
  private func dateIndex(at token: Int) -> Int? {
    let index = dates.partitioningIndex { $0.tokens.upperBound > token }
    return index < dates.count && dates[index].tokens.contains(token) ? index : nil
  }
}
