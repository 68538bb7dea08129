import Facts

/// Finds who says what in the article's own words, from the grammar of each sentence.
struct SayingFinder {
  let grammar: Grammar
  let verbs: SayingVerbs
  let words: SayingWords
  let clauses: ClauseScanner
  /// The quoted stretch that a token is in, -1 for none.
  let stretchOfToken: [Int32]

  var tokens: [Token] { grammar.document.tokens }

  /// The sayings outside quotation marks in text order.
  func sayings() -> [Saying] {
    var result: [Saying] = []
    for sentence in grammar.document.sentences where sentence.kind != .credit {
      for token in sentence.tokens where stretchOfToken[token] < 0 {
        if tokens[token].lower == "according", let saying = accordingTo(token, in: sentence.tokens) {
          result.append(saying)
        } else if tokens[token].lower == "by", let saying = byAccount(token, in: sentence.tokens) {
          result.append(saying)
        } else if verbs.mayInclude(tokens[token]), grammar.tag(token).isVerb || isParticiple(token),
          let saying = self.saying(token, in: sentence.tokens)
        {
          result.append(saying)
        }
      }
    }
    return result
  }

  private func saying(_ verb: Int, in sentence: Range<Int>) -> Saying? {
    let lemma = verbLemma(verb)
    let manner = verbs.manner(of: lemma)
    guard !manner.isEmpty, grammar.child(verb, .neg) == nil || manner.contains(.deny) else { return nil }
    guard let speaker = speaker(of: verb, in: sentence) else { return nil }
    let content = content(of: verb, speaker, manner, in: sentence)
    return Saying(
      verb: verb, speaker: speaker, tokens: span(of: verb, speaker), lemma: lemma, manner: manner,
      content: content?.main, aside: content?.aside,
      object: content == nil && manner.contains(.object) ? object(of: verb) : nil)
  }

  /// The words that attribute: the verb and its speaker, where they stand near each other.
  func span(of verb: Int, _ speaker: Int) -> Range<Int> {
    let phrase = grammar.nounPhrase(speaker)
    let whole = min(phrase.lowerBound, verb)..<max(phrase.upperBound, verb + 1)
    return whole.count <= 24 && !isParticiple(verb) ? whole : verb..<verb + 1
  }

  /// The object of a verb, with what belongs to it up to the next comma or relative clause.
  private func object(of verb: Int) -> Range<Int>? {
    guard let object = grammar.child(verb, .dobj), object > verb else { return nil }
    let whole = grammar.subtree(object)
    let end = (object..<whole.upperBound).first {
      tokens[$0].isPunctuation || clauses.isRelative($0) || clauses.isFinite($0)
    }
    return trimmed(max(whole.lowerBound, verb + 1)..<(end ?? whole.upperBound))
  }

  /// "What he said was X", "what she called X": the words up to the next comma or relative clause.
  func equated(_ verb: Int, _ manner: SayingVerbs.Manner, in sentence: Range<Int>) -> Range<Int>? {
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

  /// What something is called: "what he described as a coup", "called it a disgrace".
  func named(by verb: Int) -> Range<Int>? {
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

  /// Without "that", conjunctions, commas and full stops at the ends.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high,
      tokens[low].isPunctuation && tokens[low].lower != "$" && stretchOfToken[low] < 0
        || tokens[low].lower == "that" && grammar.tag(low) == .in || grammar.tag(low) == .cc
    {
      low += 1
    }
    while high > low,
      tokens[high - 1].isPunctuation && stretchOfToken[high - 1] < 0 && !closes(high - 1)
        || words.contains(.loose, tokens[high - 1].lower)
    {
      high -= 1
    }
    return low < high ? low..<high : nil
  }

  /// Whether a mark closes what stands before it: a bracket, a quotation mark, a per cent sign.
  private func closes(_ token: Int) -> Bool {
    ![",", ".", ";", ":", "\u{2014}", "\u{2013}", "-", "!", "?", "(", "["].contains(tokens[token].text)
  }
}
