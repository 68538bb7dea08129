import Facts
import Language

/// Where the time of an expression lies, seen from the day of publication.
enum DateDirection: Sendable {
  /// Behind: it is said to have happened, and nothing that did is later than publication.
  case past
  /// Ahead: it is planned, wanted, foreseen.
  case future
  /// In the present tense: ahead, where it is said of one time and not of every one.
  case present
  /// Nothing tells: the nearest is meant.
  case nearest
}

/// Tells from the clause that a date belongs to whether it lies behind or ahead: by the tense of the verb, and by
/// what `Factuality` knows of the words that govern it ("is *due* on Monday", "*expects* a deal by Friday").
struct DateDirectionReader {
  let grammar: Grammar
  let factuality: Factuality
  let sayings: SayingVerbs
  let words: DateWords

  /// What the clause of an expression says of it.
  struct Reading {
    var direction: DateDirection
    /// Whether it says when somebody said something, and not when that was.
    var isReport = false
  }

  private let known = Known()

  init(grammar: Grammar, factuality: Factuality, sayings: SayingVerbs, words: DateWords) {
    self.grammar = grammar
    self.factuality = factuality
    self.sayings = sayings
    self.words = words
  }

  /// What is known of the words that the dates of a sentence hang on: many dates hang on the same.
  private final class Known {
    var readings: [Int: Factuality.Reading] = [:]
  }

  private func factuality(of word: Int) -> Factuality.Reading {
    if let reading = known.readings[word] { return reading }
    let reading = factuality.reading(of: word, in: grammar)
    if known.readings.count > 100 { known.readings.removeAll(keepingCapacity: true) }
    known.readings[word] = reading
    return reading
  }

  /// Words that are passed at most.
  private static let deepest = 12

  /// The direction of a date.
  ///
  /// - Parameter isHeadline: whether the present tense tells what happened, as in headlines.
  func reading(of date: Range<Int>, isHeadline: Bool) -> Reading {
    if isBehindSaying(date.lowerBound) { return Reading(direction: .past, isReport: true) }
    if let word = plan(before: date.lowerBound) {
      return Reading(direction: direction(ofState: word, isHeadline: isHeadline))
    }
    if date.lowerBound > 0, grammar.tokens[date.lowerBound - 1].is(.since) {
      return Reading(direction: .past)
    }
    if let direction = planned(before: date.lowerBound) ?? putOff(before: date.lowerBound) {
      return Reading(direction: direction)
    }
    var token = top(of: date)
    var preposition = surfacePreposition(before: date.lowerBound)
    var noun: Int?
    var isWanted = false
    for _ in 0..<Self.deepest {
      guard let head = grammar.head(token) else { break }
      let tag = grammar.tag(head)
      if isClause(head) {
        let isDescribing = grammar.relation(head) == .relcl || grammar.relation(head) == .acl
        if isDescribing, isFronted(date), let root = root(of: head) {
          return Reading(direction: direction(ofVerb: root, preposition, isHeadline: isHeadline))
        }
        guard let noun else {
          if putsAhead(head, preposition, date.lowerBound) { return Reading(direction: .future) }
          return Reading(
            direction: direction(ofVerb: head, preposition, isHeadline: isHeadline),
            isReport: isSaying(head))
        }
        if preposition.is(.until) || preposition.is(.till) {
          return Reading(direction: direction(ofVerb: head, preposition, isHeadline: isHeadline))
        }
        let outer = direction(ofVerb: head, nil, isHeadline: isHeadline)
        if isWanted { return Reading(direction: outer == .past ? .nearest : .future) }
        return Reading(direction: direction(ofNoun: noun, preposition, under: head, through: token, outer))
      }
      if tag == .in || tag == .to {
        preposition = preposition ?? grammar.tokens[head].lower
      } else if tag.isAdjective || tag == .rb, noun == nil, isPlanning(head, .adjective) {
        return Reading(direction: direction(ofState: head, isHeadline: isHeadline))
      } else if tag.isNoun {
        let reading = factuality(of: head)
        if isAhead(reading) { return Reading(direction: .future) }
        if noun == nil {
          isWanted = reading.verdict == .notActual(.hypothetical)
          noun = head
        }
      }
      token = head
    }
    return Reading(direction: isHeadline ? .nearest : direction(ofSentence: date.lowerBound))
  }

  /// The direction where the tree ties the date to no verb: past where a verb of the sentence is, and none is ahead.
  private func direction(ofSentence token: Int) -> DateDirection {
    let sentence = grammar.document.sentence(ofToken: token).tokens
    var found = DateDirection.nearest
    for index in sentence.prefix(80) {
      let tag = grammar.tag(index)
      if tag == .md { return .nearest }
      if tag == .vbd && grammar.relation(index) != .relcl
        || grammar.lemmatizer.isIrregular(grammar.tokens[index].hash) && !tag.isVerb
      {
        found = .past
      } else if tag == .vbz || tag == .vbp, found == .nearest {
        let isPerfect = grammar.tokens[index].is(.have) || grammar.tokens[index].is(.has)
        found = isPerfect ? .past : .present
      }
    }
    return found
  }

