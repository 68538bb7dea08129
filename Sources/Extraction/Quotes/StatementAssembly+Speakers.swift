import Facts
import Language

/// Who speaks a quoted stretch, and whether it is a quote at all.
extension StatementAssembly {
  /// A quote of some length, or a shorter one that somebody is said to have said; no title and no
  /// word held at arm's length.
  func isQuote(_ index: Int, near: Saying?, _ saying: Saying?) -> Bool {
    let stretch = stretches[index]
    let words = stretch.tokens.count { grammar.tokens[$0].isWord }
    guard words > 0, words <= 2_000 else { return false }
    if let last = lastQuote, last.stretch == index - 1,
      halvedSaying(index) != nil || isJoined(stretches[index - 1], stretch)
        || saying?.verb == last.saying.verb && isWhole(stretch)
    {
      return true
    }
    if isName(stretch) { return false }
    if isUtterance(stretch) {
      if stretch.isSingle && near == nil { return words >= 3 && saying != nil }
      return words >= 3 || near != nil || isAfterColon(stretch)
    }
    guard let near else { return words >= 7 && !stretch.isSingle && !isTitle(stretch) }
    if isTitle(stretch) { return false }
    if words >= 3 { return true }
    return isPredicate(stretch, near)
  }

  /// Whether the stretch is a sentence or ends like one in speech: with a comma before its closing mark.
  func isUtterance(_ stretch: QuoteMarks.Stretch) -> Bool {
    let last = grammar.tokens[stretch.tokens.upperBound - 1].text
    if last.is(.quoteEndMark) {
      let first = grammar.tokens[stretch.tokens.lowerBound]
      return first.isCapitalized || !first.isWord || last == "," || stretch.tokens.count > 8
    }
    return !stretch.isClosed
  }

  private func isAfterColon(_ stretch: QuoteMarks.Stretch) -> Bool {
    stretch.tokens.lowerBound >= 2 && grammar.tokens[stretch.tokens.lowerBound - 2].text == ":"
  }

  private func isTitle(_ stretch: QuoteMarks.Stretch) -> Bool {
    let words = stretch.tokens.filter { grammar.tokens[$0].isWord }
    guard words.count >= 2, words.count <= 10 else { return false }
    return words.allSatisfy {
      grammar.tokens[$0].isCapitalized || grammar.tokens[$0].text.count <= 3
    }
  }

  /// Whether a stretch is a sentence of its own.
  private func isWhole(_ stretch: QuoteMarks.Stretch) -> Bool {
    let start = stretch.tokens.lowerBound - 1
    return isUtterance(stretch)
      && grammar.document.sentence(ofToken: start).tokens.lowerBound == start
  }

  /// Whether the words before a stretch say that it is the name of something: "the song", "known as".
  private func isName(_ stretch: QuoteMarks.Stretch) -> Bool {
    var before = stretch.tokens.lowerBound - 2
    guard before >= 0 else { return false }
    let tokens = grammar.tokens
    if tokens[before].text == "," || tokens[before].text == ":" {
      return before > 0 && tokens[before].text == "," && isWork(before - 1)
    }
    if tokens[before].is(.as) || tokens[before].is(.the) { before -= 1 }
    guard before >= 0 else { return false }
    if isWork(before) { return true }
    guard tokens[before].is(.namingWord), before > 0 else { return false }
    if grammar.tag(before) == .vbn, grammar.isPassive(before) { return true }
    let isDescribing = grammar.relation(before) == .acl || !finder.clauses.isFinite(before)
    return tokens[stretch.tokens.lowerBound].isCapitalized && isDescribing
  }

  /// "The song", "her latest film": no text that somebody speaks in.
  private func isWork(_ noun: Int) -> Bool {
    grammar.lemma(noun).is(.namedWork) && grammar.tag(noun).isNoun
  }

