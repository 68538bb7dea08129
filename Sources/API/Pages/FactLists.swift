import Facts

/// The facts of an article as lists beside its text.
struct FactLists {
  let facts: ArticleFacts
  let links: FactLinks

  func write(to html: inout HTMLWriter) {
    for (kind, heading) in [
      (EntityReference.Kind.person, "People"), (.organization, "Organizations"), (.place, "Places"),
    ] {
      list(heading, facts.entities.filter { $0.reference.kind == kind }, to: &html) { html, entity in
        writeEntity(entity.reference, entity.mentions, to: &html)
      }
    }
    list("Events", facts.events, to: &html) { html, event in
      html.element("li", ("id", links.mark(event.id))) { $0.event(event, links) }
    }
    list("Figures", facts.figures, to: &html) { html, figure in
      html.element("li", ("id", links.mark(figure.id))) { $0.figure(figure, links) }
    }
    list("Quotes", facts.quotes, to: &html) { html, quote in
      html.element("li", ("id", links.mark(quote.id))) { $0.quotation(quote, links) }
    }
  }

  private func writeEntity(
    _ reference: EntityReference, _ mentions: [Facts.Span], to html: inout HTMLWriter
  ) {
    let mark = links.mark("\(reference.kind.rawValue)-\(reference.id ?? "")")
    html.element("li", ("id", mark)) { html in
      // On a page of its own the entry is what links lead to: it leads to the words.
      let target = links == .records ? links.entity(reference) : mentions.first.map(links.words)
      html.element("a", ("class", "fact \(reference.kind.rawValue)"), ("href", target), text: reference.name)
      if mentions.count > 1 {
        html.element("span", ("class", "quiet"), text: " \(mentions.count) times")
      }
      let person = facts.people.first { reference.kind == .person && $0.id == reference.id }
      for role in person?.roles.prefix(3) ?? [] {
        html.element("p", ("class", "quiet"), text: role.cell)
      }
    }
  }

  private func list<Element>(
    _ heading: String, _ elements: [Element], to html: inout HTMLWriter,
    _ write: (inout HTMLWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    html.element("h2", text: heading)
    html.element("ul", ("class", "rows")) { html in
      for element in elements { write(&html, element) }
    }
  }
}
