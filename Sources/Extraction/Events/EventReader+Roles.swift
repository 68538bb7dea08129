import Facts

/// Who did it, and to whom.
extension EventReader {
  /// The people, organizations, places or groups that a noun phrase names, all that it joins.
  func references(_ token: Int) -> [EntityReference] {
    let token = grammar.antecedent(token)
    if isDate[token] { return [] }
    if grammar.tag(token) == .prp, grammar.entities.reference(atToken: token) == nil {
      return sayer(around: token).map { references($0) } ?? []
    }
    var result: [EntityReference] = []
    for conjunct in grammar.conjuncts(token).prefix(6) where !isDate[conjunct] {
      if isOtherName(conjunct) { continue }
      if let found = grammar.reference(conjunct, acceptsGroup: isGroup),
        !result.contains(where: { $0.name == found.name })
      {
        result.append(found)
      }
    }
    return result.isEmpty ? [named(before: token)].compactMap { $0 } : result
  }

  /// The organization or place whose name stands before a noun: "Security Council resolutions".
  private func named(before noun: Int) -> EntityReference? {
    guard grammar.tag(noun).isNoun, lexicon.rules(for: grammar.lemma(noun), grammar.tag(noun)) == nil else {
      return nil
    }
    for child in grammar.syntax.children(of: noun) where child < noun && grammar.relation(child) == .compound
    {
      if let found = grammar.entities.reference(atToken: child), found.isName, found.kind != .person {
        return EntityReference(
          name: found.name, kind: found.kind, id: found.id, span: grammar.document.span(found.tokens))
      }
    }
    return nil
  }

  /// The first half of "his predecessor and former patron Pavel Novak", one person.
  private func isOtherName(_ noun: Int) -> Bool {
    guard grammar.tag(noun) == .nn, let other = grammar.child(noun, .conj),
      grammar.entities.reference(atToken: other)?.kind == .person, grammar.child(noun, .poss, .det) != nil
    else { return false }
    return grammar.child(other, .poss, .det) == nil && grammar.nounPhrase(other).lowerBound < other
      && !tokens[grammar.nounPhrase(other).lowerBound].isCapitalized
  }

  /// For "it" in "Japan said it had halted aid": the one who says so.
  private func sayer(around pronoun: Int) -> Int? {
    guard ["it", "he", "she", "they"].contains(tokens[pronoun].lower) else { return nil }
    var token = pronoun
    for _ in 0..<8 {
      guard let head = grammar.head(token) else { return nil }
      if grammar.relation(token) == .ccomp, !sayings.manner(of: grammar.lemma(head)).isEmpty,
        let subject = grammar.child(head, .nsubj), subject < pronoun, grammar.tag(subject) != .prp
      {
        return subject
      }
      token = head
    }
    return nil
  }

  func fillActors(_ draft: inout EventDraft) {
    draft.actors = actors(of: draft)
  }

  private func actors(of draft: EventDraft) -> [EntityReference] {
    if !draft.isNoun {
      let verb = draft.trigger
      if Self.actsOnSubject(draft.kind), draft.kind == .die || draft.kind == .disaster { return [] }
      if draft.kind == .economy, grammar.object(verb) == nil { return [] }
      if grammar.tag(verb) == .jj { return draft.frame.flatMap(grammar.subject).map(references) ?? [] }
      if grammar.isPassive(verb) {
        if let agent = grammar.agent(verb) { return references(agent) }
        return []
      }
      return grammar.subject(verb).map(references) ?? []
    }
    let noun = draft.trigger
    if draft.kind == .crime { return suspect(of: noun).map(references) ?? [] }
    if let agent = grammar.object(of: noun, prepositions: ["by", "between", "among"]) {
      return references(agent)
    }
    if let owner = grammar.possessor(noun), !Self.actsOnOwner(draft.kind) {
      let found = references(owner)
      if !found.isEmpty { return found }
    }
    if Self.isIntransitive(draft), let owner = grammar.object(of: noun, prepositions: ["of"]) {
      let found = references(owner)
      if !found.isEmpty { return found }
    }
    if let found = modifier(noun), !Self.actsOnOwner(draft.kind) { return [found] }
    if let verb = draft.frame, grammar.tag(verb).isVerb, grammar.object(verb) == draft.trigger {
      if grammar.isPassive(verb) { return grammar.agent(verb).map(references) ?? [] }
      return grammar.subject(verb).map(references) ?? []
    }
    return []
  }

  /// The one detained "on suspicion of treason".
  private func suspect(of noun: Int) -> Int? {
    var token = noun
    for _ in 0..<6 {
      guard let head = grammar.head(token) else { return nil }
      if grammar.tag(head).isVerb { return grammar.object(head) ?? grammar.subject(head) }
      token = head
    }
    return nil
  }

