/// Words that somebody is quoted with.
public struct Quote: Hashable, Sendable {
  /// Direct, in quotation marks; or indirect, in the article's own words.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case direct, indirect
  }

  /// Unique in a corpus, and stable over restarts and re-reads.
  public var id: String
  /// The words without the quotation marks. Their place is `span`.
  public var text: String { span.text }
  /// Where the words stand, quotation marks left out.
  public var span: Span
  /// Direct or indirect.
  public var kind: Kind
  /// Who is quoted, resolved to a record where there is one.
  public var speaker: EntityReference?
  /// The lemma of the verb of saying.
  public var verb: String?

  /// A quote.
  public init(id: String, span: Span, kind: Kind, speaker: EntityReference? = nil, verb: String? = nil) {
    self.id = id
    self.span = span
    self.kind = kind
    self.speaker = speaker
    self.verb = verb
  }
}
