import Facts
import Language

/// Finds who says what in the article's own words, from the grammar of each sentence.
struct SayingFinder {
  let grammar: Grammar
  let verbs: SayingVerbs
  let clauses: ClauseScanner
  /// The quoted stretch that a token is in, -1 for none.
  let stretchOfToken: [Int32]

  var tokens: [Token] { grammar.tokens }

  /// The sayings outside quotation marks in text order.
  func sayings() -> [Saying] {
    var result: [Saying] = []
    for sentence in grammar.document.sentences where sentence.kind != .credit {
      for token in sentence.tokens where stretchOfToken[token] < 0 {
        if tokens[token].is(.according), let saying = accordingTo(token, in: sentence.tokens) {
          result.append(saying)
        } else if tokens[token].is(.by), let saying = byAccount(token, in: sentence.tokens) {
          result.append(saying)
        } else if let saying = claimNoun(token, in: sentence.tokens) {
          result.append(saying)
        } else if verbs.mayInclude(tokens[token]), isVerb(token),
          var saying = self.saying(token, in: sentence.tokens)
        {
          // ", adding that": whoever spoke before the comma.
          let before = result.suffix(4).last { $0.content?.upperBound == token - 1 }
          if let before, isParticiple(token) { saying.speaker = before.speaker }
          result.append(saying)
        }
      }
    }
    return result
  }

  private func saying(_ verb: Int, in sentence: Range<Int>) -> Saying? {
    let lemma = verbLemma(verb)
    let manner = verbs.manner(of: lemma)
    guard grammar.entities.reference(atToken: verb)?.isName != true else { return nil }
    let isNegated = grammar.child(verb, .neg).map { $0 < verb } ?? false
    guard !manner.isEmpty, !isNegated || manner.contains(.deny) else { return nil }
    guard let speaker = speaker(of: verb, in: sentence) else { return nil }
    var saying = Saying(
      verb: verb, speaker: speaker, tokens: span(of: verb, speaker), lemma: lemma, manner: manner)
    if let content = content(of: verb, speaker, manner, in: sentence) {
      saying.content = content.main
      saying.aside = content.aside
    } else if manner.contains(.object), speaker > verb, grammar.isPassive(verb) {
      saying.object = grammar.object(verb).flatMap { trimmed(grammar.nounPhrase($0)) }
    } else if manner.contains(.object), let object = grammar.child(verb, .dobj), object > verb {
      saying.object = self.object(object, of: verb, speaker, in: sentence)
    } else if manner.contains(.object) {
      saying.object = smallClause(verb, in: sentence)
      saying.isOpen = saying.object == nil
    } else {
      saying.isOpen = !manner.isDisjoint(with: .speech)
    }
    return saying
  }

  /// The words that attribute: the verb and its speaker, where they stand near each other.
  func span(of verb: Int, _ speaker: Int) -> Range<Int> {
    let phrase = grammar.nounPhrase(speaker)
    let whole = min(phrase.lowerBound, verb)..<max(phrase.upperBound, verb + 1)
    return whole.count <= 24 && !isParticiple(verb) ? whole : verb..<verb + 1
  }

  /// The object of a verb with the "of" or "for" phrase or the infinitive on it: "confirmed *the arrest of two men*",
  /// "announced *plans to buy*". Not where the speaker tells what they do themselves ("announced his resignation"),
  /// nor where the verb describes the noun ("the reported losses grew").
  private func object(_ object: Int, of verb: Int, _ speaker: Int, in sentence: Range<Int>) -> Range<Int>? {
    if let owner = grammar.possessor(object), owner > verb, isOwn(owner, speaker) { return nil }
    let start = max(grammar.nounPhrase(object).lowerBound, verb + 1)
    guard object + 1 < sentence.upperBound else { return trimmed(start..<object + 1) }
    if start == verb + 1, clauses.isFinite(object + 1) { return nil }
    if tokens[object + 1].is(.that), grammar.tag(object + 1) != .wdt {
      return trimmed(start..<contentEnd(from: object + 1, verb, in: sentence))
    }
    guard tokens[object + 1].is(.cluePreposition) else { return trimmed(start..<object + 1) }
    let whole = grammar.subtree(object)
    let end = (object + 2..<max(object + 2, whole.upperBound)).first {
      tokens[$0].isPunctuation || clauses.isRelative($0) || clauses.isFinite($0) || grammar.tag($0) == .in
    }
    return trimmed(start..<(end ?? max(whole.upperBound, object + 1)))
  }

