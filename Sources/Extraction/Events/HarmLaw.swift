import Facts
import Language

/// Who may stand in an event that accuses or buries: only whom the grammar of its own clause puts there.
///
/// A wrong name in such an event costs somebody their name, an empty slot costs a reader a moment. So a person is
/// an actor or a victim only as subject, object, agent, owner or object of a preposition of the trigger itself, of
/// the light verb around it, or of the noun that it describes; never by standing near, never as the one who says
/// so, never in place of a relative who is named by what they are. Others may also stand with the verb of a noun,
/// as in "the blast killed seven".
struct HarmLaw {
  let grammar: Grammar
  let lexicon: EventLexicon
  let factuality: Factuality

  /// The tokens that may stand for participants of an event.
  struct Ruling {
    fileprivate(set) var people: Set<Int>
    /// Nil for any.
    fileprivate(set) var others: Set<Int>?
    /// Those who are held to have done it: they are no victims.
    fileprivate(set) var accused: Set<Int>

    /// Whether a token may stand for a participant of this kind.
    func allows(_ token: Int, as kind: EntityReference.Kind) -> Bool {
      kind == .person ? people.contains(token) : others?.contains(token) ?? true
    }
  }

  /// Who may take part in the event of a trigger; where groups are told of in passing ("killed two and left *30* hurt")
  /// the law is for people alone.
  func ruling(on trigger: Int, _ kind: Event.Kind) -> Ruling {
    let head = grammar.head(trigger).flatMap { grammar.tag($0).isVerb ? $0 : nil }
    let accused = answerable(trigger)
    var near = own(trigger) + accused
    var wide = near
    if let head {
      if !grammar.tag(trigger).isVerb, !grammar.tag(trigger).isNoun, grammar.child(trigger, .det) == nil {
        // "Was found dead", "pleaded guilty"; not "put the dead at 16".
        near += own(head)
        wide = near
      } else if grammar.tag(trigger).isNoun, isArgument(trigger) {
        // "Carried out an attack", "an attack took place"; "the blast killed seven", not "the attack angered seven".
        let isLight = factuality.isLight(head, in: grammar)
        if isLight || harms(head) { wide += own(head) }
        if isLight { near = wide }
      }
    }
    let accusers = all(accusers(of: trigger), of: trigger)
    return Ruling(
      people: all(near, of: trigger).subtracting(accusers),
      others: kind.profile.isToldInPassing ? nil : all(wide, of: trigger), accused: all(accused, of: trigger))
  }

  /// These tokens with all that is joined to them.
  private func all(_ found: [Int], of trigger: Int) -> Set<Int> {
    var all: Set<Int> = []
    for token in found where token != trigger {
      for conjunct in grammar.conjuncts(grammar.antecedent(token)) {
        all.insert(conjunct)
        all.insert(grammar.counted(conjunct))
        // "The commander, Erik Dahl": one person.
        for child in grammar.children(conjunct) where grammar.relation(child) == .appos {
          all.insert(child)
        }
      }
    }
    return all.filter { !grammar.isPartedByOwner($0, from: trigger) }
  }

  /// Who accuses somebody of it: "*Ivar Lund* accused the army of burning villages and killing three".
  private func accusers(of trigger: Int) -> [Int] {
    var word = trigger
    for _ in 0..<8 {
      guard let head = grammar.head(word) else { return [] }
      if grammar.tag(head).isVerb, factuality.isAccusing(head, in: grammar) {
        return [grammar.isPassive(head) ? grammar.agent(head) : grammar.child(head, .nsubj)].compactMap { $0 }
      }
      word = head
    }
    return []
  }

  /// Whom a court, the police or an accuser holds to have done it: "convicted *him* of fraud", "held on suspicion of theft".
  private func answerable(_ trigger: Int) -> [Int] {
    var word = grammar.relation(trigger) == .conj ? grammar.head(trigger) ?? trigger : trigger
    for _ in 0..<3 {
      guard grammar.relation(word) == .pobj || grammar.relation(word) == .pcomp,
        let preposition = grammar.head(word), let governor = grammar.head(preposition)
      else { return [] }
      if grammar.tag(governor).isVerb {
        return isHoldingToAccount(governor, preposition, trigger)
          ? [grammar.object(governor)].compactMap { $0 } : []
      }
      guard grammar.tag(governor).isNoun else { return [] }
      if factuality.isAccusation(governor, in: grammar) {
        word = governor
      } else if let verb = grammar.head(governor),
        grammar.relation(governor) == .dobj || grammar.relation(governor) == .nsubjpass
      {
        return isHoldingToAccount(verb, preposition, trigger) ? [governor] : []
      } else {
        return []
      }
    }
    return []
  }

  /// Whether a verb with this preposition says of its object that it did something: "jailed for", "accused of".
  private func isHoldingToAccount(_ verb: Int, _ preposition: Int, _ trigger: Int) -> Bool {
    guard let rules = lexicon.rules(for: grammar.lemma(verb), grammar.tag(verb)) else { return false }
    guard let word = grammar.tokens[preposition].word else { return false }
    return rules.lazy.map(\.kind.profile).contains {
      $0.deedPrepositions.contains(word)
        || grammar.tag(trigger) == .vbg && $0.gerundDeedPrepositions.contains(word)
    }
  }

  /// Whether a verb does harm, by itself or by what it makes of its object: "killed seven", "left seven dead".
  private func harms(_ verb: Int) -> Bool {
    isHarm(verb)
      || grammar.children(verb).contains {
        (grammar.tag($0).isAdjective || grammar.tag($0) == .vbn) && isHarm($0)
      }
  }

  private func isHarm(_ word: Int) -> Bool {
    guard let rules = lexicon.rules(for: grammar.lemma(word), grammar.tag(word)) else { return false }
    return rules.contains { $0.kind.profile.harms }
  }

  private func isArgument(_ token: Int) -> Bool {
    switch grammar.relation(token) {
    case .dobj, .nsubj, .nsubjpass, .attr: true
    default: false
    }
  }

  /// What hangs on a word as subject, object, owner or behind a preposition.
  private func own(_ word: Int) -> [Int] {
    var found: [Int] = []
    if grammar.tag(word).isVerb, !grammar.isNominalized(word) {
      found += [grammar.subject(word), grammar.object(word), grammar.agent(word)].compactMap { $0 }
    } else if grammar.tag(word).isNoun, grammar.relation(word) == .appos, let head = grammar.head(word) {
      found.append(head)
    }
    for child in grammar.children(word) {
      switch grammar.relation(child) {
      case .nsubj, .nsubjpass, .dobj, .poss, .dative, .compound, .amod: found.append(child)
      case .prep where grammar.tokens[child].is(.besidePreposition): break
      case .prep, .agent:
        if let object = grammar.child(child, .pobj) { found.append(object) }
      default: break
      }
      if grammar.relation(child) == .dative, let object = grammar.child(child, .pobj) { found.append(object) }
    }
    // "A lawsuit *by* the union": behind a noun the preposition is its own, whatever the tree says.
    let next = word + 1
    if grammar.tag(word).isNoun, next < grammar.tokens.count, grammar.tag(next) == .in,
      let object = grammar.child(next, .pobj)
    {
      found.append(object)
    }
    return found
  }
}
