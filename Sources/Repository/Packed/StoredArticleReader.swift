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
    var confidence: Double?
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

  /// The id of the article.
  let id: String
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
    for _ in 0..<7 { reader.skipOptionalString() }
    for _ in 0..<reader.int() {
      reader.skipString()
      _ = reader.int()
    }
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

  func start(_ kind: StoredArticle.Kind, _ index: Int) -> BlobReader {
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
      id: id, title: reader.optionalString(), byline: reader.optionalString(),
      source: reader.optionalString(), url: reader.optionalString(),
      published: reader.optionalString(), dateline: reader.optionalString(),
      language: reader.optionalString(), text: String(decoding: textBytes, as: UTF8.self))
  }

  /// The title, publisher, time of publication and language; without the text.
  func heading() -> (title: String?, source: String?, published: String?, language: String?) {
    var reader = BlobReader(bytes, at: fields)
    _ = reader.string()
    let title = reader.optionalString()
    reader.skipOptionalString()
    let source = reader.optionalString()
    _ = reader.optionalString()
    let published = reader.optionalString()
    _ = reader.optionalString()
    return (title, source, published, reader.optionalString())
  }

  /// The time of publication.
  var published: String? {
    var reader = BlobReader(bytes, at: fields)
    reader.skipString()
    for _ in 0..<4 { reader.skipOptionalString() }
    return reader.optionalString()
  }

  func facts() -> ArticleFacts {
    ArticleFacts(
      article: article(), people: (0..<counts.0).map { person($0) },
      organizations: (0..<counts.1).map { organization($0) }, places: (0..<counts.2).map { place($0) },
      events: (0..<counts.3).map(event), figures: (0..<counts.4).map(figure),
      quotes: (0..<counts.5).map(quote), dates: (0..<counts.6).map(date), omitted: omitted())
  }

  /// How many facts of each kind were left out.
  func omitted() -> [String: Int] {
    var reader = BlobReader(bytes, at: fields)
    reader.skipString()
    for _ in 0..<7 { reader.skipOptionalString() }
    var omitted: [String: Int] = [:]
    for _ in 0..<reader.int() {
      let kind = reader.string()
      omitted[kind] = reader.int()
    }
    return omitted
  }

  // MARK: Parts

  func texts(_ reader: inout BlobReader) -> [String] {
    let count = reader.int()
    return count == 0 ? [id] : (0..<count - 1).map { _ in reader.string() }
  }

  func skipTexts(_ reader: inout BlobReader) {
    for _ in 0..<max(0, reader.int() - 1) { reader.skipString() }
  }

  func spans(_ reader: inout BlobReader, wanted: Bool = true) -> [Span] {
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

  func span(_ reader: inout BlobReader) -> Span {
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

  func participants(_ reader: inout BlobReader) -> [Participant] {
    (0..<reader.int()).map { _ in participant(&reader).0 }
  }

  func participant(_ reader: inout BlobReader) -> (Participant, Span?) {
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

  func references(_ reader: inout BlobReader) -> [EntityReference] {
    (0..<reader.int()).map { _ in reference(&reader) }
  }

  func optionalReference(_ reader: inout BlobReader) -> EntityReference? {
    reader.byte() == 0 ? nil : reference(&reader)
  }

  func reference(_ reader: inout BlobReader) -> EntityReference {
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

  func optionalAttribution(_ reader: inout BlobReader) -> Attribution? {
    reader.byte() == 0 ? nil : attribution(&reader)
  }

  func attribution(_ reader: inout BlobReader) -> Attribution {
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

  func optionalDate(_ reader: inout BlobReader) -> PartialDate? {
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
