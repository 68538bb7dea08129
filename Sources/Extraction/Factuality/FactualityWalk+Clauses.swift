import Facts
import Language

/// What the words that hang on a trigger, or on a word above it, say.
extension FactualityWalk {
  /// What a verb's own modals, adverbs, conjunction, negation and participants say.
  mutating func clause(
    of verb: Int, isTrigger: Bool, except token: Int? = nil, isButted: Bool = false
  ) {
    let isNegated = !isButted && isNegated(verb, except: token, lookAtObject: isTrigger)
    if isNegated {
      if let modal = modal(of: verb), let rule = rule(ofModal: modal, verb) {
        if case .stands(let outer) = rule.negated { note(outer, modal) }
        marks(of: verb)
        return
      }
      note(.denied, verb)
    }
    modality(of: verb)
  }

  /// What a verb's modals, adverbs and conjunction say, its negation left out.
  mutating func modality(of verb: Int) {
    if let modal = modal(of: verb), let rule = rule(ofModal: modal, verb),
      case .stands(let outer) = rule.effect
    {
      note(outer, modal)
    }
    // "Police to leave the square": a headline's future.
    if grammar.relation(verb) == .root, let to = to(verb), grammar.child(verb, .nsubj, .nsubjpass) != nil {
      note(.planned, to)
    }
    marks(of: verb)
  }

  /// "Should have won" says more than "should win".
  private func rule(ofModal modal: Int, _ verb: Int) -> FactualityTable.Rule? {
    let lower = tokens[modal].lower
    let isPerfect = grammar.children(verb).contains {
      grammar.relation($0) == .aux && tokens[$0].is(.have)
    }
    return isPerfect
      ? table.rule("\(lower)+have", .modal) ?? table.rule(lower, .modal) : table.rule(lower, .modal)
  }

  private mutating func marks(of verb: Int) {
    for child in grammar.children(verb) {
      switch grammar.relation(child) {
      case .mark, .advmod, .cc:
        let lower = tokens[child].lower
        let part: FactualityTable.Part = grammar.relation(child) == .advmod ? .adverb : .mark
        if let rule = table.rule(lower, part), case .stands(let outer) = rule.effect, !isNegating(outer, part)
        {
          note(outer, child)
        }
      default: break
      }
    }
  }

  /// Adverbs that negate are counted with the negations.
  private func isNegating(_ outer: Standing, _ part: FactualityTable.Part) -> Bool {
    part == .adverb && outer == .denied
  }

  /// What hangs on a noun: "alleged", "no", "possible".
  mutating func modifiers(of noun: Int, _ ways: [FactualityTable.Way], negation: Bool = true) {
    guard !grammar.tag(noun).isVerb else { return }
    for child in grammar.children(noun) where child < noun {
      switch grammar.relation(child) {
      case .amod, .compound, .advmod, .nummod:
        let lower = tokens[child].lower
        let rule =
          table.rule("\(lower)+\(grammar.lemma(noun))", .modifier) ?? table.rule(lower, .modifier, ways)
        if let rule, case .stands(let outer) = rule.effect {
          note(outer, child)
        }
      case .det, .neg:
        let lower = tokens[child].lower
        if negation, lower.is(.no) || lower.is(.neither) || isNegation(child) { note(.denied, child) }
      default: break
      }
    }
  }

  /// What a participle behind a noun says: "the talks scheduled for May", "the match that was called off".
  mutating func participles(of noun: Int) {
    guard !grammar.tag(noun).isVerb else { return }
    for child in grammar.children(noun)
    where child > noun && (grammar.relation(child) == .acl || grammar.relation(child) == .relcl)
      && grammar.isPassive(child) && !isNegated(child, except: nil)
    {
      guard let (rule, _) = governor(child, noun, [.object]), case .stands(let outer) = rule.effect else {
        continue
      }
      switch outer {
      case .planned, .future, .averted, .cancelled: note(outer, child)
      default: break
      }
    }
  }

  /// A condition that stands before the trigger in its clause, for trees that hang it elsewhere: "if elected, he".
  mutating func condition() {
    guard standing == .open, grammar.tag(trigger).isVerb else { return }
    let sentence = grammar.document.sentence(ofToken: trigger).tokens
    for token in sentence.prefix(while: { $0 < trigger }).suffix(10).reversed() {
      if tokens[token].isPunctuation { return }
      let lower = tokens[token].lower
      if lower.is(.if) || lower.is(.unless) || lower.is(.whether),
        token == sentence.lowerBound || !tokens[token - 1].is(.as)
      {
        note(.hypothetical, token)
        return
      }
      if isInverted(token, in: sentence) {
        note(.hypothetical, token)
        return
      }
    }
  }

  /// Whether a word opens a condition without "if": "*Had* he resigned, they would have won."
  private func isInverted(_ token: Int, in sentence: Range<Int>) -> Bool {
    switch tokens[token].word {
    case .had, .were, .should: break
    default: return false
    }
    guard token == sentence.lowerBound || WordForm.isQuotationMark(tokens, token - 1),
      let last = sentence.last,
      tokens[last].text != "?"
    else { return false }
    return sentence.suffix(from: trigger).contains { tokens[$0].lower == "," }
  }

