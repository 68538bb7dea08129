import Facts
import Language

/// Claims without a verb: "according to X", "by X's account".
extension SayingFinder {
  /// "According to X": the clause behind it where it stands first or what is before it is none; else the clause
  /// before it.
  func accordingTo(_ token: Int, in sentence: Range<Int>) -> Saying? {
    guard token + 2 < sentence.upperBound, tokens[token + 1].is(.to),
      !isSetOffBehindVerb(token, in: sentence)
    else { return nil }
    return source(token, phrase: token + 2, lemma: "according to", in: sentence)
  }

  /// "By X's account", "by early reports": set off by a comma, or first in the sentence.
  func byAccount(_ token: Int, in sentence: Range<Int>) -> Saying? {
    let isFirst = token == sentence.lowerBound
    guard isFirst || tokens[token - 1].text == ",",
      case let (end, head)? = clauses.phrase(token + 1, limit: min(sentence.upperBound, token + 12)),
      grammar.lemma(head).is(.accountNoun), end < sentence.upperBound, tokens[end].isPunctuation
    else { return nil }
    return source(token, phrase: token + 1, lemma: "according to", in: sentence)
  }

  /// "The president's claims of fraud", "her warning that prices would rise": a noun with its owner.
  func claimNoun(_ noun: Int, in sentence: Range<Int>) -> Saying? {
    guard grammar.tag(noun) == .nn || grammar.tag(noun) == .nns, noun + 2 < sentence.upperBound,
      tokens[noun + 1].is(.ofOrThat), grammar.lemma(noun).is(.claimNoun),
      let owner = grammar.possessor(noun), owner < noun, stretchOfToken[owner] < 0,
      clauses.dateEnd(owner) == nil
    else { return nil }
    var saying = Saying(
      verb: noun, speaker: owner, tokens: owner..<noun + 1, lemma: grammar.lemma(noun), manner: [])
    let end = (noun + 2..<sentence.upperBound).first {
      tokens[$0].isPunctuation || clauses.isRelative($0)
        || tokens[noun + 1].is(.of) && clauses.isFinite($0)
    }
    saying.object = trimmed(noun + 2..<(end ?? sentence.upperBound))
    return saying
  }

  private func source(_ token: Int, phrase: Int, lemma: String, in sentence: Range<Int>) -> Saying? {
    let limit = min(sentence.upperBound, phrase + 24)
    guard let (_, speaker) = clauses.phrase(phrase, limit: limit) else { return nil }
    let (main, aside) = sides(of: token, speaker, in: sentence)
    var saying = Saying(
      verb: token, speaker: speaker, tokens: token..<max(speaker + 1, phrase + 1), lemma: lemma, manner: .say)
    let said = main.flatMap(trimmed)
    if said.map({ $0.contains(where: clauses.isFinite) }) == true {
      saying.content = said
      saying.aside = aside.flatMap(trimmed)
    } else {
      saying.object = said
    }
    return saying
  }

  /// "The court decided, according to the summary, ...": the verb tells who speaks.
  private func isSetOffBehindVerb(_ token: Int, in sentence: Range<Int>) -> Bool {
    guard token - 2 > sentence.lowerBound, tokens[token - 1].text == "," else { return false }
    return clauses.isFinite(token - 2) && verbs.mayInclude(tokens[token - 2])
  }

  /// What is before the phrase and what is behind it, the one that is said first.
  private func sides(
    of token: Int, _ speaker: Int, in sentence: Range<Int>
  ) -> (main: Range<Int>?, aside: Range<Int>?) {
    let front = frontStart(of: token, in: sentence)..<token
    let isCut = token > front.lowerBound + 1 && grammar.tag(token - 2) == .cc && tokens[token - 1].text == ","
    let frontVerb = isCut ? nil : clauses.mainVerb(in: front)
    if frontVerb != nil, isInMidClause(token, speaker, in: sentence) { return (nil, nil) }
    if let frontVerb, !front.contains(where: { $0 < frontVerb && stretchOfToken[$0] >= 0 }) {
      return (front, nil)
    }
    if let relative = relativeClause(before: token, in: front) { return (relative..<token, nil) }
    let start = backStart(from: speaker + 1, in: sentence)
    let back = start..<backEnd(from: start, in: sentence)
    // "Witnesses, according to the paper, said": the verb tells who speaks.
    if let first = back.first, clauses.isFinite(first), verbs.mayInclude(tokens[first]) { return (nil, nil) }
    guard isCut || clauses.mainVerb(in: back) != nil || back.first.map(clauses.isFinite) == true else {
      return (nil, nil)
    }
    return (back, isCut || front.count <= 2 ? nil : front)
  }

  /// "Placing it according to officials about ten miles off": no comma before, more of the clause behind.
  private func isInMidClause(_ token: Int, _ speaker: Int, in sentence: Range<Int>) -> Bool {
    guard !tokens[token - 1].isPunctuation, speaker + 1 < sentence.upperBound,
      let end = clauses.phrase(token + 2, limit: sentence.upperBound)?.end, end < sentence.upperBound
    else { return false }
    return !tokens[end].isPunctuation && clauses.dateEnd(end) == nil && grammar.tag(end) == .in
  }

  /// Where the clause before the phrase begins: behind a semicolon, or behind a comma and "but".
  private func frontStart(of token: Int, in sentence: Range<Int>) -> Int {
    var start = token
    while start > sentence.lowerBound, stretchOfToken[start - 1] < 0, tokens[start - 1].text != ";" {
      if tokens[start - 1].text == ",", start < token, tokens[start].is(.but) { return start }
      start -= 1
    }
    return start
  }

  /// The relative clause that ends before the phrase: "women, *who make up a third*, according to".
  private func relativeClause(before token: Int, in front: Range<Int>) -> Int? {
    guard let start = front.last(where: { clauses.isRelative($0) && $0 > front.lowerBound }),
      tokens[start - 1].text == ",", (start..<token).contains(where: clauses.isFinite)
    else { return nil }
    return start
  }

  /// Where the clause behind the source begins: behind the comma that closes it, past appositions: "according to Maria
  /// Keller, the mayor of Ulm, the bridge is closed".
  private func backStart(from speaker: Int, in sentence: Range<Int>) -> Int {
    var start = speaker
    guard
      let comma = (speaker..<min(sentence.upperBound, speaker + 24)).first(where: { tokens[$0].text == "," })
    else { return start }
    if clauses.mainVerb(in: speaker..<comma) != nil || (speaker..<comma).contains(where: isMainFinite) {
      return start
    }
    start = comma + 1
    if let next = (start..<sentence.upperBound).first(where: { tokens[$0].text == "," }),
      !(start..<next).contains(where: clauses.isFinite) || clauses.isRelative(start),
      clauses.mainVerb(in: next + 1..<sentence.upperBound) != nil, isApposition(start)
    {
      start = next + 1
    }
    return start
  }

  private func isMainFinite(_ token: Int) -> Bool {
    clauses.isFinite(token) && grammar.relation(token) == .root
  }

  /// Whether a phrase right behind a name says who that is.
  private func isApposition(_ start: Int) -> Bool {
    guard !clauses.isDate(start) else { return false }
    return clauses.isRelative(start) || grammar.tag(start) == .dt || grammar.tag(start).isNoun
      || grammar.tag(start) == .prps
  }

  private func backEnd(from start: Int, in sentence: Range<Int>) -> Int {
    (start..<sentence.upperBound).first { tokens[$0].text == ";" && stretchOfToken[$0] < 0 }
      ?? sentence.upperBound
  }
}
