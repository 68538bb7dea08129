import Facts
import HTTP
import Repository

extension HTMLWriter {
  /// A name that leads to its record, where it has one.
  mutating func reference(_ reference: EntityReference) {
    guard let path = reference.path else {
      text(reference.name)
      return
    }
    element("a", ("class", "fact \(reference.kind.rawValue)"), ("href", path), text: reference.name)
  }

  /// Names, separated by commas.
  mutating func references(_ references: [EntityReference]) {
    for (index, reference) in references.enumerated() {
      if index > 0 { markup(", ") }
      self.reference(reference)
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
  mutating func articles(_ ids: [String], in snapshot: Snapshot, limit: Int = 50) {
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
    if ids.count > limit { element("p", ("class", "quiet"), text: "and \(ids.count - limit) more") }
  }

  /// One line of a list of properties; nothing without content.
  mutating func property(_ name: StaticString, if isKnown: Bool = true, _ content: (inout HTMLWriter) -> Void)
  {
    guard isKnown else { return }
    element("dt", text: name.description)
    element("dd", content: content)
  }

  /// What an event is, in a line or two.
  mutating func event(_ event: Event) {
    element("span", ("class", "chip event"), text: event.kind.rawValue.lowercased())
    markup(" ")
    element("a", ("href", Events.resource.path(of: event.id)), text: event.label)
    if event.status != .actual {
      markup(" ")
      element("span", ("class", "chip date"), text: event.status.rawValue)
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
      if let place = event.place { part("in ") { $0.reference(place) } }
      if !event.actors.isEmpty { part("by ") { $0.references(event.actors) } }
      if !event.recipients.isEmpty { part("to ") { $0.references(event.recipients) } }
      if let attribution = event.attribution { part("according to ") { $0.claimant(attribution) } }
    }
  }

  /// Who says so.
  mutating func claimant(_ attribution: Attribution) {
    element("a", ("href", ArticlePage.path(of: attribution.span)), text: attribution.name)
  }

  /// What a figure is, in a line or two.
  mutating func figure(_ figure: Figure) {
    element("a", ("class", "fact figure"), ("href", Figures.resource.path(of: figure.id)), text: figure.text)
    element("p", ("class", "quiet")) { html in
      html.text(figure.counted ?? figure.kind.rawValue)
      if let date = figure.date {
        html.markup(" · ")
        html.date(date)
      }
      if let place = figure.place {
        html.markup(" · in ")
        html.reference(place)
      }
      if let attribution = figure.attribution {
        html.markup(" · according to ")
        html.claimant(attribution)
      }
    }
  }

  /// Words in quotation marks, and whose they are.
  mutating func quotation(_ quote: Quote) {
    element("blockquote") { html in
      html.element("p") { html in
        html.element("a", ("href", Quotes.resource.path(of: quote.id)), text: quote.text)
      }
      guard let speaker = quote.speaker else { return }
      html.element("p", ("class", "quiet")) { html in
        html.reference(speaker)
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
