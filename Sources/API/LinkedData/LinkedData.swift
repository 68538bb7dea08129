import Facts
import HTTP
import Repository

/// Records in the words of schema.org (JSON-LD 1.1). Ids are paths, relative to where the document is.
enum LinkedData {
  /// Where the words are defined.
  static let context = "https://schema.org"

  static func write(_ served: Served<Article>, to writer: inout JSONWriter) {
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
    writer.object { $0.member("@id", "/v1/events?article=\(id)") }
  }

  static func write(_ served: Served<PersonRecord>, to writer: inout JSONWriter) {
    let person = served.record.person
    begin("Person", People.resource.path(of: person.id), person.id, to: &writer)
    writer.member("name", person.name)
    names(person.aliases, to: &writer)
    let titles = person.roles.filter { $0.status == .current }.map(\.cell)
    if !titles.isEmpty { writer.member("jobTitle", titles) }
    articles(person.articles, to: &writer)
  }

  static func write(_ served: Served<OrganizationRecord>, to writer: inout JSONWriter) {
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

  static func write(_ served: Served<PlaceRecord>, to writer: inout JSONWriter) {
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
    articles(place.articles, to: &writer)
  }

  static func write(_ served: Served<EventRecord>, to writer: inout JSONWriter) {
    let event = served.record.event
    begin("Event", Events.resource.path(of: event.id), event.id, to: &writer)
    writer.member("name", event.label)
    writer.member("description", event.sentence.text)
    writer.member("additionalType", event.kind.rawValue)
    if let date = event.date, let bounds = date.bounds {
      writer.member("startDate", PartialDate(bounds.first).description)
      writer.member("endDate", PartialDate(bounds.last).description)
    }
    if event.status == .planned { writer.member("eventStatus", "EventScheduled") }
    if let place = event.place { reference("location", [place], to: &writer) }
    reference("actor", event.actors, to: &writer)
    reference("about", event.recipients, to: &writer)
    articles(event.articles, to: &writer)
  }

  static func write(_ served: Served<Figure>, to writer: inout JSONWriter) {
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
    articles(figure.articles, to: &writer)
  }

  static func write(_ served: Served<Quote>, to writer: inout JSONWriter) {
    let quote = served.record
    begin("Quotation", Quotes.resource.path(of: quote.id), quote.id, to: &writer)
    writer.member("text", quote.text)
    if let speaker = quote.speaker { reference("creator", [speaker], to: &writer) }
    writer.key("isPartOf")
    article(quote.span.article, to: &writer)
  }

  private static func begin(_ type: String, _ path: String, _ id: String, to writer: inout JSONWriter) {
    writer.member("@type", type)
    writer.member("@id", path)
    writer.member("identifier", id)
  }

  private static func names(_ names: [String], to writer: inout JSONWriter) {
    if !names.isEmpty { writer.member("alternateName", names) }
  }

  private static func articles(_ ids: [String], to writer: inout JSONWriter) {
    guard !ids.isEmpty else { return }
    writer.key("subjectOf")
    writer.array(ids) { article($1, to: &$0) }
  }

  private static func article(_ id: String, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("@type", "NewsArticle")
      writer.member("@id", Articles.resource.path(of: id))
    }
  }

  private static func reference(
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
        writer.member(ifPresent: "@id", reference.path)
        writer.member("name", reference.name)
      }
    }
  }
}
