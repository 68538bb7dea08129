import Facts
import Language

/// What is said.
extension SayingFinder {
  /// What is said, and what of it stands apart.
  struct Content {
    var main: Range<Int>
    var aside: Range<Int>?
  }

  /// What is said with a verb: the clause behind it; all that stands before it where ", officials said" closes
  /// the sentence; or both sides of it where it stands between commas.
  func content(
    of verb: Int, _ speaker: Int, _ manner: SayingVerbs.Manner, in sentence: Range<Int>
  ) -> Content? {
    if let called = equated(verb, manner, in: sentence) { return Content(main: called) }
    if manner.contains(.name), let named = named(by: verb) { return Content(main: named) }
    guard !manner.isDisjoint(with: .clauses) else { return nil }
    let own = apposed(span(of: verb, speaker), verb, in: sentence)
    let first = speaker < verb ? verb + 1 : own.upperBound
    if !isParticiple(verb), let framed = framed(own, first, manner, in: sentence) { return framed }
    if let behind = clauseBehind(first, verb, own, manner, in: sentence) { return Content(main: behind) }
    if manner.contains(.deny), let child = grammar.child(verb, .xcomp), child > verb {
      return trimmed(grammar.subtree(child)).map { Content(main: $0) }
    }
    return nil
  }

  /// The words for the saying with the noun that a name between commas explains: "*its chairman*, Karl Berg, said".
  private func apposed(_ own: Range<Int>, _ verb: Int, in sentence: Range<Int>) -> Range<Int> {
    guard own.lowerBound > sentence.lowerBound + 1, isComma(own.lowerBound - 1),
      (own.lowerBound..<verb).contains(where: isComma),
      let start = phrase(endingAt: own.lowerBound - 1, in: sentence)?.start
    else { return own }
    return start..<own.upperBound
  }

  // MARK: Behind the verb

  private func clauseBehind(
    _ first: Int, _ verb: Int, _ own: Range<Int>, _ manner: SayingVerbs.Manner, in sentence: Range<Int>
  ) -> Range<Int>? {
    guard let (start, hasThat) = clauseStart(first, manner, limit: sentence.upperBound),
      start < sentence.upperBound
    else { return nil }
    let cut = (start..<sentence.upperBound).first {
      stretchOfToken[$0] < 0 && (tokens[$0].text == ";" || tokens[$0].text == ":")
    }
    let rest = start..<(cut ?? sentence.upperBound)
    let hasSubjectBefore = clauses.isFinite(start) && isRelativeBefore(own.lowerBound, in: sentence)
    var anchor = hasSubjectBefore ? start : clauses.mainVerb(in: rest)
    if anchor == nil, hasThat || !manner.isDisjoint(with: [.find, .think]) {
      anchor = hasThat ? rest.first { grammar.tag($0).isVerb } : infinitive(behindSubjectAt: start, in: rest)
    }
    if anchor == nil, !manner.isDisjoint(with: .say), manner.isDisjoint(with: Self.objects) {
      anchor = rest.first(where: clauses.isFinite)
    }
    guard let anchor else { return nil }
    if stretchOfToken[anchor] >= 0, (start..<anchor).contains(where: { tokens[$0].text == "," }) {
      return nil
    }
    if !hasThat, isQuoteBefore(own, in: sentence) || isObject(before: anchor, start, verb, manner) {
      return nil
    }
    let end = contentEnd(from: anchor, verb, in: sentence)
    // ", which they said was due to a lack of money, *shocked* the town": the main clause goes on.
    let main = (anchor..<end).first {
      hasSubjectBefore && isComma($0) && $0 + 1 < end && clauses.isFinite($0 + 1)
    }
    return trimmed(start..<(main ?? end))
  }

