package import Facts

/// Gives figures the date and the claimant of their own clause, by the tree of the sentence: "In 2018, the city
/// recorded *300 murders*", "according to data from the Weather Bureau, *40 mm* fell", "the institute reported
/// *5.5*; the agency *5.8*". Linear in the tokens; climbs a bounded number of steps.
package struct FigureClauses: Sendable {
  private let lemmatizer = Lemmatizer()
  private let words = FigureWords()

  package init() {}

  /// The figures with what their clauses say of them.
  package func completed(
    _ figures: [Figure], in document: Document, syntax: Syntax, entities: Entities, dates: [DateExpression]
  ) -> [Figure] {
    let grammar = Grammar(document: document, syntax: syntax, entities: entities, lemmatizer: lemmatizer)
    let clauses = ClauseReader(grammar: grammar)
    var marks = TokenMarks(dates.lazy.map(\.tokens))
    marks.advance(to: document.tokens.indices)
    let sources = FigureSources(grammar: grammar, words: words, isDate: marks.contains)
    var figures = figures
    var token = 0
    var nextDate = 0
    var previous: (sentence: Int, attribution: Attribution?)?
    for index in figures.indices {
      let span = figures[index].span
      while token < grammar.tokens.count, grammar.tokens[token].end <= span.start { token += 1 }
      guard token < grammar.tokens.count else { break }
      let number = document.sentenceIndex(ofToken: token)
      let sentence = document.sentences[number].tokens
      while nextDate < dates.count, dates[nextDate].tokens.upperBound <= sentence.lowerBound { nextDate += 1 }
      var end = token + 1
      while end < sentence.upperBound, grammar.tokens[end].end <= span.end { end += 1 }
      let own = token..<end
      if figures[index].date == nil {
        figures[index].date = date(of: own, in: sentence, from: nextDate, dates, clauses)
      }
      if figures[index].attribution == nil {
        let before = previous?.sentence == number ? previous?.attribution : nil
        figures[index].attribution = sources.claimant(of: own, in: sentence, behind: before)
      }
      previous = (number, figures[index].attribution)
    }
    return figures
  }

  /// The date of the figure's clause, else of a clause around it; where the sentence has one date alone, that
  /// one, unless it describes something else.
  private func date(
    of own: Range<Int>, in sentence: Range<Int>, from first: Int, _ dates: [DateExpression],
    _ clauses: ClauseReader
  ) -> PartialDate? {
    var near: [(date: PartialDate, tokens: Range<Int>)] = []
    var index = first
    while index < dates.count, dates[index].tokens.lowerBound < sentence.upperBound, near.count < 12 {
      if let date = dates[index].date, !dates[index].tokens.overlaps(own) {
        near.append((date, dates[index].tokens))
      }
      index += 1
    }
    guard !near.isEmpty else { return nil }
    let places = near.map { clauses.place(of: $0.tokens) }
    func nearest(_ indices: [Int]) -> Int? {
      indices.min { distance(near[$0].tokens, own) < distance(near[$1].tokens, own) }
    }
    if let next = near.indices.first(where: { clauses.follows(near[$0].tokens, own) }) {
      return near[next].date
    }
    if let held = nearest(near.indices.filter { places[$0].map { clauses.holds(own, $0.noun) } ?? false }) {
      return near[held].date
    }
    var clause: Int? = clauses.clause(of: own.upperBound - 1)
    for _ in 0..<8 {
      guard let verb = clause else { break }
      let fitting = near.indices.filter { places[$0]?.clause == verb && places[$0]?.isAdjunct == true }
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