  func modal(of verb: Int) -> Int? {
    grammar.children(verb).first { grammar.relation($0) == .aux && grammar.tag($0) == .md }
  }

  func to(_ verb: Int) -> Int? {
    grammar.children(verb).first { grammar.relation($0) == .aux && tokens[$0].is(.to) }
  }

  func hasTo(_ verb: Int) -> Bool { to(verb) != nil }

  func hasThat(_ verb: Int) -> Bool {
    grammar.child(verb, .mark).map { tokens[$0].is(.that) } == true
  }

  func hasConjunction(_ verb: Int) -> Bool {
    grammar.children(verb).contains {
      grammar.relation($0) == .mark || grammar.relation($0) == .advmod && grammar.tag($0) == .wrb
    }
  }

  /// Whether a verb is one whose aim a deed fulfils: "marched to protest".
  func isAim(_ verb: Int) -> Bool { table.rule(grammar.lemma(verb), .purpose) != nil }

  /// "I would like to thank them": said, and so done.
  var isPerformed: Bool {
    guard grammar.tag(trigger).isVerb, standing == .hypothetical || standing == .unsure, isAim(trigger),
      let subject = grammar.subject(trigger)
    else { return false }
    return tokens[subject].is(.i) || tokens[subject].is(.we)
      || evidence.contains { tokens[$0].is(.like) }
  }

  /// Whether the walk ends in an infinitive or gerund, so that what it keeps from happening still threatens: "an
  /// effort to prevent war".
  func isOnlyAimed(_ last: Int) -> Bool {
    guard standing == .averted || standing == .cancelled, grammar.tag(last).isVerb else { return false }
    if hasTo(last) { return true }
    return grammar.tag(last) == .vbg && grammar.child(last, .aux) == nil && grammar.relation(last) != .advcl
  }

  /// The "to" of a headline's future: "Airline to buy ten jets".
  var headline: Int? {
    guard grammar.tag(trigger) == .vb, trigger > 1, tokens[trigger - 1].is(.to) else { return nil }
    let sentence = grammar.document.sentence(ofToken: trigger).tokens
    guard let last = sentence.last, !tokens[last].isPunctuation, sentence.contains(trigger - 2),
      grammar.tag(trigger - 2).isNoun
    else { return nil }
    for token in sentence.prefix(while: { $0 < trigger - 1 }) {
      let tag = grammar.tag(token)
      if tag.isVerb || tag == .md || tag == .in || tag == .to { return nil }
    }
    return trigger - 1
  }

  /// Whether a verb has a tense: no "to", no bare participle.
  func isFinite(_ verb: Int) -> Bool {
    if hasTo(verb) { return false }
    switch grammar.tag(verb) {
    case .vbd, .vbz, .vbp, .md: return true
    case .vbg, .vbn, .vb: return grammar.child(verb, .aux, .auxpass) != nil
    default: return grammar.child(verb, .nsubj) != nil
    }
  }

  /// Whether a word is negated, by a particle, an adverb, or a participant that is nobody; what lies on the way
  /// to the trigger does not count.
  func isNegated(_ word: Int, except token: Int?, lookAtObject: Bool = false) -> Bool {
    if hasUntil(word) { return false }
    var count = 0
    for child in grammar.children(word) where child != token {
      switch grammar.relation(child) {
      case .neg: if isNegation(child) { count += 1 }
      case .det: if tokens[child].is(.no) || tokens[child].is(.neither) { count += 1 }
      case .advmod:
        if let rule = table.rule(tokens[child].lower, .adverb), rule.effect == .stands(.denied) { count += 1 }
        if tokens[child].is(.longer), child > 0, tokens[child - 1].is(.no) { count += 1 }
      case .nsubj, .nsubjpass: if isNobody(child) { count += 1 }
      case .dobj where lookAtObject: if isNobody(child) { count += 1 }
      default: break
      }
    }
    return count % 2 == 1
  }

  /// "Not until July": it came, or will come, then.
  func hasUntil(_ word: Int) -> Bool {
    grammar.children(word).contains { tokens[$0].is(.until) || tokens[$0].is(.till) }
  }

  private func isNegation(_ token: Int) -> Bool {
    guard grammar.relation(token) == .neg || tokens[token].is(.not) else { return false }
    return token + 1 >= tokens.count || !tokens[token + 1].is(.only) && !tokens[token + 1].is(.just)
  }

  private func isNobody(_ noun: Int) -> Bool {
    switch tokens[noun].word {
    case .nobody, .noneWord, .nothing, .neither, .noOne: return true
    default: break
    }
    return grammar.children(noun).contains {
      grammar.relation($0) == .det && (tokens[$0].is(.no) || tokens[$0].is(.neither))
    }
  }

  /// Whether the clause of a root is a question that asks whether it is so: "Did he resign?"
  func isAsked(_ root: Int) -> Bool {
    guard grammar.relation(root) == .root, grammar.tag(root).isVerb else { return false }
    let sentence = grammar.document.sentence(ofToken: root).tokens
    guard let first = sentence.first(where: { !tokens[$0].isPunctuation }), first < root,
      grammar.relation(first) == .aux || grammar.relation(first) == .auxpass,
      let last = sentence.last(where: { !WordForm.isQuotationMark(tokens, $0) })
    else { return false }
    return tokens[last].text == "?"
  }
}
