import Facts

/// What the index has of one article: a pure function of it.
struct ArticlePostings {
  /// Every posting but those of events, which are indexed by what all their reports say.
  var postings: [Posting] = []
  /// A name in an article.
  struct Name {
    /// `NameKey.hash`.
    var hash: UInt64
    var kind: EntityReference.Kind
    /// How often it is mentioned.
    var mentions: Int
    /// The hash of the region it is of, if the article says.
    var region: UInt64?
  }

  /// The names in the article.
  var names: [Name] = []
  /// The events.
  var events: [FactIndex.Report] = []
  /// What figures count, in words.
  var counted: [[String]] = []
  /// The figures that belong to series.
  var series: [FactIndex.SeriesMember] = []

  init(_ article: StoredArticle) {
    article.read { read(&$0, article) }
  }

  private mutating func read(_ reader: inout StoredArticleReader, _ article: StoredArticle) {
    let heading = reader.heading()
    let time = reader.key(article: article.hash)
    add(.articles, time)
    for hash in TextSketch(reader.textBytes).hashes.prefix(TextSketch.indexed) {
      add(.articleSketch, hash, time)
    }
    let source = heading.source.map { Folding.fold($0) }
    if let source { add(.articleSource, source, time) }
    if let language = heading.language?.lowercased() {
      add(.articleLanguage, language, time)
      let main = language.prefix { $0 != "-" }
      if main.count < language.count { add(.articleLanguage, String(main), time) }
    }
    for kind in [EntityReference.Kind.person, .organization, .place] {
      for index in 0..<reader.count(StoredArticleReader.storedKind(kind)) {
        let name = Name(
          hash: reader.nameHashes(kind, index).key, kind: kind, mentions: reader.mentionCount(kind, index),
          region: reader.region(kind, index))
        postings.append(
          Posting(
            attribute: Attribute.nameLocals.with(name.hash, name.region ?? NameTally.noRegion),
            key: FactKey(order: time.order, ownerHash: article.hash, index: index)))
        names.append(name)
      }
    }
    for index in 0..<reader.count(.events) {
      let head = reader.eventHead(index)
      let key = reader.key(head.date, article.hash, index)
      let traits = EventTraits(index, key: key, in: reader)
      events.append((key, traits.signatures))
      add(.event, head.id, key, article)
      for signature in traits.signatures {
        postings.append(Posting(attribute: signature.attribute, key: key))
      }
    }
    for index in 0..<reader.count(.figures) { addFigure(index, &reader, article, source) }
    for index in 0..<reader.count(.quotes) {
      let quote = reader.quoteHead(index)
      let key = reader.key(ofQuote: index, article: article.hash)
      add(.quote, quote.id, key, article)
      add(.quotes, key)
      add(.quoteKind, quote.kind.rawValue, key)
      if let source { add(.quoteSource, source, key) }
      if let speaker = quote.speaker { add(.quoteSpeaker, ParticipantHash.of(speaker, in: reader), key) }
    }
  }

  private mutating func addFigure(
    _ index: Int, _ reader: inout StoredArticleReader, _ article: StoredArticle, _ source: String?
  ) {
    let figure = reader.figure(index)
    let key = reader.key(figure.date, article.hash, index)
    add(.figure, figure.id, key, article)
    add(.figures, key)
    add(.figureValue, key.with(order: FactOrder.value(figure.amount.lower)))
    if case .range = figure.amount {
      add(.figureRange, key.with(order: FactOrder.value(figure.amount.lower)))
    }
    add(.figureKind, figure.kind.rawValue, key)
    if let source { add(.figureSource, source, key) }
    if figure.attribution != nil { add(.figureClaimed, key) }
    if let unit = figure.unit { add(.figureUnit, Folding.fold(unit), key) }
    let counted = SearchWords.words(of: figure.counted ?? "")
    for word in Set(counted) { add(.figureWord, word, key) }
    if !counted.isEmpty {
      add(.figureCounted, counted.joined(separator: " "), key)
      self.counted.append(counted)
    }
    for hash in reader.placeHashes(ofFigure: index) { add(.figurePlace, hash, key) }
    if let hash = reader.series(ofFigure: index) {
      add(.figureSeries, hash, key)
      series.append((hash, key))
    }
  }

  /// An id is indexed only where it does not say itself which fact it is of.
  private mutating func add(_ kind: FactID.Kind, _ id: String, _ key: FactKey, _ article: StoredArticle) {
    if let own = FactID(id, kind: kind), own.article == article.id, own.index == key.index { return }
    add(kind.attribute, id, key)
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
