import Facts
import Language

/// Finds what is said in two numbers of two sides: "voted 66 to 27", "a 3-1 win", "22 points to 10"; and
/// numbers on a scale: "magnitude 6.3", "a Category 4 hurricane".
struct ScoreReader: Sendable {
  let words: FigureWords
  let numerals: NumeralReader
  let nouns: NounPhraseReader

  /// What was found, in the pieces of its sentence.
  struct Score {
    var kind = Figure.Kind.score
    var pieces: Range<Int>
    var amount: Figure.Amount
    var unit: String?
    var of: String
  }

  /// The score whose first number, or whose scale, starts at `index`.
  func read(_ context: SentenceView, at index: Int) -> Score? {
    sides(context, at: index) ?? named(context, at: index) ?? scaled(context, at: index)
  }

  // MARK: Two sides

  private func sides(_ context: SentenceView, at index: Int) -> Score? {
    let pieces = context.pieces
    let first = pieces[index]
    guard first.isNumber || numerals.words[first.hash]?.role == .small,
      index == 0 || first.glue == .space || pieces[index - 1].lower == "(",
      !context.is(index - 1, .ageWord),
      let low = number(context, at: index), low.end < pieces.count
    else { return nil }
    var unit: String?
    var next = low.end
    if pieces[next].is(.sideUnit), pieces[next].glue == .space {
      unit = Plural.singular(pieces[next].lower)
      next += 1
    }
    guard let second = secondSide(context, at: next, behind: low.end), !context.isDate(first.token) else {
      return nil
    }
    let pair = index..<second.end
    if unit == nil, let ratio = ratio(context, pair, low.value, second.value) { return ratio }
    if second.end < pieces.count, pieces[second.end].is(.sideUnit),
      pieces[second.end].glue == .space
    {
      guard unit != nil || second.isSpelledOut else { return nil }
      if unit == nil { unit = Plural.singular(pieces[second.end].lower) }
    }
    // The sets of a match are scored as the first of them.
    let start = firstSet(context, index)
    let isVote = start == index && unit.map { $0.is(.vote) } ?? isVote(context, pair)
    guard unit != nil || isVote || start < index || isNear(context, start, second.end, .scoreWord) else {
      return nil
    }
    let isOpen = isOpen(context, at: second.end)
    guard
      low.value >= second.value || unit != nil || start < index
        || isOpen && (isVote || isNear(context, start, second.end, .scoreWord, limit: 4))
    else { return nil }
    if second.isSpelledOut, unit == nil, !isVote || !isOpen { return nil }
    return Score(
      pieces: pair, amount: .range(min: low.value, max: second.value),
      unit: unit ?? (isVote ? UnitName.vote : nil),
      of: isVote
        ? "votes for and against"
        : namedSides(context, before: start, behind: second.end)
          ?? contest(context, start, behind: second.end) ?? "score")
  }

  /// "The odds are *10 to 1*", "by a *three-to-one* margin": how one number stands to the other.
  private func ratio(_ context: SentenceView, _ pair: Range<Int>, _ low: Double, _ high: Double) -> Score? {
    let isShare =
      high == 1 && !context.pieces[pair.lowerBound].isNumber
      && context.is(pair.upperBound, .marginNoun)
    guard high > 0, isShare || isNear(context, pair.lowerBound, pair.upperBound, .ratioWord, limit: 6) else {
      return nil
    }
    let cue = context.pieces[max(0, pair.lowerBound - 6)..<pair.lowerBound].last {
      $0.is(.ratioWord)
    }
    let of = isShare ? context.lower(pair.upperBound) : cue.map { Plural.singular($0.lower) } ?? "ratio"
    return Score(
      kind: .ratio, pieces: pair, amount: .value(low / high),
      of: of.hasPrefix("outnumber") ? outnumbered(context, pair) ?? "ratio" : of == "odd" ? "odds" : of)
  }

