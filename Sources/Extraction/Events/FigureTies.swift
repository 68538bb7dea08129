import Facts
import Language

/// Ties figures to the events that they count, and gives them date, place and claimant.
struct FigureTies {
  let grammar: Grammar
  let groups: [EventGathering.Group]
  private(set) var events: [Event]
  let statements: Statements
  private var eventOfToken: [Int: Int] = [:]

  private var dates: [DateExpression] { grammar.dates }

  init(grammar: Grammar, groups: [EventGathering.Group], events: [Event], statements: Statements) {
    self.grammar = grammar
    self.groups = groups
    self.events = events
    self.statements = statements
    for (index, group) in groups.enumerated() {
      for token in group.mentions { eventOfToken[token] = index }
    }
  }

  /// The events with their figures, and the figures with their events.
  func tie(_ figures: [Figure]) -> (events: [Event], figures: [Figure]) {
    var events = events
    var figures = figures
    var token = 0
    var nextDate = 0
    for index in figures.indices {
      let span = figures[index].span
      if figures[index].attribution == nil {
        figures[index].attribution = statements.attribution(at: span.start)
      }
      while token < grammar.tokens.count, grammar.tokens[token].end <= span.start { token += 1 }
      if figures[index].place == nil { figures[index].place = place(behind: span.end, from: token) }
      guard token < grammar.tokens.count, let owner = event(around: token, upTo: span.end) else { continue }
      figures[index].event = events[owner].id
      // Where the sentence has dates, the figure's clause has told which is its own.
      let sentence = grammar.document.sentence(ofToken: token).tokens
      while nextDate < dates.count, dates[nextDate].tokens.upperBound <= sentence.lowerBound { nextDate += 1 }
      let isDated = nextDate < dates.count && dates[nextDate].tokens.lowerBound < sentence.upperBound
      if figures[index].date == nil, !isDated { figures[index].date = events[owner].date }
      if figures[index].place == nil { figures[index].place = events[owner].place }
      events[owner].figures.append(figures[index].id)
    }
    return (events, figures)
  }

  /// The place that stands right behind a figure: "103 in the capital, *21 in Lyon*".
  ///
  /// - Parameter token: the first of the figure.
  private func place(behind end: Int, from token: Int) -> EntityReference? {
    var next = token
    while next < grammar.tokens.count, grammar.tokens[next].start < end { next += 1 }
    guard next + 1 < grammar.tokens.count, grammar.tokens[next].is(.placePreposition) else {
      return nil
    }
    if grammar.tokens[next + 1].is(.the) { next += 1 }
    guard next + 1 < grammar.tokens.count, let found = grammar.entities.reference(atToken: next + 1),
      found.kind == .place
    else { return nil }
    return grammar.entityReference(found)
  }

  /// The event whose verb or noun the words of a figure hang on, through the noun phrase around them.
  private func event(around first: Int, upTo end: Int) -> Int? {
    var token = first
    for _ in 0..<10 {
      if let found = eventOfToken[token] { return found }
      guard let head = grammar.head(token) else { return nil }
      let isClause = grammar.tag(token).isVerb && grammar.tokens[token].start >= end
      switch grammar.relation(token) {
      case .ccomp, .advcl, .parataxis, .relcl: if isClause || grammar.tag(token).isVerb { return nil }
      default: break
      }
      // "5,800 people detained": the participle behind the noun.
      if let below = grammar.children(token).first(where: {
        (grammar.relation($0) == .acl || grammar.relation($0) == .relcl) && eventOfToken[$0] != nil
      }) {
        return eventOfToken[below]
      }
      token = head
    }
    return nil
  }
}
