import Facts
import Language

/// Reads phrases that name an office or an occupation: the title, what stands before it, and what it is of.
///
/// A phrase is read from either end: from its last word back ("former Kazakh President" before a name) or from its
/// first word on ("then head of the agency" behind one). Both look at no more than some dozen words.
struct OfficeReader {
  let context: NameContext
  let lexicon: OfficeLexicon
  /// The person that each pronoun refers to, by its token.
  let pronouns: [Int: Int]

  var grammar: Grammar { context.grammar }

  /// A title in the text.
  struct Match {
    var tokens: Range<Int>
    var name: String
    var kind: NameLexicon.Title
    var isPlural = false
  }

  /// How many words a title has at most.
  private static let longest = 5

  /// The longest title that ends right before a token. Titles inside names are none.
  func match(endingAt end: Int, limit: Int) -> Match? {
    guard end > limit, isLast(end - 1) else { return nil }
    let last = plain(end - 1)
    return match(endingAt: end, limit, last, isPlural: false)
      ?? lexicon.singular(last).flatMap { match(endingAt: end, limit, $0, isPlural: true) }
  }

  private func match(endingAt end: Int, _ limit: Int, _ last: String, isPlural: Bool) -> Match? {
    var phrase = ""
    var best: Match?
    for index in stride(from: end - 1, through: max(limit, end - Self.longest), by: -1) {
      guard index == end - 1 || isWord(index) else { break }
      let word = index == end - 1 ? last : plain(index)
      phrase = phrase.isEmpty ? word : word + " " + phrase
      if let kind = lexicon.titles[phrase], kind != .honorific {
        best = Match(tokens: index..<end, name: lexicon.spelled(phrase), kind: kind, isPlural: isPlural)
      }
    }
    guard let best, isTitle(best) else { return nil }
    return best
  }

  /// The longest title that begins at a token and reaches beyond `end`: "chief of staff".
  func match(startingAt start: Int, beyond end: Int, limit: Int) -> Match? {
    guard isWord(start) else { return nil }
    var phrase = ""
    var best: Match?
    for index in start..<min(start + Self.longest, limit) {
      guard isWord(index) else { break }
      phrase += (phrase.isEmpty ? "" : " ") + plain(index)
      if index >= end, let kind = lexicon.titles[phrase], kind != .honorific {
        best = Match(tokens: start..<index + 1, name: lexicon.spelled(phrase), kind: kind)
      }
    }
    return best
  }

  private func isTitle(_ match: Match) -> Bool {
    let first = match.tokens.lowerBound
    let last = match.tokens.upperBound - 1
    if context.mention(covering: last) != nil || context.mention(covering: first) != nil { return false }
    guard match.tokens.count == 1, !grammar.tokens[first].isCapitalized else { return true }
    return !match.name.is(.rankOrNoun) && !isVerb(first)
  }

  /// Whether a word is a verb here: "officials *judge* Holm". A tag that the form belies counts for nothing.
  private func isVerb(_ token: Int) -> Bool {
    let word = grammar.word(token)
    switch grammar.tag(token) {
    case .md: return true
    case .vbd, .vbn: return word.ends(.ed)
    case .vbz: return word.ends(.s)
    case .vbg: return word.ends(.ing)
    case .vb, .vbp: return !WordClass.personEnding.words.contains { word.hasSuffix($0) }
    default: return false
    }
  }

  private func isWord(_ token: Int) -> Bool {
    let word = grammar.tokens[token]
    return lexicon.isWord(word.hash) || word.shape.contains(.hyphenated)
  }

  /// Whether a title can end with a token.
  func isLast(_ token: Int) -> Bool {
    let word = grammar.tokens[token]
    if lexicon.isLastWord(word.hash) { return true }
    return word.shape.contains(.hyphenated) && lexicon.titles[plain(token)] != nil
  }

