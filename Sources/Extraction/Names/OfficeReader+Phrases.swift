import Facts
import Language

/// Phrases read from their first word on, and what stands behind a title.
extension OfficeReader {
  /// The offices of the phrase that begins at `start`: "the chief executive of Siemens and a former minister". Empty
  /// where the phrase names none; `end` is then where it begins.
  func offices(from start: Int, in sentence: Range<Int>) -> (offices: [Office], end: Int) {
    var all: [Office] = []
    var end = start
    var next: Int? = start
    while let begin = next, all.count < 5, let found = phrase(from: begin, in: sentence) {
      all += found.offices
      end = found.end
      next = continuation(behind: end, in: sentence)
    }
    let shared = all.last { $0.of != nil }
    for index in all.indices.dropLast() where all[index].of == nil && shared?.title.lowerBound ?? 0 > 0 {
      // "chairman and chief executive of Siemens": both are of what stands behind the last.
      guard all[index].person == nil, all[index].evidence.upperBound == all[index].title.upperBound,
        grammar.word(all[index].title.upperBound) != ",",
        let behind = shared, behind.title.lowerBound - all[index].title.upperBound <= 2,
        behind.evidence.upperBound > behind.title.upperBound
      else { continue }
      all[index].of = behind.of
    }
    return (all.filter { $0.kind != .relation }, end)
  }

  /// Where another office of the same bearer begins: behind "and", behind a comma and "and" or a bare noun. "and the"
  /// may begin somebody else, so that it must say more than a title.
  private func continuation(behind end: Int, in sentence: Range<Int>) -> Int? {
    var token = end
    guard token < sentence.upperBound else { return nil }
    let hasComma = grammar.word(token) == ","
    if hasComma { token += 1 }
    let hasAnd = grammar.is(token, .officeJoint)
    if hasAnd { token += grammar.is(token, .as) && grammar.is(token + 1, .well) ? 3 : 1 }
    guard hasComma || hasAnd, token < sentence.upperBound, !grammar.tokens[token].isPunctuation
    else { return nil }
    if grammar.is(token, .as) { token += 1 }
    if grammar.is(token, .the) {
      guard hasAnd, !hasComma, lexicon.status(of: grammar.word(token + 1)) != nil else { return nil }
    }
    if hasComma && hasAnd, !grammar.is(token, .a), !grammar.is(token, .an),
      lexicon.status(of: grammar.word(token)) == nil
    {
      return nil
    }
    return context.mention(startingAt: token).map { context.kind(of: $0) == .person } == true ? nil : token
  }

  /// One noun phrase with a title for its head, and what it is of.
  private func phrase(from start: Int, in sentence: Range<Int>) -> (offices: [Office], end: Int)? {
    guard start < sentence.upperBound else { return nil }
    let end = endOfNouns(from: start, in: sentence)
    guard end > start, let match = head(from: start, end: end, in: sentence) else { return nil }
    var offices = readBefore(match, limit: start)
    guard var last = offices.last, last.title.lowerBound >= start else { return nil }
    var close = match.tokens.upperBound
    let isAbroad = lexicon.scope(of: last.name) == .abroad
    if isMinister(match.name), grammar.is(close, .of), let end = portfolio(from: close + 1, in: sentence) {
      last.name += " of " + words(close + 1..<end)
      last.title = last.title.lowerBound..<end
      close = end
    }
    if let owner = owner(behind: close, last, in: sentence) {
      // "Apple's vice president for phones" is of Apple, an ambassador to Germany of the country before.
      if last.of == nil || owner.isNamed && !(isAbroad && grammar.is(close, .to)) {
        last.of = owner.name ?? last.of
      }
      last.person = owner.person ?? last.person
      close = owner.end
    }
    last.evidence = min(start, last.evidence.lowerBound)..<close
    offices[offices.count - 1] = last
    if grammar.is(close, .elect) {
      for index in offices.indices { offices[index].status = .incoming }
      close += 1
    }
    return (offices, close)
  }

