import Facts

/// Whether an event happened, is planned, only alleged, possible or denied.
extension EventReader {
  /// The status of a draft; nil when its words say that it did not happen.
  func status(of draft: EventDraft) -> Event.Status? {
    var status = Event.Status.actual
    if draft.isNoun {
      guard let own = nounStatus(draft.trigger, draft.kind, hasFrame: draft.frame != nil) else { return nil }
      status = own
    }
    if let verb = draft.frame {
      guard let framed = verbStatus(verb) else { return nil }
      if status == .actual { status = framed == .actual && isBaseForm(verb) ? .planned : framed }
    }
    if status != .alleged, let attribution = statements.attribution(at: tokens[draft.trigger].start),
      sayings.manner(of: attribution.verb).contains(.deny)
    {
      return .denied
    }
    return status
  }

  /// A verb in its base form behind another verb has not happened yet: "called on them to stop and leave".
  private func isBaseForm(_ verb: Int) -> Bool {
    guard grammar.tag(verb) == .vb, grammar.child(verb, .aux) == nil else { return false }
    switch grammar.relation(verb) {
    case .conj, .advcl, .acl: return true
    default: return false
    }
  }

  private func verbStatus(_ verb: Int) -> Event.Status? {
    var verb = verb
    var status = Event.Status.actual
    for _ in 0..<8 {
      switch own(verb) {
      case nil: return nil
      case .some(.actual): break
      case .some(let found): if status == .actual { status = found }
      }
      guard let head = grammar.head(verb) else { return status }
      switch grammar.relation(verb) {
      case .conj:
        guard grammar.tag(verb) == .vb || grammar.child(verb, .aux, .auxpass, .nsubj) == nil,
          grammar.tag(head).isVerb
        else {
          return status
        }
        guard grammar.tag(verb) == grammar.tag(head) else { return status }
      case .xcomp, .ccomp:
        let isInfinitive = grammar.child(verb, .aux).map { tokens[$0].lower == "to" } == true
        let lemma = grammar.lemma(head)
        if grammar.relation(verb) == .ccomp, !isInfinitive, !sayings.manner(of: lemma).isEmpty {
          return isQuestion(verb) ? .hypothetical : status
        }
        if lemma == "be", isInfinitive, grammar.relation(verb) == .xcomp { return planned(status) }
        guard let framed = apply(lexicon.frame(lemma), status, isInfinitive: isInfinitive) else { return nil }
        status = framed
      case .pcomp:
        guard let above = grammar.head(head) else { return status }
        guard let framed = apply(lexicon.frame(grammar.lemma(above)), status, isInfinitive: true) else {
          return nil
        }
        status = framed
        switch tokens[head].lower {
        case "without", "instead", "against", "than": return nil
        case "for" where framed == .actual && !Self.blames.contains(grammar.lemma(above)):
          return .hypothetical
        default: break
        }
        guard grammar.tag(above).isVerb, tokens[head].lower == "by" || tokens[head].lower == "of" else {
          return status
        }
        verb = above
        continue
      case .acl:
        guard grammar.child(verb, .aux).map({ tokens[$0].lower == "to" }) == true else { return status }
        if let determiner = grammar.child(head, .det), tokens[determiner].lower == "no" { return nil }
        guard let framed = apply(lexicon.frame(grammar.lemma(head)), status, isInfinitive: true) else {
          return nil
        }
        return framed == .actual ? .planned : framed
      case .advcl:
        if grammar.child(verb, .aux).map({ tokens[$0].lower == "to" }) == true {
          if let frame = apply(lexicon.frame(grammar.lemma(head)), status, isInfinitive: true),
            frame != .actual
          {
            return frame
          }
          return planned(status)
        }
        return status
      default: return status
      }
      if grammar.relation(verb) == .ccomp || grammar.relation(verb) == .xcomp
        || grammar.relation(verb) == .conj
      {
        verb = head
      } else {
        return status
      }
    }
    return status
  }

  /// Kinds that somebody comes or prepares "for"; of others "for" gives a reason.
  private static func isAimedAt(_ kind: Event.Kind) -> Bool {
    switch kind {
    case .consult, .elect, .retreat, .cooperate, .aid, .appoint, .mobilize, .protest: true
    default: false
    }
  }

  /// Verbs whose "for" gives a reason, not an aim.
  private static let blames: Set<String> = [
    "arrest", "jail", "detain", "blame", "condemn", "charge", "criticize", "criticise", "sentence", "execute",
    "try",
    "convict", "fine", "punish", "apologize", "apologise", "thank", "praise", "know", "imprison", "prosecute",
  ]

  private func planned(_ status: Event.Status) -> Event.Status { status == .actual ? .planned : status }