  private func plain(_ token: Int) -> String {
    let word = grammar.word(token)
    guard grammar.tokens[token].shape.contains(.hyphenated) else { return word }
    let plain = OfficeLexicon.plain(word)
    if lexicon.titles[plain] == nil, plain.contains("-") {
      let spaced = plain.split(separator: "-").joined(separator: " ")
      if lexicon.titles[spaced] != nil { return spaced }
    }
    return plain
  }

  /// The offices that end right before a name: "Microsoft *President and CEO* Rhys", "the *Prime Minister of India*
  /// Kapoor". In text order.
  func offices(endingAt end: Int, in sentence: Range<Int>) -> [Office] {
    var titleEnd = end
    var owner: NameContext.Mention?
    if let name = context.mention(endingAt: end), context.kind(of: name) != .person {
      var preposition = name.tokens.lowerBound - 1
      if grammar.is(preposition, .the) { preposition -= 1 }
      guard grammar.is(preposition, .owningPreposition), preposition > sentence.lowerBound else {
        return []
      }
      titleEnd = preposition
      owner = name
    }
    guard
      let match = portfolio(endingAt: titleEnd, in: sentence)
        ?? match(endingAt: titleEnd, limit: sentence.lowerBound)
    else { return [] }
    var offices = readBefore(match, limit: sentence.lowerBound)
    if let owner {
      for index in offices.indices {
        if offices[index].of == nil || lexicon.scope(of: offices[index].name) != .abroad {
          offices[index].of = context.name(of: owner)
        }
        offices[index].evidence = offices[index].evidence.lowerBound..<owner.tokens.upperBound
      }
    }
    return offices.filter { $0.kind != .relation }
  }

  /// "*Secretary of Commerce* Lind", "*Minister of Health and Welfare* Berg": what a minister is of belongs to the title.
  private func portfolio(endingAt end: Int, in sentence: Range<Int>) -> Match? {
    let tokens = grammar.tokens
    var start = end
    while start > sentence.lowerBound, end - start < 6,
      tokens[start - 1].isCapitalized || grammar.is(start - 1, .and),
      tokens[start - 1].isWord, context.mention(covering: start - 1) == nil
    { start -= 1 }
    guard start < end, start - 1 > sentence.lowerBound, grammar.is(start - 1, .of),
      tokens[start].isCapitalized,
      let match = match(endingAt: start - 1, limit: sentence.lowerBound), isMinister(match.name)
    else { return nil }
    return Match(
      tokens: match.tokens.lowerBound..<end, name: match.name + " of " + words(start..<end), kind: .office)
  }

  /// Whether an office is one that has a portfolio.
  func isMinister(_ name: String) -> Bool { name.ends(.secretary) || name.ends(.minister) }

  func words(_ range: Range<Int>) -> String { range.map { grammar.word($0) }.joined(separator: " ") }

  /// The office that a match makes with what stands before it, and those that "and" joins to it.
  func readBefore(_ match: Match, limit: Int) -> [Office] {
    var office = Office(
      title: match.tokens, name: match.name, kind: match.kind, isPlural: match.isPlural,
      evidence: match.tokens)
    for token in match.tokens { office.status = lexicon.status(of: grammar.word(token)) ?? office.status }
    extend(&office, limit: limit)
    var offices = [office]
    var token = office.title.lowerBound - 1
    var steps = 0
    while token > limit, grammar.is(token, .officeListJoint), token == offices[0].title.lowerBound - 1,
      offices.count < 4, let other = self.match(endingAt: token, limit: limit),
      other.isPlural == match.isPlural
    {
      var joined = Office(
        title: other.tokens, name: other.name, kind: other.kind, isPlural: other.isPlural,
        evidence: other.tokens)
      extend(&joined, limit: limit)
      let first = grammar.tokens[joined.title.lowerBound]
      let isSameCase =
        first.shape.contains(.sentenceStart)
        || first.isCapitalized == grammar.tokens[office.title.lowerBound].isCapitalized
      let isTheirs = grammar.is(joined.title.lowerBound - 1, .the)
      guard isSameCase, !isTheirs || !grammar.tokens[office.title.lowerBound].isCapitalized else {
        break
      }
      offices.insert(joined, at: 0)
      token = joined.title.lowerBound - 1
    }
    var lead = offices[0]
    while token >= limit, steps < 6 {
      let step = read(token, into: &lead, limit: limit)
      guard let step else { break }
      token = step
      steps += 1
    }
    offices[0] = lead
    for index in offices.indices.dropFirst() {
      offices[index].of = offices[index].of ?? lead.of
      offices[index].party = offices[index].party ?? lead.party
      offices[index].person = offices[index].person ?? lead.person
      offices[index].status = offices[index].status ?? lead.status
      offices[index].isDefinite = lead.isDefinite
      offices[index].evidence = lead.evidence.lowerBound..<offices[index].evidence.upperBound
    }
    return offices
  }

