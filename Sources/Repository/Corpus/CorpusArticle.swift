import Extraction
import Facts

/// An article of the corpus with its facts, extracted now or before.
struct CorpusArticle: Sendable {
  let article: StoredArticle
  /// Whether the facts came from the cache.
  let isCached: Bool
  /// What the facts are cached by.
  let key: ContentKey

  /// Takes the facts of an article from the cache, or extracts them.
  init(_ article: Article, extractor: Extractor, cache: FactsCache?) {
    key = ContentKey(article)
    if let known = cache?.entries[key], known.id == article.id {
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
    key = ContentKey(article)
  }

  /// Takes facts from the cache.
  init(_ article: StoredArticle, key: ContentKey) {
    self.article = article
    isCached = true
    self.key = key
  }

  /// What reads files of the corpus.
  static func loader(
    reader: ArticleReader, disk: Disk, extractor: Extractor, cache: CorpusCache? = nil
  ) -> CorpusLoader<CorpusArticle> {
    var loader = CorpusLoader(
      reader: reader, disk: disk, make: { CorpusArticle($0, extractor: extractor, cache: cache?.facts) },
      makeOfFacts: { CorpusArticle($0) })
    if let cache {
      loader.recall = cache.output
      loader.note = cache.note
    }
    return loader
  }
}