  /// The name before a noun: "the US airstrike".
  private func modifier(_ noun: Int) -> EntityReference? {
    for child in grammar.syntax.children(of: noun)
    where child < noun && (grammar.relation(child) == .compound || grammar.relation(child) == .amod) {
      if let found = grammar.entities.reference(atToken: child), found.isName,
        found.kind != .place || grammar.relation(child) == .amod || grammar.tag(child) == .nnp
      {
        return EntityReference(
          name: found.name, kind: found.kind, id: found.id, span: grammar.document.span(found.tokens))
      }
      if grammar.tag(child) == .jj, lexicon.isDemonym(tokens[child].lower) {
        let span = grammar.document.span(child..<child + 1)
        return EntityReference(name: span.text, kind: .group, span: span)
      }
    }
    return nil
  }

  private static func actsOnSubject(_ kind: Event.Kind) -> Bool {
    kind == .die || kind == .disaster || kind == .economy
  }

  /// Kinds whose noun is done to its owner: "his arrest", "her dismissal".
  private static func actsOnOwner(_ kind: Event.Kind) -> Bool {
    switch kind {
    case .coerce, .dismiss, .appoint, .die: true
    default: false
    }
  }

  /// Kinds whose noun is done by what follows "of": "the withdrawal of troops".
  private static func isIntransitive(_ draft: EventDraft) -> Bool {
    switch draft.kind {
    case .retreat: draft.mode == nil || draft.mode == "withdraw" || draft.mode == "disarm"
    case .resign, .protest, .consult: true
    default: false
    }
  }

  func fillRecipients(_ draft: inout EventDraft, _ drafts: [Int: EventDraft]) {
    let tokens = recipientTokens(of: draft)
    for token in tokens {
      let found = references(token).filter { candidate in
        !draft.actors.contains { $0.name == candidate.name }
      }
      if !found.isEmpty {
        draft.recipients = found
        draft.recipientTokens = [token]
        return
      }
    }
    guard Self.seeksRecipient(draft.kind), draft.actors.count < 2 else { return }
    if !draft.isNoun, let object = grammar.object(draft.trigger), isActor(object) { return }
    if let found = nearestReference(draft, isSetting: false)
      ?? (draft.isNoun || draft.kind == .consult ? nil : nearestReference(draft, isSetting: true))
    {
      draft.recipients = [found]
    }
  }

  /// Where the recipient may stand, the likeliest first.
  private func recipientTokens(of draft: EventDraft) -> [Int] {
    var result: [Int] = []
    let head = draft.trigger
    if draft.kind == .die || draft.kind == .resign { return dying(draft) }
    if !draft.isNoun, let subject = impliedSubject(of: head) { return [subject] }
    let followsPreposition = draft.kind == .agree || draft.kind == .aid || draft.kind == .cooperate
    if !draft.isNoun, !followsPreposition, let object = grammar.object(head) { result.append(object) }
    if let dative = grammar.child(head, .dative) {
      let target = grammar.child(dative, .pobj) ?? dative
      if draft.kind == .aid || draft.kind == .agree || draft.kind == .support {
        result.insert(target, at: 0)
      } else {
        result.append(target)
      }
    }
    let prepositions = Self.prepositions(for: draft.kind)
    for place in [head, draft.isNoun ? draft.frame : nil, grammar.object(head)] {
      guard let place else { continue }
      for word in prepositions {
        guard let object = grammar.object(of: place, prepositions: [word]) else { continue }
        let isVenue =
          word == "in" && draft.kind == .consult
          && grammar.entities.reference(atToken: object)?.kind == .place
        if !isVenue { result.append(object) }
      }
      if place != head || draft.isNoun, let owner = grammar.possessor(place) { result.append(owner) }
    }
    if !draft.isNoun, followsPreposition, let object = grammar.object(head) { result.append(object) }
    for clause in grammar.syntax.children(of: head)
    where grammar.relation(clause) == .ccomp || grammar.relation(clause) == .xcomp {
      if let subject = grammar.child(clause, .nsubj, .nsubjpass) { result.append(subject) }
      if let object = grammar.object(clause) { result.append(object) }
      for word in prepositions + ["to", "with", "in", "on", "of"] {
        if let object = grammar.object(of: clause, prepositions: [word]) { result.append(object) }
      }
    }
    return result
  }

