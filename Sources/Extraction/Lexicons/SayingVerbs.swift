import Language

/// The verbs that report what somebody says or thinks.
struct SayingVerbs: Sendable {
  /// How a verb reports.
  struct Manner: OptionSet, Sendable {
    let rawValue: UInt16
    /// With direct quotes and with clauses.
    static let say = Manner(rawValue: 1)
    /// With direct quotes alone.
    static let direct = Manner(rawValue: 2)
    /// With clauses, but no speech.
    static let think = Manner(rawValue: 4)
    /// "call it X", "describe it as X".
    static let name = Manner(rawValue: 8)
    /// The clause is said not to be so.
    static let deny = Manner(rawValue: 16)
    /// With clauses that tell what somebody rules or finds.
    static let find = Manner(rawValue: 32)
    /// A hearer may stand between the verb and the clause.
    static let hearer = Manner(rawValue: 64)
    /// A noun may stand for what is said: "confirmed the arrest".
    static let object = Manner(rawValue: 128)
    /// It takes objects that are nothing said: "held talks".
    static let take = Manner(rawValue: 256)

    /// With direct quotes.
    static let quotes: Manner = [.say, .direct, .name, .deny, .find]
    /// With clauses that are indirect speech.
    static let speech: Manner = [.say, .find]
    /// With clauses.
    static let clauses: Manner = [.say, .think, .deny, .find]

    /// The names of manners in `sayings.txt`, in the order of their bits.
    enum Name: String, CaseIterable {
      case say, direct, think, name, deny, find, hearer, object, take

      var manner: Manner { Manner(rawValue: 1 << UInt16(Self.allCases.firstIndex(of: self) ?? 0)) }
    }
  }

  private let manners: [String: Manner]
  private let forms: Set<UInt64>

  init(_ lemmatizer: Lemmatizer) {
    var manners: [String: Manner] = [:]
    for row in LanguageResource("sayings.txt").table(2) {
      let manner = row.value(1, as: Manner.Name.self).manner
      manners[String(row[0]), default: []].insert(manner)
    }
    self.manners = manners
    var forms: Set<UInt64> = []
    for lemma in manners.keys { lemmatizer.addForms(of: lemma, isNoun: false, to: &forms) }
    self.forms = forms
  }

  /// Whether a word may be a form of one of the verbs; cheap.
  func mayInclude(_ token: Token) -> Bool { forms.contains(token.hash) }

  /// How the verb with this lemma reports; empty for other verbs.
  func manner(of lemma: String) -> Manner { manners[lemma] ?? [] }
}
