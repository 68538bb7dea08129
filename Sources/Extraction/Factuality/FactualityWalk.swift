import Facts
import Language

/// The walk from one trigger to the root of its sentence.
struct FactualityWalk {
  let table: FactualityTable
  let grammar: Grammar
  let trigger: Int
  private(set) var standing = Standing.open
  private(set) var evidence: [Int] = []
  /// Whether the event is the aim that a deed itself fulfils.
  var isAsserted = false
  /// Whether the word that was passed last says what somebody claims: "the report that".
  var isContent = false

  /// Words that are passed at most.
  static let deepest = 12

  init(table: FactualityTable, grammar: Grammar, trigger: Int) {
    self.table = table
    self.grammar = grammar
    self.trigger = trigger
  }

  var tokens: [Token] { grammar.tokens }

  mutating func reading() -> Factuality.Reading {
    if isFigure { return Factuality.Reading(verdict: .dropped, evidence: [trigger]) }
    modifiers(of: trigger, [.none])
    participles(of: trigger)
    if grammar.tag(trigger).isVerb { clause(of: trigger, isTrigger: true) }
    condition()
    var token = trigger
    for _ in 0..<Self.deepest {
      guard let next = step(from: token) else { break }
      token = next
    }
    if isOnlyAimed(token) { note(.unsure, token) }
    if standing == .open, isAsked(token) { note(.hypothetical, token) }
    if standing == .open, let to = headline { note(.planned, to) }
    if isPerformed { (standing, isAsserted) = (.open, true) }
    if let tale { note(.unreal, tale) }
    return Factuality.Reading(verdict: verdict, evidence: evidence)
  }

  private var verdict: Factuality.Verdict {
    switch standing {
    case .open: isAsserted ? .asserted : .open
    case .future: .notActual(.planned)
    case .planned: .forced(.planned)
    case .hypothetical: .forced(.hypothetical)
    case .unsure: .notActual(.hypothetical)
    case .alleged: .forced(.alleged)
    case .rumoured: .notActual(.alleged)
    case .doubted: .notActual(.denied)
    case .denied, .averted, .cancelled: .forced(.denied)
    case .unreal: .dropped
    }
  }

  /// Puts the standing under what a word says.
  mutating func note(_ outer: Standing, _ word: Int) {
    guard outer != .open else { return }
    standing = standing.under(outer)
    evidence.append(word)
  }

  // MARK: Up

  /// Passes the word above a token; nil where the walk ends.
  private mutating func step(from token: Int) -> Int? {
    phrase(before: token)
    guard let head = grammar.head(token) else { return nil }
    let wasContent = isContent
    isContent = false
    switch grammar.relation(token) {
    case .pobj, .pcomp: return passPreposition(head, token)
    case .dobj: return pass(head, token, wasContent ? [.content, .object] : [.object])
    case .nsubjpass: return passSubject(head, token, wasContent ? [.content, .object] : [.object])
    case .dative: return pass(head, token, [.preposition(.to)])
    case .nsubj, .csubj:
      if grammar.tag(token).isVerb, hasConjunction(token) { return passAdverbial(head, token) }
      return passSubject(head, token, wasContent ? [.content, .subject] : [.subject])
    case .attr, .acomp: return pass(head, token, [.attribute], otherwise: .shares)
    case .xcomp:
      if standing == .open, hasTo(token), isAim(token) { isAsserted = true }
      return pass(head, token, [.infinitive], otherwise: .shares)
    case .ccomp:
      if isFinite(token) { return pass(head, token, [.clause]) ?? passTelling(head) }
      return pass(head, token, [.infinitive], otherwise: .shares)
    case .acl:
      return pass(head, token, [isFinite(token) || hasThat(token) ? .clause : .infinitive])
    case .relcl: return pass(head, token, [.relative])
    case .advcl: return passAdverbial(head, token)
    case .conj: return passConjunct(head, token)
    case .compound, .amod, .poss, .nummod:
      let isName = grammar.tag(token).isNoun || grammar.tag(token) == .vbg
      return head > token && isName ? pass(head, token, [.compound]) : nil
    default: return nil
    }
  }

