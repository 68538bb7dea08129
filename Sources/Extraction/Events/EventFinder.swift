import Language

package import Facts

/// Finds what happened, to whom, by whom, where and when: the network's guesses, completed from the grammar
/// and the names of the document; mentions of the same thing become one event.
package struct EventFinder: Sendable {
  private let lexicon: EventLexicon
  private let factuality: Factuality
  /// The chance from which an event of the first sentences makes others of its type likely.
  private static let sure: Float = 0.8

  /// With what says whether an event happened, and the lexicons that travel in the binary.
  package init(_ factuality: Factuality, lexicon: EventLexicon) {
    self.factuality = factuality
    self.lexicon = lexicon
  }

  /// The events in the order of their first trigger; and `figures`, tied to the events they count,
  /// dated, placed and attributed. Linear in the tokens, and in the events times the words of the headline.
  package func events(
    in grammar: Grammar, figures: [Figure], ages: [Age] = [], statements: Statements,
    guesses: [LearnedReading.Guess], headline: Headline?
  ) -> (events: [Event], figures: [Figure]) {
    let document = grammar.document
    let entities = grammar.entities
    var kinds: [String: EntityReference.Kind] = [:]
    for person in entities.people { kinds[person.id] = .person }
    for organization in entities.organizations { kinds[organization.id] = .organization }
    let reader = EventReader(
      grammar: grammar, lexicon: lexicon, factuality: factuality, statements: statements,
      ages: Set(ages.lazy.flatMap(\.tokens).filter { !document.tokens[$0].shape.contains(.hyphenated) }),
      kinds: kinds, expected: expectedKinds(guesses, headline, document))
    var drafts = guesses.compactMap { guess -> EventDraft? in
      let sentence = document.sentenceIndex(ofToken: guess.trigger)
      guard document.sentences[sentence].kind != .credit else { return nil }
      return reader.draft(of: guess, inSentence: sentence)
    }
    lendDates(&drafts, grammar)
    let groups = EventGathering(drafts, dates: grammar.dates).groups
    let events = makeEvents(of: groups, grammar, headline)
    return FigureTies(grammar: grammar, groups: groups, events: events, statements: statements).tie(figures)
  }

  /// The types of event that the title tells of, and surely the first sentences.
  private func expectedKinds(
    _ guesses: [LearnedReading.Guess], _ headline: Headline?, _ document: Document
  ) -> Set<Event.Kind> {
    let lead = guesses.prefix { document.sentenceIndex(ofToken: $0.trigger) < EventReader.leadSentences }
    return (headline?.kinds ?? []).union(lead.lazy.filter { $0.confidence >= Self.sure }.map(\.kind))
  }

  /// Gives a verb that is joined to another the other's date where that stands in front of both: "*in 2011*
  /// police fired on strikers, and 14 were killed".
  private func lendDates(_ drafts: inout [EventDraft], _ grammar: Grammar) {
    for index in drafts.indices where drafts[index].date == nil && index > 0 {
      let trigger = drafts[index].trigger
      guard grammar.relation(trigger) == .conj, let head = grammar.head(trigger) else { continue }
      guard isPast(grammar.tag(trigger)) == isPast(grammar.tag(head)) else { continue }
      let lead = drafts[..<index].last { $0.trigger == head && $0.sentence == drafts[index].sentence }
      drafts[index].date = lead?.date
    }
  }

  private func isPast(_ tag: PartOfSpeech) -> Bool { tag == .vbd || tag == .vbn }

  private func makeEvents(
    of groups: [EventGathering.Group], _ grammar: Grammar, _ headline: Headline?
  ) -> [Event] {
    let document = grammar.document
    let summary = EventSummary(grammar: grammar)
    let lead = LeadEvent(grammar, headline)
    let headlines = lead.headlines(of: groups)
    let main = lead.index(in: groups, headlines: headlines)
    return groups.enumerated().map { number, group in
      let draft = group.lead
      let trigger = document.span(draft.trigger..<draft.trigger + 1)
      let date = draft.date.map { grammar.dates[$0] }
      let status = status(draft.status, date?.date, document.article.publishedDay)
      return Event(
        id: "\(document.article.id)-e\(number + 1)", kind: draft.kind, mode: draft.mode,
        summary: summary.text(of: draft), trigger: trigger,
        sentence: document.span(document.sentences[draft.sentence].tokens), actors: draft.actors,
        recipients: draft.recipients, place: draft.place, date: date?.date,
        dateText: date.map { document.span($0.tokens).text }, status: status,
        confidence: Double((draft.confidence * 100).rounded()) / 100, isMain: number == main,
        attribution: draft.attribution, articles: [document.article.id],
        mentions: group.mentions.map { document.span($0..<$0 + 1) }, headline: headlines[number])
    }
  }

  /// What the date of an event says of its status: nothing that lies ahead of publication has happened; what
  /// is over a year old is background, or, where the article has no date, what has a bare year; what is not, is none.
  private func status(_ status: Event.Status, _ date: PartialDate?, _ published: CalendarDay?) -> Event.Status
  {
    guard status == .actual || status == .historical, let date, let bounds = date.bounds else {
      return status
    }
    guard status == .actual else {
      guard let published, date.start?.month != nil else { return status }
      let age = published.daysSinceEpoch - bounds.last.daysSinceEpoch
      return (0...366).contains(age) ? .actual : status
    }
    guard let published else {
      return date.start?.year != nil && date.start?.month == nil && !date.isInterval ? .historical : status
    }
    if bounds.first.daysSinceEpoch > published.daysSinceEpoch + 1 { return .planned }
    return bounds.last.daysSinceEpoch < published.daysSinceEpoch - 365 ? .historical : status
  }
}
