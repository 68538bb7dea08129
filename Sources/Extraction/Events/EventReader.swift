import Facts
import Language

/// Makes drafts of events from what the network reads: its triggers, with participants, place, date and status
/// looked up in the grammar and the names of the document.
struct EventReader {
  let grammar: Grammar
  let lexicon: EventLexicon
  let factuality: Factuality
  let statements: Statements
  /// The tokens of ages: none of them is somebody who takes part, but "the 34-year-old" may be.
  let ages: Set<Int>
  /// The kinds of the people and organizations of the document, by id.
  let kinds: [String: EntityReference.Kind]
  /// The types of event that are likely in the document.
  let expected: Set<Event.Kind>
  /// The least chance of an event behind the first sentences; there, where a report says what it is about, what the
  /// network looks at is enough. What title or first sentences tell of is likely told again.
  private static let leastInBody: Float = 0.79
  private static let leastOfExpected: Float = 0.6
  static let leadSentences = 3

  var tokens: [Token] { grammar.tokens }
  var dates: [DateExpression] { grammar.dates }

  /// The draft for a guess; nil where it is too unlikely.
  func draft(of guess: LearnedReading.Guess, inSentence sentence: Int) -> EventDraft? {
    guard
      sentence < Self.leadSentences
        || guess.confidence >= (expected.contains(guess.kind) ? Self.leastOfExpected : Self.leastInBody)
    else { return nil }
    let tag = grammar.tag(guess.trigger)
    let lemma = grammar.lemma(guess.trigger)
    let reading = factuality.reading(of: guess.trigger, in: grammar)
    guard let status = reading.status(learned: guess.status) else { return nil }
    var draft = EventDraft(
      kind: guess.kind, mode: lexicon.mode(guess.kind, lemma, tag), trigger: guess.trigger, lemma: lemma,
      sentence: sentence)
    draft.confidence = Calibration.confidence(guess.confidence)
    draft.isNoun = !tag.isVerb && !tag.isAdjective
    draft.status = status
    let ruling =
      guess.kind.profile.isGrave
      ? HarmLaw(grammar: grammar, lexicon: lexicon, factuality: factuality)
        .ruling(on: guess.trigger, guess.kind) : nil
    readParticipants(of: guess, ruling, into: &draft)
    draft.place = place(guess)
    draft.date = date(guess)
    draft.isOwnWord = statements.claim(at: tokens[guess.trigger].start) == nil
    draft.attribution = EventClaims(grammar: grammar, statements: statements).attribution(of: guess)
    draft.count = guess.runs(.recipient).lazy.compactMap(count).first
    draft.isBare = draft.isNoun && draft.actors.isEmpty && draft.recipients.isEmpty
    if draft.isNoun, let head = grammar.head(guess.trigger), grammar.relation(guess.trigger) == .dobj {
      draft.frame = head
    }
    // Of what was told before: "the attack", "this deal".
    draft.refersBack = draft.isBare && grammar.isDefinite(guess.trigger)
    return draft
  }

  /// The number that stands before a noun, or instead of one.
  private func count(_ run: Range<Int>) -> String? {
    run.first { grammar.tag($0) == .cd && !tokens[$0].shape.contains(.hasLetter) }.map { tokens[$0].lower }
  }

  // MARK: Where and when

  /// Where the network puts it: a place by name, else a body by name, else a noun for one ("the embassy").
  private func place(_ guess: LearnedReading.Guess) -> EntityReference? {
    let runs = guess.runs(.place)
    for kind in [EntityReference.Kind.place, .organization] {
      for token in runs.joined() {
        guard let found = grammar.entities.reference(atToken: token), found.kind == kind, found.isName else {
          continue
        }
        return grammar.entityReference(found)
      }
    }
    if let setting = setting(guess.trigger) { return setting }
    for noun in runs.flatMap(heads) where grammar.tag(noun) == .nn && grammar.relation(noun) == .pobj {
      guard let found = grammar.reference(noun, acceptsGroup: { _ in true }) else { continue }
      return EntityReference(name: found.name, kind: .place, id: nil, span: found.span)
    }
    return nil
  }

  /// The place by name behind a preposition of place that hangs on the trigger, or on what is done to.
  private func setting(_ trigger: Int) -> EntityReference? {
    for anchor in [trigger, grammar.object(trigger), stage(trigger)].compactMap({ $0 }) {
      for child in grammar.children(anchor)
      where grammar.relation(child) == .prep && tokens[child].is(.placePreposition) {
        guard let object = grammar.child(child, .pobj),
          let found = grammar.entities.reference(atToken: object),
          found.kind == .place
        else { continue }
        return grammar.entityReference(found)
      }
    }
    return nil
  }

  /// The verb that says no more of a noun than that it happened: "protests *took* place".
  private func stage(_ noun: Int) -> Int? {
    guard grammar.tag(noun).isNoun, let verb = grammar.head(noun), grammar.tag(verb).isVerb else {
      return nil
    }
    return factuality.isLight(verb, in: grammar) ? verb : nil
  }

  /// The index of the date expression that the network ties to the event.
  private func date(_ guess: LearnedReading.Guess) -> Int? {
    // "Sunday's attack".
    if let owner = grammar.possessor(guess.trigger), let date = dateIndex(at: owner) { return date }
    let runs = guess.runs(.date)
    guard !runs.isEmpty else { return nil }
    let first = dates.partitioningIndex { $0.tokens.upperBound > guess.tokens.lowerBound }
    let end = dates.partitioningIndex { $0.tokens.lowerBound >= guess.tokens.upperBound }
    return (first..<max(first, end)).first { index in runs.contains { $0.overlaps(dates[index].tokens) } }
  }

  /// The index of the date expression that has a token. Logarithmic.
  func dateIndex(at token: Int) -> Int? {
    let index = dates.partitioningIndex { $0.tokens.upperBound > token }
    return index < dates.count && dates[index].tokens.contains(token) ? index : nil
  }
}