  /// The end of the words that say what a minister is of: "health", "Women and Equalities"; nil where a name or a
  /// determiner stands there.
  private func portfolio(from start: Int, in sentence: Range<Int>) -> Int? {
    var end = start
    while end < sentence.upperBound, end - start < 5, context.mention(covering: end) == nil,
      grammar.tag(end).isNoun || grammar.tag(end).isAdjective
        || grammar.is(end, .and) && end > start && end + 1 < sentence.upperBound
          && grammar.tag(end + 1).isNoun
          && context.mention(covering: end + 1) == nil
          && grammar.tokens[end + 1].isCapitalized == grammar.tokens[start].isCapitalized
    { end += 1 }
    while end > start, !grammar.tag(end - 1).isNoun { end -= 1 }
    return end > start && !grammar.is(end - 1, .landNoun) ? end : nil
  }

  /// The end of the nouns and adjectives from a token on.
  private func endOfNouns(from start: Int, in sentence: Range<Int>) -> Int {
    var token = start
    let limit = min(sentence.upperBound, start + 16)
    while token < limit {
      if let name = context.mention(startingAt: token) {
        if context.kind(of: name) == .person, grammar.word(name.tokens.upperBound) != "'s" { return token }
        token = name.tokens.upperBound
        continue
      }
      let word = grammar.tokens[token]
      switch grammar.tag(token) {
      case .nn, .nns, .nnp, .nnps, .jj, .jjr, .jjs, .cd, .pos, .dt, .prps, .rb: break
      case .vbn, .vbg:
        guard word.shape.contains(.hyphenated) || lexicon.status(of: word.lower) != nil else {
          guard isLast(token) || word.is(.titleModifier) else { return token }
          break
        }
      default:
        guard lexicon.status(of: word.lower) != nil || isLast(token) && word.isWord || isAnd(token, limit)
        else {
          return token
        }
      }
      guard word.isWord || grammar.tag(token) == .cd || grammar.tag(token) == .pos else { return token }
      token += 1
    }
    return token
  }

  /// "and" between two words before a title: "peace *and* security adviser" goes on, "the mayor *and* a baker" not.
  private func isAnd(_ token: Int, _ limit: Int) -> Bool {
    grammar.is(token, .and) && token + 1 < limit && grammar.tag(token - 1) == .jj
      && grammar.tag(token + 1) == .jj
  }

  /// The title that ends a noun phrase, or begins in it and goes on: "chief of staff".
  private func head(from start: Int, end: Int, in sentence: Range<Int>) -> Match? {
    if grammar.is(end, .of) || grammar.is(end, .in) || grammar.is(end, .pro) {
      for index in stride(from: end - 1, through: max(start, end - 3), by: -1) {
        if let match = match(startingAt: index, beyond: end, limit: sentence.upperBound) { return match }
      }
    }
    return match(endingAt: end, limit: start)
  }

  /// What stands behind a title and owns it: a name, or else the words of a common noun; `person` where it is somebody's.
  struct Owner {
    var name: String?
    var person: Int?
    /// Whether a name says it, not a common noun.
    var isNamed = true
    var end: Int
  }

  /// "of *Siemens*", "for *the regional governor*", "at *Oxford University*", "from *Vermont*".
  func owner(behind start: Int, _ office: Office?, in sentence: Range<Int>) -> Owner? {
    let preposition = grammar.word(start)
    guard preposition.is(.officePreposition),
      start + 1 < sentence.upperBound
    else { return nil }
    var token = start + 1
    while token < sentence.upperBound,
      grammar.is(token, .bodyDeterminer)
    { token += 1 }
    let first = token
    let scope = office.flatMap { lexicon.scope(of: $0.name) }
    if scope == .free { return nil }
    var name: NameContext.Mention?
    while token < sentence.upperBound, token - first <= 6 {
      if let found = context.mention(startingAt: token) {
        if context.kind(of: found) == .person {
          let next = grammar.word(found.tokens.upperBound)
          if next == "'s" || grammar.tag(min(found.tokens.upperBound, grammar.tokens.count - 1)).isNoun {
            token = found.tokens.upperBound + (next == "'s" ? 1 : 0)
            continue
          }
          guard scope == .person, token == first else { return nil }
          return Owner(person: found.cluster, end: found.tokens.upperBound)
        }
        name = found
        break
      }
      guard isNounWord(token) else { break }
      token += 1
    }
    if let name {
      if preposition.is(.from) || preposition.is(.in) || preposition.is(.on) || preposition.is(.with) {
        let isElected = scope == .parliament || scope == .city
        guard
          context.kind(of: name) == .organization || preposition.is(.from) && isElected
            || preposition.is(.in) && office?.kind == .office
        else { return nil }
      }
      return owner(named: name, in: sentence)
    }
    return commonOwner(preposition, from: first, to: token, in: sentence)
  }

