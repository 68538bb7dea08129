import Facts
package import Language

/// The verbs, nouns and adjectives that say what happens.
package struct EventLexicon: Sendable {
  private var verbs: [String: [EventRule]] = [:]
  private var nouns: [String: [EventRule]] = [:]
  private var adjectives: [String: [EventRule]] = [:]
  private var forms: Set<UInt64> = []
  private var orders: [OrderedWord: Order] = [:]
  private var orderedForms: Set<UInt64> = []

  /// What holds of a word whatever the network says: that it tells of an event of this kind, or of none.
  enum Order: Sendable, Hashable {
    case always(Event.Kind)
    case never
  }

  private struct OrderedWord: Hashable {
    var part: Substring
    var lemma: String
  }

  /// The lexicon that travels in the binary, and further rows of the same form.
  package init(_ lemmatizer: Lemmatizer = Lemmatizer(), and rows: [[Substring]] = []) {
    readRules(LanguageResource("events.txt").rows + rows)
    for lemma in verbs.keys { lemmatizer.addForms(of: lemma, isNoun: false, to: &forms) }
    for lemma in nouns.keys { lemmatizer.addForms(of: lemma, isNoun: true, to: &forms) }
    for lemma in adjectives.keys { forms.insert(stableHash(lemma.utf8)) }
    for word in orders.keys {
      orderedForms.insert(stableHash(word.lemma.utf8))
      if word.part != "adjective" {
        lemmatizer.addForms(of: word.lemma, isNoun: word.part == "noun", to: &orderedForms)
      }
    }
  }

  /// Whether a word may be a form of one that names events; cheap.
  func mayInclude(_ token: Token) -> Bool { forms.contains(token.hash) }

  /// The rules for a lemma, those with conditions first.
  func rules(for lemma: String, _ tag: PartOfSpeech) -> [EventRule]? {
    if tag.isVerb { return verbs[lemma] }
    if tag == .nn || tag == .nns { return nouns[lemma] }
    return tag == .jj ? adjectives[lemma] : nil
  }

  /// What is ordered for a token, if anything; cheap where nothing is.
  func order(for token: Token, _ tag: PartOfSpeech, _ lemmatizer: Lemmatizer) -> Order? {
    guard !orderedForms.isEmpty, orderedForms.contains(token.hash) else { return nil }
    let part: Substring = tag.isVerb ? "verb" : tag.isNoun ? "noun" : "adjective"
    return orders[OrderedWord(part: part, lemma: lemmatizer.lemma(of: token, tag))]
  }

  private mutating func readRules(_ rows: [[Substring]]) {
    var classes: [Substring: Set<String>] = [:]
    var kind: Event.Kind?
    var mode: String?
    for row in rows {
      if row.count == 1, row[0].hasPrefix("= ") {
        let fields = row[0].dropFirst(2).split(separator: " ")
        kind = Event.Kind(rawValue: String(fields[0]))
        mode = fields.count > 1 ? String(fields[1]) : nil
        precondition(kind != nil || fields[0] == "NONE", "unknown event type \(fields[0])")
      } else if row[0].hasPrefix("!") {
        let part = row[0].dropFirst()
        precondition(
          row.count == 2 && (part == "verb" || part == "noun" || part == "adjective"),
          "an order is !verb, !noun or !adjective and lemmas, without conditions: \(row.joined(separator: " | "))"
        )
        for lemma in Self.words(row[1].split(separator: " "), classes).lemmas {
          orders[OrderedWord(part: part, lemma: lemma)] = kind.map(Order.always) ?? .never
        }
      } else if row[0] == "class", row.count == 3 {
        classes[row[1]] = Set(row[2].split(separator: " ").map(String.init))
      } else if row.count >= 2, let kind {
        let conditions = row.count > 2 ? row[2].split(separator: " ").map { Self.condition($0, classes) } : []
        let rule = EventRule(kind: kind, mode: mode, conditions: conditions)
        for lemma in Self.words(row[1].split(separator: " "), classes).lemmas { add(rule, row[0], lemma) }
      }
    }
    let sort = { (rules: [EventRule]) in
      rules.filter { !$0.conditions.isEmpty } + rules.filter { $0.conditions.isEmpty }
    }
    verbs = verbs.mapValues(sort)
    nouns = nouns.mapValues(sort)
  }

  private mutating func add(_ rule: EventRule, _ part: Substring, _ lemma: String) {
    switch part {
    case "verb": verbs[lemma, default: []].append(rule)
    case "noun": nouns[lemma, default: []].append(rule)
    case "adjective": adjectives[lemma, default: []].append(rule)
    default: preconditionFailure("unknown part of speech \(part)")
    }
  }

  private static func condition(_ text: Substring, _ classes: [Substring: Set<String>]) -> EventRule.Condition
  {
    let halves = text.split(separator: "=", maxSplits: 1)
    let listed = halves.count > 1 ? words(halves[1].split(separator: ","), classes) : EventRule.Words()
    switch halves[0] {
    case "o": return .object(listed)
    case "!o": return .noObject
    case "s": return .subject(listed)
    case "!s": return .noSubject
    case "prt": return .particle(listed.lemmas)
    case "x": return .infinitive
    case "c": return .clause
    case "m": return .modifier(listed.lemmas)
    case "a": return .attribute(listed)
    default:
      let name = halves[0].drop { $0 == "!" }
      precondition(name.hasPrefix("p:"), "unknown condition \(text)")
      if halves[0].hasPrefix("!") { return .noPreposition(String(name.dropFirst(2))) }
      return .preposition(String(name.dropFirst(2)), halves.count > 1 ? listed : nil)
    }
  }

  private static func words(_ list: [Substring], _ classes: [Substring: Set<String>]) -> EventRule.Words {
    var words = EventRule.Words()
    for word in list {
      switch word {
      case "@people": words.people = true
      case "@named": words.named = true
      case "@place": words.place = true
      default:
        if word.hasPrefix("@") {
          guard let members = classes[word.dropFirst()] else { preconditionFailure("unknown class \(word)") }
          words.lemmas.formUnion(members)
        } else {
          words.lemmas.insert(String(word))
        }
      }
    }
    return words
  }
}
