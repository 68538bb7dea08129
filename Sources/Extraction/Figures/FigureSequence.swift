import Facts
import Language

/// Gives a figure what the one before it in its sentence says for both: "103 people were killed in one
/// city, *21* in another", "400 cars, *346* of which", "rose 8 percent to *$420*", "about 60 miles (*97 km*)".
enum FigureSequence {
  private static let ways: [String: Figure.Change] = [
    "up": .up, "higher": .up, "down": .down, "lower": .down,
  ]

  /// Links a figure to the one before it, whose words end at piece `end`.
  static func link(
    _ figure: inout Figure, _ quantity: Quantity, to previous: Figure, endingAt end: Int,
    _ context: SentenceView
  ) {
    linkChange(&figure, quantity, to: previous, endingAt: end, context)
    compare(&figure, quantity, with: previous, context)
    let start = quantity.pieces.lowerBound
    if end == start - 1, context.lower(end) == "(", figure.modifier == .exact,
      isConversion(figure, of: previous)
    {
      figure.modifier = previous.modifier
    }
    if previous.unit == UnitName.magnitude, figure.kind == .count,
      figure.unit == nil || figure.unit == UnitName.quake,
      case .value(let value) = figure.amount, value < 13, value != value.rounded()
    {
      figure.kind = .score
      figure.unit = previous.unit
      figure.counted = previous.counted
    }
    if figure.kind == .age { return }
    switch previous.kind {
    case .age, .duration, .rank, .ratio, .score: return
    default: break
    }
    if let counted = sameCounted(figure, quantity, previous, context) {
      figure.unit = previous.unit
      figure.counted = counted
    } else if figure.kind == .count, figure.unit == nil,
      goesOn(quantity, context) || endsLevel(quantity, previous, context)
    {
      figure.unit = previous.unit
      figure.counted = previous.counted
      figure.kind = previous.kind
    } else if figure.kind == previous.kind, figure.unit == previous.unit, figure.kind != .count,
      previous.counted != nil,
      start - end <= 8, start > end, context.is(start - 1, .and),
      let before = previous.counted?.lowercased(),
      (end..<start - 1).allSatisfy({
        context.isDate(context.pieces[$0].token) || context.tag(ofPiece: $0) == .in
          || context.lower($0) == ","
          || before.contains(context.lower($0))
      })
    {
      figure.counted = previous.counted
    } else if figure.kind != .count || figure.unit == nil || figure.unit == UnitName.point,
      previous.counted != nil,
      (start - 2..<start).contains(end),
      (end..<start).allSatisfy({ context.is($0, .sequenceJoint) })
    {
      figure.counted = previous.counted
    }
  }

  /// "Rose 8 percent *to $420*" reaches a level; "fell $3, *or 5 percent*", "lost 40 points (*2 percent*)" say
  /// the same change twice.
  private static func linkChange(
    _ figure: inout Figure, _ quantity: Quantity, to previous: Figure, endingAt end: Int,
    _ context: SentenceView
  ) {
    guard figure.change == nil, figure.trend == nil else { return }
    var start = quantity.pieces.lowerBound
    if quantity.sign != nil { start -= 1 }
    let isEnd =
      end == start - 3 && context.is(end, .to)
      && context.is(start - 1, .nearPreposition)
    if isEnd
      || end == start - 1
        && (context.is(end, .to)
          || context.is(end, .at) && (previous.kind == .percent || previous.change != nil))
    {
      figure.trend = previous.change ?? previous.trend
    } else if end == start - 1 && context.is(end, .orOrBracket)
      || end == start - 2 && context.lower(end) == "," && context.is(end + 1, .or)
    {
      figure.change = previous.change
      figure.trend = previous.trend
    } else if previous.change != nil, figure.kind == previous.kind, figure.unit == previous.unit,
      end < start - 1, context.is(start - 1, .and),
      (end..<start - 1).allSatisfy({ context.isDate(context.pieces[$0].token) || context.is($0, .in) })
    {
      // "A rise of 3 percent this year and *4 percent* next year".
      figure.change = previous.change
    }
  }