  private mutating func passPreposition(_ preposition: Int, _ token: Int) -> Int? {
    var preposition = preposition
    let isGerund = grammar.relation(token) == .pcomp || grammar.tag(token) == .vbg
    if let rule = table.rule(tokens[preposition].lower, .preposition, [isGerund ? .infinitive : .object]),
      preposition == 0 || !tokens[preposition - 1].is(.or)
    {
      guard apply(rule, at: preposition, isNegated: isNegated(preposition, except: token)) else { return nil }
    }
    let word = tokens[preposition].lower
    // "Out of", "because of": the upper one hangs on the governor.
    if let above = grammar.head(preposition), grammar.tag(above) == .in,
      grammar.relation(preposition) == .prep
    {
      preposition = above
    }
    guard let head = grammar.head(preposition) else { return nil }
    let ways: [FactualityTable.Way] = isGerund ? [.gerund(word), .preposition(word)] : [.preposition(word)]
    if governor(head, token, ways) == nil, let verb = verb(over: head), governor(verb, token, ways) != nil {
      return pass(verb, token, ways)
    }
    // "Called for his death to be investigated": the noun is what the infinitive speaks of.
    if word.is(.for), grammar.tag(head).isVerb, hasInfinitive(head, behind: token) { return nil }
    return pass(head, token, ways)
  }

  /// The verb of a noun in its clause, for a phrase that may belong to either: "accused the head of the guard of".
  private func verb(over noun: Int) -> Int? {
    var word = noun
    for _ in 0..<4 {
      guard grammar.tag(word).isNoun || grammar.tag(word) == .prp || grammar.tag(word) == .in,
        let head = grammar.head(word)
      else { return nil }
      switch grammar.relation(word) {
      case .dobj, .nsubjpass, .pobj, .prep, .conj, .appos, .dative: word = head
      default: return nil
      }
      if grammar.tag(word).isVerb { return word }
    }
    return nil
  }

  private func hasInfinitive(_ verb: Int, behind token: Int) -> Bool {
    grammar.children(verb).contains { child in
      child > token && hasTo(child)
        && [.xcomp, .advcl, .ccomp].contains(grammar.relation(child))
    }
  }

  /// "A strike is likely", "the claim is false"; "the trial is set to begin": set to be, not begun.
  private mutating func passSubject(_ head: Int, _ token: Int, _ own: [FactualityTable.Way]) -> Int? {
    var raising = grammar.child(head, .xcomp)
    if raising == nil, let state = grammar.child(head, .acomp) { raising = grammar.child(state, .xcomp) }
    guard let raising, hasTo(raising) else { return pass(head, token, own) }
    let ways: [FactualityTable.Way] = grammar.child(raising, .auxpass) != nil ? [.object] : [.subject]
    guard let (rule, _) = governor(raising, token, ways), rule.effect == .shares else { return nil }
    return raising
  }

  /// Applies what the word `head` says of an event that hangs on it in one of the ways.
  private mutating func pass(
    _ head: Int, _ token: Int, _ ways: [FactualityTable.Way], otherwise: FactualityTable.Effect? = nil
  ) -> Int? {
    guard let (rule, word) = governor(head, token, ways), !isSpoken(token, rule) else {
      guard otherwise == .shares else { return nil }
      clause(of: head, isTrigger: false, except: token)
      return head
    }
    var isNegated = isNegated(word, except: token)
    // "Is not able to": the negation hangs on the copula.
    var verb = word
    if word != head {
      verb = head
    } else if !grammar.tag(word).isVerb, let copula = grammar.head(word), grammar.tag(copula).isVerb,
      grammar.relation(word) == .acomp
    {
      verb = copula
    }
    if verb != word, self.isNegated(verb, except: word) { isNegated.toggle() }
    if hasUntil(word) { isNegated = false }
    if rule.effect == .shares, grammar.tag(word).isVerb {
      clause(of: word, isTrigger: false, except: token)
      return word
    }
    guard apply(rule, at: word, isNegated: isNegated) else { return nil }
    // "Had hoped to win": it did not come to that.
    if grammar.tag(word) == .vbn, rule.effect != .shares, isAhead,
      grammar.child(word, .aux).map({ tokens[$0].is(.had) }) == true,
      !grammar.isPassive(word)
    {
      note(.doubted, word)
    }
    if grammar.tag(word).isNoun {
      isContent = rule.way != .compound && table.rule(grammar.lemma(word), .noun, [.content]) != nil
      modifiers(of: word, [.none, .infinitive], negation: false)
    }
    if grammar.tag(verb).isVerb { modality(of: verb) }
    return verb
  }

