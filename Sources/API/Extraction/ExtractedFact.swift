import Facts

/// A row of the table of what was read out of a text: a mention of somebody or something, an event, a figure, a quote or
/// a date, each with where its words are.
struct ExtractedFact: Sendable {
  private enum Content: Sendable {
    case mention(EntityReference)
    case event(Event)
    case figure(Figure)
    case quote(Quote)
    case date(DateMention)
  }

  private let content: Content
  private let span: Facts.Span

  /// Every fact, by kind, in the order of the text.
  static func all(of facts: ArticleFacts) -> [ExtractedFact] {
    facts.entities.flatMap { entity in
      entity.mentions.map { ExtractedFact(content: .mention(entity.reference), span: $0) }
    } + facts.events.map { ExtractedFact(content: .event($0), span: $0.trigger) }
      + facts.figures.map { ExtractedFact(content: .figure($0), span: $0.span) }
      + facts.quotes.map { ExtractedFact(content: .quote($0), span: $0.span) }
      + facts.dates.map { ExtractedFact(content: .date($0), span: $0.span) }
  }

  static let fields: [Field<ExtractedFact>] = [
    .text("fact", "What it is.") { $0.kind },
    .text("id", "The id of the fact, or of who is named.") { $0.id },
    .record("span", "The words.") { $0.span }.columns("text", "start", "end"),
    .text("name", "The fullest name, or the event in the text's words.") { $0.name },
    .text("type", "The type of an event, the kind of a figure or quote.") { $0.type },
    .text("status", "Whether an event happened.") { $0.event?.status.rawValue ?? "" },
    .number(ifKnown: "confidence", "The chance that the text tells of such an event.") {
      $0.event?.confidence
    },
    .number(ifKnown: "value", "How much.") { $0.figure?.amount.value },
    .number(ifKnown: "min", "The lower end of a range.") { $0.figure?.amount.min },
    .number(ifKnown: "max", "The upper end of a range.") { $0.figure?.amount.max },
    .text("modifier", "How exact it is.") { $0.figure?.modifier.rawValue ?? "" },
    .text("unit", "The unit.") { $0.figure?.unit ?? "" },
    .text("of", "What is counted.") { $0.figure?.counted ?? "" },
    .text("date", "When, in EDTF.") { $0.date?.description ?? "" },
    .record(ifKnown: "place", "Where.") { $0.event?.place ?? $0.figure?.place },
    .records("actors", "Who did it.") { $0.event?.actors ?? [] },
    .records("recipients", "To whom it was done.") { $0.event?.recipients ?? [] },
    .record(ifKnown: "speaker", "Who is quoted.") { $0.quote?.speaker },
    .record(ifKnown: "attribution", "Whose word it is.") { $0.event?.attribution ?? $0.figure?.attribution },
  ]

  private var event: Event? { if case .event(let event) = content { event } else { nil } }
  private var figure: Figure? { if case .figure(let figure) = content { figure } else { nil } }
  private var quote: Quote? { if case .quote(let quote) = content { quote } else { nil } }

  private var kind: String {
    switch content {
    case .mention(let reference): reference.kind.rawValue
    case .event: "event"
    case .figure: "figure"
    case .quote: "quote"
    case .date: "date"
    }
  }

  private var id: String {
    switch content {
    case .mention(let reference): reference.id ?? ""
    case .event(let event): event.id
    case .figure(let figure): figure.id
    case .quote(let quote): quote.id
    case .date: ""
    }
  }

  private var name: String {
    switch content {
    case .mention(let reference): reference.name
    case .event(let event): event.label
    case .figure, .quote, .date: ""
    }
  }

  private var type: String {
    switch content {
    case .event(let event): event.kind.rawValue
    case .figure(let figure): figure.kind.rawValue
    case .quote(let quote): quote.kind.rawValue
    case .mention, .date: ""
    }
  }

  private var date: PartialDate? {
    switch content {
    case .event(let event): event.date
    case .figure(let figure): figure.date
    case .date(let mention): mention.date
    case .mention, .quote: nil
    }
  }
}