  /// "Went from 40 percent to *55 percent*": of a level before and one behind the two tell which way it went, whatever
  /// the verb makes of it ("the deficit worsened from 3 to *5 percent*").
  private static func compare(
    _ figure: inout Figure, _ quantity: Quantity, with previous: Figure, _ context: SentenceView
  ) {
    guard context.is(quantity.pieces.lowerBound - 1, .to), figure.change == nil,
      case .value(let high) = figure.amount, case .value(let low) = previous.amount, low != high,
      figure.kind == previous.kind && figure.unit == previous.unit || previous.unit == nil,
      let start = (max(0, quantity.pieces.lowerBound - 16)..<quantity.pieces.lowerBound).last(where: {
        context.pieces[$0].start == previous.span.start
      }), context.is(start - 1, .from),
      figure.trend != nil
        || (max(0, start - 5)..<start).contains(where: { context.pieces[$0].is(.shiftingVerb) })
    else { return }
    figure.trend = high > low ? .up : .down
  }

  /// Whether two figures give one quantity in different units.
  private static func isConversion(_ figure: Figure, of previous: Figure) -> Bool {
    guard figure.kind == previous.kind, figure.unit != previous.unit, previous.modifier != .between else {
      return false
    }
    switch figure.kind {
    case .count, .rank, .score, .age, .percent, .ratio, .duration: return false
    default: return true
    }
  }

  /// "26 gunmen were killed and *18 wounded*": gunmen again, of whom something else is said.
  private static func sameCounted(
    _ figure: Figure, _ quantity: Quantity, _ previous: Figure, _ context: SentenceView
  ) -> String? {
    guard figure.kind == .count, figure.unit == UnitName.person, previous.unit != UnitName.person,
      previous.kind == .count,
      let state = figure.counted?.split(separator: " "), state.count == 2, state[0] == "people",
      context.lower(quantity.number.upperBound) == state[1],
      context.is(quantity.pieces.lowerBound - 1, .commaOrAnd),
      let before = previous.counted?.split(separator: " "), before.count > 1,
      let last = before.last, String(last).is(.stateOfPeople)
    else { return nil }
    return (before.dropLast() + [state[1]]).joined(separator: " ")
  }

  /// Whether a bare number goes on with what the number before it counts.
  private static func goesOn(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    let start = quantity.pieces.lowerBound
    let before = context.lower(start - 1)
    if before.is(.sequenceOpener) {
      return quantity.pieces.upperBound >= context.pieces.count
        || context.is(quantity.pieces.upperBound, .sequenceFollower)
    }
    let isComparison = context.is(start - 2, .compared) && (before.is(.with) || before.is(.to))
    return isComparison || before.is(.from) && context.is(start - 2, .upOrDown)
  }

  /// "From 720,000 tonnes in one year to *655,000* in the next", "slid to 3 million tonnes from *4 million*".
  private static func endsLevel(_ quantity: Quantity, _ previous: Figure, _ context: SentenceView) -> Bool {
    let link = context.lower(quantity.pieces.lowerBound - 1)
    guard link.is(.to) || link.is(.from) && previous.trend != nil, previous.unit != nil,
      quantity.pieces.upperBound >= context.pieces.count
        || context.tag(ofPiece: quantity.pieces.upperBound)?.isNoun != true
        || context.isDate(context.pieces[quantity.pieces.upperBound].token)
    else { return false }
    if link.is(.from) { return true }
    let before = max(0, quantity.pieces.lowerBound - 16)..<quantity.pieces.lowerBound
    return before.contains {
      context.is($0, .from) && context.pieces[$0].end + 1 == previous.span.start
    }
  }

  /// "Sales were 4 billion euros, costs *900 million*": a sum without its currency beside one that has it.
  static func lendCurrency(
    _ figure: inout Figure, _ quantity: Quantity, from figures: ArraySlice<Figure>, inSentenceFrom first: Int,
    _ context: SentenceView, _ numerals: NumeralReader
  ) {
    guard figure.kind == .count, figure.unit == nil,
      let last = figures[max(first, figures.startIndex)...].suffix(4).last, last.kind == .money,
      let magnitude = context.pieces[quantity.number].last, !magnitude.isNumber,
      let word = numerals.words[magnitude.hash], word.value >= 1e6
    else { return }
    figure.kind = .money
    figure.unit = last.unit
  }

