import Language

/// Which clause a word of a sentence belongs to.
struct ClauseReader {
  let grammar: Grammar

  /// Where a date stands.
  struct Place {
    /// The verb of the clause, or the root where there is no verb.
    var clause: Int
    /// The noun that the date belongs to; nil where it belongs to the clause.
    var noun: Int?
    /// Whether it says when the clause holds, itself or within a phrase that does: "in the 2016 election".
    var isAdjunct: Bool
    /// Whether it stands in a clause that describes a noun: "the bridge, built in 1950".
    var isDescribing: Bool
    /// Whether something is measured against it: "the worst since 1974", "more than in 2019".
    var isStandard: Bool
  }

  /// The verb that a word depends on, with the verbs that only complete another taken together.
  func clause(of token: Int) -> Int {
    var current = token
    for _ in 0..<16 {
      if isClause(current) { return current }
      guard let head = grammar.head(current) else { return current }
      current = head
    }
    return current
  }

  private func isClause(_ token: Int) -> Bool {
    guard grammar.tag(token).isVerb else { return false }
    switch grammar.relation(token) {
    case .aux, .auxpass, .amod, .compound: return false
    case .xcomp: return grammar.head(token).map { !grammar.tag($0).isVerb } ?? true
    default: return true
    }
  }

  /// The clause around a clause.
  func outer(_ verb: Int) -> Int? {
    guard let head = grammar.head(verb) else { return nil }
    let outer = clause(of: head)
    return outer == verb ? nil : outer
  }

  /// Where a date stands in its sentence.
  func place(of date: Range<Int>) -> Place? {
    var current = date.lowerBound
    for _ in 0..<date.count {
      guard let head = grammar.head(current), date.contains(head) else { break }
      current = head
    }
    var noun: Int?
    var isAdjunct = true
    var isStandard = isBehindThan(date.lowerBound)
    for _ in 0..<16 {
      if isClause(current) {
        return Place(
          clause: current, noun: noun, isAdjunct: isAdjunct, isDescribing: describes(current),
          isStandard: isStandard)
      }
      guard let head = grammar.head(current) else {
        return Place(
          clause: current, noun: noun, isAdjunct: isAdjunct, isDescribing: false, isStandard: isStandard)
      }
      if grammar.tokens[current].is(.since), !isClause(head) || noun != nil || isBehindBest(current) {
        isStandard = true
      }
      if grammar.tag(head).isNoun || grammar.tag(head) == .cd, !date.contains(head) {
        noun = noun ?? head
        isAdjunct = isAdjunct && opensAdjunct(head)
      }
      current = head
    }
    return nil
  }

  /// "More *than in* 2019", "*compared with* March".
  private func isBehindThan(_ start: Int) -> Bool {
    var index = start - 1
    while index >= 0, start - index < 4, grammar.tokens[index].is(.clauseFiller) { index -= 1 }
    guard index >= 0 else { return false }
    switch grammar.tokens[index].word {
    case .than, .versus, .compared, .against: return true
    default: return false
    }
  }

  /// "The *lowest* level since": a superlative right before, wherever the tree hangs the date.
  private func isBehindBest(_ since: Int) -> Bool {
    (max(0, since - 5)..<since).reversed().prefix { !grammar.tag($0).isVerb }.contains { index in
      grammar.tag(index) == .jjs || grammar.tag(index) == .rbs || grammar.tokens[index].is(.first)
        || grammar.tokens[index].is(.record)
    }
  }

  /// Whether a date says from when an amount of change is counted: "rose 5 percent *from a year earlier*".
  func isOrigin(_ date: Range<Int>) -> Bool {
    date.lowerBound > 0 && grammar.tokens[date.lowerBound - 1].is(.from)
      && (date.upperBound >= grammar.tokens.count || !grammar.tokens[date.upperBound].is(.to))
  }

  /// Whether a noun stands behind a preposition of time that belongs to a verb: "*in the* 2016 *election*".
  private func opensAdjunct(_ noun: Int) -> Bool {
    guard grammar.relation(noun) == .pobj, let preposition = grammar.head(noun) else {
      return grammar.relation(noun) == .npadvmod
    }
    return grammar.tokens[preposition].is(.timePreposition)
      && grammar.head(preposition).map { grammar.tag($0).isVerb } ?? true
  }

  private func describes(_ verb: Int) -> Bool {
    var current = verb
    for _ in 0..<6 {
      switch grammar.relation(current) {
      case .relcl, .acl: return true
      default: break
      }
      guard let head = grammar.head(current), grammar.tag(head).isVerb else { return false }
      current = head
    }
    return false
  }

  /// Whether a date stands right behind a figure, with its preposition: "720,000 tonnes *in 2014-15*".
  func follows(_ date: Range<Int>, _ own: Range<Int>) -> Bool {
    guard date.lowerBound >= own.upperBound, date.lowerBound - own.upperBound <= 2 else { return false }
    return (own.upperBound..<date.lowerBound).allSatisfy {
      grammar.tokens[$0].is(.the) || grammar.tokens[$0].is(.timePreposition)
    }
  }

  /// Whether a date's noun is that of a figure: "720,000 *tonnes* in 2014-15".
  func holds(_ own: Range<Int>, _ noun: Int?) -> Bool {
    guard let noun else { return false }
    if own.contains(noun) { return true }
    var current = own.upperBound - 1
    for _ in 0..<4 {
      guard let head = grammar.head(current) else { return false }
      if head == noun {
        return grammar.relation(current) == .nummod || grammar.relation(current) == .quantmod
      }
      current = head
    }
    return false
  }
}
