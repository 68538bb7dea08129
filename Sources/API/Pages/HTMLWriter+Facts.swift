import Facts
import HTTP
import Repository

extension HTMLWriter {
  /// A name that leads to its record, where it has one.
  mutating func reference(_ reference: EntityReference, _ links: FactLinks = .records) {
    guard let path = links.entity(reference) else {
      text(reference.name)
      return
    }
    element("a", ("class", "fact \(reference.kind.rawValue)"), ("href", path), text: reference.name)
  }

  /// Names, separated by commas.
  mutating func references(_ references: [EntityReference], _ links: FactLinks = .records) {
    for (index, reference) in references.enumerated() {
      if index > 0 { markup(", ") }
      self.reference(reference, links)
    }
  }

  /// The words of a span, leading to their place in the article.
  mutating func evidence(_ span: Facts.Span) {
    markup("<q>")
    element("a", ("href", ArticlePage.path(of: span)), text: span.text)
    markup("</q>")
  }

  /// A date, readable for people and for machines.
  mutating func date(_ date: PartialDate) {
    element("time", ("datetime", date.isInterval ? nil : date.description), text: Wording.date(date))
  }

  /// The titles of articles, leading to them.
  mutating func articles(_ ids: [String], in snapshot: Snapshot, limit: Int = 50, all path: String? = nil) {
    element("ul", ("class", "rows")) { html in
      for id in ids.prefix(limit) {
        html.element("li") { html in
          let article = snapshot.heading(ofArticle: id)
          html.element("a", ("href", Articles.resource.path(of: id)), text: article?.title ?? id)
          let facts = [article?.source, article?.published.map { String($0.prefix(10)) }].compactMap { $0 }
          if !facts.isEmpty { html.element("p", ("class", "quiet"), text: facts.joined(separator: " · ")) }
        }
      }
    }
    guard ids.count > limit else { return }
    let rest = "and \(ids.count - limit) more"
    element("p", ("class", "quiet")) { html in
      if let path { html.element("a", ("href", path), text: rest) } else { html.text(rest) }
    }
  }

  /// One line of a list of properties; nothing without content.
  mutating func property(_ name: StaticString, if isKnown: Bool = true, _ content: (inout HTMLWriter) -> Void)
  {
    guard isKnown else { return }
    element("dt", text: name.description)
    element("dd", content: content)
  }

  /// What an event is, in a line or two.
  mutating func event(_ event: Event, _ links: FactLinks = .records) {
    element("span", ("class", "chip event"), text: PlainWords.value(event.kind.rawValue, of: "type"))
    markup(" ")
    let target = links == .records ? links.event(event) : links.words(event.trigger)
    element("a", ("href", target), text: event.label)
    if event.status != .actual {
      markup(" ")
      element("span", ("class", "chip date"), text: PlainWords.value(event.status.rawValue, of: "status"))
    }
    element("p", ("class", "quiet")) { html in
      var isFirst = true
      func part(_ words: StaticString, _ content: (inout HTMLWriter) -> Void) {
        if !isFirst { html.markup(" · ") }
        isFirst = false
        html.markup(words)
        content(&html)
      }
      if let date = event.date { part("") { $0.date(date) } }
      if let place = event.place { part("in ") { $0.reference(place, links) } }
      if !event.actors.isEmpty { part("by ") { $0.references(event.actors, links) } }
      if !event.recipients.isEmpty { part("to ") { $0.references(event.recipients, links) } }
      if let attribution = event.attribution { part("according to ") { $0.claimant(attribution, links) } }
    }
  }

  /// Who says so.
  mutating func claimant(_ attribution: Attribution, _ links: FactLinks = .records) {
    element("a", ("href", links.words(attribution.span)), text: attribution.name)
  }

  /// What a figure is, in a line or two.
  mutating func figure(_ figure: Figure, _ links: FactLinks = .records) {
    let target = links == .records ? links.figure(figure) : links.words(figure.span)
    element("a", ("class", "fact figure"), ("href", target), text: figure.text)
    element("p", ("class", "quiet")) { html in
      html.text(figure.counted ?? figure.kind.rawValue)
      if let date = figure.date {
        html.markup(" · ")
        html.date(date)
      }
      if let place = figure.place {
        html.markup(" · in ")
        html.reference(place, links)
      }
      if let attribution = figure.attribution {
        html.markup(" · according to ")
        html.claimant(attribution, links)
      }
    }
  }

  /// Words in quotation marks, and whose they are.
  mutating func quotation(_ quote: Quote, _ links: FactLinks = .records) {
    element("blockquote") { html in
      html.element("p") { html in
        let target = links == .records ? links.quote(quote) : links.words(quote.span)
        html.element("a", ("href", target), text: quote.text)
      }
      guard let speaker = quote.speaker else { return }
      html.element("p", ("class", "quiet")) { html in
        html.reference(speaker, links)
        html.markup(quote.kind == .indirect ? ", paraphrased" : "")
      }
    }
  }

  /// A text with the stretches of a snippet marked.
  mutating func snippet(_ snippet: SearchHit.Snippet) {
    let scalars = Array(snippet.text.unicodeScalars)
    var position = 0
    func slice(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    for range in snippet.highlights where range.lowerBound >= position && range.upperBound <= scalars.count {
      text(slice(position..<range.lowerBound))
      element("mark", text: slice(range))
      position = range.upperBound
    }
    text(slice(position..<scalars.count))
  }
}