  private func isQuestion(_ verb: Int) -> Bool {
    grammar.child(verb, .mark).map { tokens[$0].lower == "whether" || tokens[$0].lower == "if" } == true
  }

  /// What a verb's own auxiliaries, adverbs and conjunctions say; nil when it is negated.
  private func own(_ verb: Int) -> Event.Status? {
    var status = Event.Status.actual
    for child in grammar.syntax.children(of: verb) {
      let lower = tokens[child].lower
      switch grammar.relation(child) {
      case .neg: return nil
      case .aux:
        if grammar.tag(child) == .md {
          switch lower {
          case "will", "shall", "'ll", "wo": status = .planned
          case "would":
            status = statements.attribution(at: tokens[verb].start) == nil ? .hypothetical : .planned
          default: status = .hypothetical
          }
        } else if lower == "to", grammar.relation(verb) == .root {
          status = .planned
        }
      case .mark where lower == "if" || lower == "unless" || lower == "whether" || lower == "lest":
        return .hypothetical
      case .advmod:
        if lower == "allegedly" || lower == "reportedly" || lower == "apparently" || lower == "purportedly" {
          status = .alleged
        } else if lower == "never" || lower == "nearly" || lower == "no" || lower == "hardly"
          || lower == "rarely"
        {
          return nil
        }
      case .nsubj, .nsubjpass, .dobj:
        if let determiner = grammar.child(child, .det), tokens[determiner].lower == "no" { return nil }
        if lower == "nobody" || lower == "none" || lower == "nothing" { return nil }
        if lower == "no" { return nil }
      default: break
      }
    }
    return status
  }

  /// What a frame makes of a status; nil when it keeps the event from happening.
  private func apply(_ frame: EventLexicon.Frame, _ status: Event.Status, isInfinitive: Bool) -> Event.Status?
  {
    if frame.contains(.avert) { return nil }
    if frame.contains(.aspect) { return status }
    if frame.contains(.allege) { return status == .actual ? .alleged : status }
    if !isInfinitive { return status }
    if frame.contains(.wish) { return status == .actual || status == .planned ? .hypothetical : status }
    if !frame.isDisjoint(with: [.plan, .commit, .planned]) { return status == .actual ? .planned : status }
    return status
  }

  private func nounStatus(_ noun: Int, _ kind: Event.Kind, hasFrame: Bool) -> Event.Status? {
    var status = Event.Status.actual
    for child in grammar.syntax.children(of: noun) where child < noun {
      let lower = tokens[child].lower
      switch grammar.relation(child) {
      case .det where lower == "no" || lower == "any" || lower == "every": return nil
      case .neg: return nil
      case .amod, .compound:
        let frame = lexicon.frame(grammar.lemma(child)).union(lexicon.frame(lower))
        if frame.contains(.allege) { status = .alleged }
        if !frame.isDisjoint(with: [.planned]) { status = .planned }
        if frame.contains(.wish) { status = .hypothetical }
        if lower == "further" || lower == "future" { return nil }
      default: break
      }
    }
    if hasFrame { return status }
    guard let head = grammar.head(noun) else { return status }
    switch grammar.relation(noun) {
    case .pobj:
      guard let above = grammar.head(head) else { return status }
      let lemma = grammar.lemma(above)
      let frame = lexicon.frame(lemma)
      let word = tokens[head].lower
      if word == "without" || word == "against" && grammar.tag(above) != .nn || word == "than" { return nil }
      if frame.contains(.avert) && grammar.tag(above).isVerb && word != "in" && word != "after"
        && word != "during"
      {
        return nil
      }
      if frame.contains(.allege), word == "of" || word == "on" { return .alleged }
      if word == "for" || word == "of" || word == "about" || word == "on" || word == "to" {
        if !frame.isDisjoint(with: [.wish]) { return .hypothetical }
        if !frame.isDisjoint(with: [.planned, .plan]), word != "on", word != "of" { return .planned }
      }
      if word == "for", grammar.tag(above).isVerb, status == .actual, above < noun, Self.isAimedAt(kind) {
        return .planned
      }
    case .dobj, .nsubjpass:
      guard grammar.tag(head).isVerb else { return status }
      let frame = lexicon.frame(grammar.lemma(head))
      if frame.contains(.avert) { return nil }
      guard let verb = own(head) else { return nil }
      if frame.contains(.wish) { return .hypothetical }
      if !frame.isDisjoint(with: [.plan, .commit]) { return .planned }
      if verb != .actual, status == .actual { return verb }
    case .nsubj:
      if grammar.tag(head).isVerb, own(head) == nil { return status }
    default: break
    }
    return status
  }
}