  /// Takes the words before a title that belong to it: "*marine* biologist", "*basketball* player".
  private func extend(_ office: inout Office, limit: Int) {
    var start = office.title.lowerBound
    let isCapitalized = grammar.tokens[start].isCapitalized
    let scope = lexicon.scope(of: office.name)
    for _ in 0..<3 where start > limit && isModifier(start - 1, isCapitalized, scope) { start -= 1 }
    guard start < office.title.lowerBound else { return }
    let words = (start..<office.title.lowerBound).map { grammar.word($0) }
    office.name = words.joined(separator: " ") + " " + office.name
    office.title = start..<office.title.upperBound
    office.evidence = office.title
  }

  private func isModifier(_ token: Int, _ isCapitalized: Bool, _ scope: OfficeLexicon.Scope?) -> Bool {
    let word = grammar.tokens[token]
    let isParty = scope == .parliament && party(token) != nil
    guard word.isWord, word.lower != "'s", lexicon.status(of: word.lower) == nil,
      context.mention(covering: token) == nil
    else { return false }
    if word.is(.titleModifier) { return !(word.isCapitalized && isParty) }
    guard grammar.tag(token) == .nn || grammar.tag(token) == .nns, !word.isCapitalized, !isCapitalized
    else { return false }
    return !context.lexicon.isDemonym(word.lower) && !word.is(.timeNoun)
      && !isLast(token) && context.lexicon.organizationKinds[word.lower] == nil
  }

  /// Reads one word leftwards from an office; the token to go on with, or nil where the phrase begins.
  private func read(_ token: Int, into office: inout Office, limit: Int) -> Int? {
    let word = grammar.word(token)
    if let status = lexicon.status(of: word) {
      if office.status == nil { office.status = status }
      office.evidence = token..<office.evidence.upperBound
      return token - 1
    }
    if word.is(.the) || word.is(.a) || word.is(.an) {
      office.isDefinite = office.isDefinite || word.is(.the)
      if token > limit, office.status == nil, let status = lexicon.status(of: grammar.word(token - 1)) {
        office.status = status
        office.evidence = token - 1..<office.evidence.upperBound
      }
      return nil
    }
    if office.of != nil { return nil }
    if let (country, start) = country(endingAt: token), start >= limit {
      office.of = country
      office.evidence = start..<office.evidence.upperBound
      return start - 1
    }
    if word == ")", token - 2 > limit,
      grammar.word(token - 2) == "("
        || context.mention(endingAt: token).map({ grammar.word($0.tokens.lowerBound - 1) == "(" }) == true
    {
      // "National Basketball Association (NBA) player"
      let open = context.mention(endingAt: token).map { $0.tokens.lowerBound - 1 } ?? token - 2
      return context.mention(endingAt: open) == nil ? nil : open - 1
    }
    if word == "'s" || word == "'" { return possessor(token, into: &office, limit: limit) }
    if let owner = context.mention(endingAt: token + 1) {
      guard context.kind(of: owner) != .person else { return nil }
      office.of = context.name(of: owner)
      office.evidence = owner.tokens.lowerBound..<office.evidence.upperBound
      return owner.tokens.lowerBound - 1
    }
    if grammar.tag(token) == .prps {
      if let cluster = pronouns[token] { office.person = cluster }
      office.isDefinite = true
      return nil
    }
    guard grammar.tokens[token].isWord || grammar.tokens[token].shape.contains(.hasDigit)
    else { return nil }
    if isLast(token), token == office.title.lowerBound - 1, match(endingAt: token + 1, limit: limit) != nil {
      return nil
    }
    if let party = party(token) {
      office.party = party
      office.evidence = token..<office.evidence.upperBound
      return token - 1
    }
    switch grammar.tag(token) {
    case .jj, .jjr, .jjs, .cd: return token - 1
    case .vbn, .vbg: return grammar.tokens[token].shape.contains(.hyphenated) ? token - 1 : nil
    case .nn, .nns, .nnp, .nnps:
      if let body = context.lexicon.organizationKinds[word], body != .media,
        token == office.title.lowerBound - 1
      {
        let first = grammar.tokens[token]
        let isBody =
          body == .government || !first.shape.contains(.sentenceStart)
          || grammar.tokens[token + 1].isCapitalized
        if let named = context.body(word, before: token) {
          office.of = context.clusters[named].name
        } else if first.isCapitalized, isBody {
          office.of = first.text
        } else {
          office.name = word + " " + office.name
          office.title = token..<office.title.upperBound
        }
        office.evidence = token..<office.evidence.upperBound
        return token - 1
      }
      if grammar.tokens[token].isCapitalized { return unnamed(token, into: &office, limit: limit) }
      return token - 1
    default: return nil
    }
  }