  /// "*Women* outnumber *men* two to one".
  private func outnumbered(_ context: SentenceView, _ pair: Range<Int>) -> String? {
    guard
      let verb = context.pieces[max(0, pair.lowerBound - 6)..<pair.lowerBound].last(where: {
        $0.lower.hasPrefix("outnumber")
      })?.token, let subject = context.grammar.child(verb, .nsubj),
      let object = context.grammar.child(verb, .dobj)
    else { return nil }
    return context.grammar.tokens[subject].text + " to " + context.grammar.tokens[object].text
  }

  /// Where the sets begin that the pair at `index` goes on with: "6-4, 3-6, *7-5*".
  private func firstSet(_ context: SentenceView, _ index: Int) -> Int {
    let pieces = context.pieces
    var start = index
    for _ in 0..<6 {
      var end = start
      if context.is(end - 1, .and) { end -= 1 }
      if context.lower(end - 1) == "," { end -= 1 }
      if context.lower(end - 1) == ")" {
        end = (max(0, end - 5)..<end).last { context.lower($0) == "(" } ?? end
      }
      guard end < start, end >= 2, pieces[end - 1].isNumber, pieces[end - 1].glue == .hyphen,
        pieces[end - 2].isNumber, pieces[end - 2].glue == .space, pieces[end - 1].lower.utf8.count <= 2
      else { break }
      start = end - 2
    }
    return start
  }

  /// Whether two numbers are votes: the nearest word tells, and before it what is voted on.
  private func isVote(_ context: SentenceView, _ pair: Range<Int>) -> Bool {
    guard let vote = distance(context, pair, .voteWord) ?? distance(context, pair, .votedThing) else {
      return false
    }
    guard let score = distance(context, pair, .scoreWord), score < vote else { return true }
    return context.pieces[max(0, pair.lowerBound - 8)..<pair.lowerBound].contains {
      $0.is(.votedThing)
    }
  }

  /// How far the nearest word of a class stands from two numbers.
  private func distance(_ context: SentenceView, _ pair: Range<Int>, _ kind: WordClass) -> Int? {
    let before = (max(0, pair.lowerBound - 10)..<pair.lowerBound).last {
      context.pieces[$0].is(kind)
    }
    let end = min(context.pieces.count, pair.upperBound + 6)
    let behind = (pair.upperBound..<max(end, pair.upperBound)).first {
      context.pieces[$0].is(kind)
    }
    return [before.map { pair.lowerBound - $0 }, behind.map { $0 - pair.upperBound + 1 }].compactMap { $0 }
      .min()
  }

  /// "Lions *3*, Bears *1*": each number behind its side, and nothing else.
  private func named(_ context: SentenceView, at index: Int) -> Score? {
    let pieces = context.pieces
    guard pieces[index].isNumber, pieces[index].glue == .space, let low = number(context, at: index),
      context.lower(low.end) == ",", let first = side(context, before: index)
    else { return nil }
    var next = low.end + 1
    while next < pieces.count, next - low.end < 5, pieces[next].isCapitalized, pieces[next].isWord {
      next += 1
    }
    guard next > low.end + 1, next < pieces.count, pieces[next].isNumber,
      let high = number(context, at: next),
      high.end == pieces.count || context.lower(high.end) == "." && high.end + 1 == pieces.count,
      let second = side(context, before: next), !context.isDate(pieces[index].token),
      !context.isDate(pieces[next].token)
    else { return nil }
    return Score(
      pieces: index..<high.end, amount: .range(min: low.value, max: high.value),
      of: first + " against " + second)
  }

  /// The capitalized words that end right before a piece, where a proper noun is among them and a sentence or comma
  /// opens them.
  private func side(_ context: SentenceView, before end: Int) -> String? {
    var start = end
    while start > 0, end - start < 4, context.pieces[start - 1].isCapitalized,
      context.pieces[start - 1].isWord
    {
      start -= 1
    }
    guard start < end, start == 0 || context.lower(start - 1) == ",",
      !context.pieces[start..<end].contains(where: { words.isLabel($0) || context.isDate($0.token) })
    else { return nil }
    return context.text(start..<end)
  }

