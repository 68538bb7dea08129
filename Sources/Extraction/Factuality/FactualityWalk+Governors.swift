import Facts
import Language

/// Which row of the table speaks of an event that hangs on a word.
extension FactualityWalk {
  /// The row for an event that hangs on `head` in one of the ways, and the word that has it: the head itself, with
  /// its particle or object ("call off", "take responsibility for"), or what a copula says ("is likely").
  func governor(
    _ head: Int, _ token: Int, _ ways: [FactualityTable.Way]
  ) -> (rule: FactualityTable.Rule, word: Int)? {
    let tag = grammar.tag(head)
    let isListed = table.mayInclude(tokens[head])
    if tag.isVerb {
      if isListed, !isCopula(head, token), !grammar.lemma(head).is(.be) || isToBe(head, token, ways) {
        let lemma = grammar.lemma(head)
        for child in grammar.children(head) where child != token && isCompanion(child) {
          if let rule = table.rule("\(lemma)+\(tokens[child].lower)", .verb, ways) { return (rule, head) }
        }
        if grammar.isPassive(head), let rule = table.rule(lemma, .passive, ways) { return (rule, head) }
        if let rule = table.rule(lemma, .verb, ways) { return (rule, head) }
      }
      for child in grammar.children(head)
      where child != token && saysState(child, ways) {
        if let rule = ownRule(child, ways) { return (rule, child) }
      }
      return nil
    }
    return ownRule(head, ways).map { ($0, head) }
  }

  /// What a copula says of an infinitive lies before it too: "the plan is to sell".
  private func saysState(_ child: Int, _ ways: [FactualityTable.Way]) -> Bool {
    switch grammar.relation(child) {
    case .acomp, .attr, .advmod: true
    case .nsubj: ways.contains(.infinitive)
    default: false
    }
  }

  /// "Is to sell", and nothing else between.
  private func isToBe(_ verb: Int, _ token: Int, _ ways: [FactualityTable.Way]) -> Bool {
    guard ways.contains(.infinitive) else { return true }
    guard let to = to(token), !saysOwn(verb, ways) else { return false }
    return to == verb + 1
      || to == verb + 2 && !tokens[verb + 1].is(.first) && grammar.tag(verb + 1) == .rb
  }

  private func saysOwn(_ verb: Int, _ ways: [FactualityTable.Way]) -> Bool {
    grammar.child(verb, .nsubj).map { ownRule($0, ways) != nil } == true
  }

  /// "Is likely", "was a plan": what the copula says stands behind it.
  private func isCopula(_ verb: Int, _ token: Int) -> Bool {
    grammar.children(verb).contains {
      $0 != token && (grammar.relation($0) == .acomp || grammar.relation($0) == .attr)
    }
  }

  private func isCompanion(_ child: Int) -> Bool {
    switch grammar.relation(child) {
    case .prt, .advmod, .dobj, .acomp, .prep: true
    default: false
    }
  }

  private func ownRule(_ word: Int, _ ways: [FactualityTable.Way]) -> FactualityTable.Rule? {
    let tag = grammar.tag(word)
    if tag.isNoun { return table.rule(grammar.lemma(word), .noun, ways) }
    for child in grammar.children(word) where tokens[child].is(.too) && child < word {
      if let rule = table.rule(Word.too.text, .adverb, ways) { return rule }
    }
    for child in grammar.children(word) where grammar.relation(child) == .prep {
      if let rule = table.rule("\(tokens[word].lower)+\(tokens[child].lower)", .adjective, ways) {
        return rule
      }
    }
    return table.rule(tokens[word].lower, .adjective, ways)
  }

  /// A fixed phrase right before a word and what hangs on it: "instead of", "rather than".
  mutating func phrase(before token: Int) {
    let edge = min(grammar.subtree(token).lowerBound, token)
    let sentence = grammar.document.sentence(ofToken: token).tokens
    for end in [edge, edge + 1, edge + 2] where end <= token {
      for length in 2...3 where end - length >= sentence.lowerBound {
        guard table.mayInclude(tokens[end - length]) else { continue }
        let words = (end - length..<end).map { tokens[$0].lower }.joined(separator: " ")
        if let rule = table.rule(words, .phrase), case .stands(let outer) = rule.effect {
          note(outer, end - 1)
          return
        }
      }
    }
  }
}
