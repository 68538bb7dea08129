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

  func id(ofEvent index: Int) -> String {
    var reader = start(.events, index)
    return reader.string()
  }

  /// Whether somebody is named who says that an event is so.
  func isClaimed(event index: Int) -> Bool {
    var reader = start(.events, index)
    _ = eventHead(&reader)
    reader.skipString()
    _ = span(&reader)
    return reader.byte() == 1
  }

  /// The exact numbers among the counts that an event's figures give.
  func counts(ofEvent index: Int) -> [Double] {
    var reader = start(.events, index)
    _ = eventHead(&reader)
    reader.skipString()
    _ = span(&reader)
    _ = optionalAttribution(&reader)
    return texts(&reader).compactMap { id in
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
    var event = Event.blank
    event.id = reader.string()
    event.kind = Event.Kind.allCases[Int(reader.byte())]
    event.status = Event.Status.allCases[Int(reader.byte())]
    let estimate = reader.byte()
    event.confidence = confidence(estimate)
    event.isMain = estimate & 0x80 != 0
    event.date = optionalDate(&reader)
    event.actors = references(&reader)
    event.recipients = references(&reader)
    event.place = optionalReference(&reader)
    event.mode = reader.optionalString()
    _ = reader.int()
    event.summary = reader.string()
    event.trigger = span(&reader)
    event.attribution = optionalAttribution(&reader)
    event.figures = texts(&reader)
    PackedTables.event.read(into: &event, self, &reader)
    return event
  }

  func titleSpan(_ reader: inout BlobReader) -> TitleSpan {
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
    var reader = beforeDate(ofFigure: index)
    return optionalDate(&reader)
  }

  private func beforeDate(ofFigure index: Int) -> BlobReader {
    var reader = start(.figures, index)
    _ = reader.fixed64()
    reader.skipString()
    _ = reader.byte()
    _ = amount(&reader)
    reader.skipOptionalString()
    reader.skipOptionalString()
    return reader
  }

  private func afterDate(ofFigure index: Int) -> BlobReader {
    var reader = beforeDate(ofFigure: index)
    _ = optionalDate(&reader)
    return reader
  }

  /// The id of the event that a figure counts, without the rest.
  func event(ofFigure index: Int) -> String? {
    var reader = afterDate(ofFigure: index)
    if reader.byte() == 1 { _ = participant(&reader) }
    _ = span(&reader)
    return reader.optionalString()
  }

  func figure(_ index: Int) -> Figure {
    var reader = start(.figures, index)
    var figure = Figure.blank
    _ = reader.fixed64()
    figure.id = reader.string()
    figure.kind = Figure.Kind.allCases[Int(reader.byte())]
    figure.amount = amount(&reader)
    figure.unit = reader.optionalString()
    figure.counted = reader.optionalString()
    figure.date = optionalDate(&reader)
    figure.place = optionalReference(&reader)
    figure.span = span(&reader)
    figure.event = reader.optionalString()
    PackedTables.figure.read(into: &figure, self, &reader)
    return figure
  }

  private func amount(_ reader: inout BlobReader) -> Figure.Amount {
    reader.byte() == 0 ? .value(reader.double()) : .range(min: reader.double(), max: reader.double())
  }

  func quote(_ index: Int) -> Quote {
    var reader = start(.quotes, index)
    var quote = Quote.blank
    quote.id = reader.string()
    quote.span = span(&reader)
    quote.kind = reader.byte() == 0 ? .direct : .indirect
    quote.speaker = optionalReference(&reader)
    PackedTables.quote.read(into: &quote, self, &reader)
    return quote
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
    var reader = afterDate(ofFigure: index)
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
    var date = DateMention.blank
    PackedTables.date.read(into: &date, self, &reader)
    return date
  }
}
