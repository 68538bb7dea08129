import Facts

/// Finds what is said in two numbers of two sides: "voted 66 to 27", "a 3-1 win", "22 points to 10"; and
/// numbers on a scale: "magnitude 6.3", "a Category 4 hurricane".
struct ScoreReader: Sendable {
  let words: FigureWords
  let numerals: NumeralReader
  let nouns: NounPhraseReader

  /// What was found, in the pieces of its sentence.
  struct Score {
    var pieces: Range<Int>
    var amount: Figure.Amount
    var unit: String?
    var of: String
  }

  /// The score whose first number, or whose scale, starts at `index`.
  func read(_ context: FigureContext, at index: Int) -> Score? {
    sides(context, at: index) ?? named(context, at: index) ?? scaled(context, at: index)
  }

  // MARK: Two sides

  private func sides(_ context: FigureContext, at index: Int) -> Score? {
    let pieces = context.pieces
    let first = pieces[index]
    guard first.isNumber || numerals.words[first.hash]?.role == .small,
      index == 0 || first.glue == .space || pieces[index - 1].lower == "(",
      let low = number(context, at: index), low.end < pieces.count
    else { return nil }
    var unit: String?
    var next = low.end
    if words.isContext(pieces[next], .side), pieces[next].glue == .space {
      unit = Plural.singular(pieces[next].lower)
      next += 1
    }
    guard let second = secondSide(context, at: next, behind: low.end), !context.isDate(first.token) else {
      return nil
    }
    if second.end < pieces.count, words.isContext(pieces[second.end], .side),
      pieces[second.end].glue == .space
    {
      guard unit != nil || second.isSpelledOut else { return nil }
      if unit == nil { unit = Plural.singular(pieces[second.end].lower) }
    }
    let isVote =
      isNear(context, index, second.end, .vote) && !isNear(context, index, second.end, .score, limit: 3)
    guard unit != nil || isVote || isNear(context, index, second.end, .score) else { return nil }
    let isOpen = isOpen(context, at: second.end)
    guard
      low.value >= second.value || unit != nil
        || isOpen && isNear(context, index, second.end, .score, limit: 4)
    else { return nil }
    if second.isSpelledOut, unit == nil, !isVote || !isOpen { return nil }
    return Score(
      pieces: index..<second.end, amount: .range(min: low.value, max: second.value),
      unit: unit ?? (isVote ? "vote" : nil),
      of: isVote || unit == "vote"
        ? "votes for and against"
        : namedSides(context, before: index, behind: second.end) ?? contest(context, index) ?? "score")
  }

