import Facts
import HTTP
import Repository

/// An article with its facts in place.
enum ArticlePage {
  /// Where in an article's page a span is.
  static func path(of span: Facts.Span) -> String {
    "\(Articles.resource.path(of: span.article))#c\(span.start)"
  }

  static func write(_ served: Served<Article>, to html: inout HTMLWriter) {
    let article = served.record
    let facts = served.snapshot.facts(ofArticle: article.id) ?? ArticleFacts(article: article)
    html.element("h1", text: article.title ?? article.id)
    html.element("p", ("class", "meta")) { html in
      let known = [
        article.byline, article.source, article.published.map(Wording.published), article.dateline,
      ].compactMap(\.self)
      html.text(known.joined(separator: " · "))
      guard let url = article.url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return }
      html.markup(" · ")
      html.element("a", ("href", url), ("rel", "noopener noreferrer external"), text: "original")
    }
    html.markup("<div class=\"reading\"><div>")
    writeLegend(to: &html)
    html.element("article", ("class", "text")) { html in writeText(article, facts, to: &html) }
    html.markup("</div><aside aria-label=\"Facts of the article\">")
    writeFacts(facts, to: &html)
    html.markup("</aside></div>")
  }

  private static func writeLegend(to html: inout HTMLWriter) {
    html.markup(
      """
      <ul class="legend" aria-label="Colours"><li class="chip person">person</li><li class="chip organization">\
      organization</li><li class="chip place">place</li><li class="chip event">event</li><li class="chip figure">\
      figure</li><li class="chip date">date</li><li class="chip quotation">quoted words</li></ul>
      """)
  }

  private static func writeText(_ article: Article, _ facts: ArticleFacts, to html: inout HTMLWriter) {
    let text = AnnotatedText(
      article.text, facts: marks(facts), quotes: quoteMarks(facts), anchors: anchors(facts))
    for piece in text.pieces {
      switch piece {
      case .text(let words): html.text(words)
      case .fact(let words, let mark):
        html.element(
          "a", ("class", "fact \(mark.style)"), ("id", "c\(mark.start)"), ("href", mark.target),
          ("title", mark.hint), text: words)
      case .anchor(let position): html.element("span", ("id", "c\(position)")) { _ in }
      case .beginQuote: html.markup("<span class=\"said\">")
      case .endQuote(let target):
        html.markup("</span>")
        html.element("a", ("href", target), ("class", "fact"), ("title", "These words as a quote")) {
          $0.markup("<sup aria-hidden=\"true\">❞</sup><span class=\"hidden\">quote</span>")
        }
      }
    }
  }

  private static func marks(_ facts: ArticleFacts) -> [AnnotatedText.Mark] {
    var marks: [AnnotatedText.Mark] = []
    func add(_ spans: [Facts.Span], _ style: String, _ target: String, _ hint: String) {
      for span in spans where span.article == facts.article.id {
        marks.append(.init(start: span.start, end: span.end, style: style, target: target, hint: hint))
      }
    }
    for person in facts.people {
      add(person.mentions, "person", People.resource.path(of: person.id), person.name)
    }
    for organization in facts.organizations {
      add(
        organization.mentions, "organization", Organizations.resource.path(of: organization.id),
        organization.name)
    }
    for place in facts.places { add(place.mentions, "place", Places.resource.path(of: place.id), place.name) }
    for figure in facts.figures {
      add(
        [figure.span], "figure", Figures.resource.path(of: figure.id), figure.counted ?? figure.kind.rawValue)
    }
    for event in facts.events {
      let hint = "\(event.kind.rawValue.lowercased()): \(event.label)"
      add([event.trigger], "event", Events.resource.path(of: event.id), hint)
    }
    for date in facts.dates {
      guard let days = date.date?.bounds else { continue }
      let query = "from=\(Self.text(days.first))&to=\(Self.text(days.last))"
      add([date.span], "date", "/v1/events?\(query)", date.date?.description ?? "")
    }
    return marks
  }

  /// Everything that evidence elsewhere leads to.
  private static func anchors(_ facts: ArticleFacts) -> [Int] {
    var spans = facts.quotes.map(\.span) + facts.figures.map(\.span) + facts.events.map(\.trigger)
    spans += facts.people.flatMap { $0.roles.map(\.evidence) }
    spans +=
      facts.events.compactMap { $0.attribution?.span } + facts.figures.compactMap { $0.attribution?.span }
    return spans.filter { $0.article == facts.article.id }.map(\.start)
  }

  private static func text(_ day: CalendarDay) -> String { PartialDate(day).description }

  private static func quoteMarks(_ facts: ArticleFacts) -> [AnnotatedText.Mark] {
    facts.quotes.map {
      .init(
        start: $0.span.start, end: $0.span.end, style: "said", target: Quotes.resource.path(of: $0.id),
        hint: $0.speaker?.name ?? "")
    }
  }

  private static func writeFacts(_ facts: ArticleFacts, to html: inout HTMLWriter) {
    func names(_ heading: StaticString, _ references: [EntityReference]) {
      guard !references.isEmpty else { return }
      html.element("h2", text: heading.description)
      html.element("p") { $0.references(references) }
    }
    names("People", facts.people.map { EntityReference(name: $0.name, kind: .person, id: $0.id) })
    names(
      "Organizations",
      facts.organizations.map { EntityReference(name: $0.name, kind: .organization, id: $0.id) })
    names("Places", facts.places.map { EntityReference(name: $0.name, kind: .place, id: $0.id) })
    if !facts.events.isEmpty {
      html.element("h2", text: "Events")
      html.element("ul", ("class", "rows")) { html in
        for event in facts.events { html.element("li") { $0.event(event) } }
      }
    }
    if !facts.figures.isEmpty {
      html.element("h2", text: "Figures")
      html.element("ul", ("class", "rows")) { html in
        for figure in facts.figures { html.element("li") { $0.figure(figure) } }
      }
    }
  }
}
