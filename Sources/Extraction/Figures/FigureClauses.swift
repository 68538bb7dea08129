import Language

package import Facts

/// Gives figures the date and the claimant of their own clause, by the tree of the sentence: "In 2018, the city
/// recorded *300 murders*", "according to data from the Weather Bureau, *40 mm* fell", "the institute reported
/// *5.5*; the agency *5.8*". Linear in the tokens; climbs a bounded number of steps.
package struct FigureClauses: Sendable {
  package init() {}

  /// The figures with what their clauses say of them.
  package func completed(_ figures: [Figure], in grammar: Grammar) -> [Figure] {
    let dates = grammar.dates
    let sources = FigureSources(grammar: grammar)
    let times = FigureDates(clauses: ClauseReader(grammar: grammar))
    var figures = figures
    var first = 0
    var token = 0
    var nextDate = 0
    while first < figures.count {
      let start = figures[first].span.start
      while token < grammar.tokens.count, grammar.tokens[token].end <= start { token += 1 }
      guard token < grammar.tokens.count else { break }
      let sentence = grammar.document.sentence(ofToken: token).tokens
      var own: [Range<Int>] = []
      while first + own.count < figures.count,
        let range = tokens(
          of: figures[first + own.count].span, from: own.last?.lowerBound ?? token, in: sentence, grammar)
      { own.append(range) }
      let group = first..<first + max(own.count, 1)
      while nextDate < dates.count, dates[nextDate].tokens.upperBound <= sentence.lowerBound { nextDate += 1 }
      let mentions = mentions(dates, from: nextDate, in: sentence)
      let found = times.dates(
        of: zip(group, own).map { .init(tokens: $1, isChange: figures[$0].change != nil) }, among: mentions,
        in: sentence)
      var before: Attribution?
      for (offset, index) in group.enumerated() where offset < own.count {
        figures[index].date = figures[index].date ?? found[offset]
        if let claimant = sources.neighbour(of: own[offset], in: sentence) {
          figures[index].attribution = claimant
        } else if figures[index].attribution == nil {
          figures[index].attribution = sources.claimant(of: own[offset], in: sentence, behind: before)
        }
        // "The institute counted 55 cases; *the agency 58*": who counts is not what is counted.
        if let claimant = figures[index].attribution {
          let name = claimant.name.lowercased()
          let counted = figures[index].counted?.lowercased()
          let isOwn = counted == name || counted != nil && counted == before?.name.lowercased()
          let shares = offset > 0 && before?.verb == claimant.verb && before?.name.lowercased() != name
          if isOwn || figures[index].counted == nil && figures[index].kind == .count && shares {
            figures[index].counted = shares ? figures[index - 1].counted : nil
            if shares { figures[index].unit = figures[index].unit ?? figures[index - 1].unit }
          }
        }
        before = figures[index].attribution
      }
      first = group.upperBound
    }
    return figures
  }

  /// The tokens of a figure; nil where it does not start in the sentence.
  private func tokens(of span: Span, from first: Int, in sentence: Range<Int>, _ grammar: Grammar) -> Range<
    Int
  >? {
    var start = first
    while start < sentence.upperBound, grammar.tokens[start].end <= span.start { start += 1 }
    guard start < sentence.upperBound, grammar.tokens[start].start < span.end else { return nil }
    var end = start + 1
    while end < sentence.upperBound, grammar.tokens[end].end <= span.end { end += 1 }
    return start..<end
  }

  /// The dates of a sentence that have a value.
  private func mentions(_ dates: [DateExpression], from first: Int, in sentence: Range<Int>) -> [FigureDates
    .Mention]
  {
    dates[first...].prefix { $0.tokens.lowerBound < sentence.upperBound }
      .compactMap { expression in
        expression.date.map { FigureDates.Mention(tokens: expression.tokens, date: $0) }
      }
  }
}
