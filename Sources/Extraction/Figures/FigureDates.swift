import Facts
import Language

/// Which of the dates of a sentence each of its figures is for.
struct FigureDates {
  let clauses: ClauseReader

  /// A figure of the sentence: its tokens, and whether it is an amount of change.
  struct Number {
    var tokens: Range<Int>
    var isChange: Bool
  }

  /// A date of the sentence that has a value.
  struct Mention {
    var tokens: Range<Int>
    var date: PartialDate
  }

  /// As many dates and figures as are weighed against each other in one stretch of a sentence.
  private static let most = 12

  /// The date of each figure, in their order. A stretch between semicolons keeps to its own dates, where it has any.
  func dates(of numbers: [Number], among mentions: [Mention], in sentence: Range<Int>) -> [PartialDate?] {
    guard !mentions.isEmpty else { return numbers.map { _ in nil } }
    var result: [PartialDate?] = []
    var nextNumber = 0
    var nextMention = 0
    for token in sentence where token == sentence.upperBound - 1 || clauses.grammar.tokens[token].lower == ";"
    {
      let first = nextNumber
      while nextNumber < numbers.count, numbers[nextNumber].tokens.lowerBound <= token { nextNumber += 1 }
      let firstMention = nextMention
      while nextMention < mentions.count, mentions[nextMention].tokens.lowerBound <= token {
        nextMention += 1
      }
      let own = mentions[firstMention..<nextMention].prefix(Self.most)
      result += dates(
        of: numbers[first..<nextNumber], among: Array(own.isEmpty ? mentions.prefix(Self.most) : own))
    }
    return result
  }

  private func dates(of numbers: ArraySlice<Number>, among mentions: [Mention]) -> [PartialDate?] {
    if let pairs = alternating(numbers, mentions) { return pairs }
    return numbers.map { number in
      date(of: number, among: mentions.filter { !isOthers($0, number, numbers) })
    }
  }

  /// "In 2010 it lost *40*, in 2011 *55*", "*40* in 2010 and *55* in 2011": each figure has the date beside it, where
  /// dates and figures take turns.
  private func alternating(_ numbers: ArraySlice<Number>, _ mentions: [Mention]) -> [PartialDate?]? {
    guard numbers.count == mentions.count, numbers.count > 1, numbers.count <= Self.most,
      let first = numbers.first
    else { return nil }
    let startsWithDate = mentions[0].tokens.lowerBound < first.tokens.lowerBound
    var end = 0
    for (number, mention) in zip(numbers, mentions) {
      let (left, right) =
        startsWithDate ? (mention.tokens, number.tokens) : (number.tokens, mention.tokens)
      guard left.lowerBound >= end, right.lowerBound >= left.upperBound,
        clauses.place(of: mention.tokens)?.isStandard != true
      else { return nil }
      end = right.upperBound
    }
    return mentions.map(\.date)
  }

  /// Whether a date is another figure's alone: "to $40 from *$37 a year earlier*", "$5, up from *$4 in 2019*".
  private func isOthers(_ mention: Mention, _ number: Number, _ numbers: ArraySlice<Number>) -> Bool {
    guard !clauses.follows(mention.tokens, number.tokens) else { return false }
    let isBackwards = clauses.grammar.tokens[mention.tokens.upperBound - 1].is(.backwardWord)
    return numbers.suffix(Self.most).contains {
      (isBackwards || isCompared($0)) && clauses.follows(mention.tokens, $0.tokens)
    }
  }

  /// Whether a figure is what another is compared with: "up *from 40*", "compared *with 40*".
  private func isCompared(_ number: Number) -> Bool {
    let tokens = clauses.grammar.tokens
    let link = number.tokens.lowerBound - 1
    guard link > 0 else { return false }
    switch tokens[link].word {
    case .from, .against, .than: return true
    case .with, .to: return tokens[link - 1].is(.compared)
    default: return false
    }
  }

  /// The date right behind a figure or its noun; else that of its clause, else of a clause around it; where there is
  /// one date alone, that one, unless it describes something else.
  private func date(of number: Number, among all: [Mention]) -> PartialDate? {
    let own = number.tokens
    if all.contains(where: { $0.tokens.overlaps(own) }) { return nil }
    let near = number.isChange ? all.filter { !clauses.isOrigin($0.tokens) } : all
    if let next = near.first(where: { clauses.follows($0.tokens, own) }) { return next.date }
    guard !near.isEmpty else { return nil }
    let places = near.map { mention in
      clauses.place(of: mention.tokens).flatMap { $0.isStandard ? nil : $0 }
    }
    func nearest(_ indices: [Int]) -> Int? {
      indices.min { distance(near[$0].tokens, own) < distance(near[$1].tokens, own) }
    }
    if let held = nearest(near.indices.filter { places[$0].map { clauses.holds(own, $0.noun) } ?? false }) {
      return near[held].date
    }
    var clause: Int? = clauses.clause(of: own.upperBound - 1)
    for _ in 0..<8 {
      guard let verb = clause else { break }
      let fitting = near.indices.filter { index in
        places[index].map { $0.clause == verb && $0.isAdjunct } ?? false
      }
      if let best = nearest(fitting) { return near[best].date }
      clause = clauses.outer(verb)
    }
    guard near.count == 1, let place = places[0] else { return nil }
    return place.isDescribing && near[0].date.start?.day == nil ? nil : near[0].date
  }

  private func distance(_ date: Range<Int>, _ own: Range<Int>) -> Int {
    date.lowerBound >= own.upperBound
      ? date.lowerBound - own.upperBound : own.lowerBound - date.upperBound + 1
  }
}
