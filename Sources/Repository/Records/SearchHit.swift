/// Something that a search found.
public struct SearchHit: Hashable, Sendable {
  /// What sort of record.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case person, organization, place, event, figure, quote, article
  }

  /// A piece of the text around a match, with the matches marked.
  public struct Snippet: Hashable, Sendable {
    /// The text.
    public var text: String
    /// The matches: half-open ranges of code points of `text`, in order, apart from each other.
    public var highlights: [Range<Int>]

    /// A snippet.
    public init(text: String, highlights: [Range<Int>]) {
      self.text = text
      self.highlights = highlights
    }
  }

  /// What sort of record.
  public var kind: Kind
  /// Its id.
  public var id: String
  /// Its name, title, summary or words.
  public var title: String
  /// The relevance, higher is better; comparable within one search only.
  public var score: Double
  /// Where it matches.
  public var snippet: Snippet

  /// A hit.
  public init(kind: Kind, id: String, title: String, score: Double, snippet: Snippet) {
    self.kind = kind
    self.id = id
    self.title = title
    self.score = score
    self.snippet = snippet
  }
}
