import Facts
import HTTP
import Repository

/// How a record looks in a list.
enum Rows {
  static func write(_ served: Served<Article>, to html: inout HTMLWriter) {
    let article = served.record
    html.element("a", ("href", Articles.resource.path(of: article.id)), text: article.title ?? article.id)
    let facts = [article.source, article.published.map { String($0.prefix(10)) }, article.dateline].compactMap
    { $0 }
    html.element("p", ("class", "quiet"), text: facts.joined(separator: " · "))
  }

  static func write(_ served: Served<PersonRecord>, to html: inout HTMLWriter) {
    let person = served.record.person
    html.reference(EntityReference(name: person.name, kind: .person, id: person.id))
    writeCounts(served.record.mentionCount, served.record.articleCount, person.roles.first?.cell, to: &html)
  }

  static func write(_ served: Served<OrganizationRecord>, to html: inout HTMLWriter) {
    let organization = served.record.organization
    html.reference(EntityReference(name: organization.name, kind: .organization, id: organization.id))
    if let acronym = organization.acronym { html.text(" (\(acronym))") }
    writeCounts(served.record.mentionCount, served.record.articleCount, organization.kind.rawValue, to: &html)
  }

  static func write(_ served: Served<PlaceRecord>, to html: inout HTMLWriter) {
    let place = served.record.place
    html.reference(EntityReference(name: place.name, kind: .place, id: place.id))
    writeCounts(served.record.mentionCount, served.record.articleCount, place.country, to: &html)
  }

  static func write(_ served: Served<EventRecord>, to html: inout HTMLWriter) {
    html.event(served.record.event)
  }

  /// Events in the order of their list, by day.
  static func writeTimeline(_ records: [EventRecord], _ snapshot: Snapshot, to html: inout HTMLWriter) {
    var timeline = Timeline()
    for record in records { timeline.add(record.event, snapshot) }
    timeline.write(keepsOrder: true, to: &html)
  }

  static func write(_ served: Served<Figure>, to html: inout HTMLWriter) { html.figure(served.record) }

  static func write(_ served: Served<Quote>, to html: inout HTMLWriter) { html.quotation(served.record) }

  static func write(_ served: Served<Connection>, to html: inout HTMLWriter) {
    html.reference(served.record.entity)
    let count = served.record.events.count
    html.element("p", ("class", "quiet"), text: "\(count) \(count == 1 ? "event" : "events") together")
  }

  static func write(_ served: Served<Facts.Span>, to html: inout HTMLWriter) {
    let mention = served.record
    html.element("a", ("href", ArticlePage.path(of: mention)), text: mention.text)
    let heading = served.snapshot.heading(ofArticle: mention.article)
    let facts = [heading?.title ?? mention.article, heading?.published.map { String($0.prefix(10)) }]
    html.element("p", ("class", "quiet"), text: facts.compactMap(\.self).joined(separator: " · "))
  }

  static func write(_ served: Served<SearchHit>, to html: inout HTMLWriter) {
    let hit = served.record
    html.element(
      "span", ("class", "chip \(hit.kind == .quote ? "quotation" : hit.kind.rawValue)"),
      text: hit.kind.rawValue)
    html.markup(" ")
    html.element("a", ("href", hit.path), text: hit.title)
    html.element("p", ("class", "quiet")) { $0.snippet(hit.snippet) }
  }

  static func write(_ served: Served<FigureSeries>, to html: inout HTMLWriter) {
    let series = served.record
    html.element("h2") { html in
      html.text(series.of)
      guard let place = series.place else { return }
      html.markup(" in ")
      html.reference(place)
    }
    SeriesChart(series)?.write(to: &html)
    if Comparison.isWorthwhile(series.points.map(\.article), served.snapshot) {
      html.element("p") { html in
        html.element("a", ("href", Comparison.path(of: series.id)), text: "What publishers say, side by side")
      }
    }
    html.markup(
      "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">When</th><th scope=\"col\">How much</th>")
    html.markup("<th scope=\"col\">Who says so</th><th scope=\"col\">Article</th></tr></thead><tbody>")
    for point in series.points.prefix(200) { write(point, served.snapshot, to: &html) }
    html.markup("</tbody></table></div>")
    if series.points.count > 200 {
      html.element("p", ("class", "quiet"), text: "and \(series.points.count - 200) more")
    }
  }

  private static func write(_ point: FigureSeries.Point, _ snapshot: Snapshot, to html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("td") { html in if let date = point.date { html.date(date) } }
      html.element("td") { html in
        html.element("a", ("href", Figures.resource.path(of: point.figure.id)), text: point.figure.text)
        for mark in point.marks {
          html.markup(" ")
          html.element("span", ("class", "chip event"), text: mark.rawValue)
        }
      }
      html.element("td") { html in
        if let attribution = point.figure.attribution {
          html.claimant(attribution)
        } else {
          html.markup("the article")
        }
      }
      html.element("td") { html in
        html.element(
          "a", ("href", ArticlePage.path(of: point.figure.span)),
          text: snapshot.heading(ofArticle: point.article)?.title ?? point.article)
      }
    }
  }

  private static func writeCounts(
    _ mentions: Int, _ articles: Int, _ more: String?, to html: inout HTMLWriter
  ) {
    var parts = [
      "\(mentions) \(mentions == 1 ? "mention" : "mentions")",
      "\(articles) \(articles == 1 ? "article" : "articles")",
    ]
    if let more { parts.insert(more, at: 0) }
    html.element("p", ("class", "quiet"), text: parts.joined(separator: " · "))
  }
}