  /// A whole number of at most three digits, a small one in words, or "nothing".
  private func number(_ context: SentenceView, at index: Int) -> (value: Double, end: Int)? {
    guard let piece = context[index] else { return nil }
    if piece.is(.nothing) || piece.is(.nil) { return (0, index + 1) }
    if piece.isNumber {
      guard piece.lower.utf8.count <= 3, let value = Double(piece.lower), value == value.rounded() else {
        return nil
      }
      return (value, index + 1)
    }
    guard let word = numerals.words[piece.hash], word.role == .small else { return nil }
    return (word.value, index + 1)
  }

  /// The second number: behind a hyphen, or behind "to".
  private func secondSide(_ context: SentenceView, at index: Int, behind first: Int)
    -> (value: Double, end: Int, isSpelledOut: Bool)?
  {
    let pieces = context.pieces
    guard index < pieces.count else { return nil }
    if pieces[index].is(.to) {
      guard let second = number(context, at: index + 1), pieces[index + 1].glue == pieces[index].glue else {
        return nil
      }
      return (second.value, second.end, true)
    }
    guard index == first else { return nil }
    var next = index
    if pieces[index].lower == "\u{2013}" || pieces[index].lower == "-", pieces[index].glue == .joined {
      next += 1
    } else if pieces[index].glue != .hyphen {
      return nil
    }
    guard next < pieces.count, next > index ? pieces[next].glue == .joined : true,
      let second = number(context, at: next),
      second.end >= pieces.count || pieces[second.end].glue != .hyphen
    else { return nil }
    return (second.value, second.end, false)
  }

  /// Whether a word of the class stands a few words before or behind.
  private func isNear(
    _ context: SentenceView, _ start: Int, _ end: Int, _ kind: WordClass, limit: Int = 10
  ) -> Bool {
    let pieces = context.pieces
    return pieces[max(0, start - limit)..<start].contains { $0.is(kind) }
      || end < pieces.count
        && pieces[end..<min(pieces.count, end + min(limit, 6))].contains {
          $0.is(kind)
        }
  }

  /// Whether what stands behind two numbers is nothing that they could count or be measured in.
  private func isOpen(_ context: SentenceView, at index: Int) -> Bool {
    guard let piece = context[index] else { return true }
    if piece.isMark { return [",", ".", ";", ":", ")", "\"", "\u{201D}"].contains(piece.lower) }
    return piece.isWord && piece.glue == .space
      && (piece.is(.functionWord) || context.isDate(piece.token))
  }

  /// "Colts against Lions": the subject of the verb that the numbers belong to, and its object or the name behind.
  private func contest(_ context: SentenceView, _ index: Int, behind last: Int) -> String? {
    let grammar = context.grammar
    var current = context.pieces[index].token
    var path = [current]
    for _ in 0..<6 {
      guard let head = grammar.head(current) else { break }
      current = head
      if context.tag(head).isVerb,
        let subject = context.grammar.child(head, .nsubj) ?? context.grammar.child(head, .nsubjpass),
        context.tag(subject).isNoun, !path.contains(subject), !grammar.areParted(subject, path[0]),
        context.tag(subject).isProperNoun
          || context.piece(of: head).map({ context.pieces[$0].is(.scoreWord) }) == true
      {
        let text = name(subject, context)
        let object = [context.grammar.child(head, .dobj), opponent(head, context)].compactMap { $0 }
          .first { context.tag($0).isProperNoun }
        return (object.map { name($0, context) } ?? otherSide(context, at: last)).map {
          text + " against " + $0
        }
          ?? text
      }
      path.append(head)
    }
    return outcome(context, at: last)
  }