  /// "*5 percent*, down from 6 percent": the first was reached from the second. "From *40* to 30 men": what the second
  /// counts the first does, too.
  static func lendBack(
    to previous: inout Figure, from figure: Figure, _ quantity: Quantity, _ context: SentenceView
  ) {
    let start = quantity.pieces.lowerBound
    if start > 2, context.is(start - 1, .from), previous.change == nil, previous.trend == nil,
      figure.kind == previous.kind || figure.unit == nil,
      let way = ways[context.lower(start - 2)],
      let end = (max(0, start - 6)..<start - 2).last(where: { context.pieces[$0].end == previous.span.end }),
      (end + 1..<start - 2).allSatisfy({
        context.lower($0) == "," || context.isDate(context.pieces[$0].token)
      })
    {
      previous.trend = way
    } else if start > 2, context.is(start - 1, .from), previous.change == nil, previous.trend == nil,
      context.pieces[start - 2].end == previous.span.end, figure.kind == previous.kind,
      figure.unit == previous.unit,
      case .value(let low) = figure.amount, case .value(let high) = previous.amount, low != high,
      let first = (max(0, start - 12)..<start).last(where: {
        context.pieces[$0].start == previous.span.start
      }), context.is(first - 1, .to),
      (max(0, first - 5)..<first).contains(where: { context.pieces[$0].is(.shiftingVerb) })
    {
      // "Changed *to $5* from $3".
      previous.trend = high > low ? .up : .down
    }
    guard previous.kind == .count, previous.unit == nil, figure.kind == .count, figure.unit != nil, start > 2,
      context.is(start - 1, .to), context.pieces[start - 2].end == previous.span.end
    else { return }
    previous.unit = figure.unit
    previous.counted = previous.counted ?? figure.counted
  }

  // MARK: Numbers that stand for their noun

  /// Gives a count without a noun of its own the noun of the last count of its sentence: "two terms for
  /// senators and *three* for others", "54 nations signed, only *27* ratified"; in an index's sentence it is
  /// points, and "the *twelve*" are those that were counted in the sentence before.
  static func complete(
    _ figure: inout Figure, _ quantity: Quantity, among figures: ArraySlice<Figure>,
    inSentenceFrom first: Int,
    _ context: SentenceView
  ) {
    guard figure.kind == .count else { return }
    let sentence = figures[max(first, figures.startIndex)...]
    let last = sentence.suffix(8).last {
      $0.kind == .count && $0.unit != nil && $0.unit != UnitName.point && $0.unit != UnitName.time
    }
    if figure.unit == UnitName.other {
      figure.unit = last?.unit.flatMap { $0.is(.other) ? nil : $0 } ?? "person"
      return
    }
    guard figure.unit == nil else { return }
    let start = quantity.pieces.lowerBound
    if let index = index(before: start, context),
      isLevel(quantity, context) || sentence.last?.unit == UnitName.point
    {
      figure.unit = UnitName.point
      figure.counted = index
    } else if last == nil, context.is(start - 1, .otherOpener) {
      let counts = figures.suffix(8).filter {
        $0.kind == .count && $0.unit != nil && $0.unit != UnitName.time
      }
      guard let known = counts.last(where: { $0.amount == figure.amount }) ?? counts.last else { return }
      figure.unit = known.unit
      figure.counted = figure.counted ?? known.counted
    } else if let last {
      figure.unit = last.unit
      figure.counted = last.counted ?? figure.counted
    }
  }

  /// Whether a number is written as a level is: in digits behind "to", "at" and the like.
  private static func isLevel(_ quantity: Quantity, _ context: SentenceView) -> Bool {
    guard context.pieces[quantity.number.lowerBound].isNumber else { return false }
    return context.is(quantity.pieces.lowerBound - 1, .levelOpener)
      || quantity.modifier != .exact
  }

  /// The name of the market index that the sentence spoke of last: "Dow Jones Industrial Average".
  private static func index(before start: Int, _ context: SentenceView) -> String? {
    let floor = max(0, start - 40)
    guard
      let place = (floor..<start).last(where: {
        context.pieces[$0].is(.stockIndex) && context.pieces[$0].isCapitalized
          || context.is($0, .index)
      })
    else { return nil }
    var low = place
    var high = place + 1
    func isPart(_ index: Int) -> Bool {
      guard let piece = context[index], index < start else { return false }
      return piece.isWord && piece.isCapitalized && context.tag(piece.token).isNoun
        && !context.isDate(piece.token)
    }
    while place - low < 4, isPart(low - 1) { low -= 1 }
    while high - place < 4, isPart(high) { high += 1 }
    return context.text(low..<high)
  }
}
