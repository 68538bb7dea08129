import Facts

/// Writes an article and its facts as a block of bytes.
///
/// Layout: seven counts and a flag, where each fact begins, the article's fields, its text, the facts.
struct StoredArticleWriter {
  private var blob = BlobWriter()
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
      blob.write(quote.id)
      write(quote.span)
      blob.write(byte: quote.kind == .direct ? 0 : 1)
      write(optional: quote.speaker)
      blob.write(optional: quote.verb)
    }
    for date in facts.dates {
      begin(&self)
      write(date.span)
      write(optional: date.date)
    }
  }

  private mutating func write(_ person: Person) {
    write(NameKey(person.name, kind: .person), mark: UInt64(traits.traits(of: person).byte))
    blob.write(person.id)
    blob.write(person.name)
    write(person.aliases)
    write(articles: person.articles)
    write(person.mentions)
    blob.write(optional: person.age)
    blob.write(person.roles.count)
    for role in person.roles {
      blob.write(role.title)
      blob.write(optional: role.of)
      blob.write(byte: UInt8(Person.Role.Status.allCases.firstIndex(of: role.status) ?? 0))
      write(role.evidence)
    }
  }

  private mutating func write(_ organization: Organization) {
    write(
      NameKey(organization.name, kind: .organization, acronym: organization.acronym),
      region: organization.place?.name)
    blob.write(organization.id)
    blob.write(organization.name)
    write(organization.aliases)
    write(articles: organization.articles)
    write(organization.mentions)
    blob.write(optional: organization.acronym)
    blob.write(byte: UInt8(Organization.Kind.allCases.firstIndex(of: organization.kind) ?? 0))
    write(optional: organization.place)
  }

  private mutating func write(_ place: Place) {
    write(NameKey(place.name, kind: .place), region: place.country)
    blob.write(place.id)
    blob.write(place.name)
    write(place.aliases)
    write(articles: place.articles)
    write(place.mentions)
    blob.write(optional: place.country)
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
    write(event.sentence)
    blob.write(optional: event.dateText)
    write(optional: event.attribution)
    write(event.figures)
    write(articles: event.articles)
    write(event.mentions)
    write(optional: event.headline)
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
    blob.write(byte: UInt8(Figure.Modifier.allCases.firstIndex(of: figure.modifier) ?? 0))
    blob.write(optional: figure.change?.rawValue)
    blob.write(optional: figure.trend?.rawValue)
    blob.write(optional: figure.event)
    write(optional: figure.attribution)
    write(articles: figure.articles)
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

  private mutating func write(_ texts: [String]) {
    blob.write(texts.count)
    for text in texts { blob.write(text) }
  }

  /// Ids of articles: nearly always the one that the fact is from.
  private mutating func write(articles: [String]) {
    guard articles != [article.id] else { return blob.write(0) }
    blob.write(articles.count + 1)
    for id in articles { blob.write(id) }
  }

  private mutating func write(_ spans: [Span]) {
    blob.write(spans.count)
    for span in spans { write(span) }
  }

  /// Start and length; the words only where they are not those of the text.
  private mutating func write(_ span: Span) {
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

  private mutating func write(optional span: TitleSpan?) {
    blob.write(byte: span == nil ? 0 : 1)
    guard let span else { return }
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
  private mutating func write(_ reference: EntityReference) {
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
    guard let attribution else { return }
    blob.write(attribution.name)
    blob.write(optional: attribution.id)
    blob.write(attribution.verb)
    write(attribution.span)
    let person = attribution.id.flatMap { people[$0] }
    let organization = attribution.id.flatMap { organizations[$0] }
    blob.write(byte: person != nil ? 1 : organization != nil ? 2 : 0)
    if let local = person ?? organization { blob.write(local) }
  }

  private mutating func write(optional date: PartialDate?) {
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