  /// "A report that says he fled": what is told is the report's, not the verb's.
  private mutating func passTelling(_ verb: Int) -> Int? {
    guard grammar.relation(verb) == .relcl || grammar.relation(verb) == .acl, let noun = grammar.head(verb),
      grammar.tag(noun).isNoun, table.rule(grammar.lemma(noun), .noun, [.content]) != nil
    else { return nil }
    isContent = true
    return noun
  }

  private var isAhead: Bool {
    standing == .planned || standing == .future || standing == .hypothetical || standing == .unsure
  }

  /// A claim or accusation that is itself the event was made, even where it is denied or answered.
  private func isSpoken(_ token: Int, _ rule: FactualityTable.Rule) -> Bool {
    guard token == trigger, grammar.tag(token).isNoun,
      table.rule(grammar.lemma(token), .noun, [.content]) != nil
    else { return false }
    return [rule.effect, rule.negated].contains { $0 == .stands(.denied) || $0 == .stands(.alleged) }
  }

  /// Applies a row; false where the walk ends.
  private mutating func apply(_ rule: FactualityTable.Rule, at word: Int, isNegated: Bool) -> Bool {
    switch isNegated ? rule.negated : rule.effect {
    case .given:
      evidence.append(word)
      return false
    case .shares: return true
    case .stands(let outer):
      note(outer, word)
      return true
    }
  }

  // MARK: Sideways

  /// A clause that hangs on another: an aim, a participle, a condition, a time.
  private mutating func passAdverbial(_ head: Int, _ token: Int) -> Int? {
    guard grammar.tag(token).isVerb else { return nil }
    if hasThat(token) { return pass(head, token, [.clause]) }
    if hasTo(token) {
      if let (rule, _) = governor(head, token, [.infinitive]), rule.effect != .shares {
        return pass(head, token, [.infinitive])
      }
      if standing == .open, isAim(token) { isAsserted = true }
      modality(of: head)
      return nil
    }
    let isParticiple = grammar.tag(token) == .vbg || grammar.tag(token) == .vbn
    if isParticiple, !hasConjunction(token) {
      modality(of: head)
      return nil
    }
    // "When he resigns, a deputy will take over": as sure as the main clause.
    let isPresent = grammar.tag(token) == .vbz || grammar.tag(token) == .vbp
    if isPresent, standing == .open, isTimed(token) { modality(of: head) }
    return nil
  }

  private func isTimed(_ verb: Int) -> Bool {
    grammar.children(verb).contains { child in
      table.rule(tokens[child].lower, .mark)?.effect == .shares
    }
  }

  /// A word that "and" joins to another shares what governs that one, and its modals where it has the same form.
  private mutating func passConjunct(_ head: Int, _ token: Int) -> Int? {
    let (own, other) = (grammar.tag(token), grammar.tag(head))
    if own.isVerb, other.isVerb {
      // "Plans to cut jobs and close plants": the second infinitive lies beside the first.
      if own == .vb, other != .vb, grammar.child(token, .nsubj, .nsubjpass, .aux, .auxpass) == nil,
        let first = grammar.child(head, .xcomp, .ccomp), first < token, hasTo(first)
      {
        return first
      }
      let hasOwn = grammar.child(token, .nsubj, .nsubjpass, .aux, .auxpass) != nil
      if !hasOwn, own == other, own == .vb || own == .vbn || own == .vbg {
        clause(of: head, isTrigger: false, except: token, isButted: hasBut(head))
        return head
      }
      return grammar.relation(head) == .root ? nil : head
    }
    guard own.isNoun, other.isNoun else { return own == .vbg && other.isNoun ? head : nil }
    let joiner = grammar.child(head, .cc).map { tokens[$0].lower }
    if joiner.is(.or) || joiner.is(.nor) { modifiers(of: head, [.none]) }
    return head
  }

  private func hasBut(_ head: Int) -> Bool {
    grammar.child(head, .cc).map { tokens[$0].is(.but) } == true
  }
}
