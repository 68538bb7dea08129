import Facts

/// The keys under which the index has an article and its facts.
extension StoredArticleReader {
  /// The day of publication.
  private var day: CalendarDay? { published.flatMap { CalendarDay(iso8601: $0.prefix(10)) } }

  /// By the time of publication.
  func key(article: UInt64) -> FactKey {
    FactKey(order: FactOrder.seconds(published), ownerHash: article)
  }

  /// By the day it happened.
  func key(ofEvent index: Int, article: UInt64) -> FactKey {
    key(eventHead(index).date, article, index)
  }

  /// By the day it speaks of.
  func key(ofFigure index: Int, article: UInt64) -> FactKey {
    key(date(ofFigure: index), article, index)
  }

  /// By the day of publication.
  func key(ofQuote index: Int, article: UInt64) -> FactKey {
    key(nil, article, index)
  }

  /// The key of a fact whose day is known already.
  func key(_ date: PartialDate?, _ article: UInt64, _ index: Int) -> FactKey {
    FactKey(order: FactOrder.days(date?.bounds?.first, published: day), ownerHash: article, index: index)
  }
}
