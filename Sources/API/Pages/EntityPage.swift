import Facts
import HTTP
import Repository

/// A person, an organization or a place: what is known of it, and what happened with it, on a time line.
enum EntityPage {
  static func write(_ served: Served<PersonRecord>, to html: inout HTMLWriter) {
    let person = served.record.person
    html.element("h1", text: person.name)
    writeCounts(served.record.mentionCount, served.record.articleCount, to: &html)
    html.element("dl", ("class", "facts")) { html in
      html.property("Also", if: !person.aliases.isEmpty) { $0.text(person.aliases.joined(separator: ", ")) }
      html.property("Age", if: person.age != nil) { $0.text(String(person.age ?? 0)) }
      for role in person.roles.prefix(20) {
        html.property("Role") { html in
          html.text(role.cell)
          html.markup(" ")
          html.evidence(role.evidence)
        }
      }
    }
    writeStory(person.id, .person, person.articles, served.snapshot, to: &html)
  }

  static func write(_ served: Served<OrganizationRecord>, to html: inout HTMLWriter) {
    let organization = served.record.organization
    html.element("h1", text: organization.name)
    writeCounts(served.record.mentionCount, served.record.articleCount, to: &html)
    html.element("dl", ("class", "facts")) { html in
      html.property("Acronym", if: organization.acronym != nil) { $0.text(organization.acronym ?? "") }
      html.property("Also", if: !organization.aliases.isEmpty) {
        $0.text(organization.aliases.joined(separator: ", "))
      }
      html.property("Kind") { $0.text(organization.kind.rawValue) }
      if let place = organization.place { html.property("Place") { $0.reference(place) } }
    }
    writeStory(organization.id, .organization, organization.articles, served.snapshot, to: &html)
  }

  static func write(_ served: Served<PlaceRecord>, to html: inout HTMLWriter) {
    let place = served.record.place
    html.element("h1", text: place.name)
    writeCounts(served.record.mentionCount, served.record.articleCount, to: &html)
    html.element("dl", ("class", "facts")) { html in
      html.property("Also", if: !place.aliases.isEmpty) { $0.text(place.aliases.joined(separator: ", ")) }
      html.property("Country", if: place.country != nil) { $0.text(place.country ?? "") }
    }
    writeStory(place.id, .place, place.articles, served.snapshot, to: &html)
  }

  private static func writeCounts(_ mentions: Int, _ articles: Int, to html: inout HTMLWriter) {
    html.element(
      "p", ("class", "meta"),
      text: "\(mentions) \(mentions == 1 ? "mention" : "mentions") in "
        + "\(articles) \(articles == 1 ? "article" : "articles")")
  }

  /// What happened and what was said, by day; who else was there; and the articles.
  private static func writeStory(
    _ id: String, _ kind: EntityReference.Kind, _ articles: [String], _ snapshot: Snapshot,
    to html: inout HTMLWriter
  ) {
    let hundred = PageRequest(limit: 100)
    let events = try? snapshot.events(
      EventFilter(participant: id), sort: SortOrder(.date), page: hundred)
    let quotes =
      kind == .place
      ? nil : try? snapshot.quotes(QuoteFilter(speaker: id), sort: SortOrder(.published), page: hundred)
    html.markup("<div class=\"reading\"><section>")
    html.element("h2", text: kind == .place ? "Events" : "Events and quotes")
    var timeline = Timeline()
    for event in events?.items ?? [] { timeline.add(event.event, snapshot) }
    for quote in quotes?.items ?? [] { timeline.add(quote, snapshot) }
    timeline.write(to: &html)
    let total = (events?.total ?? 0) + (quotes?.total ?? 0)
    if total > timeline.count {
      html.element("p", ("class", "quiet"), text: "\(total - timeline.count) more are in the lists.")
    }
    html.markup("</section><aside>")
    writeHistory(id, kind, snapshot, to: &html)
    writeCompany(id, kind, snapshot, to: &html)
    html.element("h2", text: "Articles")
    html.articles(
      articles, in: snapshot, limit: 20, all: "/v1/articles?mentions=\(PercentCoding.encode(id))")
    html.markup("</aside></div>")
  }

  private static let mostCompany = 15

  /// Who else stands in the same events, and who is named in the same articles.
  private static func writeCompany(
    _ id: String, _ kind: EntityReference.Kind, _ snapshot: Snapshot, to html: inout HTMLWriter
  ) {
    if case .found(let page)? = try? snapshot.connections(
      of: id, kind: kind, page: PageRequest(limit: mostCompany)), !page.items.isEmpty
    {
      html.element("h2", text: "In the same events")
      writeCompany(page.items.map { ($0.entity, $0.events.count) }, "event", to: &html)
      html.element("p") { html in
        let query = "participant=\(PercentCoding.encode(id))&minEvents=1&type=person,organization,place"
        html.element("a", ("href", "\(Networks.path)?\(query)"), text: "The network of these events")
      }
    }
    let mentions = snapshot.coMentions(of: id, kind: kind, limit: mostCompany)
    guard !mentions.isEmpty else { return }
    html.element("h2", text: "In the same articles")
    writeCompany(mentions.map { ($0.entity, $0.articleCount) }, "article", to: &html)
  }

  private static func writeCompany(
    _ company: [(entity: EntityReference, count: Int)], _ what: String, to html: inout HTMLWriter
  ) {
    html.element("ul", ("class", "rows")) { html in
      for (entity, count) in company {
        html.element("li") { html in
          html.reference(entity)
          html.element("span", ("class", "quiet"), text: " \(count) \(count == 1 ? what : what + "s")")
        }
      }
    }
  }

  /// How many articles name it over time; a bar leads to what happened then.
  private static func writeHistory(
    _ id: String, _ kind: EntityReference.Kind, _ snapshot: Snapshot, to html: inout HTMLWriter
  ) {
    let counts = snapshot.articleCounts(of: kind, id, by: Histogram.names)
    guard let path = EntityReference(name: "", kind: kind, id: id).path, let histogram = Histogram(counts)
    else { return }
    html.element("div", ("class", "facets")) { html in
      histogram.write("Articles over time", to: &html) { setting in
        let pairs = setting.items.map { "\($0.name)=\(PercentCoding.encode($0.value))" }
        return "\(path)/events?\(pairs.joined(separator: "&"))"
      }
    }
  }
}
