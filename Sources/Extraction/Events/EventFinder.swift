package import Facts

/// Finds what happened, to whom, by whom, where and when.
///
/// Verbs, nouns and a few adjectives of a lexicon name events; the grammar of the sentence says who
/// did it to whom and whether it happened; mentions of the same thing become one event.
package struct EventFinder: Sendable {
  private let lemmatizer = Lemmatizer()
  private let lexicon: EventLexicon
  private let sayings: SayingVerbs

  /// With the lexicons that travel in the binary.
  package init() {
    lexicon = EventLexicon(lemmatizer)
    sayings = SayingVerbs(lemmatizer)
  }

  /// The events in the order of their first trigger; and `figures`, tied to the events they count,
  /// dated, placed and attributed. Linear in the tokens.
  package func events(
    in document: Document, syntax: Syntax, entities: Entities, dates: [DateExpression],
    figures: [Figure], statements: Statements
  ) -> (events: [Event], figures: [Figure]) {
    let grammar = Grammar(document: document, syntax: syntax, entities: entities, lemmatizer: lemmatizer)
    var isDate = [Bool](repeating: false, count: document.tokens.count)
    for date in dates { for token in date.tokens { isDate[token] = true } }
    let reader = EventReader(
      grammar: grammar, lexicon: lexicon, statements: statements, sayings: sayings, isDate: isDate)
    var drafts: [EventDraft] = []
    var nextDate = 0
    for (index, sentence) in document.sentences.enumerated() {
      while nextDate < dates.count, dates[nextDate].tokens.upperBound <= sentence.tokens.lowerBound {
        nextDate += 1
      }
      var lastDate = nextDate
      while lastDate < dates.count, dates[lastDate].tokens.lowerBound < sentence.tokens.upperBound {
        lastDate += 1
      }
      var found = reader.drafts(inSentence: index)
      guard !found.isEmpty else { continue }
      reader.place(&found, in: sentence.tokens)
      reader.date(&found, with: nextDate..<lastDate, of: dates)
      drafts += found
    }
    let groups = EventGathering(drafts, dates: dates).groups
    let events = makeEvents(of: groups, grammar, dates, statements)
    let tied = FigureTies(grammar: grammar, groups: groups, events: events, statements: statements)
    return tied.tie(figures)
  }

  private func makeEvents(
    of groups: [EventGathering.Group], _ grammar: Grammar, _ dates: [DateExpression], _ statements: Statements
  ) -> [Event] {
    let document = grammar.document
    let summary = EventSummary(grammar: grammar, lexicon: lexicon)
    return groups.enumerated().map { number, group in
      let draft = group.lead
      let trigger = document.span(draft.trigger..<draft.trigger + 1)
      let attribution = statements.attribution(at: trigger.start)
      let date = draft.date.map { dates[$0] }
      var status = draft.status
      if status == .actual, isPast(date?.date, document.article.publishedDay) { status = .historical }
      return Event(
        id: "\(document.article.id)-e\(number + 1)", kind: draft.kind, mode: draft.mode,
        summary: summary.text(of: draft, attribution: attribution), trigger: trigger,
        sentence: document.span(document.sentences[draft.sentence].tokens), actors: draft.actors,
        recipients: draft.recipients, place: draft.place, date: date?.date,
        dateText: date.map { document.span($0.tokens).text }, status: status, attribution: attribution,
        articles: [document.article.id], mentions: group.mentions.map { document.span($0..<$0 + 1) })
    }
  }

  /// Whether a date lies well before the article: half a year, or, where the article has no date, a
  /// bare year.
  private func isPast(_ date: PartialDate?, _ published: CalendarDay?) -> Bool {
    guard let date, let last = date.bounds?.last else { return false }
    if let published { return last.daysSinceEpoch < published.daysSinceEpoch - 180 }
    return date.start?.year != nil && date.start?.month == nil && !date.isInterval
  }
}
