import Facts

/// Puts an event into one plain sentence, in the present tense, from its own parts and the words of the
/// text: "Karim Masimov is detained", "The alliance will withdraw its troops".
struct EventSummary {
  let grammar: Grammar
  let lexicon: EventLexicon

  /// The sentence for a draft.
  func text(of draft: EventDraft, attribution: Attribution?) -> String {
    let clause = draft.isNoun || grammar.tag(draft.trigger) == .jj ? nounClause(draft) : verbClause(draft)
    let sentence = Grammar.plain(clause)
    guard let first = sentence.first else { return sentence }
    return first.uppercased() + sentence.dropFirst()
  }

  private func verbClause(_ draft: EventDraft) -> String {
    let verb = draft.trigger
    if let content = draft.content, !grammar.isPassive(content) { return intentClause(draft, content) }
    var parts: [String] = []
    let isPassive = grammar.isPassive(verb)
    if isPassive {
      let subject = subjectText(draft.recipients, grammar.object(verb))
      parts.append(subject.text)
      parts.append(passive(draft, isPlural: subject.isPlural))
      parts += particles(verb)
      if !draft.actors.isEmpty, grammar.agent(verb) != nil { parts.append("by \(names(draft.actors))") }
    } else {
      let subject = subjectText(draft.actors, grammar.subject(verb))
      if subject.text.isEmpty { return headlessClause(draft) }
      parts.append(subject.text)
      parts.append(active(draft, isPlural: subject.isPlural))
      parts += particles(verb)
      if let object = grammar.object(verb) {
        parts.append(objectText(object, draft))
      } else if let (subject, state) = smallClause(verb) {
        parts += [draft.recipients.isEmpty ? nounText(subject) : names(draft.recipients), state]
      }
    }
    parts += complements(verb, draft)
    if !isPassive { parts += infinitive(verb) }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// "(found) him guilty": somebody, and what is said of him without a verb.
  private func smallClause(_ verb: Int) -> (subject: Int, state: String)? {
    guard let state = grammar.child(verb, .ccomp), grammar.tag(state) == .jj,
      let subject = grammar.child(state, .nsubj), subject > verb
    else { return nil }
    return (subject, grammar.tokens[state].lower)
  }

  /// "(threatens) to halt deliveries": the infinitive that completes a verb.
  private func infinitive(_ verb: Int) -> [String] {
    guard let clause = grammar.child(verb, .xcomp), clause > verb,
      grammar.child(clause, .aux).map({ grammar.tokens[$0].lower }) == "to"
    else { return [] }
    return ["to", grammar.lemma(clause)] + particles(clause) + [
      grammar.object(clause).map { nounText($0) } ?? ""
    ]
  }

  /// What happens to somebody when nobody is said to do it: "Killing two people is reported".
  private func headlessClause(_ draft: EventDraft) -> String {
    let verb = draft.trigger
    let object = grammar.object(verb).map { objectText($0, draft) } ?? names(draft.recipients)
    let gerund = Self.gerund(draft.lemma)
    let state =
      draft.status == .planned ? "planned" : draft.status == .actual ? "reported" : draft.status.rawValue
    return ([gerund] + particles(verb) + [object, "is", state]).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// "kill" -> "killing".
  private static func gerund(_ lemma: String) -> String {
    if lemma.hasSuffix("ie") { return lemma.dropLast(2) + "ying" }
    if lemma.hasSuffix("e"), !lemma.hasSuffix("ee") { return lemma.dropLast() + "ing" }
    return lemma + "ing"
  }

  /// "The union plans to boycott the vote", "Norway says it will send troops".
  private func intentClause(_ draft: EventDraft, _ content: Int) -> String {
    let subject = subjectText(draft.actors, grammar.subject(draft.trigger))
    let verb = subject.isPlural ? draft.lemma : Self.thirdPerson(draft.lemma)
    let link =
      grammar.relation(content) == .ccomp && grammar.child(content, .nsubj) != nil
      ? (subject.isPlural ? "they will" : "it will") : "to"
    var parts = [subject.text, verb, link, grammar.lemma(content)] + particles(content)
    if let object = grammar.object(content) { parts.append(nounText(object)) }
    parts += complements(content, draft)
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func nounClause(_ draft: EventDraft) -> String {
    if grammar.tag(draft.trigger) == .jj {
      let phrase = document(grammar.subtree(draft.trigger))
      return "\(names(draft.actors)) \(draft.actors.count > 1 ? "are" : "is") \(phrase)"
    }
    let phrase = nounText(draft.trigger)
    let isPlural = grammar.tag(draft.trigger) == .nns
    let be = isPlural ? "are" : "is"
    if let verb = draft.frame, grammar.object(verb) == draft.trigger, !draft.actors.isEmpty,
      !grammar.isPassive(verb),
      draft.status == .actual
    {
      let lemma = grammar.lemma(verb)
      let isMany = draft.actors.count > 1 || isPluralGroup(draft.actors[0])
      return "\(names(draft.actors)) \(isMany ? lemma : Self.thirdPerson(lemma)) \(phrase)"
    }
    switch draft.status {
    case .planned: return "\(phrase) \(be) planned"
    case .alleged: return "\(phrase) \(be) alleged"
    case .denied: return "\(phrase) \(be) denied"
    case .hypothetical: return "\(phrase) \(be) possible"
    case .actual, .historical: return "\(phrase) \(be) reported"
    }
  }

  private func active(_ draft: EventDraft, isPlural: Bool) -> String {
    if draft.status == .planned || draft.status == .hypothetical, let framed = framed(draft, isPlural) {
      return framed
    }
    return switch draft.status {
    case .actual, .historical: isPlural ? draft.lemma : Self.thirdPerson(draft.lemma)
    case .planned: "will \(draft.lemma)"
    case .hypothetical: "may \(draft.lemma)"
    case .alleged: "allegedly \(isPlural ? draft.lemma : Self.thirdPerson(draft.lemma))"
    case .denied: "reportedly \(isPlural ? draft.lemma : Self.thirdPerson(draft.lemma)), which is denied:"
    }
  }

  /// "Plans to withdraw": the verb that frames the event, in the text's own word.
  private func framed(_ draft: EventDraft, _ isPlural: Bool) -> String? {
    guard grammar.relation(draft.trigger) == .xcomp, let head = grammar.head(draft.trigger),
      grammar.tag(head).isVerb,
      grammar.child(head, .neg) == nil, !grammar.isPassive(head), grammar.child(draft.trigger, .aux) != nil,
      grammar.child(head, .dobj) == nil
    else { return nil }
    let lemma = grammar.lemma(head)
    guard !lexicon.frame(lemma).isDisjoint(with: [.plan, .wish, .commit]) else { return nil }
    return "\(isPlural ? lemma : Self.thirdPerson(lemma)) to \(draft.lemma)"
  }

  private func passive(_ draft: EventDraft, isPlural: Bool) -> String {
    let participle = grammar.tokens[draft.trigger].lower
    let be = isPlural ? "are" : "is"
    return switch draft.status {
    case .actual, .historical: "\(be) \(participle)"
    case .planned: "will be \(participle)"
    case .hypothetical: "may be \(participle)"
    case .alleged: "\(be) allegedly \(participle)"
    case .denied: "\(be), it is denied, \(participle)"
    }
  }

  private func particles(_ verb: Int) -> [String] {
    grammar.syntax.children(of: verb).filter { grammar.relation($0) == .prt }.map { grammar.tokens[$0].lower }
  }

  private func subjectText(_ found: [EntityReference], _ token: Int?) -> (text: String, isPlural: Bool) {
    if let token, found.allSatisfy({ $0.kind == .group }) {
      let text = nounText(grammar.antecedent(token))
      let isPlural =
        grammar.tag(token) == .nns || grammar.tag(token) == .nnps || found.count > 1
        || grammar.child(token, .conj) != nil || grammar.tag(token) == .cd
        || found.first.map(isPluralGroup) == true
      if !text.isEmpty { return (text, isPlural) }
    }
    if !found.isEmpty { return (names(found), found.count > 1) }
    if let token, grammar.tag(token) == .prp {
      return (grammar.tokens[token].text, ["they", "we", "you", "i"].contains(grammar.tokens[token].lower))
    }
    return ("", false)
  }

  private func isPluralGroup(_ reference: EntityReference) -> Bool {
    guard reference.kind == .group, let word = reference.name.split(separator: " ").last else { return false }
    return word.hasSuffix("s") && !word.hasSuffix("ss") || word == "police" || word == "people"
      || word.hasSuffix("men")
  }

  private func names(_ references: [EntityReference]) -> String {
    let names = references.prefix(3).map(\.name)
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private func objectText(_ object: Int, _ draft: EventDraft) -> String {
    if draft.recipients.contains(where: { $0.kind != .group }),
      draft.recipientTokens.contains(object) || draft.kind == .appoint || draft.kind == .dismiss
    {
      return names(draft.recipients)
    }
    return nounText(object)
  }

  /// A noun phrase with what "of" adds to it.
  private func nounText(_ noun: Int, joins: Bool = true) -> String {
    if let found = grammar.entities.reference(atToken: noun), !found.isName || grammar.tag(noun) == .prp {
      return found.name
    }
    if grammar.tag(noun) == .prp || grammar.tag(noun) == .wdt || grammar.tag(noun) == .wp { return "" }
    let phrase = grammar.nounPhrase(noun)
    var end = phrase.upperBound
    let limit = min(grammar.subtree(noun).upperBound, phrase.lowerBound + 18)
    while end < limit, continuesPhrase(end), joins || grammar.tag(end) != .cc { end += 1 }
    while end > phrase.upperBound, isLoose(end - 1) { end -= 1 }
    guard end - phrase.lowerBound <= 18 else { return grammar.tokens[noun].text }
    return document(phrase.lowerBound..<end)
  }

  /// Whether a token goes on with a noun phrase: no clause, no comma, no time.
  private func continuesPhrase(_ token: Int) -> Bool {
    switch grammar.tag(token) {
    case .vb, .vbd, .vbp, .vbz, .vbn, .vbg, .md, .wdt, .wp, .wps, .wrb: return false
    case .punctuation: return joinsNames(token)
    case .in, .to:
      guard let object = grammar.child(token, .pobj) else { return false }
      return Self.links.contains(grammar.tokens[token].lower) && !isTime(object)
    default: return true
    }
  }

  /// Whether a comma stands between names that are joined: "ministers of Norway, Sweden and Finland".
  private func joinsNames(_ comma: Int) -> Bool {
    guard grammar.tokens[comma].lower == ",", comma + 1 < grammar.tokens.count else { return false }
    let next = grammar.relation(comma + 1) == .compound ? grammar.head(comma + 1) ?? comma + 1 : comma + 1
    return grammar.relation(next) == .conj && grammar.tag(next).isProperNoun
      && grammar.head(next).map { grammar.tag($0).isProperNoun } == true
  }

  private func isLoose(_ token: Int) -> Bool {
    switch grammar.tag(token) {
    case .in, .to, .dt, .cc, .prps, .jj: true
    default: false
    }
  }

  private static let links: Set<String> = [
    "of", "in", "against", "by", "for", "with", "between", "on", "from", "to", "over",
  ]

  private static let kept: Set<String> = ["as", "to", "with", "from", "of", "against", "for", "on"]

  /// The short prepositional phrases that complete the verb.
  private func complements(_ verb: Int, _ draft: EventDraft) -> [String] {
    var parts: [String] = []
    for child in grammar.syntax.children(of: verb) where child > verb && parts.count < 2 {
      switch grammar.relation(child) {
      case .prep where Self.kept.contains(grammar.tokens[child].lower),
        .dative where grammar.child(child, .pobj) != nil:
        guard let object = grammar.child(child, .pobj), !isTime(object) else { continue }
        let text = nounText(object, joins: false)
        if !text.isEmpty { parts.append("\(grammar.tokens[child].lower) \(text)") }
      case .attr: parts.append(nounText(child))
      default: continue
      }
    }
    if let place = draft.place, let object = grammar.object(of: verb, prepositions: ["in", "at", "near"]),
      let span = place.span, grammar.tokens[object].start <= span.end,
      grammar.tokens[object].end >= span.start
    {
      parts.append("in \(place.name)")
    }
    return parts
  }

  private func isTime(_ noun: Int) -> Bool {
    grammar.tokens[noun].shape.contains(.hasDigit)
      || Self.times.contains(grammar.lemma(noun))
  }

  private static let times: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "day", "week",
    "month",
    "year", "night", "morning", "evening", "afternoon", "time",
  ]

  private func document(_ range: Range<Int>) -> String { grammar.document.span(range).text }

  /// "dismiss" -> "dismisses".
  static func thirdPerson(_ lemma: String) -> String {
    switch lemma {
    case "be": return "is"
    case "have": return "has"
    default: break
    }
    let endings = ["s", "sh", "ch", "x", "z", "o"]
    if endings.contains(where: lemma.hasSuffix) { return lemma + "es" }
    if lemma.hasSuffix("y"), let before = lemma.dropLast().last, !"aeiou".contains(before) {
      return lemma.dropLast() + "ies"
    }
    return lemma + "s"
  }
}
