import Facts

/// Two articles with hand-made facts, so that no test of the API depends on what extraction finds.
enum Fixture {
  static let first = facts(
    "2024-03-01-oslo", published: "2024-03-01T09:00:00Z",
    text: "Police in Oslo held 120 people on Friday. <b>Ola Hansen</b>, the mayor, said: \"We ask for calm.\""
  )
  static let second = facts(
    "2024-03-02-oslo", published: "2024-03-02T09:00:00Z",
    text: "Police in Oslo now say they held 140 people. Ola Hansen & Co resigned.")

  /// The articles of the whole corpus.
  static let all = [first, second]

  private static func facts(_ id: String, published: String, text: String) -> ArticleFacts {
    var facts = ArticleFacts(
      article: Article(
        id: id, title: "Oslo: \(id)", source: "Test Wire", published: published, language: "en", text: text))
    func span(_ words: String) -> Facts.Span {
      let scalars = Array(text.unicodeScalars)
      let wanted = Array(words.unicodeScalars)
      let start =
        (0...(scalars.count - wanted.count)).first { Array(scalars[$0..<$0 + wanted.count]) == wanted } ?? 0
      return Facts.Span(article: id, start: start, end: start + wanted.count, text: words)
    }
    let oslo = EntityReference(name: "Oslo", kind: .place, id: "oslo", span: span("Oslo"))
    let hansen = EntityReference(
      name: "Ola Hansen", kind: .person, id: "ola-hansen", span: span("Ola Hansen"))
    let police = EntityReference(name: "Police", kind: .organization, id: "police", span: span("Police"))
    let count = text.contains("120") ? 120.0 : 140.0
    let counted = text.contains("120") ? "120 people" : "140 people"
    facts.people = [
      Person(
        id: "ola-hansen", name: "Ola Hansen",
        roles: text.contains("mayor")
          ? [Person.Role(title: "mayor", of: "Oslo", status: .current, evidence: span("the mayor"))] : [],
        articles: [id], mentions: [span("Ola Hansen")])
    ]
    facts.organizations = [
      Organization(
        id: "police", name: "Police", kind: .government, place: oslo, articles: [id],
        mentions: [span("Police")])
    ]
    facts.places = [
      Place(id: "oslo", name: "Oslo", country: "Norway", articles: [id], mentions: [span("Oslo")])
    ]
    facts.events = [
      Event(
        id: "\(id)-held", kind: .coerce, mode: "arrest", summary: "Police held \(counted)",
        trigger: span("held"),
        sentence: span(
          text.contains("120")
            ? "Police in Oslo held 120 people on Friday." : "Police in Oslo now say they held 140 people."),
        actors: [police], recipients: [EntityReference(name: "people", kind: .group, span: span("people"))],
        place: oslo, date: PartialDate(edtf: String(published.prefix(10))), status: .actual,
        attribution: text.contains("say")
          ? Attribution(name: "Police", id: "police", verb: "say", span: span("say")) : nil,
        figures: ["\(id)-held-count"], articles: [id], mentions: [span("held")])
    ]
    if text.contains("resigned") {
      facts.events.append(
        Event(
          id: "\(id)-resigned", kind: .resign, summary: "Ola Hansen resigned", trigger: span("resigned"),
          sentence: span("Ola Hansen & Co resigned."), actors: [hansen], articles: [id],
          mentions: [span("resigned")]))
    }
    facts.figures = [
      Figure(
        id: "\(id)-held-count", span: span(counted), kind: .count, amount: .value(count), unit: "person",
        counted: "people held", date: PartialDate(edtf: String(published.prefix(10))), place: oslo,
        event: "\(id)-held", articles: [id])
    ]
    if text.contains("calm") {
      facts.quotes = [
        Quote(id: "\(id)-q1", span: span("We ask for calm."), kind: .direct, speaker: hansen, verb: "say")
      ]
    }
    return facts
  }
}
