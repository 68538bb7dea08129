import Facts

/// Completes drafts: frames, status, who and to whom; and leaves out what does not happen.
extension EventReader {
  /// The drafts of one sentence with everything that its grammar gives; those that do not hold are gone.
  func completed(_ drafts: [EventDraft]) -> [EventDraft] {
    var byTrigger: [Int: EventDraft] = [:]
    for draft in drafts { byTrigger[draft.trigger] = draft }
    var result: [EventDraft] = []
    for draft in drafts {
      guard var draft = framed(draft, byTrigger) else { continue }
      guard let status = status(of: draft) else {
        if let refusal = refusal(of: draft) { result.append(refusal) }
        continue
      }
      draft.status = status
      guard !isSwallowed(draft, byTrigger) else { continue }
      fillActors(&draft)
      fillRecipients(&draft, byTrigger)
      if let intent = intent(of: draft, byTrigger) {
        if !result.contains(where: { $0.trigger == intent.trigger }) { result.append(intent) }
        if !Self.staysBesideIntent(draft.kind) { continue }
      }
      if isEmpty(draft) { continue }
      draft.isBare = isBare(draft)
      draft.count = draft.isNoun ? nil : grammar.object(draft.trigger).flatMap(count)
      draft.isClaimed = statements.attribution(at: tokens[draft.trigger].start) != nil
      result.append(draft)
    }
    return result.sorted { $0.trigger < $1.trigger }
  }

  /// The draft with its frame; nil for a noun that only repeats what its verb says.
  private func framed(_ draft: EventDraft, _ drafts: [Int: EventDraft]) -> EventDraft? {
    var draft = draft
    guard draft.isNoun else {
      if draft.frame == nil { draft.frame = draft.trigger }
      if grammar.tag(draft.trigger) == .jj {
        guard let copula = grammar.head(draft.trigger), grammar.relation(draft.trigger) == .acomp else {
          return nil
        }
        draft.frame = copula
      }
      return draft
    }
    if grammar.head(draft.trigger) != nil {
      switch grammar.relation(draft.trigger) {
      case .compound where tokens[min(draft.trigger + 1, tokens.count - 1)].lower.hasPrefix("d'"): break
      case .compound, .amod, .poss, .nummod, .npadvmod: return nil
      default: break
      }
      let noun = firstConjunct(draft.trigger)
      if let verb = grammar.head(noun), grammar.tag(verb).isVerb {
        if let governor = drafts[verb], isObject(noun, of: verb), governor.namesObject { return nil }
        let frame = lexicon.frame(grammar.lemma(verb))
        if isObject(noun, of: verb), frame.contains(.light), drafts[verb] == nil { draft.frame = verb }
        if grammar.relation(noun) == .nsubj, frame.contains(.happen) { draft.frame = verb }
        if grammar.relation(noun) == .nsubjpass, frame.contains(.light) { draft.frame = verb }
      }
    }
    return draft
  }

  /// Whether a verb has neither anybody who does it nor anybody or anything that it is done to.
  private func isEmpty(_ draft: EventDraft) -> Bool {
    guard !draft.isNoun, draft.actors.isEmpty, draft.recipients.isEmpty else { return false }
    let subject = grammar.subject(draft.trigger)
    if let subject, grammar.tag(subject) != .wdt, grammar.tag(subject) != .wp, grammar.tag(subject) != .dt {
      return false
    }
    return grammar.object(draft.trigger) == nil
  }

  /// The number that stands before a noun, or instead of one.
  private func count(_ noun: Int) -> String? {
    if grammar.tag(noun) == .cd { return tokens[noun].lower }
    return grammar.child(grammar.counted(noun), .nummod).map { tokens[$0].lower }
  }

  private func firstConjunct(_ token: Int) -> Int {
    var token = token
    for _ in 0..<8 {
      guard grammar.relation(token) == .conj, let head = grammar.head(token) else { return token }
      token = head
    }
    return token
  }

  private func isObject(_ noun: Int, of verb: Int) -> Bool {
    switch grammar.relation(noun) {
    case .dobj, .nsubjpass: true
    case .pobj: false
    default: false
    }
  }