  /// Whether "his", "her", "its" or "their" may mean the speaker.
  private func isOwn(_ possessive: Int, _ speaker: Int) -> Bool {
    guard grammar.tag(possessive) == .prps else { return false }
    let owner = grammar.entities.reference(atToken: possessive)
    let name = grammar.entities.reference(atToken: speaker)
    if let owner, let name { return owner.id == name.id }
    guard tokens[possessive].is(.hisOrHer) else { return true }
    return name.map { $0.kind == .person } ?? !grammar.lemma(speaker).is(.speakingBody)
  }

  /// What is said to have happened without a finite verb: "reporting *three people killed*", "admitted *taking a
  /// bribe*".
  private func smallClause(_ verb: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard verb + 1 < sentence.upperBound else { return nil }
    if grammar.tag(verb + 1) == .vbg, grammar.head(verb + 1) == verb {
      return trimmed(grammar.subtree(verb + 1))
    }
    guard let start = clauseStart(verb + 1, [], limit: sentence.upperBound)?.0,
      let end = (start..<sentence.upperBound).first(where: {
        clauses.isRelative($0) || tokens[$0].text == ";"
      })
        ?? Optional(sentence.upperBound),
      let participle = (start..<end).last(where: { grammar.tag($0) == .vbn }), participle + 3 >= end
    else { return nil }
    return trimmed(start..<end)
  }

  /// "What he said was X", "what she called X": the words up to the next comma or relative clause.
  func equated(_ verb: Int, _ manner: SayingVerbs.Manner, in sentence: Range<Int>) -> Range<Int>? {
    guard (max(sentence.lowerBound, verb - 6)..<verb).contains(where: { tokens[$0].is(.what) }),
      verb + 2 < sentence.upperBound
    else { return nil }
    var start = verb + 1
    if manner.contains(.name) {
      if tokens[start].is(.as) { start += 1 }
    } else {
      guard tokens[start].is(.formOfBe) else { return nil }
      start += 1
    }
    var end = start
    while end < sentence.upperBound, !tokens[end].isPunctuation || stretchOfToken[end] >= 0 || end == start,
      !tokens[end].is(.relativeWord)
    { end += 1 }
    return trimmed(start..<end)
  }

  /// What something is called: "what he described as a coup", "called it a disgrace"; not "called for", "called on".
  func named(by verb: Int) -> Range<Int>? {
    guard verb + 1 < tokens.count,
      grammar.tag(verb + 1) != .in && grammar.tag(verb + 1) != .rp
        || tokens[verb + 1].is(.asOrTo)
    else { return nil }
    for child in grammar.children(verb) where child > verb {
      switch grammar.relation(child) {
      case .prep where tokens[child].is(.as):
        return upToComma(child + 1..<max(grammar.subtree(child).upperBound, child + 1))
      case .xcomp where grammar.child(child, .aux).map { tokens[$0].is(.to) } == true: continue
      case .attr, .ccomp, .acomp, .xcomp: return upToComma(grammar.subtree(child))
      default: break
      }
    }
    return nil
  }

  private func upToComma(_ range: Range<Int>) -> Range<Int>? {
    let end = range.first { tokens[$0].text == "," && stretchOfToken[$0] < 0 } ?? range.upperBound
    return trimmed(range.lowerBound..<end)
  }

  /// Without "that", conjunctions, commas and full stops at the ends.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high,
      tokens[low].isPunctuation && tokens[low].lower != "$" && stretchOfToken[low] < 0
        || tokens[low].is(.that) && grammar.tag(low) == .in || grammar.tag(low) == .cc
    {
      low += 1
    }
    while high > low,
      tokens[high - 1].isPunctuation && stretchOfToken[high - 1] < 0 && !closes(high - 1)
        || tokens[high - 1].is(.looseJoint)
    {
      high -= 1
    }
    return low < high ? low..<high : nil
  }

  /// Whether a mark closes what stands before it: a bracket, a quotation mark, a per cent sign.
  private func closes(_ token: Int) -> Bool {
    !tokens[token].is(.sayingEndMark)
  }
}
