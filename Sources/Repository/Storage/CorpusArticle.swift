import Extraction
import Facts

/// An article of the corpus with its facts, extracted now or before.
struct CorpusArticle: Sendable {
  let article: StoredArticle
  /// Whether the facts came from the cache.
  let isCached: Bool
  /// What the facts are cached by; nil where they need not be.
  let key: FactsCache.Key?

  /// Takes the facts of an article from the cache, or extracts them.
  init(_ article: Article, extractor: Extractor, cache: FactsCache?) {
    key = cache == nil ? nil : FactsCache.Key(article)
    if let key, let known = cache?.entries[key], known.id == article.id {
      self.article = known
      isCached = true
    } else {
      self.article = StoredArticle(extractor.facts(of: article))
      isCached = false
    }
  }

  /// Takes facts that were extracted elsewhere.
  init(_ facts: ArticleFacts) {
    article = StoredArticle(facts)
    isCached = false
    key = nil
  }

  /// What reads files of the corpus.
  static func loader(
    reader: ArticleReader, extractor: Extractor, cache: FactsCache? = nil
  ) -> CorpusLoader<CorpusArticle> {
    CorpusLoader(
      reader: reader, make: { CorpusArticle($0, extractor: extractor, cache: cache) },
      makeOfFacts: { CorpusArticle($0) })
  }
}
