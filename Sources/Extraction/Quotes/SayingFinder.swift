import Facts

/// Finds who says what in the article's own words, from the grammar of each sentence.
struct SayingFinder {
  let grammar: Grammar
  let verbs: SayingVerbs
  /// The quoted stretch that a token is in, -1 for none.
  let stretchOfToken: [Int32]

  private var tokens: [Token] { grammar.document.tokens }

  /// The sayings outside quotation marks in text order.
  func sayings() -> [Saying] {
    var result: [Saying] = []
    for sentence in grammar.document.sentences where sentence.kind != .credit {
      for token in sentence.tokens where stretchOfToken[token] < 0 {
        if tokens[token].lower == "according", let saying = accordingTo(token, in: sentence.tokens) {
          result.append(saying)
        } else if grammar.tag(token).isVerb, verbs.mayInclude(tokens[token]),
          let saying = self.saying(token, in: sentence.tokens)
        {
          result.append(saying)
        }
      }
    }
    return result
  }

  private func saying(_ verb: Int, in sentence: Range<Int>) -> Saying? {
    let lemma = grammar.lemma(verb)
    let manner = verbs.manner(of: lemma)
    guard !manner.isEmpty, grammar.child(verb, .neg) == nil || manner == .deny else { return nil }
    var speaker: Int?
    if grammar.isPassive(verb) {
      speaker = grammar.agent(verb)
      guard speaker != nil else { return nil }
    } else {
      speaker = grammar.subject(verb)
    }
    if let found = speaker, !isSpeaker(found) { speaker = nil }
    speaker = namedNeighbour(of: verb, in: sentence) ?? speaker ?? invertedSpeaker(of: verb, in: sentence)
    guard let speaker else { return nil }
    return Saying(
      verb: verb, speaker: speaker, tokens: span(of: verb, speaker), lemma: lemma, manner: manner,
      content: content(of: verb, speaker, manner, in: sentence))
  }

  /// A noun or pronoun outside quotation marks that can say something.
  private func isSpeaker(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    guard stretchOfToken[token] < 0, !tokens[token].isPunctuation else { return false }
    if tag == .prp { return tokens[token].lower != "i" && tokens[token].lower != "you" }
    return tag.isNoun || tag == .dt || tag == .cd || tag == .jj
  }

  /// The person whose name stands right before the verb, unless the name belongs to another noun: "a
  /// lawyer for Ms Osei said".
  private func namedNeighbour(of verb: Int, in sentence: Range<Int>) -> Int? {
    var before = verb - 1
    while before >= sentence.lowerBound,
      grammar.tag(before) == .rb || grammar.relation(before) == .aux || tokens[before].text == ","
    {
      before -= 1
    }
    guard before >= sentence.lowerBound, stretchOfToken[before] < 0,
      let reference = grammar.entities.reference(atToken: before), reference.isName, reference.kind == .person
    else { return nil }
    switch grammar.relation(before) {
    case .pobj, .poss, .conj, .dobj: return nil
    default: return before
    }
  }

  /// The noun behind the verb in ", said the minister".
  func invertedSpeaker(of verb: Int, in sentence: Range<Int>) -> Int? {
    guard verb > sentence.lowerBound, tokens[verb - 1].isPunctuation else { return nil }
    guard let head = phraseHead(from: verb + 1, limit: min(sentence.upperBound, verb + 12)) else {
      return nil
    }
    let isSubject = grammar.relation(head) == .nsubj && grammar.head(head) == verb
    return isSubject || grammar.entities.reference(atToken: head) != nil ? head : nil
  }

  /// The head of the noun phrase that begins here.
  func phraseHead(from start: Int, limit: Int) -> Int? {
    var index = start
    var head: Int?
    while index < limit {
      let tag = grammar.tag(index)
      if tag == .prp { return head ?? index }
      if tokens[index].isPunctuation { break }
      if tag.isNoun || tag == .cd && head == nil {
        head = index
      } else if tag == .pos {
        head = nil
      } else if tag == .dt || tag.isAdjective || tag == .prps || tag == .rb || tag == .vbn || tag == .vbg {
        if head != nil { break }
      } else {
        break
      }
      index += 1
    }
    return head
  }

  private func span(of verb: Int, _ speaker: Int) -> Range<Int> {
    let phrase = grammar.nounPhrase(speaker)
    let whole = min(phrase.lowerBound, verb)..<max(phrase.upperBound, verb + 1)
    return whole.count <= 24 ? whole : verb..<verb + 1
  }

