import Facts
import Language

/// Events that are none: what a tale tells, and what is said in a figure of speech.
extension FactualityWalk {
  /// Whether the trigger stands in a figure of speech that a row knows by a word beside it: "war of words".
  var isFigure: Bool {
    guard table.mayInclude(tokens[trigger]) else { return false }
    let lemma = grammar.lemma(trigger)
    return grammar.children(trigger).contains { child in
      switch grammar.relation(child) {
      case .amod, .compound, .dobj: return hasFigure(lemma, child)
      case .prep: return grammar.child(child, .pobj).map { hasFigure(lemma, $0) } == true
      default: return false
      }
    }
  }

  private func hasFigure(_ lemma: String, _ companion: Int) -> Bool {
    table.rule("\(lemma)+\(grammar.lemma(companion))", .figure) != nil
  }

  /// The word for a tale that the event is told in: "a film about a man who kills", "the novel in which he kills",
  /// "in the novel, he kills". A noun that points to something known ("the film about the bombing") is of the world.
  var tale: Int? {
    if grammar.tag(trigger).isNoun, grammar.child(trigger, .det, .poss).map({ isDefinite($0) }) == true {
      return nil
    }
    var token = trigger
    for _ in 0..<Self.deepest {
      if grammar.tag(token).isVerb, let found = taleInFront(of: token) { return found }
      guard let head = grammar.head(token) else { return nil }
      if isTale(head), tells(token) { return head }
      if grammar.tag(head).isVerb, tellsVerb(head), let subject = grammar.child(head, .nsubj),
        subject != token,
        isTale(subject)
      {
        return subject
      }
      token = head
    }
    return nil
  }

  private func isDefinite(_ determiner: Int) -> Bool {
    let lower = tokens[determiner].lower
    return !lower.is(.a) && !lower.is(.an) && !lower.is(.someWord) && !lower.is(.another)
  }

  private func isTale(_ noun: Int) -> Bool {
    grammar.tag(noun).isNoun && table.mayInclude(tokens[noun])
      && table.rule(grammar.lemma(noun), .noun, [.tale]) != nil
  }

  /// Whether what hangs on a tale is its content: "about", "in which".
  private func tells(_ token: Int) -> Bool {
    let lower = tokens[token].lower
    switch grammar.relation(token) {
    case .prep: return lower.is(.about) || lower.is(.of)
    case .relcl:
      return tellsVerb(token)
        || grammar.children(token).contains { child in
          tokens[child].is(.where)
            || tokens[child].is(.in)
              && grammar.child(child, .pobj).map { tokens[$0].is(.which) } == true
        }
    default: return false
    }
  }

  private func tellsVerb(_ verb: Int) -> Bool {
    switch Word(grammar.lemma(verb)) {
    case .tell, .follow, .depict, .portray, .feature, .imagine, .chronicle, .revolve, .be:
      true
    default: false
    }
  }

  /// "In the novel, a soldier kills his rival."
  private func taleInFront(of verb: Int) -> Int? {
    let subject = grammar.child(verb, .nsubj, .nsubjpass) ?? verb
    for child in grammar.children(verb) where child < subject && tokens[child].is(.in) {
      if let object = grammar.child(child, .pobj), isTale(object) { return object }
    }
    return nil
  }
}