  /// The one that a passive without a subject is said of: "*she* studied law before being jailed".
  private func impliedSubject(of verb: Int) -> Int? {
    guard grammar.isPassive(verb), grammar.child(verb, .nsubj, .nsubjpass) == nil,
      grammar.relation(verb) == .pcomp || grammar.relation(verb) == .advcl, var head = grammar.head(verb)
    else { return nil }
    if grammar.relation(verb) == .pcomp, let above = grammar.head(head) { head = above }
    return grammar.tag(head).isVerb ? grammar.subject(head) : nil
  }

  private func dying(_ draft: EventDraft) -> [Int] {
    if draft.kind == .resign { return [] }
    if draft.isNoun {
      return [grammar.possessor(draft.trigger), grammar.object(of: draft.trigger, prepositions: ["of"])]
        .compactMap { $0 }
    }
    return [grammar.object(draft.trigger) ?? grammar.subject(draft.trigger)].compactMap { $0 }
  }

  private static func prepositions(for kind: Event.Kind) -> [String] {
    switch kind {
    case .consult, .cooperate, .agree: ["with", "to", "between", "for", "in", "of"]
    case .support, .aid: ["with", "to", "for", "of", "in"]
    case .demand: ["on", "from", "to", "for", "of", "by"]
    case .protest: ["against"]
    case .coerce, .mobilize: ["of", "against", "on", "to", "in"]
    case .retreat, .concede: ["to", "from", "of", "on", "in"]
    case .assault: ["on", "against", "at", "with", "of", "in"]
    case .reject, .disapprove, .threaten, .sanction, .investigate:
      ["against", "with", "of", "from", "by", "to", "on", "into", "at"]
    case .appoint, .dismiss, .elect: ["of"]
    default: []
    }
  }

  /// Kinds between two sides, where a name nearby is most likely the other side.
  private static func seeksRecipient(_ kind: Event.Kind) -> Bool {
    switch kind {
    case .agree, .consult, .support, .cooperate, .aid, .concede, .demand, .disapprove, .reject, .threaten,
      .sanction,
      .coerce, .assault, .protest, .mobilize, .retreat, .investigate, .appoint, .dismiss:
      true
    default: false
    }
  }

  /// Whether a preposition of place stands between a name and the trigger that it hangs on.
  private func isLocative(_ token: Int, under trigger: Int) -> Bool {
    var token = token
    for _ in 0..<6 {
      guard let head = grammar.head(token), head != trigger else { return false }
      if grammar.relation(head) == .prep, Self.locatives.contains(tokens[head].lower) { return true }
      token = head
    }
    return false
  }

  private static let locatives: Set<String> = [
    "in", "at", "near", "outside", "through", "inside", "throughout", "across", "around",
  ]

  /// The first name behind the trigger in its part of the sentence that is not the actor.
  private func nearestReference(_ draft: EventDraft, isSetting: Bool) -> EntityReference? {
    let sentence = grammar.document.sentences[draft.sentence].tokens
    let next = grammar.syntax.children(of: draft.trigger).first { child in
      grammar.relation(child) == .conj && child > draft.trigger && grammar.tag(child).isVerb
        && grammar.child(child, .nsubj, .nsubjpass) != nil
    }
    let limit = min(
      grammar.subtree(draft.trigger).upperBound, sentence.upperBound, draft.trigger + 30,
      next.map { grammar.subtree($0).lowerBound } ?? .max)
    guard draft.trigger + 1 < limit else { return nil }
    for token in draft.trigger + 1..<limit {
      if grammar.tag(token).isVerb, grammar.relation(token) == .relcl { return nil }
      if grammar.tag(token) == .vbd, grammar.relation(token) == .root { return nil }
      guard let found = grammar.entities.reference(atToken: token), found.isName,
        found.tokens.lowerBound == token,
        !draft.actors.contains(where: { $0.id == found.id }),
        found.kind == .person || isSetting == isLocative(token, under: draft.trigger)
      else {
        if !isSetting, grammar.tag(token) == .jj, grammar.relation(token) == .amod,
          lexicon.isDemonym(tokens[token].lower),
          let head = grammar.head(token), grammar.tag(head).isNoun,
          let group = grammar.reference(head, acceptsGroup: { _ in true }),
          !draft.actors.contains(where: { $0.name == group.name })
        {
          return group
        }
        continue
      }
      if draft.kind == .appoint || draft.kind == .dismiss, found.kind != .person { continue }
      let last = found.tokens.upperBound - 1
      if grammar.relation(last) == .nsubj || grammar.relation(last) == .nsubjpass,
        let verb = grammar.head(last),
        grammar.head(verb) != draft.trigger || grammar.relation(verb) == .conj
      {
        return nil
      }
      return EntityReference(
        name: found.name, kind: found.kind, id: found.id, span: grammar.document.span(found.tokens))
    }
    return nil
  }
}
