import Facts

/// Reads facts out of a stored article, any of them on its own.
struct StoredArticleReader {
  /// A reference before its name is looked up: the article's own record, or a name.
  enum Participant {
    case local(kind: EntityReference.Kind, index: Int)
    case named(EntityReference)
  }

  /// The part of an event that the index needs.
  struct EventHead {
    var id: String
    var kind: Event.Kind
    var status: Event.Status
    var date: PartialDate?
    var actors: [Participant]
    var recipients: [Participant]
    var place: Participant?
    var mode: String?
    var mentionCount: Int
  }

  /// Gives the record of the article's own person, organization or place; its id and name then stand in
  /// the facts in place of the article's own.
  var record: ((EntityReference.Kind, Int) -> (id: String, name: String)?)?

  private let id: String
  private let bytes: UnsafeRawBufferPointer
  private let counts: (Int, Int, Int, Int, Int, Int, Int)
  private let fields: Int
  private let textStart: Int
  private let textCount: Int
  private let isASCII: Bool

  init(id: String, bytes: UnsafeRawBufferPointer) {
    self.id = id
    self.bytes = bytes
    var reader = BlobReader(bytes)
    func next() -> Int { Int(reader.fixed32()) }
    counts = (next(), next(), next(), next(), next(), next(), next())
    let total = counts.0 + counts.1 + counts.2 + counts.3 + counts.4 + counts.5 + counts.6
    fields = 4 * (StoredArticle.Kind.allCases.count + total)
    reader.position = fields
    reader.skipString()
    for _ in 0..<6 { reader.skipOptionalString() }
    isASCII = reader.byte() == 1
    textCount = reader.int()
    textStart = reader.position
  }

  func count(_ kind: StoredArticle.Kind) -> Int {
    switch kind {
    case .people: counts.0
    case .organizations: counts.1
    case .places: counts.2
    case .events: counts.3
    case .figures: counts.4
    case .quotes: counts.5
    case .dates: counts.6
    }
  }

  private func start(_ kind: StoredArticle.Kind, _ index: Int) -> BlobReader {
    var slot = StoredArticle.Kind.allCases.count + index
    if kind.rawValue > 0 { slot += counts.0 }
    if kind.rawValue > 1 { slot += counts.1 }
    if kind.rawValue > 2 { slot += counts.2 }
    if kind.rawValue > 3 { slot += counts.3 }
    if kind.rawValue > 4 { slot += counts.4 }
    if kind.rawValue > 5 { slot += counts.5 }
    var reader = BlobReader(bytes, at: 4 * slot)
    reader.position = Int(reader.fixed32())
    return reader
  }