  /// "A 3-0 *victory over Ajax*": against whom, where the sentence does not say who won.
  private func outcome(_ context: SentenceView, at index: Int) -> String? {
    guard context.is(index, .scoreWord),
      context.is(index + 1, .sidePreposition),
      let other = otherSide(context, at: index + 1)
    else { return nil }
    return "score against " + other
  }

  /// The names on both sides of a verb that is won or lost with: "*Arsenal* beat *Chelsea* 3-1".
  private func namedSides(_ context: SentenceView, before index: Int, behind last: Int) -> String? {
    let floor = max(0, index - 16)
    var found: (verb: Int, subject: Int)?
    for verb in (floor..<index).reversed()
    where context.pieces[verb].is(.scoreWord) && !context.pieces[verb].isCapitalized {
      guard let subject = subject(of: verb, context) else { continue }
      found = (verb, subject)
      break
    }
    guard let found else { return nil }
    let text = name(context.pieces[found.subject].token, context)
    let start = context.is(found.verb + 1, .the) ? found.verb + 2 : found.verb + 1
    var end = start
    while end < index, context.pieces[end].isCapitalized, context.pieces[end].isWord,
      !context.isDate(context.pieces[end].token)
    {
      end += 1
    }
    if end > start { return text + " against " + context.text(start..<end) }
    // "*Italy and Spain* drew 1-1".
    if let first = joinedSide(before: found.subject, context) { return first + " against " + text }
    let other =
      otherSide(context, at: found.verb + 1, before: index) ?? otherSide(context, at: last)
    return other.map { text + " against " + $0 } ?? text
  }

  /// The first of two names that "and" joins.
  private func joinedSide(before subject: Int, _ context: SentenceView) -> String? {
    var place = subject
    while place > 0, subject - place < 4, context.pieces[place - 1].isCapitalized,
      context.pieces[place - 1].isWord,
      !context.is(place - 1, .the)
    {
      place -= 1
    }
    if context.is(place - 1, .the) { place -= 1 }
    guard place > 1, context.is(place - 1, .and), context.tag(ofPiece: place - 2)?.isProperNoun == true
    else {
      return nil
    }
    return name(context.pieces[place - 2].token, context)
  }

  /// The name right before a verb and its helpers.
  private func subject(of verb: Int, _ context: SentenceView) -> Int? {
    var place = verb - 1
    while place > 0, verb - place < 4,
      context.is(place, .helperWord) || context.lower(place).ends(.ly)
    {
      place -= 1
    }
    guard let piece = context[place] else { return nil }
    let isName =
      context.tag(piece.token).isProperNoun
      || piece.isFirst && piece.isCapitalized && context.tag(piece.token).isNoun
    return isName && !context.isDate(context.pieces[place].token)
      ? place : nil
  }

  /// "Drew 1-1 *with Everton*", "lost 0-2 at home *to Getafe*": the name behind two numbers, in their clause.
  private func otherSide(_ context: SentenceView, at index: Int, before limit: Int = .max) -> String? {
    var place = index
    let limit = min(limit, index + 14, context.pieces.count)
    while place < limit, !context.is(place, .sideStop) {
      if context.tag(ofPiece: place)?.isVerb == true { return nil }
      if context.is(place, .opponentPreposition) {
        let start = context.is(place + 1, .the) ? place + 2 : place + 1
        var end = start
        while end < context.pieces.count, end - start < 4, context.pieces[end].isCapitalized,
          context.pieces[end].isWord, !context.isDate(context.pieces[end].token)
        {
          end += 1
        }
        if end > start { return context.text(start..<end) }
      }
      place += 1
    }
    return nil
  }

  /// Whom a verb or its object is "against" or "over".
  private func opponent(_ verb: Int, _ context: SentenceView) -> Int? {
    for holder in [verb, context.grammar.child(verb, .dobj)].compactMap({ $0 }) {
      for child in context.grammar.children(holder)
      where context.grammar.tokens[child].is(.sidePreposition) {
        if let object = context.grammar.child(child, .pobj) { return object }
      }
    }
    return nil
  }

