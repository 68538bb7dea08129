import Facts
import Repository

/// Events and quotes by when they were: by as much as is known of it, a day, a month or a year.
struct Timeline {
  /// When something was.
  private struct When: Equatable {
    var date: PartialDate?
    /// Whether the date is only that of the article.
    var isReport = false
  }

  private enum Entry {
    case event(Event)
    case quote(Quote)
  }

  private var entries: [(when: When, entry: Entry)] = []

  /// How many entries there are.
  var count: Int { entries.count }

  /// Puts an event at its own date, or else at the day of its article.
  mutating func add(_ event: Event, _ snapshot: Snapshot) {
    let when =
      event.date.map { When(date: $0) }
      ?? When(date: Self.day(ofArticle: event.trigger.article, snapshot), isReport: true)
    entries.append((when, .event(event)))
  }

  /// Puts a quote at the day of its article.
  mutating func add(_ quote: Quote, _ snapshot: Snapshot) {
    entries.append((When(date: Self.day(ofArticle: quote.span.article, snapshot)), .quote(quote)))
  }

  private static func day(ofArticle id: String, _ snapshot: Snapshot) -> PartialDate? {
    snapshot.heading(ofArticle: id)?.published.flatMap { PartialDate(edtf: String($0.prefix(10))) }
  }

  /// Writes the dates in their order, those without one last; or, where `keepsOrder`, as they were added, the same date
  /// several times on end as one.
  func write(keepsOrder: Bool = false, to html: inout HTMLWriter) {
    guard !entries.isEmpty else {
      html.element("p", ("class", "quiet"), text: "Nothing.")
      return
    }
    var dates: [(when: When, entries: [Entry])] = []
    for (when, entry) in keepsOrder ? entries : sorted {
      if let last = dates.last, last.when == when {
        dates[dates.count - 1].entries.append(entry)
      } else {
        dates.append((when, [entry]))
      }
    }
    html.element("ol", ("class", "timeline")) { html in
      for (when, entries) in dates {
        html.element("li") { html in
          if let date = when.date {
            html.element("span", ("class", "when")) { html in
              if when.isReport {
                html.markup("<span class=\"quiet\">no date of its own; reported on</span> ")
              }
              html.date(date)
            }
          } else {
            html.element("span", ("class", "when"), text: "No date")
          }
          write(entries, to: &html)
        }
      }
    }
  }

  /// The entries by the first day that they may be of; those of one day as they were added.
  private var sorted: [(when: When, entry: Entry)] {
    let last = CalendarDay(year: 9999, month: 12, day: 31)
    let days = entries.map { $0.when.date?.bounds?.first ?? last }
    return entries.indices.sorted { left, right in
      guard let first = days[left], let second = days[right], first != second else { return left < right }
      return first < second
    }.map { entries[$0] }
  }

  private func write(_ entries: [Entry], to html: inout HTMLWriter) {
    html.element("ul") { html in
      for entry in entries {
        html.element("li") { html in
          switch entry {
          case .event(let event): html.event(event)
          case .quote(let quote): html.quotation(quote)
          }
        }
      }
    }
  }
}
