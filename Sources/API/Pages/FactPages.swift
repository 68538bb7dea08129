import Facts
import HTTP
import Repository

/// An event with all its reports.
enum EventPage {
  static func write(_ served: Served<EventRecord>, to html: inout HTMLWriter) {
    let event = served.record.event
    html.element("h1", text: event.label)
    html.element("p") { html in
      html.element("span", ("class", "chip event"), text: PlainWords.value(event.kind.rawValue, of: "type"))
      if let mode = event.mode {
        html.markup(" ")
        html.element("span", ("class", "chip event"), text: mode)
      }
      html.markup(" ")
      html.element(
        "span", ("class", "chip date"), text: PlainWords.value(event.status.rawValue, of: "status"))
    }
    html.element("dl", ("class", "facts")) { html in
      if let date = event.date {
        html.property("When") { html in
          html.date(date)
          if let words = event.dateText { html.text(" (\(words))") }
        }
      }
      if let place = event.place { html.property("Where") { $0.reference(place) } }
      html.property("Who", if: !event.actors.isEmpty) { $0.references(event.actors) }
      html.property("To whom", if: !event.recipients.isEmpty) { $0.references(event.recipients) }
      if let attribution = event.attribution {
        html.property("Who says so") { html in
          html.text(attribution.name + " ")
          html.evidence(attribution.span)
        }
      }
      for id in event.figures {
        if case .found(let figure) = served.snapshot.figure(id) {
          html.property("Figure") { $0.figure(figure) }
        }
      }
      for other in served.snapshot.relatedEvents(to: event.id) {
        html.property("Told of with it") { html in
          html.element(
            "span", ("class", "chip event"), text: PlainWords.value(other.type.rawValue, of: "type"))
          html.markup(" ")
          html.element("a", ("href", Events.resource.path(of: other.id)), text: other.label)
        }
      }
      for disagreement in served.record.disagreements {
        html.property("Reports differ") { html in
          let versions = disagreement.versions.map { "\($0.value) (\($0.articles.count))" }
          html.text("\(disagreement.field): \(versions.joined(separator: " · "))")
        }
      }
    }
    html.element("h2", text: served.record.reports.count == 1 ? "The report" : "Reports")
    if Comparison.isWorthwhile(served.record.reports.map(\.trigger.article), served.snapshot) {
      html.element("p") { html in
        html.element("a", ("href", Comparison.path(of: event.id)), text: "What publishers say, side by side")
      }
    }
    for report in served.record.reports {
      html.element("blockquote") { html in
        html.element("p") { $0.context(report.trigger, of: report.sentence) }
        html.element("p", ("class", "quiet")) { html in
          let id = report.sentence.article
          html.element(
            "a", ("href", ArticlePage.path(of: report.trigger)),
            text: served.snapshot.heading(ofArticle: id)?.title ?? id)
        }
      }
    }
  }
}

/// A figure in its context.
enum FigurePage {
  static func write(_ served: Served<Figure>, to html: inout HTMLWriter) {
    let figure = served.record
    html.element("h1", text: figure.text)
    html.element("dl", ("class", "facts")) { html in
      html.property("How much") { html in
        let modifier = figure.modifier == .exact ? "" : "\(figure.modifier.rawValue) "
        let unit = figure.unit.map { figure.kind == .count ? " (\($0))" : " \($0)" } ?? ""
        html.text("\(modifier)\(Wording.amount(figure.amount))\(unit)")
      }
      html.property("Kind") { $0.text(figure.kind.rawValue) }
      html.property("Of", if: figure.counted != nil) { html in
        let of = figure.counted ?? ""
        html.element("a", ("href", "/v1/figures/series?of=\(PercentCoding.encode(of))"), text: of)
      }
      html.property("Change", if: figure.change != nil) { $0.text(figure.change?.rawValue ?? "") }
      html.property("Trend", if: figure.trend != nil) { $0.text(figure.trend?.rawValue ?? "") }
      if let date = figure.date { html.property("When") { $0.date(date) } }
      if let place = figure.place { html.property("Where") { $0.reference(place) } }
      if let attribution = figure.attribution {
        html.property("Who says so") { html in
          html.text(attribution.name + " ")
          html.evidence(attribution.span)
        }
      }
      if let event = figure.event, case .found(let record) = served.snapshot.event(event) {
        html.property("Event") { $0.event(record.event) }
      }
    }
    html.element("h2", text: "In the article")
    html.surroundings(figure.span, in: served.snapshot)
  }
}

/// A quote in its context.
enum QuotePage {
  static func write(_ served: Served<Quote>, to html: inout HTMLWriter) {
    let quote = served.record
    html.element("h1", text: quote.speaker.map { "\($0.name), quoted" } ?? "A quote")
    html.quotation(quote)
    html.element("h2", text: "In the article")
    html.surroundings(quote.span, in: served.snapshot)
  }
}

extension HTMLWriter {
  /// A sentence with one span in it marked.
  mutating func context(_ span: Facts.Span, of sentence: Facts.Span) {
    let scalars = Array(sentence.text.unicodeScalars)
    let start = span.start - sentence.start
    let end = span.end - sentence.start
    guard 0 <= start, start < end, end <= scalars.count else {
      text(sentence.text)
      return
    }
    snippet(SearchHit.Snippet(text: sentence.text, highlights: [start..<end]))
  }

  /// A span with the text around it, in whole words, and the way to its article.
  mutating func surroundings(_ span: Facts.Span, in snapshot: Snapshot) {
    guard let article = snapshot.article(span.article) else { return }
    let reach = 160
    let window = article.text.unicodeScalars.dropFirst(max(0, span.start - reach))
    let before = Array(window.prefix(min(span.start, reach)))
    let marked = Array(window.dropFirst(before.count).prefix(span.end - span.start))
    let after = Array(window.dropFirst(before.count + marked.count).prefix(reach))
    guard !marked.isEmpty else { return }
    let isCut = (before: span.start > reach, after: after.count == reach)
    let head = isCut.before ? Array(before.drop { !$0.properties.isWhitespace }) : before
    let tail =
      isCut.after ? after.prefix((after.lastIndex { $0.properties.isWhitespace } ?? 0)) : after[...]
    let words = String(String.UnicodeScalarView(head + marked + tail))
    element("blockquote") { html in
      html.element("p") { html in
        if isCut.before { html.markup("… ") }
        html.snippet(SearchHit.Snippet(text: words, highlights: [head.count..<head.count + marked.count]))
        if isCut.after { html.markup(" …") }
      }
      html.element("p", ("class", "quiet")) { html in
        html.element("a", ("href", ArticlePage.path(of: span)), text: article.title ?? article.id)
      }
    }
  }
}
