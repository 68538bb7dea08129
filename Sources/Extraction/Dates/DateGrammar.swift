import Facts
package import Language

/// Finds date and time expressions and says what they mean.
///
/// The words of an expression leave out the preposition before it ("on *5 January*"), as TimeML does.
/// A length of time ("two decades") is no date; one that also fixes a day is ("*two days' time*",
/// "*two years ago*"). What comes again and again ("every July") is none, nor is a part of a name. Linear in the
/// tokens.
package struct DateGrammar: Sendable {
  private let reader = DateReader(numerals: NumeralReader.shared)
  private let factuality: Factuality
  private let sayings: SayingVerbs

  /// With what says whether an event lies ahead.
  package init(_ factuality: Factuality, _ lemmatizer: Lemmatizer) {
    self.factuality = factuality
    sayings = SayingVerbs(lemmatizer)
  }

  /// With the lexicons that travel in the binary.
  package init() {
    let lemmatizer = Lemmatizer()
    self.init(Factuality(lemmatizer), lemmatizer)
  }

  /// A sentence while its dates are read.
  private struct Sentence {
    let input: SentenceView
    let directions: DateDirectionReader
    let isHeadline: Bool

    func reading(_ pieces: Range<Int>) -> DateDirectionReader.Reading {
      directions.reading(of: input.tokens(pieces), isHeadline: isHeadline)
    }
  }

  /// The dates in text order; they do not overlap.
  package func dates(in grammar: Grammar) -> [DateExpression] {
    let document = grammar.document
    var found: [DateExpression] = []
    var resolver = DateResolver(published: document.article.publishedDay)
    grammar.isDayFirst = DayOrder(document).isDayFirst
    let directions = DateDirectionReader(
      grammar: grammar, factuality: factuality, sayings: sayings, words: reader.words)
    for sentence in document.sentences where document.blocks[sentence.block].isStory {
      guard mayHoldDate(document, sentence.tokens) else { continue }
      resolver.advance()
      read(
        Sentence(
          input: grammar.view(of: sentence), directions: directions, isHeadline: sentence.kind == .heading),
        &resolver, into: &found)
    }
    return found
  }

  /// The dates that are no part of a longer name: not "Sunday" of a newspaper. A number stays one ("2020 Olympics").
  package static func outside(
    _ names: [NameMention], _ dates: [DateExpression], in document: Document
  ) -> [DateExpression] {
    var next = 0
    return dates.filter { date in
      while next < names.count, names[next].tokens.upperBound <= date.tokens.lowerBound { next += 1 }
      guard next < names.count else { return true }
      let name = names[next].tokens
      return name.count <= date.tokens.count || name.clamped(to: date.tokens) != date.tokens
        || document.tokens[date.tokens].contains { $0.shape.contains(.hasDigit) }
    }
  }

  /// Whether a sentence has a word or number that a date can be made of: most have none.
  private func mayHoldDate(_ document: Document, _ tokens: Range<Int>) -> Bool {
    document.tokens[tokens].contains {
      $0.shape.contains(.hasDigit) || reader.words[$0.hash] != nil || reader.words.holidays[$0.hash] != nil
        || ($0.shape.contains(.hyphenated))
    }
  }

  private func read(
    _ sentence: Sentence, _ resolver: inout DateResolver, into found: inout [DateExpression]
  ) {
    let input = sentence.input
    var index = 0
    while index < input.pieces.count {
      guard reader.mayStart(input.pieces[index]), var match = reader.read(input, at: index),
        !found.isTaken(input.pieces[index].token)
      else {
        index += 1
        continue
      }
      let isPartOfName = reader.isPartOfName(input, match)
      if isPartOfName || reader.isRepeated(input, match) {
        index = match.pieces.upperBound
        if isPartOfName, input.pieces[match.pieces].contains(where: \.isNumber) {
          found.append(DateExpression(tokens: input.tokens(match.pieces), date: nil, isDate: false))
        }
        continue
      }
      match = reader.withClock(input, match)
      match.isApproximate = match.isApproximate || reader.isApproximate(input, match)
      let reading = sentence.reading(match.pieces)
      if match.needsFuture, reading.direction != .future {
        index += 1
        continue
      }
      if let end = reader.endOfWeekdays(input, match),
        reading.direction == .present || reading.direction == .nearest
      {
        index = end
        continue
      }
      var date = resolver.resolve(match, self.direction(of: match, reading.direction, in: sentence))
      if isLongAgo(date, resolver), reader.isKnownBy(input, match) { date = nil }
      var end = match.pieces.upperBound
      if let range = range(input, from: match, date, resolver, reading.direction) {
        (date, end) = range
      }
      if let date { resolver.remember(date, isReport: reading.isReport) }
      found.append(
        DateExpression(
          tokens: input.tokens(match.pieces.lowerBound..<end), date: date, isDate: !match.isClock))
      index = end
    }
  }

  /// Of "a day after *Monday's* vote" the day that is counted from says which Monday is meant.
  private func direction(of match: DateMatch, _ own: DateDirection, in sentence: Sentence) -> DateDirection {
    switch match.meaning {
    case .from, .weekdayNear: break
    case .point(let point) where point.year == nil && (33...36).contains(point.month ?? 0):
      // "Results for the fourth quarter are due": of one that is over.
      let before = sentence.input.is(match.pieces.lowerBound - 1, .the) ? 3 : 2
      let isTold =
        sentence.input.is(match.pieces.upperBound, .yearlyNoun)
        || sentence.input.is(match.pieces.lowerBound - before + 1, .dateHolder)
          && sentence.input.is(match.pieces.lowerBound - before, .yearlyNoun)
      return isTold && own == .future ? .nearest : own
    default: return own
    }
    var next = match.pieces.upperBound
    if sentence.input.is(next, .beforeOrAfter) { next += 1 }
    if sentence.input.tag(ofPiece: next) == .dt { next += 1 }
    guard sentence.input[next] != nil else { return own }
    return sentence.reading(next..<next + 1).direction
  }

  /// Whether a day lies so far back that a year would stand beside it, were it not known without.
  private func isLongAgo(_ date: PartialDate?, _ resolver: DateResolver) -> Bool {
    guard let day = date?.start?.wholeDay, let published = resolver.published else { return false }
    return published.daysSinceEpoch - day.daysSinceEpoch > 60
  }

  /// "from X to Y", "between X and Y", "X-Y", "X into Y": one interval when both ends are dates of one precision.
  private func range(
    _ input: SentenceView, from match: DateMatch, _ first: PartialDate?, _ resolver: DateResolver,
    _ direction: DateDirection
  ) -> (PartialDate?, Int)? {
    let before = input.lower(match.pieces.lowerBound - 1)
    let link = input.lower(match.pieces.upperBound)
    let isRange =
      before.is(.from) && link.is(.rangeLink) || before.is(.between) && link.is(.and)
      || link.is(.joinedRangeLink)
      || reader.endOfWeekdays(input, match) != nil
    guard isRange, let first, !first.isInterval, let start = first.start,
      let next = reader.read(input, at: match.pieces.upperBound + 1), match.time == nil, next.time == nil,
      let second = resolver.resolve(next, direction), !second.isInterval,
      first.isApproximate == reader.isApproximate(input, next),
      var end = second.end ?? second.start,
      (start.day == nil) == (end.day == nil), (start.month == nil) == (end.month == nil)
    else { return nil }
    var low = start
    if let first = low.bounds?.first, let last = end.bounds?.first, last < first {
      guard low.month != nil else { return nil }
      if case .weekday = match.meaning {
        guard let day = CalendarDay(daysSinceEpoch: last.daysSinceEpoch + 7) else { return nil }
        if direction == .past, let published = resolver.published, day > published {
          guard let early = CalendarDay(daysSinceEpoch: first.daysSinceEpoch - 7) else { return nil }
          low = PartialDate.Point(early)
        } else {
          end = PartialDate.Point(day)
        }
      } else if let year = end.year, case .point(let point) = next.meaning, point.year != nil {
        low.year = year - (first.month > last.month ? 1 : 0)
      } else if let year = low.year, case .point(let point) = next.meaning, point.year == nil {
        // What is over ended no later than publication, and began before that.
        if direction == .past, let last = end.year, last < year {
          low.year = last
        } else {
          end.year = year + 1
        }
        if direction == .past, let published = resolver.published, let last = end.bounds?.first,
          last > published
        {
          low.year = year - 1
          end.year = year
        }
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
