import Facts
import Language

/// What has the words of a date and is none.
extension DateReader {
  /// "Every July", "each Friday", "on a Monday", "the first Sunday": no one day or month.
  func isRepeated(_ input: SentenceView, _ match: DateMatch) -> Bool {
    let start = match.pieces.lowerBound
    if repeats(input, start - 1) { return true }
    if input.is(start - 1, .alternation), repeats(input, start - 2) {
      return true
    }
    guard case .weekday(_, shift: nil) = match.meaning else { return false }
    if let before = input[start - 1], numerals.words[before.hash]?.role == .ordinal { return true }
    guard input.is(start - 1, .indefinite) else { return false }
    return input.tag(ofPiece: match.pieces.upperBound)?.isNoun != true
  }

  private func repeats(_ input: SentenceView, _ index: Int) -> Bool {
    input[index].map { $0.is(.repeatingWord) } ?? false
  }

  /// "Great *Christmas* Orchestra", "*Easter* Island", "USA *Today*": a word between those of a name.
  func isPartOfName(_ input: SentenceView, _ match: DateMatch) -> Bool {
    let start = match.pieces.lowerBound
    let before = input[start - 1]
    let isBehindName =
      before.map { $0.isCapitalized && $0.isWord && !$0.isFirst && words[$0.hash] == nil } == true
      && input.tag(ofPiece: start - 1)?.isProperNoun == true
    switch match.meaning {
    case .day: return input[start]?.isCapitalized == true && before?.isWord == true
    case .holiday(_, year: nil, shift: nil):
      guard !input.pieces[match.pieces].contains(where: { $0.isNumber }) else { return false }
      let next = input[match.pieces.upperBound]
      return isBehindName
        || next.map { $0.isCapitalized && $0.isWord && $0.glue == .space && words[$0.hash] == nil } == true
    case .weekday(_, shift: nil):
      if input.tag(ofPiece: start - 1) == .dt, match.pieces.count == 2,
        input[start + 1]?.isCapitalized == true
      {
        return true
      }
      if let next = input[match.pieces.upperBound], next.isCapitalized, next.glue == .space,
        match.pieces.count == 1, input.tag(ofPiece: start - 1) == .dt,
        endsBodies(next) || next.is(.placeWord)
      {
        return true
      }
      return opensName(input, match) || before.map { $0.isCapitalized && $0.is(.eponymWord) } == true
    case .point(let point):
      // "The *20 May* Stadium".
      guard point.year == nil, point.day != nil, let next = input[match.pieces.upperBound] else {
        return false
      }
      if point.month == 9, point.day == 11, isAttack(input, at: match.pieces.upperBound) { return true }
      if next.is(.armedGroup), input.is(start - 1, .the) { return true }
      return next.isCapitalized && next.glue == .space && !next.isFirst
        && (next.is(.placeWord) || endsBodies(next) || next.is(.eponymWord))
    default: return false
    }
  }

  /// "The September 11 *attacks*": a day that needs no year.
  private func isAttack(_ input: SentenceView, at index: Int) -> Bool {
    (index..<index + 4).contains { input.is($0, .attackWord) }
  }

  /// "The 7 July *bombings*": a day that an event is known by, whose year may be any.
  func isKnownBy(_ input: SentenceView, _ match: DateMatch) -> Bool {
    switch match.meaning {
    case .point(let point):
      guard point.year == nil, point.day != nil else { return false }
    case .holiday(_, year: nil, shift: nil): break
    default: return false
    }
    let end = match.pieces.upperBound
    return input.is(match.pieces.lowerBound - 1, .the)
      && (end..<end + 3).contains { place in input[place].map { $0.is(.calamityNoun) } ?? false }
  }

  /// "*Sunday* Oliseh", "*Wednesday* Addams": a weekday before a name, where it opens its phrase; behind a verb, a
  /// noun or a preposition it is a day ("said Sunday").
  private func opensName(_ input: SentenceView, _ match: DateMatch) -> Bool {
    let start = match.pieces.lowerBound
    guard match.pieces.count == 1, match.time == nil, let next = input[start + 1], next.isCapitalized,
      next.isWord, next.glue == .space, words[next.hash] == nil,
      input.tag(ofPiece: start + 1)?.isProperNoun == true,
      input.tag(ofPiece: start)?.isProperNoun == true
    else { return false }
    guard let tag = input.tag(ofPiece: start - 1) else { return true }
    return tag == .cc || tag == .punctuation
  }

  /// Where "Monday to Friday" ends, without a "from" before it: the days of every week, unless the clause is of one.
  func endOfWeekdays(_ input: SentenceView, _ match: DateMatch) -> Int? {
    guard case .weekday(_, shift: nil) = match.meaning, match.time == nil,
      !input.is(match.pieces.lowerBound - 1, .rangeOpener)
    else { return nil }
    let next = match.pieces.upperBound
    let isJoined = input[next]?.glue == .hyphen
    guard isJoined || input.is(next, .rangeLink),
      let piece = input[isJoined ? next : next + 1], piece.isWord, case .weekday? = words[piece.hash]
    else { return nil }
    return isJoined ? next + 1 : next + 2
  }

  /// Whether names of bodies end in the word.
  private func endsBodies(_ word: Piece) -> Bool { NameLexicon.shared.organizationKinds[word.lower] != nil }
}
