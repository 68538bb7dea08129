import Facts
import Language

/// Who does it and to whom: what the network takes for participants, looked up in the grammar and the names, and
/// completed from what hangs on the trigger.
extension EventReader {
  /// Fills in who takes part; `ruling` says who may, if there is one.
  func readParticipants(
    of guess: LearnedReading.Guess, _ ruling: HarmLaw.Ruling?, into draft: inout EventDraft
  ) {
    let settled = settled(guess)
    draft.actors = participants(settled, .actor, ruling)
    draft.recipients = participants(settled, .recipient, ruling).filter { found in
      !draft.actors.contains { $0.name == found.name }
    }
    straighten(&draft)
    spare(&draft)
    complete(&draft, ruling)
    if guess.kind.profile.subject == .recipientIfAlone { seat(&draft) }
    aim(&draft)
  }

  /// The guess with one role for each name: the one that most of its tokens play, of two the first.
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
      func count(_ role: LearnedReading.Role) -> Int { places.count { guess.roles[$0] == role } }
      if let most = guess.roles[places].max(by: { count($0) < count($1) }) {
        for place in places { settled.roles[place] = most }
      }
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
    var named = guess.runs(role).flatMap(heads)
    if let accused = ruling?.accused, !accused.isEmpty {
      // Held to have done it, whatever part the network gives them.
      if role == .recipient { named.removeAll(where: accused.contains) }
      if role == .actor { named += guess.runs(.recipient).flatMap(heads).filter(accused.contains) }
    }
    for token in named where !isPart(token, of: named, guess.trigger) {
      guard let found = participant(token, ruling),
        !result.contains(where: { $0.name == found.name || covers($0, token) })
      else { continue }
      result.append(found)
    }
    return result
  }

  /// Whoever is the subject of an active verb with an object does it, though the network put both on one side: "the guards
  /// shot miners", "the storm left four dead"; and nobody does what is done to them.
  private func straighten(_ draft: inout EventDraft) {
    var verb = draft.trigger
    if grammar.tag(verb).isVerb, grammar.isPassive(verb), !draft.actors.isEmpty,
      let patient = grammar.object(verb).flatMap({ grammar.reference($0, acceptsGroup: isGroup) }),
      let index = draft.actors.firstIndex(where: { $0.name == patient.name })
    {
      draft.actors.remove(at: index)
      if !draft.recipients.contains(where: { $0.name == patient.name }) { draft.recipients.append(patient) }
    }
    if grammar.tag(verb).isAdjective { verb = grammar.head(verb) ?? verb }
    guard draft.actors.isEmpty, draft.recipients.count > 1, grammar.tag(verb).isVerb,
      !grammar.isPassive(verb),
      let subject = grammar.subject(verb), grammar.object(verb) != nil || verb != draft.trigger,
      let doer = grammar.reference(subject, acceptsGroup: isGroup),
      let index = draft.recipients.firstIndex(where: { $0.name == doer.name })
    else { return }
    draft.actors = [draft.recipients.remove(at: index)]
  }

  /// Who faces or survives something has not done it: "the charges faced by *Eva Holm*".
  private func spare(_ draft: inout EventDraft) {
    guard grammar.tag(draft.trigger).isNoun else { return }
    var verbs = grammar.children(draft.trigger).filter { grammar.tag($0).isVerb }
    if grammar.relation(draft.trigger) == .dobj, let head = grammar.head(draft.trigger) { verbs.append(head) }
    for verb in verbs where grammar.lemma(verb).is(.undergoingVerb) {
      let sufferer = grammar.isPassive(verb) ? grammar.agent(verb) : grammar.subject(verb)
      guard let sufferer, canAct(sufferer), let found = grammar.reference(sufferer, acceptsGroup: isGroup)
      else { continue }
      draft.actors.removeAll { $0.name == found.name }
      if !draft.recipients.contains(where: { $0.name == found.name }) { draft.recipients.append(found) }
    }
  }

  /// Fills a side that the network left empty from what hangs on the trigger itself: the subject of a verb, the owner of a
  /// noun.
  private func complete(_ draft: inout EventDraft, _ ruling: HarmLaw.Ruling?) {
    let trigger = draft.trigger
    let tag = grammar.tag(trigger)
    func fill(_ side: WritableKeyPath<EventDraft, [EntityReference]>, _ token: Int?) {
      guard let token, draft[keyPath: side].isEmpty else { return }
      draft[keyPath: side] = joined(token, ruling, besides: draft.actors + draft.recipients)
    }
    if tag.isVerb, !grammar.isNominalized(trigger) {
      if grammar.isPassive(trigger) {
        fill(\.recipients, grammar.object(trigger))
      } else {
        let subject = grammar.subject(trigger)
        if draft.kind.profile.subject == .recipient {
          if !loses(somebodyBy: trigger, in: &draft, ruling) { fill(\.recipients, subject) }
        } else {
          fill(\.actors, subject.flatMap { canAct($0) ? $0 : nil })
        }
      }
    } else if tag.isNoun {
      fill(\.actors, ruling?.accused.min())
      fill(draft.kind.profile.befallsOwner ? \.recipients : \.actors, grammar.possessor(trigger))
    }
  }

  /// Who loses somebody has not died: "Peter Moe, who lost *his son*".
  private func loses(somebodyBy verb: Int, in draft: inout EventDraft, _ ruling: HarmLaw.Ruling?) -> Bool {
    guard let object = grammar.child(verb, .dobj), canAct(object) else { return false }
    let survivor = grammar.subject(verb).flatMap { participant($0, nil) }
    draft.recipients.removeAll { $0.name == survivor?.name }
    draft.actors.removeAll { $0.name == survivor?.name }
    if draft.recipients.isEmpty { draft.recipients = joined(object, ruling, besides: draft.actors) }
    return true
  }

  /// Those whom a word and what is joined to it stand for, without some.
  private func joined(
    _ token: Int, _ ruling: HarmLaw.Ruling?, besides others: [EntityReference]
  ) -> [EntityReference] {
    grammar.conjuncts(token).compactMap { participant($0, ruling) }.filter { found in
      !others.contains { $0.name == found.name }
    }
  }

  /// Whom a promise, a threat or a refusal is for, where only the deed in question says so: "threatened to break with
  /// *Norway*", "agreed to sell grain to *Chile*".
  private func aim(_ draft: inout EventDraft) {
    guard draft.kind.profile.isForWhomItsDeedIs, draft.recipients.isEmpty,
      let deed = grammar.child(draft.trigger, .xcomp)
    else { return }
    let object = grammar.object(deed)
    let tokens = [object].compactMap { $0 } + addressees(of: deed) + (object.map(addressees) ?? [])
    for token in tokens where canAct(token) {
      let found = joined(token, nil, besides: draft.actors)
      if !found.isEmpty {
        draft.recipients = found
        return
      }
    }
  }

  /// Who stands behind the prepositions of a word that say whom it is for or against.
  private func addressees(of word: Int) -> [Int] {
    grammar.children(word).compactMap { child in
      switch grammar.relation(child) {
      case .prep where tokens[child].is(.addressPreposition), .dative: grammar.child(child, .pobj)
      default: nil
      }
    }
  }

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
      || grammar.lemma(grammar.counted(token)).is(.agentNoun)
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
    switch tokens[token].word {
    case .i, .me: guard kind == .person else { return nil }
    case .we, .us: guard kind == .organization else { return nil }
    default: return nil
    }
    return EntityReference(
      name: speaker.name, kind: kind, id: id, span: grammar.document.span(token..<token + 1))
  }

  /// Whether a word can stand for people or things that nobody names: a noun, a number that counts no other word, or what
  /// stands where a noun does behind an article.
  private func isGroup(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    if tag.isNoun || tag == .cd && grammar.relation(token) != .nummod && !ages.contains(token) { return true }
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
  func heads(of run: Range<Int>) -> [Int] {
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
    case .cd: return !ages.contains(token)
    case .prp, .wp, .wdt, .dt: return true
    default: return tag.isNoun || grammar.entities.reference(atToken: token)?.isName == true
    }
  }
}
