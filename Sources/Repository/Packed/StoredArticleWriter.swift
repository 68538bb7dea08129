import Facts

/// Writes an article and its facts as a block of bytes.
///
/// Layout: seven counts and a flag, where each fact begins, the article's fields, its text, the facts.
struct StoredArticleWriter {
  var blob = BlobWriter()
  private let article: Article
  private let text: TextIndex
  private var people: [String: Int] = [:]
  private var organizations: [String: Int] = [:]
  private var places: [String: Int] = [:]
  private let facts: ArticleFacts
  private let mainCountry: String?
  private let traits: PersonTraitsReader

  /// The bytes.
  static func bytes(of facts: ArticleFacts) -> [UInt8] {
    var writer = StoredArticleWriter(facts)
    writer.write()
    return writer.blob.bytes
  }

  /// How many bytes come before the article's id.
  static func headerSize(_ bytes: UnsafeRawBufferPointer) -> Int {
    var reader = BlobReader(bytes)
    var total = 0
    for _ in 0..<StoredArticle.Kind.allCases.count { total += Int(reader.fixed32()) }
    return 4 * (StoredArticle.Kind.allCases.count + total)
  }

  private init(_ facts: ArticleFacts) {
    article = facts.article
    text = TextIndex(facts.article.text)
    self.facts = facts
    mainCountry = SeriesKey.mainCountry(of: facts)
    traits = PersonTraitsReader(facts.people, in: text)
    for (index, person) in facts.people.enumerated() where people[person.id] == nil {
      people[person.id] = index
    }
    for (index, organization) in facts.organizations.enumerated()
    where organizations[organization.id] == nil { organizations[organization.id] = index }
    for (index, place) in facts.places.enumerated() where places[place.id] == nil {
      places[place.id] = index
    }
  }

  private mutating func write() {
    let counts = [
      facts.people.count, facts.organizations.count, facts.places.count, facts.events.count,
      facts.figures.count, facts.quotes.count, facts.dates.count,
    ]
    for count in counts { blob.write(fixed: UInt32(count)) }
    for _ in 0..<counts.reduce(0, +) { blob.write(fixed: UInt32(0)) }
    blob.write(article.id)
    for field in [
      article.title, article.byline, article.source, article.url, article.published, article.dateline,
      article.language,
    ] { blob.write(optional: field) }
    blob.write(facts.omitted.count)
    for (kind, count) in facts.omitted.sorted(by: { $0.key < $1.key }) {
      blob.write(kind)
      blob.write(count)
    }
    blob.write(byte: text.isASCII ? 1 : 0)
    blob.write(article.text)
    var slot = 4 * StoredArticle.Kind.allCases.count
    func begin(_ writer: inout StoredArticleWriter) {
      writer.blob.overwrite(UInt32(writer.blob.count), at: slot)
      slot += 4
    }
    for person in facts.people {
      begin(&self)
      write(person)
    }
    for organization in facts.organizations {
      begin(&self)
      write(organization)
    }
    for place in facts.places {
      begin(&self)
      write(place)
    }
    for event in facts.events {
      begin(&self)
      write(event)
    }
    for figure in facts.figures {
      begin(&self)
      write(figure)
    }
    for quote in facts.quotes {
      begin(&self)
      write(quote)
    }
    for date in facts.dates {
      begin(&self)
      PackedTables.date.write(date, to: &self)
    }
  }

  private mutating func write(_ person: Person) {
    write(NameKey(person.name, kind: .person), mark: UInt64(traits.traits(of: person).byte))
    write(person.id, person.name, person.aliases, person.articles, person.mentions)
    PackedTables.person.write(person, to: &self)
  }

  private mutating func write(_ organization: Organization) {
    write(
      NameKey(organization.name, kind: .organization, acronym: organization.acronym),
      region: organization.place?.name)
    write(
      organization.id, organization.name, organization.aliases, organization.articles, organization.mentions)
    PackedTables.organization.write(organization, to: &self)
  }

  private mutating func write(_ place: Place) {
    write(NameKey(place.name, kind: .place), region: place.country)
    write(place.id, place.name, place.aliases, place.articles, place.mentions)
    PackedTables.place.write(place, to: &self)
  }

  /// The head of a person, an organization or a place behind its keys.
  private mutating func write(
    _ id: String, _ name: String, _ aliases: [String], _ articles: [String], _ mentions: [Span]
  ) {
    blob.write(id)
    blob.write(name)
    write(aliases)
    write(articles)
    write(mentions)
  }

  private mutating func write(_ event: Event) {
    blob.write(event.id)
    blob.write(byte: UInt8(Event.Kind.allCases.firstIndex(of: event.kind) ?? 0))
    blob.write(byte: UInt8(Event.Status.allCases.firstIndex(of: event.status) ?? 0))
    // Hundredths and one; 0 for unknown. The highest bit for what the article leads with.
    let confidence = event.confidence.map { UInt8(min(100, max(0, $0 * 100).rounded())) + 1 } ?? 0
    blob.write(byte: confidence | (event.isMain ? 0x80 : 0))
    write(optional: event.date)
    write(event.actors)
    write(event.recipients)
    write(optional: event.place)
    blob.write(optional: event.mode)
    blob.write(event.mentions.count)
    blob.write(event.summary)
    write(event.trigger)
    write(optional: event.attribution)
    write(event.figures)
    PackedTables.event.write(event, to: &self)
  }