  /// "*Due* in March": the adjective before a date or its preposition, wherever the tree hangs them.
  private func plan(before start: Int) -> Int? {
    var word = start - 1
    if word > 0, grammar.tag(word) == .in || grammar.tag(word) == .to { word -= 1 }
    return word >= 0 && grammar.tokens[word].is(.due) ? word : nil
  }

  /// The preposition right before a date, whatever the tree makes of it.
  private func surfacePreposition(before start: Int) -> String? {
    guard start > 0 else { return nil }
    let lower = grammar.tokens[start - 1].lower
    return lower.is(.deadlinePreposition) ? lower : nil
  }

  /// "Said *Monday* that", "said on *Monday* they believe": wherever the tree hangs it.
  private func isBehindSaying(_ start: Int) -> Bool {
    var verb = start - 1
    if verb > 0, grammar.tokens[verb].is(.on) { verb -= 1 }
    return verb >= 0 && grammar.tag(verb) == .vbd && isSaying(verb)
  }

  /// "*On Saturday*, a crowd of workers who want more marched": what opens the sentence belongs to its main verb.
  private func isFronted(_ date: Range<Int>) -> Bool {
    let tokens = grammar.tokens
    guard date.upperBound < tokens.count, tokens[date.upperBound].lower == "," else { return false }
    return tokens[date.lowerBound].shape.contains(.sentenceStart)
      || date.lowerBound > 0 && tokens[date.lowerBound - 1].shape.contains(.sentenceStart)
  }

  private func root(of token: Int) -> Int? {
    var token = token
    for _ in 0..<Self.deepest {
      guard let head = grammar.head(token) else { return grammar.tag(token).isVerb ? token : nil }
      token = head
    }
    return nil
  }

  private func top(of date: Range<Int>) -> Int {
    var token = date.lowerBound
    for _ in 0..<date.count {
      guard let head = grammar.head(token), date.contains(head) else { break }
      token = head
    }
    return token
  }

  private func isClause(_ token: Int) -> Bool {
    let tag = grammar.tag(token)
    guard tag.isVerb else {
      return tag == .md || tag.isAdjective && grammar.child(token, .aux, .auxpass) != nil
    }
    switch grammar.relation(token) {
    case .aux, .auxpass, .amod, .compound: return false
    case .prep, .mark: return false
    default: return true
    }
  }

  private func isSaying(_ verb: Int) -> Bool {
    sayings.mayInclude(grammar.tokens[verb])
      && !sayings.manner(of: grammar.lemma(verb)).isDisjoint(with: [.say, .deny])
  }

  private func isThought(_ verb: Int) -> Bool {
    sayings.mayInclude(grammar.tokens[verb])
      && !sayings.manner(of: grammar.lemma(verb)).isDisjoint(with: .clauses)
  }

  // MARK: What is planned

  /// Whether what is said of an event puts it ahead.
  private func isAhead(_ reading: Factuality.Reading) -> Bool {
    switch reading.verdict {
    case .forced(.planned), .notActual(.planned), .forced(.hypothetical): true
    default: false
    }
  }

  private static let ways: [FactualityTable.Way] = [.object, .subject, .preposition(.for)]

  /// Whether a word itself says that something is planned: "due", "scheduled", "expects".
  private func isPlanning(_ word: Int, _ part: FactualityTable.Part) -> Bool {
    guard factuality.table.mayInclude(grammar.tokens[word]) else { return false }
    let form = part == .adjective ? grammar.tokens[word].lower : grammar.lemma(word)
    let parts = part == .verb ? [.passive, .verb] : [part]
    return parts.contains { part in
      Self.ways.contains { way in
        switch factuality.table.rule(form, part, [way])?.effect {
        case .stands(.planned)?, .stands(.future)?: true
        default: false
        }
      }
    }
  }

  // MARK: Verbs

  /// How a verb stands in time by its form.
  private enum Tense {
    case past, perfect, pastPerfect, present, modal, infinitive, gerund, participle, bare
  }

  private func tense(_ verb: Int) -> Tense {
    var current = verb
    for _ in 0..<6 {
      if let found = ownTense(current) { return found }
      // "Will meet on Monday and *sign*": the second verb has the first one's helpers.
      guard grammar.relation(current) == .conj, let head = grammar.head(current), grammar.tag(head).isVerb
      else { break }
      current = head
    }
    switch grammar.tag(verb) {
    case .vbn: return grammar.child(verb, .nsubj) == nil ? .participle : .past
    case .vbg: return .gerund
    default: return .bare
    }
  }

