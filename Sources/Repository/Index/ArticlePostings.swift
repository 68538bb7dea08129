import Facts

/// What the index has of one article: a pure function of it.
struct ArticlePostings {
  /// Every posting but those of events, which are indexed by what all their reports say.
  var postings: [Posting] = []
  /// The names in the article, by `NameKey.hash`, each with how often it is mentioned.
  var names: [(hash: UInt64, kind: EntityReference.Kind, mentions: Int)] = []
  /// The events.
  var events: [FactIndex.Report] = []
  /// The words that figures count.
  var figureWords: [String] = []
  /// The series that figures belong to.
  var series: [UInt64] = []

  init(_ article: StoredArticle) {
    article.read { read(&$0, article) }
  }

  private mutating func read(_ reader: inout StoredArticleReader, _ article: StoredArticle) {
    let heading = reader.heading()
    let day = heading.published.flatMap { CalendarDay(iso8601: $0.prefix(10)) }
    let time = FactKey(order: FactOrder.seconds(heading.published), article: article.hash)
    add(.articles, time)
    if let source = heading.source { add(.articleSource, Folding.fold(source), time) }
    if let language = heading.language?.lowercased() {
      add(.articleLanguage, language, time)
      let main = language.prefix { $0 != "-" }
      if main.count < language.count { add(.articleLanguage, String(main), time) }
    }
    for kind in [EntityReference.Kind.person, .organization, .place] {
      for index in 0..<reader.count(StoredArticleReader.storedKind(kind)) {
        let hash = reader.nameHashes(kind, index).key
        postings.append(
          Posting(
            attribute: Attribute.nameLocals.with(hash),
            key: FactKey(order: time.order, article: article.hash, index: index)))
        names.append((hash, kind, reader.mentionCount(kind, index)))
      }
    }
    for index in 0..<reader.count(.events) {
      let head = reader.eventHead(index)
      let key = FactKey(
        order: FactOrder.days(head.date?.bounds?.first, published: day), article: article.hash, index: index)
      let bucket = EventBucket(head, in: reader)
      events.append((key, bucket))
      add(.eventID, head.id, key)
      if let bucket { postings.append(Posting(attribute: bucket.attribute, key: key)) }
    }
    for index in 0..<reader.count(.figures) { addFigure(index, &reader, article, day) }
    for index in 0..<reader.count(.quotes) {
      let quote = reader.quoteHead(index)
      let key = FactKey(order: FactOrder.days(day, published: day), article: article.hash, index: index)
      add(.quoteID, quote.id, key)
      add(.quotes, key)
      add(.quoteKind, quote.kind.rawValue, key)
      if let speaker = quote.speaker { add(.quoteSpeaker, ParticipantHash.of(speaker, in: reader), key) }
    }
  }

  private mutating func addFigure(
    _ index: Int, _ reader: inout StoredArticleReader, _ article: StoredArticle, _ day: CalendarDay?
  ) {
    let figure = reader.figure(index)
    let key = FactKey(
      order: FactOrder.days(figure.date?.bounds?.first, published: day), article: article.hash, index: index)
    add(.figureID, figure.id, key)
    add(.figures, key)
    add(.figureValue, key.with(order: FactOrder.value(figure.amount.lower)))
    add(.figureKind, figure.kind.rawValue, key)
    if let unit = figure.unit { add(.figureUnit, Folding.fold(unit), key) }
    for word in Set(SearchWords.words(of: figure.counted ?? "")) {
      add(.figureWord, word, key)
      figureWords.append(word)
    }
    for hash in reader.placeHashes(ofFigure: index) { add(.figurePlace, hash, key) }
    if let hash = reader.series(ofFigure: index) {
      add(.figureSeries, hash, key)
      series.append(hash)
    }
  }

  private mutating func add(_ attribute: Attribute, _ key: FactKey) {
    postings.append(Posting(attribute: attribute.hash, key: key))
  }

  private mutating func add(_ attribute: Attribute, _ value: String, _ key: FactKey) {
    postings.append(Posting(attribute: attribute.with(value), key: key))
  }

  private mutating func add(_ attribute: Attribute, _ value: UInt64, _ key: FactKey) {
    postings.append(Posting(attribute: attribute.with(value), key: key))
  }
}

extension Figure.Amount {
  /// The number, or the smaller end of the range.
  var lower: Double {
    switch self {
    case .value(let value): value
    case .range(let min, _): min
    }
  }

  /// The number, or the larger end of the range.
  var upper: Double {
    switch self {
    case .value(let value): value
    case .range(_, let max): max
    }
  }
}