  private func name(_ token: Int, _ context: SentenceView) -> String {
    var start = token
    while start > context.sentence.lowerBound, token - start < 4, context.tag(start - 1).isProperNoun {
      start -= 1
    }
    return context.grammar.document.span(start..<token + 1).text
  }

  // MARK: Scales

  /// "magnitude 6.3", "a magnitude of 4.0", "a 5.3-magnitude quake", "a 6.4 quake", "5.8 on the Richter
  /// scale", "Category 4 hurricane".
  private func scaled(_ context: SentenceView, at index: Int) -> Score? {
    let pieces = context.pieces
    let piece = pieces[index]
    if piece.is(.scaleWord), let found = behindScale(context, at: index) { return found }
    guard piece.isNumber, piece.lower.utf8.count <= 4, let value = Digits.read(piece.lower)?.value,
      value < 13,
      index + 1 < pieces.count
    else { return nil }
    let next = pieces[index + 1]
    if next.is(.magnitude) || next.lower == "-",
      context.is(index + 2, .magnitude) || next.is(.magnitude)
    {
      let end = next.is(.magnitude) ? index + 2 : index + 3
      let of = nouns.read(context, at: end).map { " of " + context.text($0) } ?? ""
      return Score(pieces: index..<end, amount: .value(value), unit: UnitName.magnitude, of: "magnitude" + of)
    }
    guard piece.lower.contains(".") else { return nil }
    if next.is(.quakeNoun), next.glue == .space {
      return Score(
        pieces: index..<index + 1, amount: .value(value), unit: UnitName.magnitude,
        of: "magnitude of " + next.lower)
    }
    if next.is(.on),
      pieces[index + 1..<min(index + 6, pieces.count)].contains(where: { $0.is(.richterWord) })
    {
      return Score(
        pieces: index..<index + 1, amount: .value(value), unit: UnitName.magnitude,
        of: "magnitude" + (shaken(context, before: index).map { " of " + $0 } ?? ""))
    }
    let isBorne = index > 0 && pieces[index - 1].is(.magnitudeOpener)
    guard isBorne, next.isMark || next.is(.functionWord), next.lower != "%",
      next.glue == .joined || next.isWord,
      let quake = shaken(context, before: index), quake.is(.quakeNoun)
    else { return nil }
    return Score(
      pieces: index..<index + 1, amount: .value(value), unit: UnitName.magnitude, of: "magnitude of " + quake)
  }

  private func behindScale(_ context: SentenceView, at index: Int) -> Score? {
    let pieces = context.pieces
    let scale = pieces[index].lower
    let isForce = scale == "magnitude"
    var next = index + 1
    if isForce {
      while next < index + 5, next < pieces.count, !pieces[next].isNumber,
        pieces[next].is(.magnitudeFiller)
      { next += 1 }
    }
    guard next < pieces.count, pieces[next].isNumber, pieces[next].lower.utf8.count <= 4,
      let value = Digits.read(pieces[next].lower)?.value, value < 13, isForce || value <= 5,
      next + 1 == pieces.count || pieces[next + 1].glue != .joined || pieces[next + 1].isMark
    else { return nil }
    let behind = nouns.read(context, at: next + 1).map(context.text)
    if !isForce {
      guard isNear(context, index, next + 1, .stormNoun, limit: 16) else { return nil }
    }
    let of = behind ?? shaken(context, before: index)
    return Score(
      pieces: index..<next + 1, amount: .value(value), unit: scale, of: scale + (of.map { " of " + $0 } ?? "")
    )
  }

  /// The quake or storm that was spoken of before.
  private func shaken(_ context: SentenceView, before index: Int) -> String? {
    context.pieces[max(0, index - 16)..<index].last {
      $0.is(.quakeNoun) || $0.is(.stormNoun)
    }
    .map(\.lower)
  }
}
