import Facts

/// Events, figures, quotes and dates, whole or only what a question needs of them.
extension StoredArticleReader {
  func eventHead(_ index: Int) -> EventHead {
    var reader = start(.events, index)
    return eventHead(&reader)
  }

  private func eventHead(_ reader: inout BlobReader) -> EventHead {
    EventHead(
      id: reader.string(), kind: Event.Kind.allCases[Int(reader.byte())],
      status: Event.Status.allCases[Int(reader.byte())], confidence: confidence(reader.byte()),
      date: optionalDate(&reader),
      actors: participants(&reader), recipients: participants(&reader),
      place: reader.byte() == 0 ? nil : participant(&reader).0, mode: reader.optionalString(),
      mentionCount: reader.int())
  }

  /// Whether somebody is named who says that an event is so.
  func isClaimed(event index: Int) -> Bool {
    var reader = start(.events, index)
    _ = eventHead(&reader)
    reader.skipString()
    _ = span(&reader)
    _ = span(&reader)
    reader.skipOptionalString()
    return reader.byte() == 1
  }

  /// The exact numbers among the counts that an event's figures give.
  func counts(ofEvent index: Int) -> [Double] {
    var reader = start(.events, index)
    _ = eventHead(&reader)
    reader.skipString()
    _ = span(&reader)
    _ = span(&reader)
    reader.skipOptionalString()
    _ = optionalAttribution(&reader)
    return strings(&reader).compactMap { id in
      guard let figure = FactID(id, kind: .figure), figure.article == self.id, figure.index < count(.figures),
        quantity(ofFigure: figure.index).kind == .count,
        case .value(let value) = amount(ofFigure: figure.index)
      else { return nil }
      return value
    }
  }

  private func confidence(_ byte: UInt8) -> Double? {
    byte & 0x7F == 0 ? nil : Double(byte & 0x7F - 1) / 100
  }

  func event(_ index: Int) -> Event {
    var reader = start(.events, index)
    let id = reader.string()
    let kind = Event.Kind.allCases[Int(reader.byte())]
    let status = Event.Status.allCases[Int(reader.byte())]
    let estimate = reader.byte()
    let date = optionalDate(&reader)
    let actors = references(&reader)
    let recipients = references(&reader)
    let place = optionalReference(&reader)
    let mode = reader.optionalString()
    _ = reader.int()
    return Event(
      id: id, kind: kind, mode: mode, summary: reader.string(), trigger: span(&reader),
      sentence: span(&reader), actors: actors, recipients: recipients, place: place, date: date,
      dateText: reader.optionalString(), status: status, confidence: confidence(estimate),
      isMain: estimate & 0x80 != 0, attribution: optionalAttribution(&reader),
      figures: strings(&reader), articles: articles(&reader), mentions: spans(&reader),
      headline: titleSpan(&reader))
  }

  private func titleSpan(_ reader: inout BlobReader) -> TitleSpan? {
    guard reader.byte() == 1 else { return nil }
    let start = reader.int()
    let end = reader.int()
    return TitleSpan(
      article: reader.optionalString() ?? id, start: start, end: end, text: reader.string())
  }

  /// The kind, amount and counted thing of a figure, without the rest.
  func amount(ofFigure index: Int) -> Figure.Amount {
    var reader = start(.figures, index)
    _ = reader.fixed64()
    reader.skipString()
    _ = reader.byte()
    return amount(&reader)
  }

  /// The kind and unit of a figure, without the rest.
  func quantity(ofFigure index: Int) -> (kind: Figure.Kind, unit: String?) {
    var reader = start(.figures, index)
    _ = reader.fixed64()
    reader.skipString()
    let kind = Figure.Kind.allCases[Int(reader.byte())]
    _ = amount(&reader)
    return (kind, reader.optionalString())
  }

  /// The hash of the series that a figure belongs to; nil where it can belong to none.
  func series(ofFigure index: Int) -> UInt64? {
    var reader = start(.figures, index)
    let hash = reader.fixed64()
    return hash == 0 ? nil : hash
  }

