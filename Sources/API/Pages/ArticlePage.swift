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
    write(facts, .records, to: &html)
  }

  /// What is known of an article, its text with the facts marked, and lists of them beside it.
  static func write(_ facts: ArticleFacts, _ links: FactLinks, to html: inout HTMLWriter) {
    writeHeading(facts.article, to: &html)
    html.markup("<a class=\"skip here\" href=\"#facts\">Skip the text, to its facts</a>")
    html.markup("<div class=\"reading layered\"><div>")
    writeLayers(to: &html)
    html.element("article", ("class", "text")) { html in writeText(facts, links, to: &html) }
    html.markup("</div><aside id=\"facts\" aria-label=\"Facts of the article\">")
    FactLists(facts: facts, links: links).write(to: &html)
    html.markup("</aside></div>")
  }

  private static func writeHeading(_ article: Article, to html: inout HTMLWriter) {
    html.element("p", ("class", "meta")) { html in
      let known = [
        article.byline, article.source, article.published.map(Wording.published), article.dateline,
      ].compactMap(\.self)
      html.text(known.joined(separator: " · "))
      guard let url = article.url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return }
      html.markup(known.isEmpty ? "" : " · ")
      html.element("a", ("href", url), ("rel", "noopener noreferrer external"), text: "original")
    }
  }

  /// Switches for what is marked in the text; they work by style alone.
  private static func writeLayers(to html: inout HTMLWriter) {
    html.markup("<fieldset class=\"layers\"><legend class=\"hidden\">Marked in the text</legend>")
    let layers: [(StaticString, StaticString)] = [
      ("person", "people"), ("organization", "organizations"), ("place", "places"), ("event", "events"),
      ("figure", "figures"), ("date", "dates"), ("said", "quoted words"),
    ]
    for (style, name) in layers {
      html.element("label", ("class", "chip layer \(style)")) { html in
        html.void("input", ("type", "checkbox"), ("id", "layer-\(style)"), ("checked", ""))
        html.markup(" ")
        html.markup(name)
      }
      html.markup(" ")
    }
    html.markup("</fieldset>")
  }

  private static func writeText(_ facts: ArticleFacts, _ links: FactLinks, to html: inout HTMLWriter) {
    let text = AnnotatedText(
      facts.article.text, facts: marks(facts, links), quotes: quoteMarks(facts, links),
      anchors: anchors(facts))
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
        html.element("a", ("href", target), ("class", "fact source"), ("title", "Who said so")) {
          $0.markup("<sup aria-hidden=\"true\">↗</sup><span class=\"hidden\">who said so</span>")
        }
      }
    }
  }

  private static func marks(_ facts: ArticleFacts, _ links: FactLinks) -> [AnnotatedText.Mark] {
    var marks: [AnnotatedText.Mark] = []
    func add(_ spans: [Facts.Span], _ style: String, _ target: String?, _ hint: String) {
      for span in spans where span.article == facts.article.id {
        marks.append(
          .init(start: span.start, end: span.end, style: style, target: target ?? "", hint: hint))
      }
    }
    for (reference, mentions) in facts.entities {
      add(mentions, reference.kind.rawValue, links.entity(reference), reference.name)
    }
    for figure in facts.figures {
      add([figure.span], "figure", links.figure(figure), figure.counted ?? figure.kind.rawValue)
    }
    for event in facts.events {
      let type = PlainWords.value(event.kind.rawValue, of: "type")
      add([event.trigger], "event", links.event(event), "\(type): \(event.label)")
    }
    for date in facts.dates {
      guard let days = date.date?.bounds else { continue }
      let query = "from=\(PartialDate(days.first))&to=\(PartialDate(days.last))"
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

  private static func quoteMarks(_ facts: ArticleFacts, _ links: FactLinks) -> [AnnotatedText.Mark] {
    facts.quotes.map {
      .init(
        start: $0.span.start, end: $0.span.end, style: "said", target: links.quote($0),
        hint: $0.speaker?.name ?? "")
    }
  }
}

extension ArticleFacts {
  /// The people, organizations and places, each with where it is named.
  var entities: [(reference: EntityReference, mentions: [Facts.Span])] {
    people.map { (EntityReference(name: $0.name, kind: .person, id: $0.id), $0.mentions) }
      + organizations.map { (EntityReference(name: $0.name, kind: .organization, id: $0.id), $0.mentions) }
      + places.map { (EntityReference(name: $0.name, kind: .place, id: $0.id), $0.mentions) }
  }
}
