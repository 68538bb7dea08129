import Facts
import HTTP
import Repository
import Wire

/// Records in the words of schema.org (JSON-LD 1.1), with those that it lacks in `urn:dateline:`.
///
/// What an article only claims is a `Claim`, and what is denied, alleged or hypothetical is in it no `Event`: whoever asks
/// a graph for events gets none of these by mistake. Ids are whole addresses, at the host that was asked.
struct LinkedData: Sendable {
  /// What stands before every path.
  let base: String

  /// Ids at the host that a request names; paths where it names none.
  init(_ request: Request) {
    base = request.origin
  }

  /// Writes where the words are defined: within the document, so that reading it takes no request elsewhere.
  static func writeContext(to writer: inout JSONWriter) {
    writer.key("@context")
    writer.object { writer in
      writer.member("@vocab", "https://schema.org/")
      writer.member("dl", "urn:dateline:")
    }
  }

  func write(_ served: Served<Article>, to writer: inout JSONWriter) {
    let article = served.record
    let id = PercentCoding.encode(article.id)
    begin("NewsArticle", Articles.resource.path(of: article.id), article.id, to: &writer)
    writer.member(ifPresent: "headline", article.title)
    writer.member(ifPresent: "url", article.url)
    writer.member(ifPresent: "datePublished", article.published)
    writer.member(ifPresent: "inLanguage", article.language)
    writer.member(ifPresent: "dateline", article.dateline)
    if let byline = article.byline {
      writer.key("author")
      writer.object { writer in
        writer.member("@type", "Person")
        writer.member("name", byline)
      }
    }
    if let source = article.source, !source.isEmpty {
      writer.key("publisher")
      writer.object { writer in
        writer.member("@type", "Organization")
        writer.member("name", source)
      }
    }
    writer.member("wordCount", article.wordCount)
    writer.member("articleBody", article.text)
    writer.key("subjectOf")
    writer.object { $0.member("@id", "\(base)/v1/events?article=\(id)") }
  }

  func write(_ served: Served<PersonRecord>, to writer: inout JSONWriter) {
    let person = served.record.person
    begin("Person", People.resource.path(of: person.id), person.id, to: &writer)
    writer.member("name", person.name)
    names(person.aliases, to: &writer)
    let titles = person.roles.filter { $0.status == .current }.map(\.cell)
    if !titles.isEmpty { writer.member("jobTitle", titles) }
    articles(person.articles, to: &writer)
  }

  func write(_ served: Served<OrganizationRecord>, to writer: inout JSONWriter) {
    let organization = served.record.organization
    let type =
      switch organization.kind {
      case .government: "GovernmentOrganization"
      case .company: "Corporation"
      case .media: "NewsMediaOrganization"
      case .party: "PoliticalParty"
      case .sport: "SportsOrganization"
      case .education: "EducationalOrganization"
      case .health: "MedicalOrganization"
      case .military, .international, .other: "Organization"
      }
    begin(type, Organizations.resource.path(of: organization.id), organization.id, to: &writer)
    writer.member("name", organization.name)
    names(organization.aliases + (organization.acronym.map { [$0] } ?? []), to: &writer)
    if let place = organization.place { reference("location", [place], to: &writer) }
    articles(organization.articles, to: &writer)
  }

  func write(_ served: Served<PlaceRecord>, to writer: inout JSONWriter) {
    let place = served.record.place
    begin("Place", Places.resource.path(of: place.id), place.id, to: &writer)
    writer.member("name", place.name)
    names(place.aliases, to: &writer)
    if let country = place.country, country != place.name {
      writer.key("containedInPlace")
      writer.object { writer in
        writer.member("@type", "Country")
        writer.member("name", country)
      }
    }
    if let coordinates = Coordinates(of: place) {
      writer.key("geo")
      writer.object { writer in
        writer.member("@type", "GeoCoordinates")
        writer.member("latitude", coordinates.latitude)
        writer.member("longitude", coordinates.longitude)
      }
    }
    articles(place.articles, to: &writer)
  }

  func write(_ served: Served<EventRecord>, to writer: inout JSONWriter) {
    let event = served.record.event
    let path = Events.resource.path(of: event.id)
    guard event.isOnlyClaimed else {
      begin("Event", path, event.id, to: &writer)
      writeOccurrence(event, to: &writer)
      articles(event.articles, to: &writer)
      return
    }
    begin("Claim", path, event.id, to: &writer)
    writer.member("name", event.label)
    writer.member("text", event.sentence.text)
    writer.member("dl:status", event.status.rawValue)
    claimant("author", event.attribution, to: &writer)
    if !event.articles.isEmpty {
      writer.key("appearance")
      writer.array(event.articles) { article($1, to: &$0) }
    }
    writer.key("about")
    writer.object { writer in
      writer.member("@type", event.status.isAsserted ? "Event" : "Thing")
      writer.member("@id", "\(base)\(path)#event")
      writeOccurrence(event, to: &writer)
    }
  }

