/// Who claims a fact, and with what verb: "the authorities say". The article's own statements have none.
public struct Attribution: Hashable, Sendable {
  /// The name of the claimant, or the words for it: "analysts".
  public var name: String
  /// The id of the claimant's record, when it has one.
  public var id: String?
  /// The lemma of the verb of saying: "say", "suggest"; "according to" for the preposition.
  public var verb: String
  /// The words that attribute: "Kazakh authorities say".
  public var span: Span

  /// An attribution.
  public init(name: String, id: String? = nil, verb: String, span: Span) {
    self.name = name
    self.id = id
    self.verb = verb
    self.span = span
  }
}