  private func isPastForm(_ verb: Int) -> Bool {
    let word = grammar.tokens[verb]
    guard grammar.lemmatizer.isIrregular(word.hash), !word.lower.ends(.s), !word.lower.ends(.ing)
    else { return false }
    let lemma = grammar.lemmatizer.lemma(of: word, .vbd)
    return lemma != word.lower && !lemma.is(.be)
  }

  private func ownTense(_ verb: Int) -> Tense? {
    var isPerfect = false
    var isWill = false
    var found: Tense?
    for child in grammar.children(verb) {
      guard child < verb, grammar.relation(child) == .aux || grammar.relation(child) == .auxpass else {
        continue
      }
      switch grammar.tokens[child].word {
      case .have: isPerfect = true
      case .to: found = .infinitive
      case .had, .clippedHad: found = found ?? .pastPerfect
      case .was, .were, .did: found = found ?? .past
      case .has, .clippedHave: found = found ?? .perfect
      case .is, .are, .am, .possessive, .clippedAre, .clippedAm, .do, .does: found = found ?? .present
      case .be, .been, .being, .get, .got: break
      default:
        guard grammar.tag(child) == .md else { continue }
        found = .modal
        isWill = grammar.tokens[child].is(.will)
      }
    }
    if let found {
      if found == .modal && !isWill || found == .infinitive, isPerfect { return .perfect }
      return found == .present && isPerfect ? .perfect : found
    }
    if isPerfect { return .perfect }
    switch grammar.tag(verb) {
    case .vbd, .md: return grammar.tag(verb) == .md ? .modal : .past
    // "Prices *crept* up" is past, whatever its tag.
    case .vbp where isPastForm(verb), .vb where isPastForm(verb): return .past
    case .vbz, .vbp: return .present
    default: return nil
    }
  }

  private func direction(ofVerb verb: Int, _ preposition: String?, isHeadline: Bool, steps: Int = 6)
    -> DateDirection
  {
    switch tense(verb) {
    // "By Friday, all must have left" is a deadline.
    case .perfect
    where preposition.is(.by) && grammar.children(verb).contains { grammar.tag($0) == .md }:
      return .future
    case .perfect where isPutOff(verb, preposition): return .future
    case .perfect, .pastPerfect: return .past
    case .past:
      let isPlanned = isPlanning(verb, .verb) || arranges(verb)
      if preposition.is(.to) && isPlanned || isPutOff(verb, preposition) { return .future }
      if preposition.is(.until) || preposition.is(.till) { return isPlanned ? .future : .nearest }
      let isFor = preposition.map { $0.is(.planningLink) } ?? false
      return isPlanning(verb, .verb) && (isFor || grammar.isPassive(verb))
        || preposition.is(.for) && arranges(verb)
        ? .nearest : .past
    case .modal: return .future
    case .present: return isHeadline || isThought(verb) ? .nearest : .present
    case .bare: return isHeadline ? .nearest : grammar.relation(verb) == .root ? .future : above(verb, steps)
    case .participle:
      if isPlanning(verb, .verb) && preposition != nil || preposition.is(.for) && arranges(verb) {
        return .future
      }
      return direction(ofParticiple: verb, preposition, steps)
    case .gerund: return grammar.relation(verb) == .acl ? .nearest : above(verb, steps)
    case .infinitive: return direction(ofInfinitive: verb, steps)
    }
  }

  /// "The man *arrested* on Monday"; but "want the ban *lifted* by April".
  private func direction(ofParticiple verb: Int, _ preposition: String?, _ steps: Int) -> DateDirection {
    if isAhead(factuality(of: verb)) { return .future }
    guard preposition.map({ $0.is(.limitPreposition) }) == true else { return .past }
    switch above(verb, steps) {
    case .present, .future: return .future
    case .past, .nearest: return .past
    }
  }

  private func above(_ verb: Int, _ steps: Int) -> DateDirection {
    var token = verb
    for _ in 0..<4 {
      guard let head = grammar.head(token) else { return .nearest }
      if isClause(head) {
        return steps > 0 ? direction(ofVerb: head, nil, isHeadline: false, steps: steps - 1) : .nearest
      }
      token = head
    }
    return .nearest
  }

  /// "Agreed to *meet*" lies ahead, "managed to *flee*" behind; what is decided may be either.
  private func direction(ofInfinitive verb: Int, _ steps: Int) -> DateDirection {
    switch factuality(of: verb).verdict {
    case .forced(.planned), .notActual(.planned), .forced(.hypothetical):
      return direction(ofPlan: verb)
    case .notActual(.hypothetical): return .nearest
    case .forced(.denied), .notActual(.denied), .open, .asserted:
      guard let head = grammar.head(verb), grammar.tag(head).isVerb else { return .nearest }
      if factuality.table.rule(grammar.lemma(head), .verb, [.infinitive])?.effect == .stands(.open) {
        return .nearest
      }
      return above(verb, steps)
    default: return above(verb, steps)
    }
  }

