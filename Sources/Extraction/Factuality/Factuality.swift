import Facts

/// What the grammar around a trigger says of whether the event happened.
///
/// One walk from the trigger to the root of its sentence: the auxiliaries, negations and conjunctions of each
/// clause, and the words of a table (`factuality.txt`) that govern it. What is said the strongest wins; where
/// nothing is said the learned status stands.
struct Factuality: Sendable {
  /// What is said of an event, weakest first.
  enum Reading: Int, Comparable, Sendable {
    case open, planned, hypothetical, alleged, denied
    /// No event of the world: the plot of a film.
    case dropped

    static func < (left: Reading, right: Reading) -> Bool { left.rawValue < right.rawValue }

    /// The status that it forces.
    var status: Event.Status? {
      switch self {
      case .planned: .planned
      case .hypothetical: .hypothetical
      case .alleged: .alleged
      case .denied: .denied
      case .open, .dropped: nil
      }
    }
  }

  private let table: FactualityTable
  /// Steps to the root that are looked at.
  private static let deepest = 12

  /// With the table that travels in the binary.
  init() { table = FactualityTable(LanguageResource("factuality.txt")) }

  /// What is said of the event that a token names.
  func reading(of trigger: Int, in grammar: Grammar) -> Reading {
    var strongest = modifiers(of: trigger, grammar)
    var token = trigger
    /// The preposition that was passed last, until a word governs it.
    var preposition: Int?
    for _ in 0..<Self.deepest {
      guard let head = grammar.head(token) else { break }
      let relation = grammar.relation(token)
      if relation == .pobj || relation == .pcomp {
        preposition = head
        strongest = max(strongest, governed(by: head, relation == .pcomp ? .infinitive : .object, grammar))
        token = head
        continue
      }
      let way = way(of: token, relation, preposition, grammar)
      preposition = nil
      if let way { strongest = max(strongest, governor(head, way, grammar)) }
      guard continues(token, relation, way, grammar) else { break }
      // What is said of the clause around a noun is said of what happens in it.
      if isFrame(relation) || relation == .prep || relation == .agent {
        if grammar.tag(head).isVerb, isFrame(relation) { strongest = max(strongest, clause(head, grammar)) }
      } else if grammar.tag(head).isVerb, relation == .xcomp {
        strongest = max(strongest, clause(head, grammar))
      }
      token = head
    }
    return strongest
  }

  /// Whether a noun's clause says what the noun does: its object or subject.
  private func isFrame(_ relation: Relation) -> Bool {
    relation == .dobj || relation == .nsubjpass || relation == .nsubj || relation == .attr
  }

  /// How a token hangs on the word above it; nil where no row asks.
  private func way(
    of token: Int, _ relation: Relation, _ preposition: Int?, _ grammar: Grammar
  ) -> FactualityTable.Way? {
    if preposition != nil || relation == .prep || relation == .agent {
      return .preposition(grammar.tokens[token].lower)
    }
    switch relation {
    case .dobj, .nsubjpass: return .object
    case .nsubj: return .subject
    case .xcomp: return .infinitive
    case .ccomp: return hasInfinitive(token, grammar) ? .infinitive : .clause
    case .acl: return hasInfinitive(token, grammar) ? .infinitive : .clause
    default: return nil
    }
  }

  private func hasInfinitive(_ verb: Int, _ grammar: Grammar) -> Bool {
    grammar.tag(verb) == .vbg
      || grammar.syntax.children(of: verb).contains {
        grammar.relation($0) == .aux && grammar.tokens[$0].lower == "to"
      }
  }

