import Facts

/// Reads the events of one sentence after the other.
struct EventReader {
  let grammar: Grammar
  let lexicon: EventLexicon
  let statements: Statements
  let sayings: SayingVerbs
  /// Whether a token belongs to a date expression.
  let isDate: [Bool]

  var tokens: [Token] { grammar.document.tokens }

  /// The events that the words of a sentence name, in text order.
  func drafts(inSentence index: Int) -> [EventDraft] {
    let sentence = grammar.document.sentences[index]
    guard sentence.kind != .credit else { return [] }
    var drafts: [EventDraft] = []
    for token in sentence.tokens {
      let tag = grammar.tag(token)
      guard tag.isVerb || tag == .nn || tag == .nns || tag == .jj,
        lexicon.mayInclude(tokens[token]) || tag.isVerb && sayings.mayInclude(tokens[token])
      else { continue }
      let lemma = grammar.lemma(token)
      if let rules = lexicon.rules(for: lemma, tag), let rule = rules.first(where: { holds($0, token) }) {
        if tag.isVerb && isAdjectival(token) || tag.isVerb && grammar.relation(token) == .acomp { continue }
        if !tag.isVerb, tag != .jj,
          isPartOfName(token)
            || grammar.document.tokens[token].lower.hasPrefix("d'") && drafts.last?.trigger == token - 1
        {
          continue
        }
        var draft = EventDraft(
          kind: rule.kind, mode: rule.mode, trigger: token, lemma: lemma, frame: nil, sentence: index)
        draft.isNoun = tag == .nn || tag == .nns
        draft.namesObject = rule.namesObject
        drafts.append(draft)
      } else if tag.isVerb, let draft = commitment(token, lemma, index) {
        drafts.append(draft)
      }
    }
    if drafts.isEmpty { return [] }
    return completed(drafts)
  }

  /// A participle before its noun says what the noun is, not what happens.
  private func isAdjectival(_ token: Int) -> Bool {
    (grammar.relation(token) == .amod || grammar.relation(token) == .compound)
      && (grammar.head(token) ?? -1) > token
  }

  private func isPartOfName(_ token: Int) -> Bool {
    grammar.entities.reference(atToken: token)?.isName == true
  }

  /// "Said the rebels must disarm": a demand without a verb of demanding.
  private func commitment(_ verb: Int, _ lemma: String, _ sentence: Int) -> EventDraft? {
    guard sayings.manner(of: lemma).contains(.say), let clause = grammar.child(verb, .ccomp),
      let modal = grammar.child(clause, .aux), tokens[modal].lower == "must",
      let subject = grammar.child(clause, .nsubj, .nsubjpass), isActor(subject), grammar.tag(subject) != .prp
    else { return nil }
    return EventDraft(kind: .demand, mode: nil, trigger: verb, lemma: lemma, frame: verb, sentence: sentence)
  }

  /// Whether a token stands for somebody who can act: a name, a pronoun, a noun for people.
  func isActor(_ token: Int) -> Bool {
    let token = grammar.counted(grammar.antecedent(token))
    let tag = grammar.tag(token)
    if isDate[token] { return false }
    if tag == .prp { return tokens[token].lower != "it" || grammar.entities.reference(atToken: token) != nil }
    if grammar.entities.reference(atToken: token) != nil { return true }
    if tag == .nnp || tag == .nnps {
      return !tokens[token].shape.contains(.sentenceStart) || lexicon.isAgent(tokens[token].lower)
    }
    if tag.isNoun { return lexicon.isAgent(grammar.lemma(token)) }
    return tag == .cd && !tokens[token].shape.contains(.hasLetter)
  }

  /// Whether a noun may stand for a group: a noun for people, or a capitalized one.
  func isGroup(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    guard tag.isNoun, !isDate[token] else { return false }
    if tag == .nnps || tag == .nnp, tokens[token].isCapitalized { return true }
    if Self.manyPeople.contains(tokens[token].lower) { return true }
    let lemma = grammar.lemma(token)
    guard lexicon.isAgent(lemma) else { return false }
    if lemma == "state", grammar.object(of: token, prepositions: ["of"]) != nil { return false }
    return true
  }

