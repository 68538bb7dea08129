/// The verbs that report what somebody says or thinks.
struct SayingVerbs: Sendable {
  /// How a verb reports.
  struct Manner: OptionSet, Sendable {
    let rawValue: UInt8
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

    /// With direct quotes.
    static let quotes: Manner = [.say, .direct, .name, .deny]
  }

  private let manners: [String: Manner]
  private let forms: Set<UInt64>

  init(_ lemmatizer: Lemmatizer) {
    var manners: [String: Manner] = [:]
    for row in LanguageResource("sayings.txt").rows where row.count == 2 {
      let manner: Manner? =
        switch row[1] {
        case "say": .say
        case "direct": .direct
        case "think": .think
        case "name": .name
        case "deny": .deny
        default: nil
        }
      if let manner { manners[String(row[0]), default: []].insert(manner) }
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
