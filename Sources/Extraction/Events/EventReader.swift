import Facts

/// Makes drafts of events from what the network reads: its triggers, with participants, place, date and status
/// looked up in the grammar and the names of the document.
struct EventReader {
  let grammar: Grammar
  let lexicon: EventLexicon
  let modes: EventModes
  let factuality: Factuality
  let statements: Statements
  let dates: [DateExpression]
  /// The least chance of an event that is served; of one in the first sentences, where a report says what it is
  /// about, less is enough.
  private static let least: (lead: Float, body: Float) = (0.5, 0.75)
  private static let leadSentences = 3

  var tokens: [Token] { grammar.document.tokens }

  /// The draft for a guess; nil where it is too unlikely.
  func draft(of guess: LearnedReading.Guess, inSentence sentence: Int) -> EventDraft? {
    let tag = grammar.tag(guess.trigger)
    let lemma = grammar.lemma(guess.trigger)
    guard guess.confidence >= (sentence < Self.leadSentences ? Self.least.lead : Self.least.body) else {
      return nil
    }
    let reading = factuality.reading(of: guess.trigger, in: grammar)
    guard let status = reading.status(learned: guess.status) else { return nil }
    var draft = EventDraft(
      kind: guess.kind, mode: mode(guess.kind, lemma, tag), trigger: guess.trigger, lemma: lemma,
      sentence: sentence)
    draft.confidence = guess.confidence
    draft.isNoun = !tag.isVerb && !tag.isAdjective
    draft.status = status
    let allowed =
      HarmLaw.governs(guess.kind) ? HarmLaw(grammar: grammar).participants(of: guess.trigger) : nil
    draft.actors = participants(guess, .actor, allowed)
    draft.recipients = participants(guess, .recipient, allowed).filter { found in
      !draft.actors.contains { $0.name == found.name }
    }
    draft.place = place(guess)
    draft.date = date(guess)
    draft.isOwnWord = statements.claim(at: tokens[guess.trigger].start) == nil
    draft.attribution = EventClaims(grammar: grammar, statements: statements).attribution(of: guess)
    draft.count = guess.runs(.recipient).lazy.compactMap(count).first
    draft.isBare = draft.isNoun && draft.actors.isEmpty && draft.recipients.isEmpty
    if draft.isNoun, let head = grammar.head(guess.trigger), grammar.relation(guess.trigger) == .dobj {
      draft.frame = head
    }
    draft.refersBack = draft.isBare && refersBack(guess.trigger)
    return draft
  }

  private func mode(_ kind: Event.Kind, _ lemma: String, _ tag: PartOfSpeech) -> String? {
    modes.mode(kind, lemma)
      ?? lexicon.rules(for: lemma, tag)?.first { $0.kind == kind && $0.conditions.isEmpty }?.mode
  }

  // MARK: Who

  /// The people, organizations, places and groups in the words that play a role; a person only where it is
  /// `allowed`, if that is asked.
  private func participants(
    _ guess: LearnedReading.Guess, _ role: LearnedReading.Role, _ allowed: Set<Int>?
  ) -> [EntityReference] {
    var result: [EntityReference] = []
    for run in guess.runs(role) {
      for token in heads(of: run) {
        guard let found = grammar.reference(token, acceptsGroup: { grammar.tag($0).isNoun }),
          !result.contains(where: { $0.name == found.name || covers($0, token) })
        else { continue }
        if let allowed, found.kind == .person, !allowed.contains(token) { continue }
        result.append(found)
      }
    }
    return result
  }

  /// Whether a token lies in the words of a participant: "Finland" in "ministers of Norway and Finland".
  private func covers(_ participant: EntityReference, _ token: Int) -> Bool {
    guard let span = participant.span else { return false }
    return span.start <= tokens[token].start && tokens[token].end <= span.end
  }

  /// The heads of the noun phrases in a run of tokens: those that hang on nothing in it, and what is joined to
  /// them.
  private func heads(of run: Range<Int>) -> [Int] {
    var result: [Int] = []
    var first: Int?
    for token in run where isNominal(token) {
      first = first ?? token
      guard let head = grammar.head(token), run.contains(head) else {
        result.append(token)
        continue
      }
      if grammar.relation(token) == .conj, result.contains(head) { result.append(token) }
    }
    return result.isEmpty ? [first].compactMap { $0 } : result
  }

  private func isNominal(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    switch tag {
    case .prp, .wp, .wdt, .cd, .dt: return true
    default: return tag.isNoun || grammar.entities.reference(atToken: token)?.isName == true
    }
  }

  /// The number that stands before a noun, or instead of one.
  private func count(_ run: Range<Int>) -> String? {
    run.first { grammar.tag($0) == .cd && !tokens[$0].shape.contains(.hasLetter) }.map { tokens[$0].lower }
  }

  /// Whether a noun speaks of what was told before: "the attack", "this deal".
  private func refersBack(_ noun: Int) -> Bool {
    guard let determiner = grammar.child(noun, .det) else { return false }
    switch tokens[determiner].lower {
    case "the", "this", "that", "these", "those": return true
    default: return false
    }
  }

  // MARK: Where and when

  private func place(_ guess: LearnedReading.Guess) -> EntityReference? {
    for run in guess.runs(.place) {
      for token in run {
        if let found = grammar.entities.reference(atToken: token), found.kind == .place {
          return EntityReference(
            name: found.name, kind: .place, id: found.id, span: grammar.document.span(found.tokens))
        }
      }
    }
    return setting(guess.trigger)
  }

  /// The place by name behind a preposition of place that hangs on the trigger, or on what is done to.
  private func setting(_ trigger: Int) -> EntityReference? {
    for anchor in [trigger, grammar.object(trigger)].compactMap({ $0 }) {
      for child in grammar.syntax.children(of: anchor)
      where grammar.relation(child) == .prep && FigureTies.placing.contains(tokens[child].lower) {
        guard let object = grammar.child(child, .pobj),
          let found = grammar.entities.reference(atToken: object),
          found.kind == .place
        else { continue }
        return EntityReference(
          name: found.name, kind: .place, id: found.id, span: grammar.document.span(found.tokens))
      }
    }
    return nil
  }

  /// The index of the date expression that the network ties to the event.
  private func date(_ guess: LearnedReading.Guess) -> Int? {
    let runs = guess.runs(.date)
    guard !runs.isEmpty else { return nil }
    return dates.indices.first { index in
      dates[index].tokens.overlaps(guess.tokens) && runs.contains { $0.overlaps(dates[index].tokens) }
    }
  }
}