  /// The date of a figure, without the rest.
  func date(ofFigure index: Int) -> PartialDate? {
    var reader = start(.figures, index)
    _ = reader.fixed64()
    reader.skipString()
    _ = reader.byte()
    _ = amount(&reader)
    reader.skipOptionalString()
    reader.skipOptionalString()
    return optionalDate(&reader)
  }

  func figure(_ index: Int) -> Figure {
    var reader = start(.figures, index)
    _ = reader.fixed64()
    let id = reader.string()
    let kind = Figure.Kind.allCases[Int(reader.byte())]
    let amount = amount(&reader)
    let unit = reader.optionalString()
    let counted = reader.optionalString()
    let date = optionalDate(&reader)
    let place = optionalReference(&reader)
    return Figure(
      id: id, span: span(&reader), kind: kind, amount: amount,
      modifier: Figure.Modifier.allCases[Int(reader.byte())],
      change: reader.optionalString().flatMap(Figure.Change.init(rawValue:)),
      trend: reader.optionalString().flatMap(Figure.Change.init(rawValue:)), unit: unit, counted: counted,
      date: date, place: place, event: reader.optionalString(), attribution: optionalAttribution(&reader),
      articles: articles(&reader))
  }

  private func amount(_ reader: inout BlobReader) -> Figure.Amount {
    reader.byte() == 0 ? .value(reader.double()) : .range(min: reader.double(), max: reader.double())
  }

  func quote(_ index: Int) -> Quote {
    var reader = start(.quotes, index)
    return Quote(
      id: reader.string(), span: span(&reader), kind: reader.byte() == 0 ? .direct : .indirect,
      speaker: optionalReference(&reader), verb: reader.optionalString())
  }

  /// What an event can be found by: its summary, and the word of the text, which may have another ending.
  func words(ofEvent index: Int) -> String {
    var reader = start(.events, index)
    _ = eventHead(&reader)
    return reader.string() + " " + span(&reader).text
  }

  /// The words of a figure and what it counts, without the rest.
  func words(ofFigure index: Int) -> String {
    var reader = start(.figures, index)
    _ = reader.fixed64()
    reader.skipString()
    _ = reader.byte()
    _ = amount(&reader)
    reader.skipOptionalString()
    let counted = reader.optionalString()
    _ = optionalDate(&reader)
    if reader.byte() == 1 { _ = participant(&reader) }
    return span(&reader).text + " " + (counted ?? "")
  }

  /// The words of a quote, without the rest.
  func words(ofQuote index: Int) -> String {
    var reader = start(.quotes, index)
    reader.skipString()
    return span(&reader).text
  }

  /// What the index needs of a quote.
  func quoteHead(_ index: Int) -> (id: String, kind: Quote.Kind, speaker: Participant?) {
    var reader = start(.quotes, index)
    let id = reader.string()
    _ = span(&reader)
    let kind: Quote.Kind = reader.byte() == 0 ? .direct : .indirect
    return (id, kind, reader.byte() == 0 ? nil : participant(&reader).0)
  }

  /// The hashes of a figure's place and of the country around it.
  func placeHashes(ofFigure index: Int) -> [UInt64] {
    var reader = start(.figures, index)
    _ = reader.fixed64()
    reader.skipString()
    _ = reader.byte()
    _ = amount(&reader)
    reader.skipOptionalString()
    reader.skipOptionalString()
    _ = optionalDate(&reader)
    return reader.byte() == 0 ? [] : placeHashes(participant(&reader).0)
  }

  /// The hashes of a place and of the country around it.
  func placeHashes(_ participant: Participant) -> [UInt64] {
    let own = ParticipantHash.of(participant, in: self)
    guard case .local(.place, let local) = participant, let country = place(local).country else {
      return [own]
    }
    let around = ParticipantHash.of(name: country, kind: .place)
    return own == around ? [own] : [own, around]
  }

  func date(_ index: Int) -> DateMention {
    var reader = start(.dates, index)
    return DateMention(span: span(&reader), date: optionalDate(&reader))
  }
}