  /// "Extended *until Monday*", also where the tagger takes the verb for a noun.
  private func putOff(before start: Int) -> DateDirection? {
    guard start > 1, grammar.tokens[start - 1].is(.untilWord),
      !grammar.tag(start - 2).isVerb,
      grammar.tokens[start - 2].lower.ends(.ed),
      grammar.lemmatizer.lemma(of: grammar.tokens[start - 2], .vbd).is(.deferringVerb)
    else { return nil }
    return .future
  }

  /// "Agreed to *meet*" lies ahead, unless somebody had agreed.
  private func direction(ofPlan verb: Int) -> DateDirection {
    let isPastPerfect =
      grammar.head(verb).map { grammar.tag($0).isVerb && tense($0) == .pastPerfect } ?? false
    return isPastPerfect ? .past : .future
  }

  /// "Was *due to start* on Monday", "is *set to* meet": what has been planned, wherever the tree hangs it.
  private func planned(before start: Int) -> DateDirection? {
    var to = start - 1
    while to > 1, start - to < 7,
      !grammar.tokens[to].is(.to) || !grammar.tokens[to - 1].is(.plannedParticiple)
    {
      let tag = grammar.tag(to)
      guard !grammar.tokens[to].isPunctuation, tag != .vbd, tag != .vbz, tag != .md else { return nil }
      to -= 1
    }
    guard to > 1, grammar.tokens[to].is(.to), grammar.tokens[to - 1].is(.plannedParticiple) else {
      return nil
    }
    return direction(ofPlanned: to - 1)
  }

  /// The direction of what a word like "due" is said of, by the words before it.
  private func direction(ofPlanned word: Int) -> DateDirection {
    for helper in (max(0, word - 4)..<word).reversed() {
      switch grammar.tokens[helper].word {
      case .been: continue
      case .had, .clippedHad: return .past
      case .was, .were: return .nearest
      case .has, .have, .clippedHave: return .past
      default: if grammar.tag(helper) != .rb { return .future }
      }
    }
    return .future
  }

  /// "Postponed *to Saturday*", "suspended *until Monday*".
  private func isPutOff(_ verb: Int, _ preposition: String?) -> Bool {
    switch Word(preposition) {
    case .until, .till: grammar.lemma(verb).is(.deferringVerb) || arranges(verb)
    case .to, .for: grammar.lemma(verb).is(.deferringVerb) && grammar.tag(verb) != .vbg
    default: false
    }
  }

  /// Whether a verb arranges what its object is: "announced elections in April".
  private func arranges(_ verb: Int) -> Bool {
    grammar.lemma(verb).is(.arrangingVerb)
  }

  /// "Promised elections *in August*": the date behind the object of such a verb is the object's.
  private func putsAhead(_ verb: Int, _ preposition: String?, _ date: Int) -> Bool {
    guard preposition.is(.in) || preposition.is(.for), arranges(verb) || isPlanning(verb, .verb),
      let object = grammar.child(verb, .dobj)
    else { return false }
    return verb < object && object < date
  }

  // MARK: Adjectives and nouns

  /// "Is *due* on Monday", "the report *due* on Monday".
  private func direction(ofState word: Int, isHeadline: Bool) -> DateDirection {
    guard let copula = grammar.head(word), grammar.tag(copula).isVerb, grammar.relation(word) != .amod else {
      return .future
    }
    switch tense(copula) {
    case .past: return .nearest
    case .perfect, .pastPerfect: return .past
    default: return .future
    }
  }

  /// The direction of a noun's date: "*Monday's vote* failed", "a bid for *October elections*".
  ///
  /// - Parameters:
  ///   - preposition: what stands between the noun and its date.
  ///   - last: the word through which the noun hangs on the verb.
  ///   - outer: the direction of the verb.
  private func direction(
    ofNoun noun: Int, _ preposition: String?, under verb: Int, through last: Int, _ outer: DateDirection
  ) -> DateDirection {
    switch grammar.relation(last) {
    case .nsubj, .nsubjpass, .csubj: return outer == .present ? .nearest : outer
    default: break
    }
    if let preposition = grammar.head(noun), grammar.relation(noun) == .pobj,
      grammar.tokens[preposition].is(.aheadLink)
    {
      return .nearest
    }
    if isPlanning(verb, .verb) || arranges(verb) {
      return preposition.is(.in) || preposition.map { $0.is(.planningLink) } == true ? .future : .nearest
    }
    return outer == .past ? .past : .nearest
  }
}