  private func governor(_ head: Int, _ way: FactualityTable.Way, _ grammar: Grammar) -> Reading {
    let tag = grammar.tag(head)
    if tag.isVerb {
      let lemma = grammar.lemma(head)
      if isNegated(head, grammar) { return .open }
      if grammar.isPassive(head), let found = table.reading(lemma + "-", .verb, way) { return found }
      if let found = table.reading(lemma, .verb, way) { return found }
      for child in grammar.syntax.children(of: head) where grammar.relation(child) == .prt {
        if let found = table.reading(lemma, .verb, .preposition(grammar.tokens[child].lower)), way == .object
        {
          return found
        }
      }
      // "Is likely to", "is unable to": the infinitive may hang on the copula.
      if way == .infinitive || way == .subject,
        let state = grammar.child(head, .acomp),
        let found = table.reading(grammar.lemma(state), .adjective, way)
      {
        return found
      }
      return .open
    }
    if tag.isAdjective || tag == .vbn {
      return table.reading(grammar.tokens[head].lower, .adjective, way) ?? .open
    }
    if tag.isNoun { return table.reading(grammar.lemma(head), .noun, way) ?? .open }
    return .open
  }

  /// What a preposition says of what stands behind it: "without", "instead of", "rather than".
  private func governed(by preposition: Int, _ way: FactualityTable.Way, _ grammar: Grammar) -> Reading {
    let lower = grammar.tokens[preposition].lower
    if let found = table.reading(lower, .preposition, way) { return found }
    guard preposition > 0 else { return .open }
    return table.reading(grammar.tokens[preposition - 1].lower, .preposition, .preposition(lower)) ?? .open
  }

  /// Whether the walk goes on above a token.
  private func continues(
    _ token: Int, _ relation: Relation, _ way: FactualityTable.Way?, _ grammar: Grammar
  ) -> Bool {
    switch relation {
    case .relcl, .advcl, .parataxis, .root, .appos: false
    case .conj: grammar.child(token, .nsubj, .nsubjpass) == nil
    default: true
    }
  }

  /// What the words that hang on the trigger itself say.
  private func modifiers(of trigger: Int, _ grammar: Grammar) -> Reading {
    var strongest = Reading.open
    for child in grammar.syntax.children(of: trigger) {
      switch grammar.relation(child) {
      case .amod, .compound, .advmod:
        let lower = grammar.tokens[child].lower
        let found =
          table.reading(lower, .adjective, .none) ?? table.reading(lower, .adverb, .none) ?? .open
        strongest = max(strongest, found)
      case .det where grammar.tokens[child].lower == "no": strongest = max(strongest, .denied)
      default: break
      }
    }
    guard grammar.tag(trigger).isVerb else { return strongest }
    return max(strongest, clause(trigger, grammar))
  }

  /// What a verb's own auxiliaries, adverbs, conjunction and participants say.
  private func clause(_ verb: Int, _ grammar: Grammar) -> Reading {
    var strongest = isNegated(verb, grammar) ? Reading.denied : .open
    for child in grammar.syntax.children(of: verb) {
      let lower = grammar.tokens[child].lower
      switch grammar.relation(child) {
      case .aux where grammar.tag(child) == .md:
        switch lower {
        case "will", "shall", "'ll", "wo": strongest = max(strongest, .planned)
        case "can", "ca", "would", "'d": break
        default: strongest = max(strongest, .hypothetical)
        }
      case .mark: if let found = table.reading(lower, .mark, .none) { strongest = max(strongest, found) }
      case .advmod: if let found = table.reading(lower, .adverb, .none) { strongest = max(strongest, found) }
      default: break
      }
    }
    return strongest
  }

  private func isNegated(_ verb: Int, _ grammar: Grammar) -> Bool {
    grammar.syntax.children(of: verb).contains { child in
      switch grammar.relation(child) {
      case .neg: return grammar.tokens[child].lower != "only"
      case .advmod: return grammar.tokens[child].lower == "never"
      case .nsubj, .nsubjpass, .dobj:
        if let determiner = grammar.child(child, .det), grammar.tokens[determiner].lower == "no" {
          return true
        }
        return table.isNobody(grammar.tokens[child].lower)
      default: return false
      }
    }
  }
}