  /// What is said: the clause that the grammar hangs on the verb; or, where ", officials said" ends
  /// the sentence, all that stands before it.
  private func content(
    of verb: Int, _ speaker: Int, _ manner: SayingVerbs.Manner, in sentence: Range<Int>
  ) -> Range<Int>? {
    if let called = equated(verb, manner, in: sentence) { return called }
    if manner.contains(.name), let named = named(by: verb) { return named }
    guard !manner.isDisjoint(with: [.say, .think, .deny]) else { return nil }
    let own = span(of: verb, speaker)
    for child in grammar.syntax.children(of: verb) {
      let relation = grammar.relation(child)
      let isClause = relation == .ccomp || relation == .xcomp && manner == .deny
      let isWhole = relation == .parataxis || relation == .pcomp
      guard isClause || isWhole else { continue }
      var range = grammar.subtree(child)
      if range.lowerBound < own.lowerBound, range.upperBound > own.lowerBound {
        range = range.lowerBound..<own.lowerBound
      }
      if range.lowerBound >= own.lowerBound, range.lowerBound < own.upperBound {
        guard range.upperBound > own.upperBound else { continue }
        range = own.upperBound..<range.upperBound
      }
      if range.lowerBound > verb { range = extended(range, of: verb, child, in: sentence) }
      if let range = trimmed(range) { return range }
    }
    guard own.upperBound < sentence.upperBound || own.lowerBound > sentence.lowerBound else { return nil }
    if own.lowerBound > sentence.lowerBound + 2, tokens[own.lowerBound - 1].text == ",",
      isTail(own.upperBound, in: sentence)
    {
      return trimmed(sentence.lowerBound..<own.lowerBound)
    }
    if let next = (verb + 1..<min(verb + 4, sentence.upperBound)).first(where: { tokens[$0].lower == "that" }
    ),
      next + 2 < sentence.upperBound
    {
      return trimmed(next..<sentence.upperBound)
    }
    return nil
  }

  /// What is said goes on to the end of the sentence, or to the next thing that the speaker does.
  private func extended(_ range: Range<Int>, of verb: Int, _ clause: Int, in sentence: Range<Int>) -> Range<
    Int
  > {
    var end = sentence.upperBound
    for child in grammar.syntax.children(of: verb) where child >= range.upperBound {
      if grammar.relation(child) == .conj, !isParallel(child, clause) {
        end = min(end, grammar.subtree(child).lowerBound)
        break
      }
    }
    if let head = grammar.head(verb), head > range.upperBound { end = min(end, range.upperBound) }
    return range.lowerBound..<max(end, range.upperBound)
  }

  /// Whether a verb joined to the verb of saying rather goes on with what is said: "said that A, and
  /// that B", "said A had failed, but had tried".
  private func isParallel(_ verb: Int, _ clause: Int) -> Bool {
    if grammar.child(verb, .mark) != nil { return true }
    guard let auxiliary = grammar.child(verb, .aux), let other = grammar.child(clause, .aux) else {
      return false
    }
    return tokens[auxiliary].lower == tokens[other].lower && grammar.child(verb, .nsubj, .nsubjpass) == nil
  }

  /// "What he said was X", "what she called X": the words up to the next comma or relative clause.
  private func equated(_ verb: Int, _ manner: SayingVerbs.Manner, in sentence: Range<Int>) -> Range<Int>? {
    guard (max(sentence.lowerBound, verb - 6)..<verb).contains(where: { tokens[$0].lower == "what" }),
      verb + 2 < sentence.upperBound
    else { return nil }
    var start = verb + 1
    if manner.contains(.name) {
      if tokens[start].lower == "as" { start += 1 }
    } else {
      guard ["was", "is", "were", "are", "be"].contains(tokens[start].lower) else { return nil }
      start += 1
    }
    var end = start
    while end < sentence.upperBound, !tokens[end].isPunctuation || stretchOfToken[end] >= 0 || end == start,
      !["who", "whose", "which", "that", "when", "where"].contains(tokens[end].lower)
    { end += 1 }
    return trimmed(start..<end)
  }

  /// Whether nothing but time, place or hearer follows up to the end of the sentence.
  private func isTail(_ start: Int, in sentence: Range<Int>) -> Bool {
    var index = start
    while index < sentence.upperBound {
      if grammar.tag(index).isVerb && grammar.relation(index) == .root { return false }
      index += 1
    }
    return sentence.upperBound - start <= 14
  }

  /// What something is called: "what he described as a coup", "called it a disgrace".
  private func named(by verb: Int) -> Range<Int>? {
    for child in grammar.syntax.children(of: verb) where child > verb {
      switch grammar.relation(child) {
      case .prep where tokens[child].lower == "as":
        let range = grammar.subtree(child)
        return trimmed(child + 1..<max(range.upperBound, child + 1))
      case .attr, .ccomp, .xcomp, .acomp:
        return trimmed(grammar.subtree(child))
      default: break
      }
    }
    return nil
  }

  /// Without "that", commas and full stops at the ends.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, tokens[low].isPunctuation && tokens[low].lower != "$" || tokens[low].lower == "that" {
      low += 1
    }
    while high > low, Self.loose.contains(tokens[high - 1].lower) { high -= 1 }
    return low < high ? low..<high : nil
  }

  private static let loose: Set<String> = [
    ",", ".", ";", ":", "\u{2014}", "\u{2013}", "-", "and", "but", "although", "as",
  ]

  private func accordingTo(_ token: Int, in sentence: Range<Int>) -> Saying? {
    guard token + 2 < sentence.upperBound, tokens[token + 1].lower == "to",
      let speaker = phraseHead(from: token + 2, limit: min(token + 16, sentence.upperBound))
    else { return nil }
    let end = grammar.nounPhrase(speaker).upperBound
    var content: Range<Int>?
    if token <= sentence.lowerBound + 1 {
      content = trimmed(end..<sentence.upperBound)
    } else {
      var start = token
      while start > sentence.lowerBound, tokens[start - 1].text != ";" { start -= 1 }
      content = trimmed(start..<token)
    }
    return Saying(
      verb: token, speaker: speaker, tokens: token..<end, lemma: "according to", manner: .say,
      content: content)
  }
}