  /// What happened, or is said to have.
  private func writeOccurrence(_ event: Event, to writer: inout JSONWriter) {
    writer.member("name", event.label)
    writer.member("description", event.sentence.text)
    writer.member("dl:type", event.kind.rawValue)
    writer.member(ifPresent: "dl:mode", event.mode)
    writer.member("dl:status", event.status.rawValue)
    writer.member(ifPresent: "dl:confidence", event.confidence)
    if let date = event.date, let bounds = date.bounds {
      writer.member("startDate", PartialDate(bounds.first).description)
      writer.member("endDate", PartialDate(bounds.last).description)
    }
    if event.status == .planned {
      writer.key("eventStatus")
      writer.object { $0.member("@id", "https://schema.org/EventScheduled") }
    }
    if let place = event.place { reference("location", [place], to: &writer) }
    reference("actor", event.actors, to: &writer)
    reference("dl:recipient", event.recipients, to: &writer)
  }

  func write(_ served: Served<Figure>, to writer: inout JSONWriter) {
    let figure = served.record
    begin("QuantitativeValue", Figures.resource.path(of: figure.id), figure.id, to: &writer)
    writer.member("name", figure.text)
    switch figure.amount {
    case .value(let value): writer.member("value", value)
    case .range(let min, let max):
      writer.member("minValue", min)
      writer.member("maxValue", max)
    }
    writer.member(ifPresent: "unitText", figure.unit)
    writer.member(ifPresent: "description", figure.counted)
    writer.member("dl:modifier", figure.modifier.rawValue)
    writer.member(ifPresent: "dl:date", figure.date?.description)
    if let place = figure.place { reference("dl:place", [place], to: &writer) }
    claimant("dl:claimant", figure.attribution, to: &writer)
    articles(figure.articles, to: &writer)
  }

  func write(_ served: Served<Quote>, to writer: inout JSONWriter) {
    let quote = served.record
    begin("Quotation", Quotes.resource.path(of: quote.id), quote.id, to: &writer)
    writer.member("text", quote.text)
    writer.member("dl:kind", quote.kind.rawValue)
    if let speaker = quote.speaker { reference("creator", [speaker], to: &writer) }
    writer.key("isPartOf")
    article(quote.span.article, to: &writer)
  }

  private func begin(_ type: String, _ path: String, _ id: String, to writer: inout JSONWriter) {
    writer.member("@type", type)
    writer.member("@id", base + path)
    writer.member("identifier", id)
  }

  private func names(_ names: [String], to writer: inout JSONWriter) {
    if !names.isEmpty { writer.member("alternateName", names) }
  }

  private func articles(_ ids: [String], to writer: inout JSONWriter) {
    guard !ids.isEmpty else { return }
    writer.key("subjectOf")
    writer.array(ids) { article($1, to: &$0) }
  }

  private func article(_ id: String, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("@type", "NewsArticle")
      writer.member("@id", base + Articles.resource.path(of: id))
    }
  }

  /// Who claims something, by the record where there is one.
  private func claimant(_ name: StaticString, _ attribution: Attribution?, to writer: inout JSONWriter) {
    guard let attribution else { return }
    writer.key(name)
    writer.object { writer in
      writer.member(ifPresent: "identifier", attribution.id)
      writer.member("name", attribution.name)
    }
  }

  private func reference(
    _ name: StaticString, _ references: [EntityReference], to writer: inout JSONWriter
  ) {
    guard !references.isEmpty else { return }
    writer.key(name)
    writer.array(references) { writer, reference in
      writer.object { writer in
        switch reference.kind {
        case .person: writer.member("@type", "Person")
        case .organization: writer.member("@type", "Organization")
        case .place: writer.member("@type", "Place")
        case .group: writer.member("@type", "Thing")
        }
        writer.member(ifPresent: "@id", reference.path.map { base + $0 })
        writer.member("name", reference.name)
      }
    }
  }
}

extension Event {
  /// Whether it is more than the article's own statement that something happens.
  fileprivate var isOnlyClaimed: Bool { attribution != nil || !status.isAsserted }
}

extension Event.Status {
  /// Whether the text has it that the event took place, or will.
  fileprivate var isAsserted: Bool {
    switch self {
    case .actual, .planned, .historical: true
    case .alleged, .denied, .hypothetical: false
    }
  }
}