  private func isNounWord(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    return tag.isNoun || tag.isAdjective || tag == .pos || tag == .cd && grammar.tokens[token].isWord
      || grammar.tokens[token].isCapitalized && grammar.tokens[token].isWord
  }

  /// The whole phrase that a name begins, where a noun in lower case is its head: "Oslo *city council*", "Microsoft*'s
  /// cloud unit*"; the body behind a place: "Australia's *Griffith University*"; else the name.
  private func owner(named name: NameContext.Mention, in sentence: Range<Int>) -> Owner {
    var name = name
    var end = name.tokens.upperBound
    for _ in 0..<2 where grammar.word(end) == "'s" {
      guard let owned = context.mention(startingAt: end + 1), context.kind(of: owned) != .person else {
        break
      }
      name = owned
      end = owned.tokens.upperBound
    }
    var last = grammar.word(end) == "'s" ? end + 1 : end
    while last < sentence.upperBound, last - end < 6, context.mention(startingAt: last) == nil,
      grammar.tag(last).isNoun || grammar.tag(last).isAdjective, grammar.tokens[last].isWord
    { last += 1 }
    while last > end, !grammar.tag(last - 1).isNoun { last -= 1 }
    // "the United States commonwealth *of Puerto Rico*"
    if last > end, grammar.is(last, .of),
      grammar.is(last - 1, .placeWord) || grammar.is(last - 1, .commonwealth),
      let inner = context.mention(startingAt: grammar.is(last + 1, .the) ? last + 2 : last + 1),
      context.kind(of: inner) == .place
    {
      return Owner(name: context.name(of: inner), end: inner.tokens.upperBound)
    }
    if last > end, grammar.word(end) != "'s" || last > end + 1 {
      let words = (end..<last).filter { grammar.word($0) != "'s" }
      let isCommon = words.allSatisfy { !grammar.tokens[$0].isCapitalized }
      if let head = words.last, isCommon,
        context.lexicon.bodyNouns[grammar.word(head)] != nil
          || context.lexicon.organizationKinds[grammar.word(head)] != nil
          || grammar.word(end) == "'s" && context.kind(of: name) == .organization
      {
        let tokens = grammar.tokens
        return Owner(
          name: grammar.document.text(tokens[name.tokens.lowerBound].start..<tokens[head].end), end: last)
      }
      return Owner(name: context.name(of: name), end: last)
    }
    return Owner(name: context.name(of: name), end: end)
  }

  /// What a common noun or a name that is no record says: "the agency", "Women and Equalities".
  private func commonOwner(_ preposition: String, from first: Int, to end: Int, in sentence: Range<Int>)
    -> Owner?
  {
    let tokens = grammar.tokens
    var end = end
    if end < sentence.upperBound, end > first, grammar.is(end, .and), tokens[end - 1].isCapitalized,
      end + 1 < sentence.upperBound, tokens[end + 1].isCapitalized, context.mention(covering: end + 1) == nil
    {
      end += 2
      while end < sentence.upperBound, tokens[end].isCapitalized, tokens[end].isWord { end += 1 }
    }
    while end > first, !grammar.tag(end - 1).isNoun { end -= 1 }
    guard end > first, end - first <= 5, grammar.tag(first) != .cd else { return nil }
    let isNamed = tokens[first..<end].contains { $0.isCapitalized && $0.isWord }
    let head = grammar.word(end - 1)
    guard preposition.is(.of) || preposition.is(.for) || isNamed && preposition.is(.at) else { return nil }
    if head.is(.timeNoun) || Plural.isPlural(head) && Plural.singular(head).is(.timeNoun) {
      return nil
    }
    if let named = context.body(head, before: end - 1) {
      return Owner(name: context.clusters[named].name, end: end)
    }
    if head.is(.landNoun) { return Owner(end: end) }
    if grammar.is(end, .at), let body = owner(behind: end, nil, in: sentence), body.name != nil {
      return body
    }
    let text = grammar.document.text(tokens[first].start..<tokens[end - 1].end)
    if end - first == 1, context.lexicon.bodyNouns[head]?.first == .company { return Owner(end: end) }
    return Owner(name: text, isNamed: false, end: end)
  }
}