  private mutating func write(_ figure: Figure) {
    blob.write(fixed: SeriesKey(figure, in: text, mainCountry: mainCountry)?.hash ?? 0)
    blob.write(figure.id)
    blob.write(byte: UInt8(Figure.Kind.allCases.firstIndex(of: figure.kind) ?? 0))
    switch figure.amount {
    case .value(let value):
      blob.write(byte: 0)
      blob.write(value)
    case .range(let min, let max):
      blob.write(byte: 1)
      blob.write(min)
      blob.write(max)
    }
    blob.write(optional: figure.unit)
    blob.write(optional: figure.counted)
    write(optional: figure.date)
    write(optional: figure.place)
    write(figure.span)
    blob.write(optional: figure.event)
    PackedTables.figure.write(figure, to: &self)
  }

  private mutating func write(_ quote: Quote) {
    blob.write(quote.id)
    write(quote.span)
    blob.write(byte: quote.kind == .direct ? 0 : 1)
    write(optional: quote.speaker)
    PackedTables.quote.write(quote, to: &self)
  }

  /// - Parameter region: what tells organizations and places of one name apart.
  private mutating func write(_ key: NameKey, region: String?) {
    write(key, mark: region.map { NameKey($0, kind: .place).hash } ?? 0)
  }

  /// - Parameter mark: the hash of the region, or the traits of a person.
  private mutating func write(_ key: NameKey, mark: UInt64) {
    blob.write(fixed: key.hash)
    blob.write(fixed: key.participant)
    blob.write(fixed: mark)
  }

  /// Texts; the id of this article alone is nearly always what a list of articles holds.
  mutating func write(_ texts: [String]) {
    guard texts != [article.id] else { return blob.write(0) }
    blob.write(texts.count + 1)
    for text in texts { blob.write(text) }
  }

  mutating func write(_ spans: [Span]) {
    blob.write(spans.count)
    for span in spans { write(span) }
  }

  /// Start and length; the words only where they are not those of the text.
  mutating func write(_ span: Span) {
    let bytes = span.article == article.id ? text.utf8Range(span.start, span.end) : nil
    let isCut = bytes.map { text.matches(span.text, at: $0) } ?? false
    blob.write(span.start)
    blob.write((span.end &- span.start) << 1 | (isCut ? 1 : 0))
    if isCut, let bytes {
      guard !text.isASCII else { return }
      blob.write(bytes.lowerBound)
      blob.write(bytes.count)
    } else {
      blob.write(optional: span.article == article.id ? nil : span.article)
      blob.write(span.text)
    }
  }

  private mutating func write(optional span: Span?) {
    blob.write(byte: span == nil ? 0 : 1)
    if let span { write(span) }
  }

  mutating func write(_ span: TitleSpan) {
    blob.write(span.start)
    blob.write(span.end)
    blob.write(optional: span.article == article.id ? nil : span.article)
    blob.write(span.text)
  }

  private mutating func write(_ references: [EntityReference]) {
    blob.write(references.count)
    for reference in references { write(reference) }
  }

  private mutating func write(optional reference: EntityReference?) {
    blob.write(byte: reference == nil ? 0 : 1)
    if let reference { write(reference) }
  }

  /// Kind, and the place of the article's own record where it is that by id and name.
  mutating func write(_ reference: EntityReference) {
    let kind = UInt8(EntityReference.Kind.allCases.firstIndex(of: reference.kind) ?? 0)
    let local = local(reference)
    blob.write(byte: kind << 1 | (local == nil ? 0 : 1))
    if let local {
      blob.write(local)
    } else {
      blob.write(reference.name)
      blob.write(optional: reference.id)
    }
    write(optional: reference.span)
  }

  private func local(_ reference: EntityReference) -> Int? {
    guard let id = reference.id else { return nil }
    switch reference.kind {
    case .person: return people[id].flatMap { facts.people[$0].name == reference.name ? $0 : nil }
    case .organization:
      return organizations[id].flatMap { facts.organizations[$0].name == reference.name ? $0 : nil }
    case .place: return places[id].flatMap { facts.places[$0].name == reference.name ? $0 : nil }
    case .group: return nil
    }
  }

  private mutating func write(optional attribution: Attribution?) {
    blob.write(byte: attribution == nil ? 0 : 1)
    if let attribution { write(attribution) }
  }

  mutating func write(_ attribution: Attribution) {
    blob.write(attribution.name)
    blob.write(optional: attribution.id)
    blob.write(attribution.verb)
    write(attribution.span)
    let person = attribution.id.flatMap { people[$0] }
    let organization = attribution.id.flatMap { organizations[$0] }
    blob.write(byte: person != nil ? 1 : organization != nil ? 2 : 0)
    if let local = person ?? organization { blob.write(local) }
  }

  mutating func write(optional date: PartialDate?) {
    guard let date else { return blob.write(byte: 0) }
    let flags: UInt8 =
      1 | (date.isInterval ? 2 : 0) | (date.isApproximate ? 4 : 0) | (date.start == nil ? 0 : 8)
      | (date.end == nil ? 0 : 16)
    blob.write(byte: flags)
    for point in [date.start, date.end] {
      guard let point else { continue }
      blob.write(optional: point.year)
      blob.write(point.unknownYearDigits)
      blob.write(point.month.map { $0 + 1 } ?? 0)
      blob.write(point.day.map { $0 + 1 } ?? 0)
      blob.write(optional: point.time)
    }
  }
}