  /// Whether a short stretch is what the speaker says of something: "called it "shameful"", "was "absurd"".
  private func isPredicate(_ stretch: QuoteMarks.Stretch, _ saying: Saying) -> Bool {
    let start = stretch.tokens.lowerBound
    if saying.manner.contains(.name), saying.verb < start, start - saying.verb < 9 { return true }
    var before = start - 2
    if before >= 0, grammar.tag(before) == .dt { before -= 1 }
    guard before >= 0 else { return false }
    return grammar.tokens[before].is(.subjectLink) || before == saying.verb
  }

  /// The saying that frames a stretch in its own sentence: behind it, before it, or around it.
  func nearSaying(_ index: Int) -> Saying? {
    let stretch = stretches[index]
    if let halved = halvedSaying(index) { return halved }
    let open = stretch.tokens.lowerBound - 1
    let close = stretch.tokens.upperBound
    if isUtterance(stretch), !isAfterColon(stretch) {
      return sayingBehind(close, stretch) ?? sayingBefore(open, stretch) ?? sayingAround(stretch)
    }
    return sayingBefore(open, stretch) ?? sayingAround(stretch) ?? sayingBehind(close, stretch)
  }

  /// The saying in the middle of a quote that it cuts in two: "We will never," said Holm, "*accept this deal*."
  func halvedSaying(_ index: Int) -> Saying? {
    guard let last = lastQuote, last.stretch == index - 1 else { return nil }
    let first = stretches[index - 1].tokens
    let open = stretches[index].tokens.lowerBound - 1
    guard last.saying.verb >= first.upperBound, last.saying.verb < open, grammar.tokens[open - 1].text == ",",
      grammar.document.sentenceIndex(ofToken: open)
        == grammar.document.sentenceIndex(ofToken: last.saying.verb)
    else { return nil }
    return last.saying
  }

  /// The sayings whose verb is in a range of tokens; of a very long sentence the first.
  func sayings(from start: Int, to end: Int) -> ArraySlice<Saying> {
    let first = sayings.partitioningIndex { $0.verb >= start }
    return sayings[first...].prefix { $0.verb < end }.prefix(64)
  }

  /// ", he said" or "said the minister" right behind the closing mark.
  private func sayingBehind(_ close: Int, _ stretch: QuoteMarks.Stretch) -> Saying? {
    let start = close + 1
    guard stretch.isClosed, start < grammar.tokens.count, grammar.tag(start) != .cc,
      !grammar.tokens[start].is(.contrastWord)
    else { return nil }
    let sentence = grammar.document.sentence(ofToken: start)
    let isSame = sentence.tokens.contains(stretch.tokens.upperBound - 1)
    guard sentence.block == block(of: stretch.tokens.upperBound - 1) else { return nil }
    let last = grammar.tokens[close - 1].text
    if !isSame, last == "." { return nil }
    var limit = min(sentence.tokens.upperBound, start + 40)
    if let next = (start..<limit).first(where: { finder.stretchOfToken[$0] >= 0 }) { limit = next }
    var at = sayings.partitioningIndex { $0.verb >= start }
    while at < sayings.count, sayings[at].verb < limit {
      var saying = sayings[at]
      if !saying.manner.isDisjoint(with: [.say, .direct, .deny]), isClause(start, saying) {
        if saying.lemma != "according to", let speaker = speaker(from: start, saying.verb, limit) {
          saying.speaker = speaker
        }
        return saying
      }
      at += 1
    }
    return loneVerb(start, limit)
  }

