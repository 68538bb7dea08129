import Facts
package import Language

/// The verbs, nouns and adjectives that say what happens.
package struct EventLexicon: Sendable {
  /// What holds of a word whatever the network says: that it tells of an event of this kind, or of none.
  enum Order: Sendable, Hashable {
    case always(Event.Kind)
    case never
  }

  private enum Part: String {
    case verb, noun, adjective
  }

  private struct Entry: Hashable {
    var part: Part
    var lemma: String
  }

  private struct Trigger: Hashable {
    var kind: Event.Kind
    var lemma: String
  }

  private var rules: [Entry: [EventRule]] = [:]
  private var forms: Set<UInt64> = []
  private var orders: [Entry: Order] = [:]
  private var orderedForms: Set<UInt64> = []
  private var modes: [Trigger: String] = [:]

  /// The lexicon that travels in the binary, which a bad row makes end the program.
  package init(_ lemmatizer: Lemmatizer = Lemmatizer()) {
    do {
      try self.init(.standard, lemmatizer)
    } catch {
      fatalError("\(error)")
    }
  }

  /// The lexicon of a table.
  ///
  /// - Throws: a `LanguageError` for a row that is no rule, order or mode, or has a condition or a class that is none.
  init(_ table: EventTable, _ lemmatizer: Lemmatizer = Lemmatizer()) throws(LanguageError) {
    for section in table.sections {
      for row in section.rows { try add(row, of: section, table.classes) }
    }
    rules = rules.mapValues { rules in
      rules.filter(\.isConditional) + rules.filter { !$0.isConditional }
    }
    for word in rules.keys { addForms(of: word, lemmatizer, to: &forms) }
    for word in orders.keys { addForms(of: word, lemmatizer, to: &orderedForms) }
  }

  private func addForms(of word: Entry, _ lemmatizer: Lemmatizer, to forms: inout Set<UInt64>) {
    forms.insert(stableHash(word.lemma.utf8))
    guard word.part != .adjective else { return }
    lemmatizer.addForms(of: word.lemma, isNoun: word.part == .noun, to: &forms)
  }

  /// Whether a word may be a form of one that names events; cheap.
  func mayInclude(_ token: Token) -> Bool { forms.contains(token.hash) }

  /// The rules for a lemma, those with conditions first.
  func rules(for lemma: String, _ tag: PartOfSpeech) -> [EventRule]? {
    guard tag.isVerb || tag == .nn || tag == .nns || tag == .jj else { return nil }
    return rules[Entry(part: Self.part(tag), lemma: lemma)]
  }

  /// What is ordered for a token, if anything; cheap where nothing is.
  func order(for token: Token, _ tag: PartOfSpeech, _ lemmatizer: Lemmatizer) -> Order? {
    guard !orderedForms.isEmpty, orderedForms.contains(token.hash) else { return nil }
    return orders[Entry(part: Self.part(tag), lemma: lemmatizer.lemma(of: token, tag))]
  }

  /// PLOVER's mode of an event of a kind, or that of a type beyond it, by the lemma of its trigger.
  func mode(_ kind: Event.Kind, _ lemma: String, _ tag: PartOfSpeech) -> String? {
    modes[Trigger(kind: kind, lemma: lemma)]
      ?? rules(for: lemma, tag)?.first { $0.kind == kind && !$0.isConditional }?.mode
  }

  private static func part(_ tag: PartOfSpeech) -> Part {
    tag.isVerb ? .verb : tag.isNoun ? .noun : .adjective
  }

  // MARK: Rows

  private mutating func add(
    _ row: LanguageRow, of section: EventTable.Section, _ classes: [Substring: Set<String>]
  ) throws(LanguageError) {
    guard row.fields.count > 1 else { throw row.error("lemmas stand behind the first tab") }
    let lemmas = try Self.lemmas(row, classes)
    if row.fields[0] == "mode" { return try addMode(row, lemmas, section) }
    let isOrder = row.fields[0].hasPrefix("!")
    guard let part = Part(rawValue: String(row.fields[0].dropFirst(isOrder ? 1 : 0))) else {
      throw row.error("\(row.fields[0]) is none of mode, verb, noun, adjective, !verb, !noun, !adjective")
    }
    if isOrder {
      guard row.fields.count == 2 else { throw row.error("an order has no conditions") }
      let order = section.kind.map(Order.always) ?? .never
      for lemma in lemmas.sorted() {
        let old = orders.updateValue(order, forKey: Entry(part: part, lemma: lemma))
        guard old == nil || old == order else { throw row.error("\(lemma) has another order already") }
      }
    } else {
      guard let kind = section.kind else { throw row.error("under NONE stand orders only") }
      guard row.fields.count < 4 else { throw row.error("behind the conditions stands nothing") }
      if row.fields.count == 3 { try Self.checkConditions(row, classes) }
      let rule = EventRule(kind: kind, mode: section.mode, isConditional: row.fields.count == 3)
      for lemma in lemmas { rules[Entry(part: part, lemma: lemma), default: []].append(rule) }
    }
  }

  private mutating func addMode(
    _ row: LanguageRow, _ lemmas: Set<String>, _ section: EventTable.Section
  ) throws(LanguageError) {
    guard let kind = section.kind, let mode = section.mode, row.fields.count == 2 else {
      throw row.error("lemmas of a mode stand under a head that has one")
    }
    for lemma in lemmas.sorted() {
      if let old = modes.updateValue(mode, forKey: Trigger(kind: kind, lemma: lemma)) {
        throw row.error("\(lemma) has the mode \(old) already")
      }
    }
  }

  /// The lemmas of a row, classes written out.
  private static func lemmas(
    _ row: LanguageRow, _ classes: [Substring: Set<String>]
  ) throws(LanguageError) -> Set<String> {
    var lemmas: Set<String> = []
    for word in row.fields[1].split(separator: " ") {
      if word.hasPrefix("@") {
        guard let members = classes[word.dropFirst()] else { throw row.error("unknown class \(word)") }
        lemmas.formUnion(members)
      } else if !lemmas.insert(String(word)).inserted {
        throw row.error("\(word) stands twice")
      }
    }
    guard !lemmas.isEmpty else { throw row.error("lemmas stand behind the first tab") }
    return lemmas
  }

  /// Refuses what is no condition. Whether one holds is not asked: the network learns that from the words themselves.
  private static func checkConditions(
    _ row: LanguageRow, _ classes: [Substring: Set<String>]
  ) throws(LanguageError) {
    for condition in row.fields[2].split(separator: " ") {
      let halves = condition.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let isKnown =
        switch halves[0] {
        case "!o", "!s", "x", "c": halves.count == 1
        case "o", "s", "a", "m", "prt": halves.count == 2
        default:
          halves[0].hasPrefix("p:") && halves[0].count > 2
            || halves.count == 1 && halves[0].hasPrefix("!p:") && halves[0].count > 3
        }
      guard isKnown else { throw row.error("unknown condition \(condition)") }
      guard halves.count == 2 else { continue }
      for word in halves[1].split(separator: ",", omittingEmptySubsequences: false) {
        let isClass = word.hasPrefix("@")
        guard !word.isEmpty, !isClass || openClasses.contains(word) || classes[word.dropFirst()] != nil else {
          throw row.error("unknown class or no word in \(condition)")
        }
      }
    }
  }

  /// Anybody who can act, by name or not; the same without pronouns; any place by name.
  private static let openClasses: Set<Substring> = ["@people", "@named", "@place"]
}
