/// Where the articles of a repository are.
public struct CorpusSources: Hashable, Sendable {
  /// Files and folders of articles. The first folder is where articles are stored for good.
  public var corpus: [String]
  /// Files and folders of what `dateline extract` wrote: facts, one article a line.
  public var facts: [String]
  /// Whether to keep what was extracted beside the corpus, in `.dateline/facts.cache` of its folder.
  public var usesCache: Bool

  /// Sources.
  public init(corpus: [String], facts: [String] = [], usesCache: Bool = false) {
    self.corpus = corpus
    self.facts = facts
    self.usesCache = usesCache
  }
}