  /// The speaker by position: "X said" and "X, a clerk, said" or "said X" right behind the mark.
  private func speaker(from start: Int, _ verb: Int, _ limit: Int) -> Int? {
    let first = grammar.tokens[start].text == "," ? start + 1 : start
    guard
      let head = finder.phraseHead(from: first < verb ? first : verb + 1, limit: first < verb ? verb : limit)
    else {
      return nil
    }
    if grammar.entities.reference(atToken: head)?.isName == true { return head }
    var next = head + 1
    if next + 1 < limit, grammar.tokens[next].is(.of) || grammar.tokens[next].is(.for),
      let object = finder.phraseHead(from: next + 1, limit: limit)
    {
      next = object + 1
    }
    if next + 1 < limit, grammar.tokens[next].text == ",",
      let apposed = finder.phraseHead(from: next + 1, limit: limit),
      let reference = grammar.entities.reference(atToken: apposed), reference.isName,
      reference.kind == .person
    {
      return apposed
    }
    return head
  }

  /// A verb of saying behind a quote that the grammar gave no speaker.
  private func loneVerb(_ start: Int, _ limit: Int) -> Saying? {
    let first = grammar.tokens[start].text == "," ? start + 1 : start
    for verb in start..<limit
    where grammar.tag(verb).isVerb || verb == first && finder.verbs.mayInclude(grammar.tokens[verb]) {
      let isPresent = verb == first && grammar.tokens[verb].lower.ends(.s)
      let tag = verb == first ? isPresent ? PartOfSpeech.vbz : .vbd : grammar.tag(verb)
      let lemma = grammar.lemma(verb, as: tag)
      let manner = finder.verbs.manner(of: lemma)
      if manner.isDisjoint(with: [.say, .direct]) {
        switch grammar.relation(verb) {
        case .relcl, .acl, .aux, .amod: continue
        default: return nil
        }
      }
      guard let speaker = speaker(from: start, verb, limit) else { return nil }
      let low = min(grammar.nounPhrase(speaker).lowerBound, verb)
      return Saying(
        verb: verb, speaker: speaker, tokens: low..<max(verb, speaker) + 1, lemma: lemma, manner: manner)
    }
    return nil
  }

  /// Whether nothing but the speaker stands between the closing mark and the verb.
  private func isClause(_ start: Int, _ saying: Saying) -> Bool {
    if saying.lemma == "according to" { return saying.verb - start <= 12 }
    for token in start..<max(start, saying.verb) where grammar.tag(token).isVerb || grammar.tag(token) == .md
    {
      switch grammar.relation(token) {
      case .relcl, .acl, .aux, .auxpass, .amod, .advcl: continue
      default: if grammar.head(token) == saying.verb && token > saying.verb - 3 { continue }
      }
      if let speaker = saying.speaker, speaker > token || speaker < start { return false }
      if grammar.head(token).map({ $0 == saying.speaker }) == true { continue }
      return false
    }
    return true
  }

  /// "He said: ", "she called it ", "the minister said it was " before the opening mark.
  private func sayingBefore(_ open: Int, _ stretch: QuoteMarks.Stretch) -> Saying? {
    guard open >= 0 else { return nil }
    if let last = lastQuote, isJoined(stretches[last.stretch], stretch) { return last.saying }
    let sentence = grammar.document.sentence(ofToken: open)
    var start = sentence.tokens.lowerBound
    if let quoted = (start..<max(start, open)).last(where: { finder.stretchOfToken[$0] >= 0 }) {
      start = quoted + 1
    }
    var at = sayings.partitioningIndex { $0.verb >= open } - 1
    while at >= 0, sayings[at].verb >= start, open - sayings[at].verb <= 30 {
      let saying = sayings[at]
      if !saying.manner.isDisjoint(with: .quotes), saying.speaker.map({ $0 < open }) == true {
        let isLoose = saying.manner.isDisjoint(with: [.say, .name, .deny]) && open - saying.verb > 1
        return isLoose && !grammar.tokens[open - 1].isPunctuation ? sayingAround(stretch) ?? saying : saying
      }
      at -= 1
    }
    return isAfterColon(stretch) && start < open ? announcer(in: start..<open - 1) : nil
  }

