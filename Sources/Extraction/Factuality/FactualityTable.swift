import Language

/// The rows of `factuality.txt`: what words make of an event that hangs on them, or that they hang on.
struct FactualityTable: Sendable {
  /// Where a row's words stand.
  enum Part: String, Sendable {
    /// They govern the event; `passive` asks for a passive.
    case verb, passive, noun, adjective
    /// They govern it as a preposition, or stand before it as a fixed phrase.
    case preposition, phrase
    /// They hang on it: a modal, an adverb, a conjunction, a modifier of a noun.
    case modal, adverb, mark, modifier
    /// The event itself, as the aim of what is done: "marched to protest".
    case purpose
    /// The event itself, in a figure of speech.
    case figure
  }

  /// How the event hangs on a word.
  enum Way: Hashable, Sendable {
    case none, clause, infinitive, object, subject, attribute, compound, content, relative, tale
    case preposition(String), gerund(String)

    /// The ways that are no words of the text, as the table writes them.
    private enum Plain: String {
      case clause
      case infinitive = "inf"
      case object, subject, attribute, compound, content, relative, tale
    }

    init(_ text: Substring) {
      switch Plain(rawValue: String(text)) {
      case .clause: self = .clause
      case .infinitive: self = .infinitive
      case .object: self = .object
      case .subject: self = .subject
      case .attribute: self = .attribute
      case .compound: self = .compound
      case .content: self = .content
      case .relative: self = .relative
      case .tale: self = .tale
      case nil:
        self =
          text.hasSuffix("+ing") ? .gerund(String(text.dropLast(4))) : .preposition(String(text))
      }
    }

    /// The object of a preposition that a rule calls by its name.
    static func preposition(_ word: Word) -> Way { .preposition(word.text) }
  }

  /// What a word makes of an event.
  enum Effect: Hashable, Sendable {
    case stands(Standing)
    /// The event shares the word's own clause, with its negation and modals: "launch", "begin to".
    case shares
    /// It is taken for granted, whatever stands above: "regret that".
    case given
  }

  /// A row, for one word and one way.
  struct Rule: Sendable {
    var part: Part
    var way: Way
    var effect: Effect
    var negated: Effect
  }

  private var rules: [String: [Rule]] = [:]
  private var forms: Set<UInt64> = []

  private static func effect(_ name: Substring) -> Effect? {
    switch name {
    case "shares": .shares
    case "given": .given
    default: Standing(named: name).map(Effect.stands)
    }
  }

  /// Reads rows of words, part, ways, effect, effect when negated (empty: by the effect), and examples; a row
  /// with an unknown word in its place is a programming error.
  init(rows: [[Substring]], _ lemmatizer: Lemmatizer) {
    for row in rows {
      guard row.count >= 5, let part = Part(rawValue: String(row[1])), let effect = Self.effect(row[3]),
        row[4].isEmpty || Self.effect(row[4]) != nil
      else { preconditionFailure("factuality.txt: \(row.joined(separator: " | "))") }
      let negated = Self.effect(row[4]) ?? Self.negated(effect)
      let ways = row[2].isEmpty ? [.none] : row[2].split(separator: " ").map(Way.init)
      for word in row[0].split(separator: " ").map({ String($0.replacing("_", with: " ")) }) {
        for way in ways {
          rules[word, default: []].append(Rule(part: part, way: way, effect: effect, negated: negated))
        }
        let lemma = String(word.prefix { $0 != "+" && $0 != " " })
        lemmatizer.addForms(of: lemma, isNoun: false, to: &forms)
        lemmatizer.addForms(of: lemma, isNoun: true, to: &forms)
        forms.insert(stableHash(lemma.utf8))
      }
    }
  }

  private static func negated(_ effect: Effect) -> Effect {
    switch effect {
    case .stands(.planned), .stands(.future), .stands(.unsure): .stands(.denied)
    case .stands(.hypothetical): .stands(.unsure)
    case .stands(.open), .shares: .stands(.denied)
    default: .stands(.open)
    }
  }

  /// Whether a token may be a form of a word of the table; cheap.
  func mayInclude(_ token: Token) -> Bool { forms.contains(token.hash) }

  /// What a word in dictionary form says in this place; the first of the ways that a row has.
  func rule(_ word: String, _ part: Part, _ ways: [Way]) -> Rule? {
    guard let all = rules[word] else { return nil }
    for way in ways { if let found = all.first(where: { $0.part == part && $0.way == way }) { return found } }
    return nil
  }

  func rule(_ word: String, _ part: Part) -> Rule? { rule(word, part, [.none]) }
}