  /// Whether an event is only what another one asks for, threatens or refuses.
  private func isSwallowed(_ draft: EventDraft, _ drafts: [Int: EventDraft]) -> Bool {
    guard draft.status == .hypothetical || draft.status == .planned else { return false }
    var token = draft.frame ?? draft.trigger
    for _ in 0..<5 {
      guard let head = grammar.head(token) else { return false }
      if let governor = drafts[head], governor.trigger != draft.trigger {
        switch governor.kind {
        case .demand, .threaten, .reject: return true
        case .agree: return !Self.staysBesideIntent(draft.kind)
        default: return false
        }
      }
      if sayings.manner(of: grammar.lemma(head)).contains(.say), grammar.tag(head).isVerb { return false }
      token = head
    }
    return false
  }

  private static func staysBesideIntent(_ kind: Event.Kind) -> Bool {
    switch kind {
    case .resign, .appoint, .dismiss, .retreat, .elect: true
    default: false
    }
  }

  /// "Plans to impose", "is ready to send": saying that one will is itself an event, of agreement or of
  /// threat.
  private func intent(of draft: EventDraft, _ drafts: [Int: EventDraft]) -> EventDraft? {
    guard draft.status == .planned, let verb = draft.frame, let head = grammar.head(verb), drafts[head] == nil
    else { return nil }
    let relation = grammar.relation(verb)
    guard relation == .xcomp || relation == .ccomp else { return nil }
    let lemma = grammar.lemma(head)
    let isCommitment = lexicon.frame(lemma).contains(.commit)
    let isAnnouncement = relation == .ccomp && sayings.manner(of: lemma).contains(.say)
    guard isCommitment || isAnnouncement else { return nil }
    if isAnnouncement {
      guard let own = grammar.child(verb, .nsubj), grammar.tag(own) == .prp,
        !["i", "you", "we"].contains(tokens[own].lower)
      else { return nil }
    }
    let kind: Event.Kind
    switch draft.kind {
    case .consult, .support, .cooperate, .aid, .concede, .retreat: kind = .agree
    case .coerce, .sanction, .assault, .protest, .reject, .mobilize: kind = .threaten
    default: return nil
    }
    var intent = draft
    intent.kind = kind
    intent.mode = nil
    intent.trigger = head
    intent.frame = grammar.tag(head).isVerb ? head : grammar.head(head)
    intent.lemma = lemma
    intent.content = draft.isNoun ? nil : draft.trigger
    intent.status = .actual
    intent.namesObject = false
    if let subject = grammar.subject(head) ?? intent.frame.flatMap(grammar.subject) {
      intent.actors = references(subject)
    }
    return intent
  }

  /// "Said it would not meet": a refusal.
  private func refusal(of draft: EventDraft) -> EventDraft? {
    guard let verb = draft.frame, grammar.tag(verb).isVerb, grammar.child(verb, .neg) != nil,
      let modal = grammar.child(verb, .aux), ["will", "would", "wo"].contains(tokens[modal].lower),
      grammar.relation(verb) == .ccomp || grammar.relation(verb) == .root
    else { return nil }
    switch draft.kind {
    case .consult, .support, .cooperate, .aid, .concede, .retreat, .agree: break
    default: return nil
    }
    var refusal = draft
    refusal.kind = .reject
    refusal.mode = nil
    fillActors(&refusal)
    guard !refusal.actors.isEmpty else { return nil }
    fillRecipients(&refusal, [:])
    return refusal
  }

  /// Whether nothing but the noun itself speaks for the event.
  private func isBare(_ draft: EventDraft) -> Bool {
    guard draft.isNoun, draft.frame == nil else { return false }
    if !draft.actors.isEmpty || !draft.recipients.isEmpty { return false }
    if draft.status == .alleged || draft.trigger > 0 && tokens[draft.trigger - 1].lower == "attempted" {
      return false
    }
    let head = grammar.head(draft.trigger)
    if grammar.relation(draft.trigger) == .attr, let head, grammar.lemma(head) == "be" { return false }
    if grammar.relation(draft.trigger) == .nsubj, let head, grammar.tag(head).isVerb {
      return !lexicon.frame(grammar.lemma(head)).contains(.light)
    }
    if grammar.relation(draft.trigger) == .pobj, let head, tokens[head].lower == "as" { return false }
    return true
  }
}
