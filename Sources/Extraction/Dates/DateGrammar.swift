import Facts

/// Finds date and time expressions and says what they mean.
///
/// The words of an expression leave out the preposition before it ("on *5 January*"), as TimeML does.
/// A length of time ("two decades") is no date; one that also fixes a day is ("*two days' time*",
/// "*two years ago*"). Linear in the tokens.
package struct DateGrammar: Sendable {
  private let reader = DateReader(numerals: NumeralReader())

  package init() {}

  /// The dates in text order; they do not overlap.
  package func dates(in document: Document) -> [DateExpression] {
    var found: [DateExpression] = []
    var resolver = DateResolver(published: document.article.publishedDay)
    let order = DayOrder(document)
    var pieces: [Piece] = []
    for sentence in document.sentences where document.blocks[sentence.block].isStory {
      guard mayHoldDate(document, sentence.tokens) else { continue }
      pieces.removeAll(keepingCapacity: true)
      Piece.pieces(of: document, in: sentence.tokens, into: &pieces)
      read(DateReader.Input(pieces: pieces, isDayFirst: order.isDayFirst), &resolver, into: &found)
    }
    return found
  }

  /// Whether a sentence has a word or number that a date can be made of: most have none.
  private func mayHoldDate(_ document: Document, _ tokens: Range<Int>) -> Bool {
    document.tokens[tokens].contains {
      $0.shape.contains(.hasDigit) || reader.words[$0.hash] != nil || reader.words.holidays[$0.hash] != nil
        || ($0.shape.contains(.hyphenated))
    }
  }

  private func read(
    _ input: DateReader.Input, _ resolver: inout DateResolver, into found: inout [DateExpression]
  ) {
    var index = 0
    while index < input.pieces.count {
      guard var match = reader.read(input, at: index), !found.isTaken(input.pieces[index].token) else {
        index += 1
        continue
      }
      match = reader.withClock(input, match)
      let tense = Tense.tense(input.pieces, at: match.pieces.lowerBound)
      if match.needsFuture, tense != .future {
        index += 1
        continue
      }
      var date = resolver.resolve(match, tense: tense)
      var end = match.pieces.upperBound
      if let range = range(input, from: match, date, &resolver, tense) {
        (date, end) = range
      }
      if let date { resolver.remember(date) }
      let tokens = input.pieces[match.pieces.lowerBound].token..<input.pieces[end - 1].token + 1
      found.append(DateExpression(tokens: tokens, date: date))
      index = end
    }
  }

  /// "from X to Y", "between X and Y", "X-Y": one interval when both ends are dates of one precision.
  private func range(
    _ input: DateReader.Input, from match: DateMatch, _ first: PartialDate?, _ resolver: inout DateResolver,
    _ tense: DateResolver.Tense
  ) -> (PartialDate?, Int)? {
    let before = input.lower(match.pieces.lowerBound - 1)
    let link = input.lower(match.pieces.upperBound)
    let isRange =
      (before == "from" && ["to", "until", "till", "through", "-", "\u{2013}"].contains(link))
      || (before == "between" && link == "and") || link == "\u{2013}" || link == "through"
    guard isRange, let first, !first.isInterval, let start = first.start,
      let next = reader.read(input, at: match.pieces.upperBound + 1), match.time == nil, next.time == nil,
      let second = resolver.resolve(next, tense: tense), !second.isInterval,
      var end = second.end ?? second.start,
      (start.day == nil) == (end.day == nil), (start.month == nil) == (end.month == nil)
    else { return nil }
    var low = start
    if let first = low.bounds?.first, let last = end.bounds?.first, last < first {
      guard low.month != nil else { return nil }
      if case .weekday = match.meaning, let day = CalendarDay(daysSinceEpoch: last.daysSinceEpoch + 7),
        tense == .future
      {
        end = PartialDate.Point(day)
      } else if let year = end.year, case .point(let point) = next.meaning, point.year != nil {
        low.year = year - (first.month > last.month ? 1 : 0)
      } else {
        return nil
      }
    }
    if case .point(let point) = match.meaning, point.year == nil, case .point(let other) = next.meaning,
      let year = other.year
    {
      low.year = (low.month ?? 0) > (end.month ?? 12) ? year - 1 : year
    }
    return (PartialDate(from: low, to: end), next.pieces.upperBound)
  }
}

extension [DateExpression] {
  /// Whether a token belongs to the last expression already.
  fileprivate func isTaken(_ token: Int) -> Bool {
    last.map { token < $0.tokens.upperBound } ?? false
  }
}