  /// The UTF-8 of the article's text.
  var textBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[textStart..<textStart + textCount])
  }

  // MARK: The article

  func article() -> Article {
    var reader = BlobReader(bytes, at: fields)
    let id = reader.string()
    return Article(
      id: id, title: reader.optionalString(), source: reader.optionalString(), url: reader.optionalString(),
      published: reader.optionalString(), dateline: reader.optionalString(),
      language: reader.optionalString(), text: String(decoding: textBytes, as: UTF8.self))
  }

  /// The title, publisher, time of publication and language; without the text.
  func heading() -> (title: String?, source: String?, published: String?, language: String?) {
    var reader = BlobReader(bytes, at: fields)
    _ = reader.string()
    let title = reader.optionalString()
    let source = reader.optionalString()
    _ = reader.optionalString()
    let published = reader.optionalString()
    _ = reader.optionalString()
    return (title, source, published, reader.optionalString())
  }

  func facts() -> ArticleFacts {
    ArticleFacts(
      article: article(), people: (0..<counts.0).map { person($0) },
      organizations: (0..<counts.1).map { organization($0) }, places: (0..<counts.2).map { place($0) },
      events: (0..<counts.3).map(event), figures: (0..<counts.4).map(figure),
      quotes: (0..<counts.5).map(quote), dates: (0..<counts.6).map(date))
  }

  // MARK: Names

  /// The name of the article's own record of a person, organization or place.
  func name(_ kind: EntityReference.Kind, _ index: Int) -> (id: String, name: String) {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize
    return (reader.string(), reader.string())
  }

  private static let keySize = 24

  /// The hashes of the name: of the key, and as a participant of events.
  func nameHashes(_ kind: EntityReference.Kind, _ index: Int) -> (key: UInt64, participant: UInt64) {
    var reader = start(Self.storedKind(kind), index)
    return (reader.fixed64(), reader.fixed64())
  }

  /// The hash of the country of a place, or of the place of an organization.
  func region(_ kind: EntityReference.Kind, _ index: Int) -> UInt64? {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize - 8
    let hash = reader.fixed64()
    return hash == 0 ? nil : hash
  }

  static func storedKind(_ kind: EntityReference.Kind) -> StoredArticle.Kind {
    switch kind {
    case .person: .people
    case .organization: .organizations
    case .place, .group: .places
    }
  }

  /// How often the article's own record is mentioned.
  func mentionCount(_ kind: EntityReference.Kind, _ index: Int) -> Int {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize
    reader.skipString()
    reader.skipString()
    for _ in 0..<reader.int() { reader.skipString() }
    for _ in 0..<max(0, reader.int() - 1) { reader.skipString() }
    return reader.int()
  }

  /// The mentions of the article's own record.
  func mentions(_ kind: EntityReference.Kind, _ index: Int) -> [Span] {
    var reader = start(Self.storedKind(kind), index)
    reader.position += Self.keySize
    _ = reader.string()
    _ = reader.string()
    _ = strings(&reader)
    _ = articles(&reader)
    return spans(&reader)
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func person(_ index: Int, mentions: Bool = true) -> Person {
    var reader = start(.people, index)
    reader.position += Self.keySize
    var person = Person(
      id: reader.string(), name: reader.string(), aliases: strings(&reader), articles: articles(&reader),
      mentions: spans(&reader, wanted: mentions))
    person.age = reader.optionalInt()
    person.roles = (0..<reader.int()).map { _ in
      Person.Role(
        title: reader.string(), of: reader.optionalString(),
        status: Person.Role.Status.allCases[Int(reader.byte())], evidence: span(&reader))
    }
    return person
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func organization(_ index: Int, mentions: Bool = true) -> Organization {
    var reader = start(.organizations, index)
    reader.position += Self.keySize
    var organization = Organization(
      id: reader.string(), name: reader.string(), aliases: strings(&reader), articles: articles(&reader),
      mentions: spans(&reader, wanted: mentions))
    organization.acronym = reader.optionalString()
    organization.kind = Organization.Kind.allCases[Int(reader.byte())]
    organization.place = optionalReference(&reader)
    return organization
  }

  /// - Parameter mentions: whether the mentions are wanted.
  func place(_ index: Int, mentions: Bool = true) -> Place {
    var reader = start(.places, index)
    reader.position += Self.keySize
    var place = Place(
      id: reader.string(), name: reader.string(), aliases: strings(&reader), articles: articles(&reader),
      mentions: spans(&reader, wanted: mentions))
    place.country = reader.optionalString()
    return place
  }

  // MARK: Events, figures, quotes, dates

  func eventHead(_ index: Int) -> EventHead {
    var reader = start(.events, index)
    return eventHead(&reader)
  }

  private func eventHead(_ reader: inout BlobReader) -> EventHead {
    EventHead(
      id: reader.string(), kind: Event.Kind.allCases[Int(reader.byte())],
      status: Event.Status.allCases[Int(reader.byte())], date: optionalDate(&reader),
      actors: participants(&reader), recipients: participants(&reader),
      place: reader.byte() == 0 ? nil : participant(&reader).0, mode: reader.optionalString(),
      mentionCount: reader.int())
  }

  func event(_ index: Int) -> Event {
    var reader = start(.events, index)
    let id = reader.string()
    let kind = Event.Kind.allCases[Int(reader.byte())]
    let status = Event.Status.allCases[Int(reader.byte())]
    let date = optionalDate(&reader)
    let actors = references(&reader)
    let recipients = references(&reader)
    let place = optionalReference(&reader)
    let mode = reader.optionalString()
    _ = reader.int()
    return Event(
      id: id, kind: kind, mode: mode, summary: reader.string(), trigger: span(&reader),
      sentence: span(&reader), actors: actors, recipients: recipients, place: place, date: date,
      dateText: reader.optionalString(), status: status, attribution: optionalAttribution(&reader),
      figures: strings(&reader), articles: articles(&reader), mentions: spans(&reader))
  }

  /// The kind, amount and counted thing of a figure, without the rest.
  func amount(ofFigure index: Int) -> Figure.Amount {
    var reader = start(.figures, index)
    _ = reader.fixed64()
    reader.skipString()
    _ = reader.byte()
    return amount(&reader)
  }

  /// The hash of the series that a figure belongs to; nil where it can belong to none.
  func series(ofFigure index: Int) -> UInt64? {
    var reader = start(.figures, index)
    let hash = reader.fixed64()
    return hash == 0 ? nil : hash
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
      change: reader.optionalString().flatMap(Figure.Change.init(rawValue:)), unit: unit, counted: counted,
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

  /// The summary of an event, without the rest.
  func summary(ofEvent index: Int) -> String {
    var reader = start(.events, index)
    _ = eventHead(&reader)
    return reader.string()
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
    _ = reader.optionalString()
    _ = reader.optionalString()
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

  // MARK: Parts

  private func strings(_ reader: inout BlobReader) -> [String] {
    (0..<reader.int()).map { _ in reader.string() }
  }

  private func articles(_ reader: inout BlobReader) -> [String] {
    let count = reader.int()
    return count == 0 ? [id] : (0..<count - 1).map { _ in reader.string() }
  }

  private func spans(_ reader: inout BlobReader, wanted: Bool = true) -> [Span] {
    let count = reader.int()
    guard wanted else {
      for _ in 0..<count { skipSpan(&reader) }
      return []
    }
    return (0..<count).map { _ in span(&reader) }
  }

  private func skipSpan(_ reader: inout BlobReader) {
    _ = reader.int()
    if reader.int() & 1 == 0 {
      reader.skipOptionalString()
      reader.skipString()
    } else if !isASCII {
      _ = reader.int()
      _ = reader.int()
    }
  }

  private func span(_ reader: inout BlobReader) -> Span {
    let start = reader.int()
    let word = reader.int()
    let end = start &+ word >> 1
    guard word & 1 == 1 else {
      return Span(article: reader.optionalString() ?? id, start: start, end: end, text: reader.string())
    }
    let from = isASCII ? start : reader.int()
    let count = isASCII ? word >> 1 : reader.int()
    let text = String(decoding: bytes[textStart + from..<textStart + from + count], as: UTF8.self)
    return Span(article: id, start: start, end: end, text: text)
  }

  private func participants(_ reader: inout BlobReader) -> [Participant] {
    (0..<reader.int()).map { _ in participant(&reader).0 }
  }

  private func participant(_ reader: inout BlobReader) -> (Participant, Span?) {
    let head = reader.byte()
    let kind = EntityReference.Kind.allCases[Int(head >> 1)]
    let participant: Participant
    if head & 1 == 1 {
      participant = .local(kind: kind, index: reader.int())
    } else {
      participant = .named(
        EntityReference(name: reader.string(), kind: kind, id: reader.optionalString()))
    }
    return (participant, reader.byte() == 0 ? nil : span(&reader))
  }

  private func references(_ reader: inout BlobReader) -> [EntityReference] {
    (0..<reader.int()).map { _ in reference(&reader) }
  }

  private func optionalReference(_ reader: inout BlobReader) -> EntityReference? {
    reader.byte() == 0 ? nil : reference(&reader)
  }

  private func reference(_ reader: inout BlobReader) -> EntityReference {
    let (participant, span) = participant(&reader)
    switch participant {
    case .local(let kind, let index):
      let (id, name) = record?(kind, index) ?? name(kind, index)
      return EntityReference(name: name, kind: kind, id: id, span: span)
    case .named(var reference):
      reference.span = span
      return reference
    }
  }

  private func optionalAttribution(_ reader: inout BlobReader) -> Attribution? {
    guard reader.byte() == 1 else { return nil }
    var attribution = Attribution(
      name: reader.string(), id: reader.optionalString(), verb: reader.string(), span: span(&reader))
    let kind = reader.byte()
    if kind != 0 {
      let index = reader.int()
      if let record = record?(kind == 1 ? .person : .organization, index) {
        attribution.id = record.id
        attribution.name = record.name
      }
    }
    return attribution
  }

  private func optionalDate(_ reader: inout BlobReader) -> PartialDate? {
    let flags = reader.byte()
    guard flags & 1 == 1 else { return nil }
    func point() -> PartialDate.Point {
      let year = reader.optionalInt()
      let unknown = reader.int()
      let month = reader.int()
      let day = reader.int()
      return PartialDate.Point(
        year: year, unknownYearDigits: unknown, month: month == 0 ? nil : month - 1,
        day: day == 0 ? nil : day - 1, time: reader.optionalString())
    }
    let start = flags & 8 == 0 ? nil : point()
    let end = flags & 16 == 0 ? nil : point()
    let isApproximate = flags & 4 != 0
    if flags & 2 != 0 { return PartialDate(from: start, to: end, isApproximate: isApproximate) }
    return start.map { PartialDate($0, isApproximate: isApproximate) }
  }
}