  private static let manyPeople: Set<String> = ["dozens", "scores", "hundreds", "thousands", "millions"]

  private func matches(_ token: Int, _ words: EventRule.Words) -> Bool {
    for conjunct in grammar.conjuncts(grammar.antecedent(token)) {
      let noun = grammar.counted(conjunct)
      if words.people && isActor(noun) { return true }
      if words.named && isActor(noun) && grammar.tag(noun) != .prp { return true }
      if words.place, grammar.entities.reference(atToken: noun)?.kind == .place { return true }
      if words.lemmas.contains(grammar.lemma(noun)) { return true }
      if noun != conjunct, words.lemmas.contains(grammar.lemma(conjunct)) { return true }
      if Self.carriers.contains(tokens[noun].lower),
        let object = grammar.object(of: noun, prepositions: ["of"]),
        words.lemmas.contains(grammar.lemma(object))
      {
        return true
      }
      if Self.generic.contains(grammar.lemma(noun)),
        grammar.syntax.children(of: noun).contains(where: { words.lemmas.contains(grammar.lemma($0)) })
      {
        return true
      }
    }
    return false
  }

  private static let generic: Set<String> = [
    "effort", "mission", "attempt", "process", "activity", "campaign", "operation",
  ]

  private static let carriers: Set<String> = [
    "state", "round", "rounds", "series", "wave", "package", "kind", "form", "level", "levels", "end",
    "right", "days", "weeks",
  ]

  /// The subject of an active verb, the agent of a passive one.
  private func actingSubject(_ verb: Int) -> Int? {
    guard grammar.isPassive(verb) else { return grammar.subject(verb) }
    return grammar.agent(verb) ?? (grammar.tag(verb) == .vbn ? nil : grammar.subject(verb))
  }

  private func holds(_ rule: EventRule, _ token: Int) -> Bool {
    rule.conditions.allSatisfy { holds($0, token) }
  }

  private func holds(_ condition: EventRule.Condition, _ token: Int) -> Bool {
    switch condition {
    case .object(let words):
      grammar.object(token).map { matches($0, words) } ?? false
        || grammar.syntax.children(of: token).contains { grammar.relation($0) == .dobj && matches($0, words) }
    case .noObject: grammar.object(token) == nil
    case .subject(let words): actingSubject(token).map { matches($0, words) } ?? false
    case .noSubject: actingSubject(token) == nil
    case .particle(let words):
      grammar.syntax.children(of: token).contains {
        (grammar.relation($0) == .prt || grammar.relation($0) == .advmod
          || grammar.relation($0) == .prep && $0 == token + 1)
          && words.contains(tokens[$0].lower)
      }
    case .preposition(let word, let words):
      grammar.syntax.children(of: token).contains { child in
        guard tokens[child].lower == word,
          grammar.relation(child) == .prep || grammar.relation(child) == .agent
            || grammar.relation(child) == .dative || grammar.relation(child) == .prt
        else { return false }
        guard let words else { return true }
        return grammar.child(child, .pobj, .pcomp).map { matches($0, words) } ?? false
      }
    case .noPreposition(let word):
      !grammar.syntax.children(of: token).contains { tokens[$0].lower == word }
    case .infinitive:
      grammar.syntax.children(of: token).contains {
        (grammar.relation($0) == .xcomp || grammar.relation($0) == .ccomp || grammar.relation($0) == .acl
          || grammar.relation($0) == .advcl)
          && grammar.child($0, .aux).map { tokens[$0].lower == "to" } == true
      }
    case .clause: grammar.child(token, .ccomp) != nil
    case .modifier(let words):
      grammar.syntax.children(of: token).contains {
        (grammar.relation($0) == .amod || grammar.relation($0) == .compound)
          && words.contains(grammar.lemma($0))
      }
    case .attribute(let words):
      grammar.child(token, .attr, .acomp, .xcomp, .ccomp).map { matches($0, words) } ?? false
    }
  }
}
