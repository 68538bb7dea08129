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
  }

  private static let temporal: Set<String> = [
    "in", "at", "during", "on", "after", "before", "since", "by", "for", "from", "until", "over", "through",
    "throughout", "within", "following", "between", "of", "as", "under", "last", "around", "into", "to",
    "till",
  ]

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
    for _ in 0..<16 {
      if isClause(current) {
        return Place(
          clause: current, noun: noun, isAdjunct: isAdjunct, isDescribing: describes(current))
      }
      guard let head = grammar.head(current) else {
        return Place(clause: current, noun: noun, isAdjunct: isAdjunct, isDescribing: false)
      }
      if grammar.tag(head).isNoun || grammar.tag(head) == .cd, !date.contains(head) {
        noun = noun ?? head
        isAdjunct = isAdjunct && opensAdjunct(head)
      }
      current = head
    }
    return nil
  }

  /// Whether a noun stands behind a preposition of time that belongs to a verb: "*in the* 2016 *election*".
  private func opensAdjunct(_ noun: Int) -> Bool {
    guard grammar.relation(noun) == .pobj, let preposition = grammar.head(noun) else {
      return grammar.relation(noun) == .npadvmod
    }
    return Self.temporal.contains(grammar.tokens[preposition].lower)
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
      grammar.tokens[$0].lower == "the" || Self.temporal.contains(grammar.tokens[$0].lower)
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