  /// Whether nothing but "and a" stands between two stretches: they are parts of one quote.
  private func isJoined(_ first: QuoteMarks.Stretch, _ second: QuoteMarks.Stretch) -> Bool {
    let between = first.tokens.upperBound + 1..<max(first.tokens.upperBound + 1, second.tokens.lowerBound - 1)
    guard !between.isEmpty, between.count <= 3 else { return false }
    return between.contains { grammar.tag($0) == .cc }
      && between.allSatisfy {
        grammar.tag($0) == .cc || grammar.tag($0) == .dt || grammar.tokens[$0].text == ","
      }
  }

  /// Who speaks behind a colon without a verb of saying: whoever issues the text that the words before it name
  /// ("the following statement from *the king*:"), else their subject.
  private func announcer(in range: Range<Int>) -> Saying? {
    guard let root = range.first(where: { finder.clauses.isFinite($0) || grammar.head($0) == nil }) else {
      return nil
    }
    let text = range.last { grammar.lemma($0).is(.issuedText) && grammar.tag($0).isNoun }
    var speaker = grammar.subject(root).flatMap { finder.isSpeaker($0) && range.contains($0) ? $0 : nil }
    if let text, author(text) != text { speaker = text }
    guard let speaker else { return nil }
    if text == nil, grammar.reference(speaker, acceptsGroup: { _ in false })?.kind != .person { return nil }
    return Saying(
      verb: root, speaker: speaker, tokens: grammar.nounPhrase(speaker), lemma: "say", manner: .say)
  }

  /// A saying whose clause the stretch is part of: "It was "absurd" to stay, the minister said".
  private func sayingAround(_ stretch: QuoteMarks.Stretch) -> Saying? {
    let sentence = grammar.document.sentence(ofToken: stretch.tokens.lowerBound)
    return sayings(from: sentence.tokens.lowerBound, to: sentence.tokens.upperBound)
      .first { $0.content?.contains(stretch.tokens.lowerBound) == true }
  }

  /// The speaker who goes on: of the quote right before, or of the sentence before the quote.
  func carriedSaying(_ index: Int) -> Saying? {
    let stretch = stretches[index]
    let open = stretch.tokens.lowerBound - 1
    guard open >= 0 else { return nil }
    let sentenceIndex = grammar.document.sentenceIndex(ofToken: open)
    let sentence = grammar.document.sentences[sentenceIndex]
    guard open <= sentence.tokens.lowerBound + 1 else { return nil }
    if let last = lastQuote, last.stretch == index - 1 {
      let end = stretches[index - 1].tokens.upperBound
      let between = grammar.document.sentenceIndex(ofToken: max(end, last.saying.verb))
      if sentenceIndex - between <= 1, block(of: open) - block(of: end) <= 1 { return last.saying }
    }
    guard sentenceIndex > 0 else { return nil }
    let before = grammar.document.sentences[sentenceIndex - 1]
    guard before.kind == .prose, sentence.block - before.block <= 1 else { return nil }
    var at = sayings.partitioningIndex { $0.verb >= before.tokens.lowerBound }
    var found: Saying?
    while at < sayings.count, sayings[at].verb < before.tokens.upperBound {
      if !sayings[at].manner.isDisjoint(with: .quotes) { found = found ?? sayings[at] }
      at += 1
    }
    return found ?? mainSubject(of: before.tokens)
  }

  /// The person that a sentence is about, as the speaker of the quote behind it.
  private func mainSubject(of sentence: Range<Int>) -> Saying? {
    guard let root = sentence.first(where: { grammar.head($0) == nil }), let subject = grammar.subject(root),
      let found = grammar.reference(subject, acceptsGroup: { _ in false }), found.kind == .person
    else { return nil }
    return Saying(
      verb: root, speaker: subject, tokens: grammar.nounPhrase(subject), lemma: "say", manner: .say)
  }

  private func block(of token: Int) -> Int {
    grammar.document.sentence(ofToken: token).block
  }
}