  /// Whether a quote ends right before the saying: what follows tells of the saying.
  private func isQuoteBefore(_ own: Range<Int>, in sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, own.lowerBound - 2)..<own.lowerBound).contains { stretchOfToken[$0] >= 0 }
  }

  /// "To be" or "to have" right behind a subject: "found *the tests to be wrong*".
  private func infinitive(behindSubjectAt start: Int, in rest: Range<Int>) -> Int? {
    guard let end = clauses.phrase(start, limit: rest.upperBound)?.end else { return nil }
    let to = subjectEnd(end, limit: rest.upperBound)
    guard to + 1 < rest.upperBound, tokens[to].is(.to) else { return nil }
    return tokens[to + 1].is(.be) || tokens[to + 1].is(.have) ? to + 1 : nil
  }

  /// Whether "which", "what" or "who" stands right before a speaker: "a fall which the bank said *was* due".
  private func isRelativeBefore(_ start: Int, in sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, start - 4)..<start).contains {
      clauses.isRelative($0) || tokens[$0].is(.that)
    }
  }

  /// Where a clause begins behind a verb of saying, past adverbs, hearers, times and places; nil where a question,
  /// an infinitive or a participle follows.
  func clauseStart(_ first: Int, _ manner: SayingVerbs.Manner, limit: Int) -> (Int, hasThat: Bool)? {
    var index = first
    var awaitsHearer = manner.contains(.hearer)
    for _ in 0..<12 {
      guard index < limit else { return nil }
      if stretchOfToken[index] >= 0 { return (index, false) }
      if let end = clauses.dateEnd(index) {
        index = end
        continue
      }
      let lower = tokens[index].lower
      if lower.is(.that) {
        let isSubject = index + 1 < limit && (grammar.tag(index + 1) == .md || isBeOrHave(index + 1))
        return isSubject ? (index, false) : (index + 1, true)
      }
      if tokens[index].isPunctuation, lower != "$" {
        if index + 1 < limit, stretchOfToken[index + 1] >= 0 { return (index + 1, false) }
        if index + 1 < limit, grammar.tag(index + 1) == .vbg || lower == ";" { return nil }
        if lower == "(" { index = (index..<limit).first { tokens[$0].text == ")" } ?? index }
        index += 1
        if lower == ",", let close = insertionEnd(index, limit: limit) { index = close }
        continue
      }
      if lower.is(.questionWord) || lower.is(.by) { return nil }
      if lower.is(.as), grammar.relation(index) == .mark { return nil }
      let next = index + 1 < limit ? tokens[index + 1].lower : ""
      if lower.is(.to) {
        guard let end = clauses.phrase(index + 1, limit: limit)?.end, grammar.tag(index + 1) != .vb else {
          return nil
        }
        index = end
        awaitsHearer = false
      } else if grammar.tag(index) == .rb || grammar.tag(index) == .rp, index + 1 < limit,
        grammar.tag(index + 1) == .in || grammar.tag(index + 1) == .rb || tokens[index + 1].isPunctuation
          || next.is(.that) || grammar.tag(index) == .rp
      {
        index += 1
      } else if awaitsHearer {
        awaitsHearer = false
        guard let end = hearerEnd(index, limit: limit) else { continue }
        index = end
      } else if lower.is(.besideSaying), let end = clauses.phrase(index + 1, limit: limit)?.end,
        end < limit, !clauses.isFinite(end), !next.ends(.st) || grammar.tag(index + 1) != .jjs
      {
        index = end
      } else {
        return (index, false)
      }
    }
    return nil
  }

  private func isBeOrHave(_ token: Int) -> Bool {
    tokens[token].is(.finiteAuxiliary)
  }

  /// The comma that closes a phrase set between commas: "claimed, *as of Thursday*, it".
  private func insertionEnd(_ start: Int, limit: Int) -> Int? {
    guard start < limit, grammar.tag(start) == .in || grammar.tag(start) == .rb,
      let close = (start..<min(limit, start + 10)).first(where: { tokens[$0].text == "," }),
      !(start..<close).contains(where: clauses.isFinite)
    else { return nil }
    return close
  }

  /// The end of the hearer: "told *reporters in Oslo* he"; the last noun before a verb is its subject: "told
  /// *jurors* prosecutors had".
  private func hearerEnd(_ start: Int, limit: Int) -> Int? {
    guard let end = clauses.phrase(start, limit: limit)?.end else { return nil }
    guard end < limit, clauses.isFinite(end) else { return end }
    guard end - start >= 2, grammar.tag(end - 2).isNoun else { return nil }
    return end - 1
  }

  /// Whether what stands behind a verb that takes objects is one, and the verb found later none of a clause that
  /// is said: "reported a loss and cut jobs", "noted the price the firm pays". A single phrase right before the
  /// verb is its subject.
  private func isObject(before anchor: Int, _ start: Int, _ verb: Int, _ manner: SayingVerbs.Manner) -> Bool {
    if grammar.tag(anchor - 1) == .cc, !grammar.tag(anchor - 2).isVerb { return true }
    if grammar.tag(start) == .in, !tokens[start].is(.subordinator),
      !(start..<anchor).contains(where: { tokens[$0].text == "," })
    {
      return !tokens[start].is(.at) && !tokens[start].is(.about) && !tokens[start].is(.over)
    }
    guard !manner.isDisjoint(with: Self.objects) else { return false }
    var main = anchor
    while grammar.relation(main) == .aux || grammar.relation(main) == .auxpass, let head = grammar.head(main)
    {
      main = head
    }
    let takes = manner.contains(.take)
    if takes, grammar.tag(verb) == .vb, tokens[verb - 1].is(.to) { return true }
    if !takes, grammar.relation(main) == .ccomp, grammar.head(main) == verb { return false }
    if (start..<anchor).contains(where: { tokens[$0].text == "," }) { return true }
    if let phrase = clauses.phrase(start, limit: anchor) {
      if subjectEnd(phrase.end, limit: anchor) == anchor { return false }
      if clauses.phrase(phrase.end, limit: anchor)?.end == anchor, grammar.tag(phrase.end) != .cc {
        return true
      }
    }
    if takes { return true }
    switch grammar.relation(main) {
    case .relcl, .acl: return true
    case .conj: return grammar.head(main) == verb
    default: return false
    }
  }

  /// The end of a subject with the phrases and adverbs behind its noun: "Hurricane Dora *in the Gulf* had".
  private func subjectEnd(_ end: Int, limit: Int) -> Int {
    var end = end
    while end < limit {
      if grammar.tag(end) == .rb {
        end += 1
      } else if grammar.tag(end) == .in, !tokens[end].is(.subordinator),
        let next = clauses.phrase(end + 1, limit: limit)?.end
      {
        end = next
      } else {
        break
      }
    }
    return end
  }

  private static let objects: SayingVerbs.Manner = [.object, .take]

  // MARK: Where it ends

  /// The end of what is said: of the sentence, or before what belongs to somebody else.
  func contentEnd(from anchor: Int, _ verb: Int, in sentence: Range<Int>) -> Int {
    var index = anchor
    while index > 0, index < sentence.upperBound {
      defer { index += 1 }
      guard stretchOfToken[index] < 0 else { continue }
      let text = tokens[index].text
      let next = index + 1
      guard next < sentence.upperBound else { break }
      if text == ";" && !tokens[next].is(.that) || text == ":" { return index }
      let isBehindQuote = stretchOfToken[index - 1] >= 0 && tokens[index - 1].text == ","
      let isBreak =
        text == "," || text == "\u{2014}" || text == "\u{2013}" || isBehindQuote
        || (text == "-" || text == "--") && tokens[index].hasSpaceBefore && tokens[next].hasSpaceBefore
      if isBreak, isAside(next, in: sentence) { return index }
      if isBreak || grammar.tag(index) == .cc, goesOn(index, verb, anchor, in: sentence) { return index }
    }
    return sentence.upperBound
  }

  /// Whether the words behind a comma are no more what is said: another's turn, a clause about a noun, what the
  /// speaker does besides.
  private func isAside(_ start: Int, in sentence: Range<Int>) -> Bool {
    let lower = tokens[start].lower
    let limit = min(sentence.upperBound, start + 16)
    if lower.is(.according) || clauses.isRelative(start) { return true }
    if isParticiple(start), isSayingVerb(start) { return true }
    if lower.is(.before) || lower.is(.after), start + 1 < limit, grammar.tag(start + 1) == .vbg {
      return true
    }
    if lower.is(.with) {
      return (start + 1..<limit).prefix { tokens[$0].text != "," }.contains {
        grammar.tag($0) == .vbg && isSayingVerb($0)
      }
    }
    guard lower.is(.contrastWord) else { return false }
    if (start..<limit).contains(where: { clauses.isFinite($0) && isSayingVerb($0) }) { return true }
    guard let name = (start..<limit).lazy.compactMap({ grammar.entities.reference(atToken: $0) }).first
    else { return false }
    return name.isName && name.tokens.lowerBound - start <= 4 && name.kind == .person
  }

  private func isSayingVerb(_ token: Int) -> Bool {
    verbs.mayInclude(tokens[token])
      && !verbs.manner(of: verbLemma(token)).isDisjoint(with: [.say, .direct, .deny, .name])
  }

  /// Whether the speaker, or the article, goes on behind a comma or "and": with another verb of saying, or with
  /// a clause that the tree joins to the verb of saying.
  private func goesOn(_ comma: Int, _ verb: Int, _ anchor: Int, in sentence: Range<Int>) -> Bool {
    var index = comma
    while index < sentence.upperBound, index - comma < 4,
      tokens[index].text == "," || grammar.tag(index) == .cc || grammar.tag(index) == .rb
    {
      index += 1
    }
    guard index < sentence.upperBound, (comma..<index).contains(where: { grammar.tag($0) == .cc }) else {
      return false
    }
    if clauses.isFinite(index), isSayingVerb(index), grammar.tag(index) == grammar.tag(verb) { return true }
    let limit = min(sentence.upperBound, index + 12)
    guard let next = (index..<limit).first(where: clauses.isFinite) else { return false }
    if isSayingVerb(next) { return true }
    var main = next
    if grammar.relation(main) == .aux || grammar.relation(main) == .auxpass {
      main = grammar.head(main) ?? main
    }
    guard grammar.relation(main) == .conj, grammar.head(main) == verb else { return false }
    return !isParallel(main, anchor)
  }

  /// Whether a verb joined to the verb of saying rather goes on with what is said: "said that A, and
  /// that B", "said A had failed, but had tried".
  private func isParallel(_ verb: Int, _ anchor: Int) -> Bool {
    if grammar.child(verb, .mark) != nil { return true }
    guard let auxiliary = grammar.child(verb, .aux) else { return false }
    let isSame = tokens[auxiliary].lower == tokens[anchor].lower
    return isSame && grammar.child(verb, .nsubj, .nsubjpass) == nil
  }

  // MARK: Around the verb

  /// "A, officials said", "A, officials said, B", "A, said officials": the side that is a clause of its own, the
  /// other as an aside.
  private func framed(
    _ own: Range<Int>, _ first: Int, _ manner: SayingVerbs.Manner, in sentence: Range<Int>
  ) -> Content? {
    guard own.lowerBound > sentence.lowerBound + 1, isComma(own.lowerBound - 1),
      stretchOfToken[own.lowerBound - 2] < 0
    else { return nil }
    var start = own.lowerBound - 1
    while start > sentence.lowerBound, tokens[start - 1].text != ";", stretchOfToken[start - 1] < 0 {
      start -= 1
    }
    let front = start..<own.lowerBound - 1
    guard let after = tailEnd(first, manner, in: sentence) else { return nil }
    let frontVerb = clauses.mainVerb(in: front)
    let end = sentence.upperBound
    let back = min(after + 1, end)..<contentEnd(from: min(after + 1, end), first - 1, in: sentence)
    let backVerb = after < end && isComma(after) ? clauses.mainVerb(in: back) : nil
    let hasColon = after < end && tokens[after].text == ":"
    if hasColon, frontVerb == nil || after + 1 < end && stretchOfToken[min(after + 2, end - 1)] >= 0 {
      return nil
    }
    let goesOn = after < end && isComma(after) && !back.isEmpty && opensWithVerb(back)
    if !goesOn, frontVerb != nil {
      let isJoined = hasColon || backVerb != nil && grammar.tag(back.lowerBound) == .cc
      return trimmed(front).map { Content(main: $0, aside: isJoined ? trimmed(back) : nil) }
    }
    if goesOn || backVerb != nil { return trimmed(back).map { Content(main: $0, aside: trimmed(front)) } }
    return nil
  }

  /// The mark that ends a verb of saying with its hearer, times and places; nil where anything else follows.
  private func tailEnd(_ first: Int, _ manner: SayingVerbs.Manner, in sentence: Range<Int>) -> Int? {
    var index = first
    var awaitsHearer = manner.contains(.hearer)
    while index < sentence.upperBound, !tokens[index].isPunctuation {
      if let end = clauses.dateEnd(index) {
        index = end
      } else if grammar.tag(index) == .rb || grammar.tag(index) == .rp {
        index += 1
      } else if tokens[index].is(.besideSaying) || tokens[index].is(.of),
        let end = clauses.phrase(index + 1, limit: sentence.upperBound)?.end
      {
        index = end
      } else if awaitsHearer, let end = clauses.phrase(index, limit: sentence.upperBound)?.end {
        awaitsHearer = false
        index = end
      } else {
        return nil
      }
    }
    return index
  }

  private func isComma(_ token: Int) -> Bool {
    tokens[token].text == "," || tokens[token].text == "\u{2014}" || tokens[token].text == "\u{2013}"
  }

  /// Whether a range begins with a finite verb, whose subject stands elsewhere.
  private func opensWithVerb(_ range: Range<Int>) -> Bool {
    range.prefix(2).first { grammar.tag($0) != .rb }.map(clauses.isFinite) ?? false
  }
}
