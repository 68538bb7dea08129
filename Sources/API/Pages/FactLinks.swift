import Facts
import HTTP

/// Where what is read out of an article leads: to the records of the corpus, or, for a text that is not kept, to
/// the same thing on the page.
enum FactLinks {
  case records, page

  /// Where an event is.
  func event(_ event: Event) -> String {
    self == .records ? Events.resource.path(of: event.id) : anchor(event.id)
  }

  /// Where a figure is.
  func figure(_ figure: Figure) -> String {
    self == .records ? Figures.resource.path(of: figure.id) : anchor(figure.id)
  }

  /// Where a quote is.
  func quote(_ quote: Quote) -> String {
    self == .records ? Quotes.resource.path(of: quote.id) : anchor(quote.id)
  }

  /// Where a person, organization or place is; nil for what is no record of its own.
  func entity(_ reference: EntityReference) -> String? {
    guard self == .page else { return reference.path }
    return reference.id.map { anchor("\(reference.kind.rawValue)-\($0)") }
  }

  /// Where the words of a span are.
  func words(_ span: Facts.Span) -> String {
    self == .records ? ArticlePage.path(of: span) : "#c\(span.start)"
  }

  /// The mark of an entry on a page of its own; nil where there is a record to lead to.
  func mark(_ id: String) -> String? { self == .page ? "f-\(id)" : nil }

  private func anchor(_ id: String) -> String { "#f-\(PercentCoding.encode(id))" }
}
