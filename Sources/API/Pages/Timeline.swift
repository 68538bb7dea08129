import Facts
import Repository

/// Events and quotes by day.
struct Timeline {
  private enum Entry {
    case event(Event)
    case quote(Quote)
  }

  private var entries: [(day: CalendarDay?, entry: Entry)] = []

  /// How many entries there are.
  var count: Int { entries.count }

  /// Puts an event at its own day, or else at that of its article.
  mutating func add(_ event: Event, _ snapshot: Snapshot) {
    let day = event.date?.bounds?.first ?? snapshot.article(event.trigger.article)?.publishedDay
    entries.append((day, .event(event)))
  }

  /// Puts a quote at the day of its article.
  mutating func add(_ quote: Quote, _ snapshot: Snapshot) {
    entries.append((snapshot.article(quote.span.article)?.publishedDay, .quote(quote)))
  }

  /// Writes the days in their order, those without a date last; or, where `keepsOrder`, as they were added, days that
  /// follow each other as one.
  func write(keepsOrder: Bool = false, to html: inout HTMLWriter) {
    guard !entries.isEmpty else {
      html.element("p", ("class", "quiet"), text: "Nothing.")
      return
    }
    var days: [(day: CalendarDay?, entries: [Entry])] = []
    for (day, entry) in keepsOrder ? entries : sorted {
      if let last = days.last, last.day == day {
        days[days.count - 1].entries.append(entry)
      } else {
        days.append((day, [entry]))
      }
    }
    html.element("ol", ("class", "timeline")) { html in
      for (day, entries) in days {
        html.element("li") { html in
          if let day {
            html.date(PartialDate(day))
          } else {
            html.element("span", ("class", "when"), text: "No date")
          }
          write(entries, to: &html)
        }
      }
    }
  }

  /// The entries by day; those of one day as they were added.
  private var sorted: [(day: CalendarDay?, entry: Entry)] {
    let last = CalendarDay(year: 9999, month: 12, day: 31)
    return entries.enumerated().sorted { left, right in
      let days = (left.element.day ?? last, right.element.day ?? last)
      guard let first = days.0, let second = days.1, first != second else {
        return left.offset < right.offset
      }
      return first < second
    }.map(\.element)
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