  /// Capitalized words before a title in lower case name what it is of, though they are no record: "*Grateful Dead*
  /// guitarist". One word alone may be anything.
  private func unnamed(_ last: Int, into office: inout Office, limit: Int) -> Int? {
    let tokens = grammar.tokens
    guard !tokens[office.title.lowerBound].isCapitalized, last == office.title.lowerBound - 1 else {
      return nil
    }
    var start = last
    while start > limit, last - start < 4, tokens[start - 1].isCapitalized, tokens[start - 1].isWord,
      context.mention(covering: start - 1) == nil, !context.lexicon.isDemonym(tokens[start - 1].lower)
    { start -= 1 }
    guard start < last, !tokens[start].shape.contains(.sentenceStart) else { return nil }
    office.of = grammar.document.text(tokens[start].start..<tokens[last].end)
    office.evidence = start..<office.evidence.upperBound
    return start - 1
  }

  /// "*Dahl's* spokesperson", "*Sweden's* minister", "the *company's* chairman".
  private func possessor(_ mark: Int, into office: inout Office, limit: Int) -> Int? {
    office.isDefinite = true
    guard mark > limit else { return nil }
    if let owner = context.mention(endingAt: mark) {
      if context.kind(of: owner) == .person {
        office.person = owner.cluster
      } else {
        office.of = context.name(of: owner)
      }
      office.evidence = owner.tokens.lowerBound..<office.evidence.upperBound
      return owner.tokens.lowerBound - 1
    }
    guard grammar.tag(mark - 1).isNoun else { return nil }
    if let named = context.body(grammar.word(mark - 1), before: mark - 1) {
      office.of = context.clusters[named].name
    } else if !grammar.is(mark - 1, .landNoun),
      context.lexicon.bodyNouns[grammar.word(mark - 1)]?.first != .company
    {
      office.of = grammar.word(mark - 1)
    }
    office.evidence = mark - 1..<office.evidence.upperBound
    return mark - 2
  }

  /// The country that one or two words before `token + 1` are the nationality of.
  private func country(endingAt token: Int) -> (String, Int)? {
    guard grammar.tokens[token].isWord else { return nil }
    if token > 0,
      let country = context.lexicon.demonym(grammar.word(token - 1) + " " + grammar.word(token))
    {
      return (country, token - 1)
    }
    return context.lexicon.demonym(grammar.word(token)).map { ($0, token) }
  }

  /// The party whose followers a word names: "Labour MP", "a Republican senator".
  private func party(_ token: Int) -> String? {
    let word = grammar.tokens[token]
    guard word.isCapitalized else { return nil }
    return context.lexicon.party(of: word.lower)
  }
}