  /// "Lions *3*, Bears *1*": each number behind its side, and nothing else.
  private func named(_ context: FigureContext, at index: Int) -> Score? {
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
  private func side(_ context: FigureContext, before end: Int) -> String? {
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
  private func number(_ context: FigureContext, at index: Int) -> (value: Double, end: Int)? {
    guard context.pieces.indices.contains(index) else { return nil }
    let piece = context.pieces[index]
    if piece.lower == "nothing" || piece.lower == "nil" { return (0, index + 1) }
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
  private func secondSide(_ context: FigureContext, at index: Int, behind first: Int)
    -> (value: Double, end: Int, isSpelledOut: Bool)?
  {
    let pieces = context.pieces
    guard index < pieces.count else { return nil }
    if pieces[index].lower == "to" {
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
    _ context: FigureContext, _ start: Int, _ end: Int, _ kind: FigureWords.Context, limit: Int = 10
  ) -> Bool {
    let pieces = context.pieces
    return pieces[max(0, start - limit)..<start].contains { words.isContext($0, kind) }
      || end < pieces.count
        && pieces[end..<min(pieces.count, end + min(limit, 6))].contains {
          words.isContext($0, kind)
        }
  }

  /// Whether what stands behind two numbers is nothing that they could count or be measured in.
  private func isOpen(_ context: FigureContext, at index: Int) -> Bool {
    guard context.pieces.indices.contains(index) else { return true }
    let piece = context.pieces[index]
    if piece.isMark { return [",", ".", ";", ":", ")", "\"", "\u{201D}"].contains(piece.lower) }
    return piece.isWord && piece.glue == .space
      && (words.isFunctionWord(piece) || context.isDate(piece.token))
  }

  /// "Colts against Lions": the subject and the object of the verb that the numbers belong to.
  private func contest(_ context: FigureContext, _ index: Int) -> String? {
    let syntax = context.syntax
    var current = context.pieces[index].token
    for _ in 0..<6 {
      guard let head = syntax.head(of: current) else { return nil }
      current = head
      guard context.tag(head).isVerb else { continue }
      guard let subject = context.child(of: head, .nsubj), context.tag(subject).isNoun else { continue }
      let object = [context.child(of: head, .dobj), opponent(head, context)].compactMap { $0 }
        .first { context.tag($0).isProperNoun }
      let text = name(subject, context)
      return object.map { text + " against " + name($0, context) } ?? text
    }
    return nil
  }

  /// The names on both sides of a verb that is won or lost with: "*Arsenal* beat *Chelsea* 3-1".
  private func namedSides(_ context: FigureContext, before index: Int, behind last: Int) -> String? {
    let floor = max(0, index - 16)
    guard
      let verb = (floor..<index).last(where: {
        words.isContext(context.pieces[$0], .score) && !context.pieces[$0].isCapitalized
          && context.tag(ofPiece: $0 - 1)?.isProperNoun == true
      }), verb > 0
    else { return nil }
    let subject = context.pieces[verb - 1]
    guard context.tag(subject.token).isProperNoun else { return nil }
    let text = name(subject.token, context)
    var end = verb + 1
    while end < index, context.pieces[end].isCapitalized, context.pieces[end].isWord { end += 1 }
    if end > verb + 1 { return text + " against " + context.text(verb + 1..<end) }
    return otherSide(context, at: last).map { text + " against " + $0 } ?? text
  }

  /// "Drew 1-1 *with Everton*": the name behind two numbers.
  private func otherSide(_ context: FigureContext, at index: Int) -> String? {
    guard ["with", "to", "against", "over"].contains(context.lower(index)) else { return nil }
    let start = context.lower(index + 1) == "the" ? index + 2 : index + 1
    var end = start
    while end < context.pieces.count, end - start < 4, context.pieces[end].isCapitalized,
      context.pieces[end].isWord
    {
      end += 1
    }
    return end > start ? context.text(start..<end) : nil
  }

  /// Whom a verb or its object is "against" or "over".
  private func opponent(_ verb: Int, _ context: FigureContext) -> Int? {
    for holder in [verb, context.child(of: verb, .dobj)].compactMap({ $0 }) {
      for child in context.children(of: holder)
      where ["against", "over", "with", "to"].contains(context.document.tokens[child].lower) {
        if let object = context.child(of: child, .pobj) { return object }
      }
    }
    return nil
  }

  private func name(_ token: Int, _ context: FigureContext) -> String {
    var start = token
    while start > context.sentence.lowerBound, token - start < 4, context.tag(start - 1).isProperNoun {
      start -= 1
    }
    return context.document.span(start..<token + 1).text
  }

  // MARK: Scales

  /// "magnitude 6.3", "a magnitude of 4.0", "a 5.3-magnitude quake", "a 6.4 quake", "5.8 on the Richter
  /// scale", "Category 4 hurricane".
  private func scaled(_ context: FigureContext, at index: Int) -> Score? {
    let pieces = context.pieces
    let piece = pieces[index]
    if words.isContext(piece, .scale), let found = behindScale(context, at: index) { return found }
    guard piece.isNumber, piece.lower.utf8.count <= 4, let value = Digits.read(piece.lower)?.value,
      value < 13,
      index + 1 < pieces.count
    else { return nil }
    let next = pieces[index + 1]
    if next.lower == "magnitude" || next.lower == "-",
      context.lower(index + 2) == "magnitude" || next.lower == "magnitude"
    {
      let end = next.lower == "magnitude" ? index + 2 : index + 3
      let of = nouns.read(context, at: end).map { " of " + context.text($0) } ?? ""
      return Score(pieces: index..<end, amount: .value(value), unit: "magnitude", of: "magnitude" + of)
    }
    guard piece.lower.contains(".") else { return nil }
    if words.isContext(next, .quake), next.glue == .space {
      return Score(
        pieces: index..<index + 1, amount: .value(value), unit: "magnitude", of: "magnitude of " + next.lower)
    }
    if next.lower == "on",
      pieces[index + 1..<min(index + 6, pieces.count)].contains(where: { words.isContext($0, .richter) })
    {
      return Score(
        pieces: index..<index + 1, amount: .value(value), unit: "magnitude",
        of: "magnitude" + (shaken(context, before: index).map { " of " + $0 } ?? ""))
    }
    let isBorne = index > 0 && words.isContext(pieces[index - 1], .bearing)
    guard isBorne, next.isMark || words.isFunctionWord(next), next.lower != "%",
      next.glue == .joined || next.isWord,
      let quake = shaken(context, before: index), words.isContext(quake, .quake)
    else { return nil }
    return Score(
      pieces: index..<index + 1, amount: .value(value), unit: "magnitude", of: "magnitude of " + quake)
  }

  private func behindScale(_ context: FigureContext, at index: Int) -> Score? {
    let pieces = context.pieces
    let scale = pieces[index].lower
    let isForce = scale == "magnitude"
    var next = index + 1
    if isForce {
      while next < index + 5, next < pieces.count, !pieces[next].isNumber,
        ["of", "was", "is", "at", "about", "around", "-", "to", "reached", "a", "preliminary"].contains(
          pieces[next].lower)
      { next += 1 }
    }
    guard next < pieces.count, pieces[next].isNumber, pieces[next].lower.utf8.count <= 4,
      let value = Digits.read(pieces[next].lower)?.value, value < 13, isForce || value <= 5,
      next + 1 == pieces.count || pieces[next + 1].glue != .joined || pieces[next + 1].isMark
    else { return nil }
    let behind = nouns.read(context, at: next + 1).map(context.text)
    if !isForce {
      guard isNear(context, index, next + 1, .storm, limit: 16) else { return nil }
    }
    let of = behind ?? shaken(context, before: index)
    return Score(
      pieces: index..<next + 1, amount: .value(value), unit: scale, of: scale + (of.map { " of " + $0 } ?? "")
    )
  }

  /// The quake or storm that was spoken of before.
  private func shaken(_ context: FigureContext, before index: Int) -> String? {
    context.pieces[max(0, index - 16)..<index].last {
      words.isContext($0, .quake) || words.isContext($0, .storm)
    }
    .map(\.lower)
  }
}
